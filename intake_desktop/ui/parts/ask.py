"""A question asked in place: a sentence, perhaps a line to write on, and buttons; Escape is the last button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import Button, outlined, primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.fields import TextField
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, label

Choice = tuple[str, Callable[[], object]]
_LONGEST = 200


class Ask(Card):
    """The first choice is the one that goes on; the last one takes nothing with it and has the keyboard at first."""

    def __init__(self, sentence: str, choices: Sequence[Choice], writes: bool = False) -> None:
        super().__init__("well")
        self.setAccessibleName(sentence)
        self.line: TextField | None = None
        self.buttons = tuple(self._button(sentence, *choice, first=not place) for place, choice in enumerate(choices))
        if writes:
            self.line = TextField(sentence)
            self.line.setObjectName("ask-line")
            self.line.setMaxLength(_LONGEST)
            self.line.returnPressed.connect(choices[0][1])
            self.column.addWidget(label(sentence, self.line))
            self.column.addWidget(self.line)
        else:
            self.column.addWidget(WrapLabel(sentence, "body"))
        row = FlowLayout(gap=8)
        for button in self.buttons:
            row.addWidget(button)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, theme.px(4), 0, 0)
        holder.addLayout(row)
        self.column.addLayout(holder)

    def words(self) -> str:
        """What was written."""
        return self.line.text() if self.line is not None else ""

    def take_focus(self) -> None:
        """The keyboard goes to the line, or to the choice that changes nothing."""
        (self.line or self.buttons[-1]).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: no."""
        if event.key() == Qt.Key.Key_Escape:
            self.buttons[-1].click()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _button(sentence: str, words: str, action: Callable[[], object], first: bool) -> Button:
        made = primary(words) if first else outlined(words)
        made.setObjectName(f"ask-{words.split(maxsplit=1)[0].lower()}")
        made.setAccessibleDescription(sentence)
        made.clicked.connect(lambda _on=False: action())
        return made
