"""Comparing a fingerprint by telephone: the last two groups are not on the screen, somebody has to hear them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.senders import HEARD_GROUPS, Compared, fingerprint
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.fields import TextField
from intake_desktop.ui.parts.fingerprint import Fingerprint
from intake_desktop.ui.parts.labels import WrapLabel, heading, label
from intake_desktop.ui.parts.look import set_look
from intake_desktop.ui.told import Told

SAME = "Groep 1 tot en met 6 zijn gelijk"
HEARD = "Groep 7 en 8, zoals je ze hoort"
_STEPS = (
    "Bel {naam} op een nummer dat je al kent. Gebruik geen nummer dat bij dit bestand zat.",
    "Vraag een collega daar om bij “Onze kaart” alle acht groepen voor te lezen.",
    "Vergelijk groep 1 tot en met 6. Groep 7 en 8 staan hier niet: typ wat je hoort.",
)
_LONGEST = 20


class PhoneCompare(Card):
    """Pins the sender when what was heard is right; the vault itself checks it too."""

    pinned = Signal()

    def __init__(self, vault: Vault, unheard: Compared) -> None:
        """unheard: the sender as it will be pinned, without the groups that somebody still has to hear."""
        super().__init__()
        self._vault, self._unheard = vault, unheard
        self._same = CheckBox(SAME)
        self._heard = TextField(HEARD)
        self._heard.setObjectName("heard-groups")
        self._heard.setMaxLength(_LONGEST)
        self._heard.setMaximumWidth(theme.px(248))
        self._told = Told("", "error")
        self._add = primary("Afzender toevoegen", "check")
        self._lay_out()
        self._heard.textEdited.connect(lambda _text: self._say(""))
        self._heard.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)

    def _lay_out(self) -> None:
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading("Vergelijk aan de telefoon"))
        for number, step in enumerate(_STEPS, 1):
            self.column.addLayout(_step(number, step.format(naam=self._unheard.organisation)))
        mark = fingerprint(self._unheard.public_key, self._unheard.sealing_key)
        self.column.addWidget(Fingerprint(mark, kept_back=HEARD_GROUPS))
        self.column.addWidget(self._same)
        self.column.addWidget(label(HEARD, self._heard))
        self.column.addWidget(self._heard)
        self.column.addWidget(self._told)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def take_focus(self) -> None:
        """Begin at the tick."""
        self._same.setFocus(Qt.FocusReason.TabFocusReason)

    def said(self) -> str:
        """What is wrong with what was typed."""
        return self._told.text()

    def _on_add(self) -> None:
        if not self._same.isChecked():
            self._say("Vergelijk eerst groep 1 tot en met 6, en vink dat aan.")
            self.take_focus()
        elif not self._heard.text().strip():
            self._say("Typ groep 7 en 8 zoals de ander ze voorleest.")
            self._heard.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._add.isEnabled():
            self._add.setEnabled(False)
            compared = replace(self._unheard, heard=self._heard.text())
            actor = self._vault.actor
            future = self._vault.run(lambda store: store.senders.pin(actor, compared))
            background.watch(future, self._on_pinned, self._on_refused, self)

    def _on_pinned(self, _nothing: None) -> None:
        self.pinned.emit()

    def _on_refused(self, error: SpringplankError) -> None:
        self._add.setEnabled(True)
        self._say(str(error))
        set_look(self._heard, "state", "error")
        self._heard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self._told.say(words, "error")
        set_look(self._heard, "state", "")


def _step(number: int, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    place: QWidget = WrapLabel(str(number), "label")
    place.setFixedWidth(theme.px(16))
    row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(WrapLabel(words), 1)
    return row
