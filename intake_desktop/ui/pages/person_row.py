"""A colleague as one row to choose: initials in a circle, the name, and a check when chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme

_HEIGHT, _PADDING, _DISC = 56, 16, 32


class PersonRow(QAbstractButton):
    """Checkable; in an exclusive group the arrow keys walk from row to row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room, 56 high."""
        return QSize(theme.px(320), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card: plain, under the mouse, or chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        fill = "accentSoft" if chosen else "hover" if self.underMouse() else "surface"
        width = 2 if chosen else 1
        painter.setBrush(theme.colour(fill))
        painter.setPen(QPen(theme.colour("accent" if chosen else "borderControl"), width))
        inset = 1
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), theme.px(8), theme.px(8))
        self._draw_person(painter, chosen)
        painter.end()

    def _draw_person(self, painter: QPainter, chosen: bool) -> None:
        disc, left = theme.px(_DISC), theme.px(_PADDING)
        circle = QRect(left, (self.height() - disc) // 2, disc, disc)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.drawEllipse(circle)
        painter.setPen(theme.colour("accent"))
        painter.setFont(theme.font("small", bold=True))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), initials(self.text()))
        name_left = circle.right() + theme.px(12)
        sign = theme.px(20)
        place = QRect(name_left, 0, self.width() - name_left - left - sign, self.height())
        painter.setPen(theme.colour("onAccentSoft" if chosen else "text"))
        painter.setFont(theme.font("body", bold=True))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)
        if chosen:
            mark = QRect(self.width() - left - sign, (self.height() - sign) // 2, sign, sign)
            icons.paint(painter, "check", mark, theme.colour("accent"))


def initials(name: str) -> str:
    """At most two capitals: the first letters of the first and the last word."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    letters = words[:1] + (words[-1:] if len(words) > 1 else [])
    return "".join(word[0].upper() for word in letters)
