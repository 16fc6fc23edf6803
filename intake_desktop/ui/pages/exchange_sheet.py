"""One page of paper on the screen, with zoom; its words are there for who cannot see the picture."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy

from intake_desktop.dossier.desk import PageImage
from intake_desktop.ui import theme

_LEAST, _MOST, _STEP = 1.0, 3.0, 1.25
_A4 = 1.414
_BYTES = 4


class PageSheet(QLabel):
    """Told as a text. As wide as there is room, times the zoom. Plus, minus and 0 zoom; Page Up and Page Down turn."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.zoom = 1.0
        self._room = theme.px(300)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_page(None, 0, 0)

    def show_page(self, page: PageImage | None, number: int, count: int) -> None:
        """Show this page; None for an empty sheet."""
        if page is None:
            self._image = QImage()
        else:
            shape = QImage.Format.Format_RGBA8888
            self._image = QImage(page.pixels, page.width, page.height, page.width * _BYTES, shape).copy()
        self.setAccessibleName(f"Bladzijde {number} van {count}" if count else "Nog geen bladzijde")
        self.setAccessibleDescription(page.text if page else "")
        self._fit()
        self.update()

    def fit(self, room: int) -> None:
        """There is so much room, in px."""
        self._room = room
        self._fit()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller, between the whole width and three times that."""
        self.zoom = min(max(self.zoom * factor, _LEAST), _MOST)
        self._fit()

    def sizeHint(self) -> QSize:
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and turn."""
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.zoom_by(1 / self.zoom)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms; without, it scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper with a line around it, in the dark theme too: so it will look."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect().adjusted(0, 0, -1, -1)
        if self._image.isNull():
            painter.fillRect(place, theme.colour("surface"))
        else:
            painter.drawImage(place, self._image)
        painter.setPen(QPen(theme.colour("borderControl"), 1))
        painter.drawRect(place)
        painter.end()

    def _fit(self) -> None:
        shape = self._image.height() / self._image.width() if not self._image.isNull() else _A4
        width = max(theme.px(120), round(self._room * self.zoom))
        self.setFixedSize(width, round(width * shape))


class SheetScroll(QScrollArea):
    """Scrolls both ways when the page is larger than the room; tells the page how much room there is."""

    def __init__(self, sheet: PageSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(sheet)
        self.setMinimumHeight(theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bar always keeps its place, so that the page does not change width when it comes."""
        super().resizeEvent(event)
        self._sheet.fit(self.width() - theme.px(16))
