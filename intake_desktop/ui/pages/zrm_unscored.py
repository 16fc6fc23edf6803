"""The row "Niet beoordeeld": no level, with the reason why; a level that went away can come back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import text_button
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.marks import UNKNOWN, LevelPill

_ASK = "Kies een reden"


class UnscoredRow(Card):
    """Nothing changes before a reason is chosen."""

    chosen = Signal(str)
    """Code of the reason."""
    undo_asked = Signal()

    def __init__(self, reasons: Mapping[str, str], domain: str) -> None:
        super().__init__("control")
        self._reasons = Combo(f"{domain}, niet beoordeeld, reden")
        self._reasons.addItem(_ASK, "")
        for code, words in reasons.items():
            self._reasons.addItem(words, code)
        self._told = WrapLabel("", "hint")
        self._undo = text_button("Ongedaan maken")
        self._undo.small = True
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(LevelPill(UNKNOWN, 28))
        line.addWidget(WrapLabel("Niet beoordeeld"))
        line.addWidget(self._reasons, 1)
        line.addWidget(WrapLabel("toets 0", "hint"))
        self._under = QWidget()
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._told, 1)
        under.addWidget(self._undo)
        self.column.setContentsMargins(*[theme.px(each) for each in (12, 6, 12, 6)])
        self.column.addLayout(line)
        self.column.addWidget(self._under)
        self._under.hide()
        self._reasons.activated.connect(self._on_activated)
        self._undo.clicked.connect(self.undo_asked)

    def ask(self, level: int | None) -> None:
        """Somebody says there is no level: the keyboard goes to the reasons; the level stays until one is chosen."""
        self._tell("Kies een reden." + (f" Tot dan blijft niveau {level} staan." if level else ""), undo=False)
        self._reasons.setFocus(Qt.FocusReason.TabFocusReason)
        self._reasons.showPopup()

    def show_reason(self, code: str, lost: int | None) -> None:
        """Show this reason ("" for none); `lost` is the level that it took away just now."""
        if not self._reasons.view().isVisible():
            self._reasons.setCurrentIndex(max(0, self._reasons.findData(code)))
        if code and lost:
            self._tell(f"Niveau {lost} is weggehaald.", undo=True)
        elif code or not self._told.text().startswith(_ASK):
            self._tell("", undo=False)

    def calm(self) -> None:
        """A level was chosen: the question for a reason is off the table."""
        self._tell("", undo=False)

    def _tell(self, words: str, undo: bool) -> None:
        self._told.setText(words)
        self._undo.setVisible(undo)
        self._under.setVisible(bool(words))

    def _on_activated(self, place: int) -> None:
        code = str(self._reasons.itemData(place))
        if code:
            self.chosen.emit(code)
