"""The steps of a wizard beside each other: done, now, and still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.strokes import MIDDLE, words_width

_DISC, _GAP = 28, 8


class Stepper(QWidget):
    """Shows where somebody is; it is read, not clicked. Too narrow for all words: only those of the step now."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = tuple(names)
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show this step (0 is the first) as the one now. Raises IndexError."""
        self.setAccessibleName(f"Stap {step + 1} van {len(self.names)}: {self.names[step]}")
        self._now = step
        self.update()

    def rename(self, step: int, name: str) -> None:
        """Call this step something else."""
        self.names = (*self.names[:step], name, *self.names[step + 1 :])
        self.show_step(self._now)

    def step(self) -> int:
        """The step that is shown as now; 0 is the first."""
        return self._now

    def sizeHint(self) -> QSize:
        return QSize(theme.px(640), theme.px(_DISC))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(_DISC))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self._words_shown(all_words=True)
        widths = whole if sum(whole) + len(whole) * theme.px(36) <= self.width() else self._words_shown(all_words=False)
        room = (self.width() - sum(widths)) / max(1, len(widths) - 1)
        left = 0.0
        for place, width in enumerate(widths):
            self._draw_step(painter, left, place, width)
            left += width
            if place < len(widths) - 1 and room > theme.px(24):
                painter.setPen(QPen(theme.colour("border"), 2))
                middle = self.height() / 2
                painter.drawLine(QPointF(left + theme.px(12), middle), QPointF(left + room - theme.px(12), middle))
            left += room
        painter.end()

    def _words_shown(self, all_words: bool) -> list[int]:
        disc, gap, bold = theme.px(_DISC), theme.px(_GAP), theme.font(bold=True)
        return [
            disc + (gap + words_width(name, bold) if all_words or place == self._now else 0)
            for place, name in enumerate(self.names)
        ]

    def _draw_step(self, painter: QPainter, left: float, place: int, width: int) -> None:
        now, done = place == self._now, place < self._now
        disc = theme.px(_DISC)
        around = QRectF(left, (self.height() - disc) / 2, disc, disc).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if now or done else "borderControl"), 2))
        painter.setBrush(theme.colour("accent" if now else "surface"))
        painter.drawEllipse(around)
        if done:
            icons.paint_middle(painter, "check", around.center(), theme.px(16), theme.colour("accent"))
        else:
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(theme.colour("onAccent" if now else "textMuted"))
            painter.drawText(around, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
        if width > disc:
            painter.setFont(theme.font(bold=now))
            painter.setPen(theme.colour("text" if now or done else "textMuted"))
            words = QRect(round(left) + disc + theme.px(_GAP), 0, width, self.height())
            painter.drawText(words, MIDDLE, self.names[place])
