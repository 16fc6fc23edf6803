"""What the marks of the matrix mean: each with its word, and with its date where it has one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_earlier import Earlier
from intake_desktop.ui.pages.zrm_matrix_drawing import draw_unchecked
from intake_desktop.ui.pages.zrm_matrix_facts import NOT_JUDGED, Matrix
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import PlainLabel, WrapLabel
from intake_desktop.ui.parts.marks import Mark
from intake_desktop.ui.parts.strokes import hatched_box

_LONGEST_NAME = 24
"""A longer name would not fit beside its mark."""


class _Sign(QWidget):
    """A small sample of how the matrix draws something."""

    def __init__(self, width: int, draw: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__()
        self._width, self._draw = width, draw
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._width), theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(self.rect()))
        painter.end()


class Legend(QWidget):
    """One line, or more when there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, tuple[QWidget, PlainLabel]] = {}
        self._line, self._levels = QWidget(), WrapLabel("", "small")
        self._flow = FlowLayout(self._line, 4)
        for kind in ("now", "previous", "own", "goal"):
            self._add(kind, Mark(kind))
        self._add("unscored", _Sign(24, _hatched))
        self._add("unchecked", _Sign(24, _open_number))
        self._levels.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._line)
        column.addWidget(self._levels)

    def show_matrix(self, matrix: Matrix) -> None:
        """Words with the dates of this matrix."""
        before = matrix.earlier
        name = matrix.call_name if 0 < len(matrix.call_name) <= _LONGEST_NAME else "De deelnemer"
        words = {
            "now": f"Nu, {matrix.day.day}-{matrix.day.month}-{matrix.day.year}" if matrix.day is not None else "Nu",
            "previous": _before(before) if before is not None else "",
            "own": f"{name} zelf",
            "goal": "Streven",
            "unscored": NOT_JUDGED,
            "unchecked": "Overgenomen, nog controleren" if any(row.unchecked for row in matrix.rows) else "",
        }
        for kind, text in words.items():
            item, label = self._items[kind]
            label.setText(text)
            item.setVisible(bool(text))

    def show_levels(self, words: str) -> None:
        """What the numbers above the columns mean, when only the numbers fit there; "" takes it away."""
        self._levels.setText(words)
        self._levels.setVisible(bool(words))

    def _add(self, kind: str, sign: QWidget) -> None:
        item, label = QWidget(), PlainLabel("")
        label.setProperty("role", "small")
        line = QHBoxLayout(item)
        line.setContentsMargins(0, 0, theme.px(14), 0)
        line.setSpacing(theme.px(6))
        line.addWidget(sign)
        line.addWidget(label)
        self._items[kind] = (item, label)
        self._flow.addWidget(item)


def _before(earlier: Earlier) -> str:
    """When it was, and why its levels are not in the picture when they are not."""
    words = f"Vorige keer, {earlier.numbers}"
    return words if earlier.comparable else f"{words}: {'; '.join(earlier.remarks[:1])}"


def _hatched(painter: QPainter, room: QRectF) -> None:
    edge = theme.px(4)
    hatched_box(painter, room.adjusted(0, edge, 0, -edge), theme.px(3))


def _open_number(painter: QPainter, room: QRectF) -> None:
    draw_unchecked(painter, QPointF(room.center()), "3")
