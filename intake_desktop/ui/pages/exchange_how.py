"""How to pass a code on: three steps beside it, with the number to call when the address book knows one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from intake_desktop.dossier import messages
from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.labels import WrapLabel, snug

_SEND = "Stuur het bestand zoals je gewend bent."
_READ = "Lees de code voor. Zet hem nooit in dezelfde mail als het bestand."
_LETTERS = "De letters I, L, O en U komen niet voor. Typ de code in hoofdletters, met de streepjes."


class HowCard(Card):
    """Sending, calling, reading out."""

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(WrapLabel("Hoe geef ik de code door?", "label"))
        self._call = snug(WrapLabel(""))
        for number, step in enumerate((snug(WrapLabel(_SEND)), self._call, snug(WrapLabel(_READ))), 1):
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            place = WrapLabel(str(number), "label")
            place.setFixedWidth(theme.px(16))
            row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(step, 1)
            self.column.addLayout(row)
        self.column.addWidget(Separator())
        self.column.addWidget(snug(WrapLabel(_LETTERS, "hint")))
        self.column.addStretch(1)
        self.show_call("")

    def show_call(self, words: str) -> None:
        """Whom to call; "" for nobody in particular."""
        self._call.setText(words or messages.call_line(None, known=False))
