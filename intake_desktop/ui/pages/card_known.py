"""The senders we know: who they are, who compared them and when; taking one away is asked in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.senders import KnownSender
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.parts.ask import Ask
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

NOBODY = (
    "Nog geen bekende afzenders. Een afzender komt erbij als je het kenmerk aan de telefoon hebt vergeleken: "
    "bij een ontvangen bestand, of met een kaart."
)
NO_KEY = "Een heel dossier sturen kan nog niet. Vraag een nieuwe kaart en vergelijk die."
SURE = "{naam} weghalen? Een volgend bestand van deze afzender is dan weer onbekend."


class KnownSenders(Card):
    """The list is asked of the vault when the page is shown and after every change."""

    rebuilt = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._vault = workplace.vault
        self._told = Told("", "hint")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addWidget(heading("Bekende afzenders"))
        self.column.addWidget(self._told)
        self.column.addLayout(self._list)

    def load(self) -> None:
        """Ask the vault whom we know."""
        vault = self._vault
        future = vault.run(lambda store: store.senders.all(vault.actor))
        background.watch(future, self._show, self._refused, self)

    def _show(self, senders: tuple[KnownSender, ...]) -> None:
        empty(self._list)
        self._told.say("" if senders else NOBODY)
        for sender in senders:
            row = SenderRow(sender)
            row.removal_asked.connect(self._remove)
            row.rebuilt.connect(self.rebuilt)
            for part in (Separator(), row):
                self._list.addWidget(part)
                part.show()
        self.rebuilt.emit()

    def _remove(self, public_key: str) -> None:
        vault = self._vault
        future = vault.run(lambda store: store.senders.remove(vault.actor, public_key))
        background.watch(future, lambda _done: self.load(), self._refused, self)

    def _refused(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")


class SenderRow(QWidget):
    """One sender, with a button to take it away."""

    removal_asked = Signal(str)
    rebuilt = Signal()

    def __init__(self, sender: KnownSender) -> None:
        super().__init__()
        self._sender = sender
        self._ask: Ask | None = None
        self._away = small(outlined("Weghalen"))
        self._away.setAccessibleName(f"Weghalen: {sender.organisation}")
        self._away.clicked.connect(self._on_away)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        self._column.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(WrapLabel(sender.organisation, "label"))
        words.addWidget(WrapLabel(_told(sender), "hint"))
        words.addWidget(WrapLabel(sender.fingerprint.replace("-", " "), "small"))
        if not sender.sealing_key:
            words.addWidget(WrapLabel(NO_KEY, "hint"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        row.addWidget(self._away, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _on_away(self) -> None:
        if self._ask is not None:
            return
        sentence = SURE.format(naam=self._sender.organisation)
        self._ask = Ask(sentence, (("Weghalen", self._on_sure), ("Laten staan", self._on_not)))
        self._column.addWidget(self._ask)
        self._ask.show()
        self.rebuilt.emit()
        self._ask.take_focus()

    def _on_sure(self) -> None:
        self.removal_asked.emit(self._sender.public_key)

    def _on_not(self) -> None:
        self._away.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._ask is not None:
            self._ask.hide()
            self._ask.deleteLater()
            self._ask = None
        self.rebuilt.emit()


def _told(sender: KnownSender) -> str:
    day = sender.pinned_at.astimezone()
    who = sender.pinned_by or "een collega"
    return f"Aan de telefoon vergeleken op {day:%d-%m-%Y} door {who}, bij een {sender.came_with}"
