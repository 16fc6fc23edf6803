"""The heads of the columns of a table; it is not there when the cells stand under each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.form_engine.definition import Question
from intake_desktop.ui import theme
from intake_desktop.ui.fields.table_row import WRAP, beside, columns_of

_TALLEST = 16_000


class TableHead(QWidget):
    """Labels of the columns; long ones wrap."""

    def __init__(self, columns: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = tuple(column.label for column in columns)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        if not beside(width, len(self._labels)):
            return 0
        metrics = QFontMetrics(_bold())
        tallest = 0
        for (_, room), label in zip(columns_of(width, len(self._labels)), self._labels, strict=True):
            tallest = max(tallest, metrics.boundingRect(QRect(0, 0, room, _TALLEST), WRAP, label).height())
        return max(theme.px(36), tallest + theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not beside(self.width(), len(self._labels)):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        round_top = self.rect().adjusted(0, 0, 0, theme.px(8))
        painter.drawRoundedRect(round_top, theme.px(7), theme.px(7))
        painter.setFont(_bold())
        painter.setPen(theme.colour("textMuted"))
        for (left, room), label in zip(columns_of(self.width(), len(self._labels)), self._labels, strict=True):
            place = QRect(left, 0, room, self.height())
            painter.drawText(place, WRAP | int(Qt.AlignmentFlag.AlignVCenter), label)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))


def _bold() -> QFont:
    font = theme.font("small")
    font.setBold(True)
    return font
