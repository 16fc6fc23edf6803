"""Rows of a table: heights, hover, the chosen row, and the sign of the keyboard, all drawn inside the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.strokes import MIDDLE

Index = QModelIndex | QPersistentModelIndex
_STATE = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """Draws one line of text per cell; `draw_cell` is for more. `height` is 36, 44 or 60 px at 100 %."""

    def __init__(self, height: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * theme.px(12), theme.px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(option.rect)
        chosen = bool(option.state & _STATE.State_Selected)
        self._draw_ground(painter, place, option, index)
        edge = theme.px(12)
        self.draw_cell(painter, place.adjusted(edge, 0, -edge, 0), index, chosen)
        if self.shows_keyboard(option, index):
            self._draw_focus(painter, place, option, index)
        painter.restore()

    def draw_cell(self, painter: QPainter, room: QRect, index: Index, chosen: bool) -> None:
        """Draw the content of a cell between its paddings."""
        painter.setFont(theme.font(bold=chosen and index.column() == 0))
        painter.setPen(theme.colour("text"))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(
            room, MIDDLE, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        )

    def shows_keyboard(self, option: QStyleOptionViewItem, index: Index) -> bool:
        """True when the keyboard is at this row of this view."""
        view = option.widget
        return isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()

    def _draw_ground(self, painter: QPainter, place: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        chosen, hover = option.state & _STATE.State_Selected, option.state & _STATE.State_MouseOver
        painter.fillRect(place, theme.colour("accentSoft" if chosen else "hover" if hover else "surface"))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, theme.colour("border"))
        if chosen and index.column() == 0:
            painter.fillRect(place.left(), place.top(), theme.px(4), place.height(), theme.colour("accent"))

    def _draw_focus(self, painter: QPainter, place: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The part of one ring around the whole row that lies in this cell."""
        view = option.widget
        assert isinstance(view, QTableView)
        header = view.horizontalHeader()
        left = place.left() - header.sectionPosition(index.column())
        row = QRectF(left, place.top(), header.length(), place.height() - 1)
        inset = theme.px(2) + theme.px(2) / 2
        painter.setClipRect(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
        painter.drawRoundedRect(row.adjusted(inset, inset, -inset, -inset), theme.px(8), theme.px(8))


def dress(view: QTableView, height: int = 44) -> RowDelegate:
    """Make a table look and behave as in the specification: whole rows, no grid, header 36; gives its delegate."""
    delegate = RowDelegate(height, view)
    view.setItemDelegate(delegate)
    view.setShowGrid(False)
    view.setMouseTracking(True)
    view.setWordWrap(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.px(height))
    view.horizontalHeader().setFixedHeight(theme.px(36))
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setStretchLastSection(True)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return delegate
