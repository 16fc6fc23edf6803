"""Above the rows of Voortgang: which two measurements are compared, and of which part of the assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import belongs_to, plain
from intake_desktop.ui.parts.segments import SegmentBar


class ProgressPickers(QWidget):
    """The first measurement is always before the second: the second list holds only what came later."""

    picked = Signal(int, int)
    """Places of both measurements among all, the oldest first."""
    part_chosen = Signal(str)

    def __init__(self, parts: Mapping[str, str]) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._first, self._second = Combo("Eerste meting"), Combo("Tweede meting")
        self._first.setObjectName("progress-first")
        self._second.setObjectName("progress-second")
        self._moments = QWidget()
        self.parts = SegmentBar(parts, "Onderdeel van het assessment")
        self._lay_out()
        self._first.activated.connect(self._on_first)
        self._second.activated.connect(lambda _place: self._tell())
        self.parts.chosen.connect(self.part_chosen)

    def _lay_out(self) -> None:
        words, between = plain("Vergelijk", "heading"), plain("met", "muted")
        belongs_to(words, self._first, "Vergelijk")
        belongs_to(between, self._second, "met")
        line = QHBoxLayout(self._moments)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(12))
        for part in (words, self._first, between, self._second):
            line.addWidget(part)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(12))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._line.addWidget(self._moments, 1, left)
        self._line.addWidget(self.parts, 0, right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room beside the lists the parts stand under them."""
        super().resizeEvent(event)
        lists = 0 if self._moments.isHidden() else self._moments.sizeHint().width() + theme.px(12)
        beside = lists + self.parts.sizeHint().width() <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._line.direction():
            self._line.setDirection(direction)
            side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
            self._line.setAlignment(self.parts, side)

    def show_moments(self, names: Sequence[str], first: int, second: int) -> None:
        """All measurements and the two that are compared; fewer than two hides the lists. Emits nothing."""
        self._moments.setVisible(len(names) > 1)
        self._names = tuple(names)
        if len(names) > 1:
            _fill(self._first, self._names[:-1], first)
            _fill(self._second, self._names[first + 1 :], second - first - 1)

    def minimumSizeHint(self) -> QSize:
        """As wide as the lists, which can be narrow themselves."""
        return QSize(theme.px(200), super().minimumSizeHint().height())

    def _on_first(self, first: int) -> None:
        """The second stays what it was when that is still later."""
        second = self._names.index(self._second.currentText())
        _fill(self._second, self._names[first + 1 :], max(second - first - 1, 0))
        self._tell()

    def _tell(self) -> None:
        first = self._first.currentIndex()
        self.picked.emit(first, first + 1 + self._second.currentIndex())


def _fill(combo: Combo, names: Sequence[str], chosen: int) -> None:
    """Only what changed: a list that stands open is left alone."""
    if [combo.itemText(place) for place in range(combo.count())] != list(names):
        combo.clear()
        combo.addItems(list(names))
    combo.setCurrentIndex(chosen)
