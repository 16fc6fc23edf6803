"""An empty state: a drawing, what there is not yet, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import Button
from intake_desktop.ui.parts.card import in_the_middle
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.strokes import dashes

_WIDTH, _HEIGHT, _READING = 200, 112, 440


class EmptyDrawing(QWidget):
    """The springboard without a ball, 200 x 112; decoration."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / _WIDTH, self.height() / _HEIGHT)
        painter.setPen(QPen(theme.colour("borderControl"), 1.75))
        painter.drawLine(QPointF(10, 96), QPointF(190, 96))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(48, 72, 32, 24), 4, 4)
        accent = theme.colour("accent")
        painter.setPen(QPen(accent, 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(28, 78), QPointF(136, 50))
        painter.setPen(dashes(accent, 1.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(130, 32), 11, 11)
        painter.end()


class EmptyState(QWidget):
    """Drawing, heading, one sentence, one primary button and at most one other."""

    def __init__(
        self, heading: str, sentence: str, buttons: Sequence[Button] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if len(buttons) > 2:
            raise ValueError("an empty state has at most two buttons")
        self.setAccessibleName(f"{heading}. {sentence}")
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(4))
        column.addStretch(1)
        self._drawing = EmptyDrawing()
        column.addWidget(self._drawing, 0, middle)
        column.addSpacing(theme.px(16))
        for text, role in ((heading, "heading"), (sentence, "muted")):
            words = WrapLabel(text, role)
            words.setAlignment(middle)
            words.setFixedWidth(theme.px(_READING))
            column.addLayout(in_the_middle(words))
        column.addSpacing(theme.px(16))
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self._buttons = tuple(buttons)
        column.addLayout(line)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing goes first when there is little room."""
        super().resizeEvent(event)
        self._drawing.setHidden(theme.is_low(self.window()))

    def take_focus(self) -> None:
        """Bring the keyboard to the first button, where the next key press belongs."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
