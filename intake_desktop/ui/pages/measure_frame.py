"""The frame of a measurement: what is measured at the left, one of it in the middle, what goes with it at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.row_button import RowButton
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.section_list import SectionList

_ANY_WIDTH = 16_777_215
"""QWIDGETSIZE_MAX: no limit."""
_BEGINNING = 56
"""So much of something, px at 100 %, has to be seen to know what it is."""


class MeasureFrame(QWidget):
    """With little room the right column goes under the middle; with large text the list becomes a drop-down."""

    chosen = Signal(int)
    """Place in the list that somebody goes to."""
    narrowed = Signal(bool)
    """The right column goes under the middle (True), or back."""

    def __init__(self, title: str, items: Sequence[RowButton], footer: Footer, under: QWidget | None = None) -> None:
        super().__init__()
        self.narrow = False
        self._large = self._spread = False
        self._body: QWidget | None = None
        self._side: QWidget | None = None
        self.list = SectionList(title, items)
        self._count = WrapLabel("", "hint")
        self._choice = Combo(title)
        self._choice_count = WrapLabel("", "hint")
        self._choice_panel = _padded(self._choice, self._choice_count)
        self._choice_panel.hide()
        self._list_scroll = ScrollArea()
        self._left = self._make_left(title, under)
        self._column = QVBoxLayout()
        self._content = self._make_content()
        self._scroll = ScrollArea(self._content)
        self._side_scroll = ScrollArea()
        self._lay_out(footer)
        self.list.chosen.connect(self.chosen)
        self._choice.activated.connect(self.chosen)

    def say_count(self, words: str) -> None:
        """How far the whole is, beside the title of the list; with large text under the drop-down."""
        self._count.setText(words)
        self._choice_count.setText(words.replace("\n", " · "))

    def name_choices(self, words: Sequence[str], here: int) -> None:
        """The same list in words, for the drop-down."""
        for place, each in enumerate(words):
            if place >= self._choice.count():
                self._choice.addItem(each)
            elif self._choice.itemText(place) != each:
                self._choice.setItemText(place, each)
        if here != self._choice.currentIndex():
            self._choice.setCurrentIndex(here)
            item = self.list.items[here]
            QTimer.singleShot(0, item, lambda: self._list_scroll.bring_into_view(item))

    def show_body(self, body: QWidget, side: QWidget | None) -> None:
        """Show another thing in the middle, with what stands at its right; what was there goes away for good."""
        old, self._body = self._body, body
        self._column.insertWidget(0, body)
        _away(old)
        self.show_side(side)
        self._scroll.verticalScrollBar().setValue(0)

    def show_side(self, side: QWidget | None) -> None:
        """Show something else at the right of the same thing."""
        old, self._side = self._take_side(), side
        _away(old)
        self._place_side()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll the middle, or what stands at its right, as little as needed."""
        for scroll in (self._scroll, self._side_scroll):
            content = scroll.widget()
            if content is not None and content.isAncestorOf(widget):
                scroll.bring_into_view(widget)

    def show_from(self, start: QWidget, target: QWidget) -> None:
        """Show both when they fit; else from the start, as long as the target is seen to begin; else the target."""
        self.bring_into_view(start)
        self.bring_into_view(target)
        content, room = self._scroll.widget(), self._scroll.viewport().height()
        if content is None or not content.isAncestorOf(target):
            return
        first, top = (each.mapTo(content, QPoint(0, 0)).y() for each in (start, target))
        if top + target.height() - first > room >= top + theme.px(_BEGINNING) - first:
            self._scroll.verticalScrollBar().setValue(first)

    def fold(self, window_width: int) -> None:
        """Follow the width of the window (px) and the size of the text."""
        self._large = theme.current().scale >= metrics.LARGE_TEXT
        narrow = self._large or window_width < theme.px(metrics.HELP_FOLDS_BELOW)
        self._left.setFixedWidth(theme.px(metrics.SECTION_LIST))
        self._side_scroll.setFixedWidth(theme.px(metrics.ASSESSMENT_PANEL))
        self._show_list()
        if narrow != self.narrow:
            side = self._take_side()
            self.narrow, self._side = narrow, side
            self._place_side()
            self.narrowed.emit(narrow)

    def spread(self, on: bool) -> None:
        """The middle takes the room of the list too, for what is seen as a whole; or gives it back."""
        self._spread = on
        self._content.setMaximumWidth(_ANY_WIDTH if on else theme.px(metrics.READING))
        self._show_list()

    def _show_list(self) -> None:
        self._left.setVisible(not self._large and not self._spread)
        self._choice_panel.setVisible(self._large and not self._spread)

    def _take_side(self) -> QWidget | None:
        if self._side is None:
            return None
        if self._side_scroll.widget() is self._side:
            self._side_scroll.takeWidget()
        else:
            self._column.removeWidget(self._side)
        return self._side

    def _place_side(self) -> None:
        self._side_scroll.setVisible(self._side is not None and not self.narrow)
        if self._side is None:
            return
        if self.narrow:
            self._column.insertWidget(1, self._side)
        else:
            self._side_scroll.setWidget(self._side)
        edge = 0 if self.narrow else theme.px(16)
        layout = self._side.layout()
        if layout is not None:
            layout.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        self._side.show()
        reading_order.chain(self)

    def _make_left(self, title: str, under: QWidget | None) -> Panel:
        panel = Panel("window")
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(18), theme.px(14), theme.px(16), theme.px(4))
        head.addWidget(WrapLabel(title, "label"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        inner.addWidget(self.list)
        if under is not None:
            inner.addWidget(under)
        inner.addStretch(1)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._list_scroll.setWidget(inside)
        column.addWidget(self._list_scroll, 1)
        return panel

    def _make_content(self) -> QWidget:
        content = QWidget()
        content.setMaximumWidth(theme.px(metrics.READING))
        self._column.setContentsMargins(*[theme.px(each) for each in (24, 12, 24, 16)])
        self._column.setSpacing(theme.px(8))
        self._column.addStretch(1)
        content.setLayout(self._column)
        return content

    def _lay_out(self, footer: Footer) -> None:
        surface = Panel("surface")
        inner = QVBoxLayout(surface)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._choice_panel)
        inner.addWidget(self._scroll, 1)
        inner.addWidget(footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(surface, 1)
        row.addWidget(self._side_scroll)


def _away(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()


def _padded(*widgets: QWidget) -> Panel:
    panel = Panel("surface")
    column = QVBoxLayout(panel)
    column.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(4))
    column.setSpacing(theme.px(2))
    for widget in widgets:
        column.addWidget(widget)
    return panel
