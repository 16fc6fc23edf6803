"""The frame of Voortgang: pickers above, rows in the middle, what is told at the right or, with little room, below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages.reading_order import KeepInView
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.labels import WrapLabel, snug
from intake_desktop.ui.parts.scroll import ScrollArea

_SIDE, _WIDEST = 320, 1100
"""Width of the right column, and the most that a row is wide: the words stay near the name."""


class ProgressFrame(QWidget):
    """Scrolls the middle and the right column each on its own; with large letters the pickers scroll along."""

    def __init__(self, head: QWidget, side: QWidget) -> None:
        super().__init__()
        self._head, self._side = head, side
        self.narrow, self._large = False, False
        self._body: QWidget | None = None
        self.foot = snug(WrapLabel("", "hint"))
        self._column = QVBoxLayout()
        self._fixed = QVBoxLayout()
        self._scroll = ScrollArea(self._make_content())
        self._side_scroll = ScrollArea()
        KeepInView(self._scroll)
        KeepInView(self._side_scroll)
        self._lay_out()

    def show_body(self, body: QWidget) -> None:
        """Show other rows; what was there goes away for good."""
        old, self._body = self._body, body
        self._column.insertWidget(1 if self._large else 0, body)
        body.show()
        if old is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()

    def fold(self, window_width: int) -> None:
        """Follow the width of the window (px) and the size of the letters."""
        large = theme.current().scale >= metrics.LARGE_TEXT
        narrow = large or window_width < theme.px(metrics.HELP_FOLDS_BELOW)
        self._side_scroll.setFixedWidth(theme.px(_SIDE))
        if large != self._large:
            self._large = large
            (self._column if large else self._fixed).insertWidget(0, self._head)
        if narrow != self.narrow:
            self.narrow = narrow
            self._place_side()

    def show_told(self, part: QWidget) -> None:
        """Bring this part of the right column to the top when the column stands below the rows."""
        if self.narrow:
            QTimer.singleShot(0, part, lambda: self._to_top(part))

    def _to_top(self, part: QWidget) -> None:
        content = self._scroll.widget()
        if content is not None:
            top = part.mapTo(content, QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(top - theme.px(12))

    def turn(self, way: int) -> None:
        """Page Down (1) and Page Up (-1) on a row turn what is told of it; below the rows they turn the whole page."""
        bar = (self._scroll if self.narrow else self._side_scroll).verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep() * 3 // 4)

    def _place_side(self) -> None:
        if self.narrow:
            self._side_scroll.takeWidget()
            self._column.insertWidget(self._column.count() - 1, self._side)
        else:
            self._column.removeWidget(self._side)
            self._side_scroll.setWidget(self._side)
        self._side_scroll.setVisible(not self.narrow)
        edge = 0 if self.narrow else theme.px(16)
        layout = self._side.layout()
        if layout is not None:
            layout.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        self._side.show()

    def _make_content(self) -> QWidget:
        content = QWidget()
        content.setMaximumWidth(theme.px(_WIDEST))
        self._column.setContentsMargins(*[theme.px(each) for each in (24, 4, 24, 16)])
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self.foot)
        self._column.addStretch(1)
        content.setLayout(self._column)
        return content

    def _lay_out(self) -> None:
        surface = Panel("surface")
        self._fixed.setContentsMargins(*[theme.px(each) for each in (24, 16, 24, 4)])
        self._fixed.addWidget(self._head)
        inner = QVBoxLayout(surface)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(self._fixed)
        inner.addWidget(self._scroll, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(surface, 1)
        row.addWidget(self._side_scroll)
        self._side_scroll.setWidget(self._side)
        self._side_scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
