"""A layout that puts its items beside each other and goes on at the next line, for chips and tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from intake_desktop.ui import theme


class FlowLayout(QLayout):
    """Reading order, middles in line. `gap` is the space between items and between lines, in px at 100 %."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self._wanted: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Put this behind the others. The item is made here: one that Qt makes may be taken for one of before, that
        stood at the same address and is gone."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over an item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take out the item at this place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at this width; remembered until an item says that it changed."""
        if width not in self._heights:
            self._heights[width] = max((place.bottom() + 1 for _, place in self._places(width)), default=0)
        return self._heights[width]

    def invalidate(self) -> None:
        """An item changed."""
        self._heights.clear()
        self._wanted = self._least = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        """All on one line; remembered as the height is."""
        if self._wanted is None:
            sizes = [item.sizeHint() for item in self._seen()]
            gaps = theme.px(self._gap) * max(0, len(sizes) - 1)
            self._wanted = QSize(sum(size.width() for size in sizes) + gaps, _highest(sizes))
        return self._wanted

    def minimumSize(self) -> QSize:
        """The widest item on a line of its own; remembered as the height is: Qt asks for it at every change."""
        if self._least is None:
            sizes = [item.minimumSize() for item in self._seen()]
            self._least = QSize(max((size.width() for size in sizes), default=0), _highest(sizes))
        return self._least

    def setGeometry(self, place: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(place)
        for item, where in self._places(place.width()):
            item.setGeometry(where.translated(place.topLeft()))

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        gap, top = theme.px(self._gap), 0
        for line in self._lines(width):
            height, left = max(size.height() for _, size in line), 0
            for item, size in line:
                yield item, QRect(QPoint(left, top + (height - size.height()) // 2), size)
                left += size.width() + gap
            top += height + gap

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._seen():
            size = _size(item, width)
            if line and used + size.width() > width:
                yield line
                line, used = [], 0
            line.append((item, size))
            used += size.width() + theme.px(self._gap)
        if line:
            yield line


def _highest(sizes: Sequence[QSize]) -> int:
    return max((size.height() for size in sizes), default=0)


def _size(item: QLayoutItem, width: int) -> QSize:
    """No wider than the line, unless the item cannot be that narrow."""
    size = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), 16_000))
    if item.hasHeightForWidth():
        size.setHeight(item.heightForWidth(size.width()))
    return size
