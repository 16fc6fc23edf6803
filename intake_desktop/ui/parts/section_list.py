"""The list at the left of a form: sections with a ring, or domains with a pill, and how far each is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.marks import ASIDE, OWN_CHOICE, draw_pill, draw_ring
from intake_desktop.ui.parts.row_button import RowButton
from intake_desktop.ui.parts.strokes import MIDDLE, words_width
from intake_desktop.ui.parts.walking import Walk


class SectionItem(RowButton):
    """A section, 40 high: ring, title and "3/7"; "n.v.t." when nothing is asked there."""

    def __init__(self, title: str, done: int = 0, total: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(title, 40, parent)
        self._shown: tuple[int, int, bool] | None = None
        self.show_progress(done, total)

    def show_progress(self, done: int, total: int, elsewhere: bool = False) -> None:
        """`done` of `total` answered; total 0: not applicable. `elsewhere`: on a screen of its own."""
        if (done, total, elsewhere) == self._shown:
            return
        self._shown = done, total, elsewhere
        self._done, self._total = done, total
        told = f"{done} van {total} beantwoord" if total else "niet van toepassing"
        self.setAccessibleName(f"{self.text()}, {'eigen scherm, ' if elsewhere else ''}{told}")
        self.told_anew()

    def behind_width(self) -> int:
        return words_width(self._behind(), theme.font("small")) + theme.px(14) if self._behind() else 0

    def draw_sign(self, painter: QPainter, ink: str) -> None:
        draw_ring(painter, QPointF(theme.px(20), self.height() / 2), self._done, self._total)

    def draw_behind(self, painter: QPainter) -> None:
        self.draw_small(painter, self._behind())

    def _behind(self) -> str:
        if not self._total:
            return "n.v.t."
        return "" if self._done >= self._total else f"{self._done}/{self._total}"


class DomainItem(RowButton):
    """A domain of the ZRM, 36 high: the pill of its level and its name; a short word behind ("n.b.", "uit").

    One that is not asked is quiet and says so in full under its name.
    """

    def __init__(self, title: str, level: int | str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, 36, parent)
        self.sign_room = 44
        self.show_level(level, short)

    def show_level(self, level: int | str, short: str = "") -> None:
        """1 to 5, or one of the words of marks: UNKNOWN, OPEN, OFF, ASIDE, OWN_CHOICE."""
        self._level, self._short = level, short
        self.quiet = level in {ASIDE, OWN_CHOICE}
        self._under = ASIDE if level == ASIDE else ""
        self.setAccessibleName(f"{self.text()}, {f'niveau {level}' if isinstance(level, int) else level}")
        self.told_anew()

    def behind_width(self) -> int:
        return words_width(self._short, theme.font("small")) + theme.px(14) if self._short else 0

    def draw_sign(self, painter: QPainter, ink: str) -> None:
        size = theme.px(24)
        draw_pill(painter, QRect(theme.px(10), (self.height() - size) // 2, size, size), self._level)

    def under_height(self) -> int:
        return QFontMetrics(theme.font("small")).height() if self._under else 0

    def draw_under(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("onAccentSoft" if self.isChecked() else "textMuted"))
        painter.drawText(room, MIDDLE, self._under)

    def draw_behind(self, painter: QPainter) -> None:
        self.draw_small(painter, self._short)


class SectionList(QWidget):
    """Lines of which one is chosen; arrows walk, Enter or Space goes there. Signal: chosen(place in the list)."""

    chosen = Signal(int)

    def __init__(self, name: str, items: Sequence[RowButton] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.items: list[RowButton] = []
        self._group = QButtonGroup(self)
        self._walk = Walk(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        self._column.setSpacing(0)
        self._column.addStretch(1)
        for item in items:
            self.add(item)

    def head(self, text: str) -> None:
        """Small words above the lines that follow."""
        words = WrapLabel(text, "hint")
        words.setContentsMargins(theme.px(10), theme.px(12) if self.items else theme.px(2), theme.px(8), theme.px(4))
        self._column.insertWidget(self._column.count() - 1, words)

    def add(self, item: RowButton) -> None:
        """The line joins the list, at the end."""
        place = len(self.items)
        self.items.append(item)
        self._group.addButton(item)
        item.setAutoExclusive(True)  # so that a screen reader says: one of these
        self._column.insertWidget(self._column.count() - 1, item)
        item.clicked.connect(lambda _checked=False: self.chosen.emit(place))
        self._walk.add(item)

    def choose(self, place: int) -> None:
        """Show this line as the one that is open. Emits nothing. Raises IndexError."""
        self.items[place].setChecked(True)

    def place(self) -> int:
        """The line that is open; -1 for none."""
        return next((place for place, item in enumerate(self.items) if item.isChecked()), -1)
