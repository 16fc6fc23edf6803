"""The row "Niet beoordeeld": no level, with the reason why; a level that went away can come back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from intake_desktop.ui import theme
from intake_desktop.ui.pages.lost_level import LostRow
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.marks import UNKNOWN, LevelPill

_ASK = "Kies een reden"
_CLEAR = "wissen:"
_CLEAR_LEVEL, _CLEAR_REASON = "Niveau {level} wissen", "Reden wissen"


class UnscoredRow(Card):
    """Nothing changes before a reason is chosen."""

    chosen = Signal(str)
    """Code of the reason."""
    cleared = Signal()
    """The level or the reason goes away; the domain is open again."""
    undo_asked = Signal()

    def __init__(self, reasons: Mapping[str, str], domain: str) -> None:
        super().__init__("control")
        self._reasons = Combo(f"{domain}, niet beoordeeld, reden")
        self._reasons.setProperty("bar", True)
        self._reasons.addItem(_ASK, "")
        for code, words in reasons.items():
            self._reasons.addItem(words, code)
        self._shown = ""
        self._told = LostRow()
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(LevelPill(UNKNOWN, 28))
        line.addWidget(WrapLabel("Niet beoordeeld"))
        line.addWidget(self._reasons, 1)
        line.addWidget(WrapLabel("toets 0", "hint"))
        self.column.setContentsMargins(*[theme.px(each) for each in (12, 4, 12, 4)])
        self.column.addLayout(line)
        self.column.addWidget(self._told)
        self._reasons.activated.connect(self._on_activated)
        self._told.undo_asked.connect(self.undo_asked)

    def ask(self, level: int | None) -> None:
        """Somebody says there is no level: the keyboard goes to the reasons; the level stays until one is chosen."""
        self._told.tell("Kies een reden." + (f" Tot dan blijft niveau {level} staan." if level else ""))
        self._reasons.setFocus(Qt.FocusReason.TabFocusReason)
        self._reasons.showPopup()

    def show_reason(self, code: str, lost: int | None, level: int | None) -> None:
        """Show this reason ("" for none); `lost` is the level that went away just now, `level` the one that stands."""
        self._shown = code
        self._offer_clearing(_CLEAR_LEVEL.format(level=level) if level else _CLEAR_REASON if code else "")
        if not self._reasons.view().isVisible():
            self._reasons.setCurrentIndex(max(0, self._reasons.findData(code)))
        if lost:
            self._told.tell_lost(lost)
        elif code or not self._told.words.startswith(_ASK):
            self._told.tell("")

    def calm(self) -> None:
        """A level was chosen: the question for a reason is off the table."""
        self._told.tell("")

    def _offer_clearing(self, words: str) -> None:
        """The last line of the list, while there is something to clear."""
        place = self._reasons.findData(_CLEAR)
        if place >= 0 and self._reasons.itemText(place) != words:
            self._reasons.removeItem(place)
            place = -1
        if words and place < 0:
            self._reasons.addItem(words, _CLEAR)

    def _on_activated(self, place: int) -> None:
        code = str(self._reasons.itemData(place))
        if code == _CLEAR or (not code and self._shown):
            self.cleared.emit()
        elif code:
            self.chosen.emit(code)
