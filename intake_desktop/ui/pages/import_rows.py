"""How the rows of a list that was read are drawn and walked: a tick, who it would be, and what is wrong in words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.ui import icons, theme
from intake_desktop.ui.pages import import_model
from intake_desktop.ui.pages.import_model import ON, WRONG, ImportModel
from intake_desktop.ui.pages.list_page import Rows
from intake_desktop.ui.pages.list_rows import ground
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.strokes import WRAP, Box, box, words_height

_PADDING, _SIGN, _BOX = 12, 16, 20
_WIDTHS = (76, 76, 210, 108, 150, 170, 96)
_NOTE_LEAST = 260
_FOLDING = (import_model.KIND, import_model.AREA, import_model.COACH, import_model.BORN, import_model.LINE)
"""Which columns go first when there is little room; what they hold is said under the table."""


class ImportRows(Rows):
    """Arrows walk, Space and Enter tick. As high as its rows need, and it scrolls."""

    asked = Signal(int)
    """Somebody wants to tick this row of the screen, or take the tick off."""

    def __init__(self, model: ImportModel) -> None:
        super().__init__()
        self.setObjectName("newcomers")
        self.setAccessibleName("Regels van de lijst")
        self._rows = model
        self._heights: dict[tuple[str, int, int], int] = {}
        """Goes with this table, as names stand in it."""
        self.setModel(model)
        self.setItemDelegate(_Drawing(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(True)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self.measure)
        theme.watcher().changed.connect(self.measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick the row that has the keyboard."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.asked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width folds other columns and wraps the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()

    def measure(self) -> None:
        """Give columns and rows the room they need at this width."""
        header, room = self.horizontalHeader(), self.viewport().width()
        header.setMinimumHeight(theme.px(36))
        left = room - sum(map(theme.px, _WIDTHS)) - theme.px(_NOTE_LEAST)
        hidden = {import_model.TICK} if self._rows.settled else set()
        left += theme.px(_WIDTHS[import_model.TICK]) if hidden else 0
        for column in _FOLDING:
            if left < 0:
                hidden.add(column)
                left += theme.px(_WIDTHS[column])
        for column, width in enumerate(_WIDTHS):
            self.setColumnHidden(column, column in hidden)
            header.resizeSection(column, theme.px(width))
        shown = sum(theme.px(width) for column, width in enumerate(_WIDTHS) if column not in hidden)
        self._give_heights(room - shown)

    def _give_heights(self, note: int) -> None:
        least = max(theme.px(48), theme.font().pixelSize() * 3)
        self.verticalHeader().setDefaultSectionSize(least)
        small, strong, body = theme.font("small"), theme.font(bold=True), theme.font()
        for number in range(self._rows.rowCount()):
            row = self._rows.row(number)
            high = max(
                self._high(self._rows.told(row), small, _room_for_words(note)),
                self._high(row.name, strong, _inside(import_model.NAME)),
                self._high(row.result_area, body, _inside(import_model.AREA)),
            )
            if high + theme.px(16) > least:
                self.setRowHeight(number, high + theme.px(16))

    def _high(self, words: str, font: QFont, width: int) -> int:
        """How high these words are; many rows say the same, and the window asks again when it changes."""
        key = (words, font.pixelSize(), width)
        if key not in self._heights:
            self._heights[key] = words_height(words, font, width)
        return self._heights[key]

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == import_model.TICK:
            self.asked.emit(index.row())


class ImportArea(ScrollArea):
    """Shows the whole table when the keyboard is in it; Qt alone would show no more than the row."""

    def bring_into_view(self, widget: QWidget) -> None:
        content = self.widget()
        if not isinstance(widget, ImportRows) or content is None:
            super().bring_into_view(widget)
            return
        top = widget.mapTo(content, QPoint(0, 0)).y()
        for height in (top + widget.height(), top):
            self.ensureVisible(0, height, 0, theme.px(8))


def _inside(column: int) -> int:
    return theme.px(_WIDTHS[column]) - theme.px(_PADDING) - theme.px(6)


def _room_for_words(width: int) -> int:
    return width - theme.px(_PADDING + _SIGN + 8 + _PADDING)


class _Drawing(QStyledItemDelegate):
    """Draws from the model alone."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line, tick or words, and the ring around the row that has the keyboard."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = ground(painter, option)
        inside = area.adjusted(theme.px(_PADDING), 0, -theme.px(6), 0)
        row: Newcomer = index.data(Qt.ItemDataRole.UserRole)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        if index.column() == import_model.TICK:
            _draw_tick(painter, inside, words)
        elif index.column() == import_model.NOTE:
            _draw_note(painter, area, words, wrong=not row.ready)
        else:
            painter.setFont(theme.font(bold=index.column() == import_model.NAME))
            painter.setPen(theme.colour("textMuted" if words == import_model.NOTHING else "text"))
            painter.drawText(inside, WRAP | int(Qt.AlignmentFlag.AlignVCenter), words)
        if chosen and option.widget.hasFocus():
            _draw_ring(painter, area, index.column() == 0, index.column() == import_model.NOTE)
        painter.restore()


def _draw_tick(painter: QPainter, area: QRect, state: str) -> None:
    """A box as of every check box; one that cannot be ticked is sunken with a dash."""
    side = theme.px(_BOX)
    place = QRect(area.left() + theme.px(4), area.center().y() - side // 2, side, side)
    look = {ON: Box("accent", "accent"), WRONG: Box("sunken", "border")}.get(state, Box("surface", "borderControl"))
    box(painter, place, theme.px(5), look)
    if state == ON:
        icons.paint(painter, "check", place.adjusted(2, 2, -2, -2), theme.colour("onAccent"))
    elif state == WRONG:
        icons.paint(painter, "minus", place.adjusted(3, 3, -3, -3), theme.colour("textMuted"))


def _draw_note(painter: QPainter, area: QRect, words: str, wrong: bool) -> None:
    """The sign of a mistake or of a doubt, and the words beside it."""
    if not words:
        return
    kind = "error" if wrong else "warn"
    sign, left = theme.px(_SIGN), area.left() + theme.px(_PADDING)
    room = QRect(left + sign + theme.px(8), area.top(), _room_for_words(area.width()), area.height())
    high = words_height(words, theme.font("small"), room.width())
    top = area.top() + max(0, (area.height() - high) // 2)
    icons.paint(painter, "error" if wrong else "warning", QRect(left, top + 1, sign, sign), theme.colour(kind))
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour(kind))
    painter.drawText(QRect(room.left(), top, room.width(), high), WRAP, words)


def _draw_ring(painter: QPainter, area: QRect, first: bool, last: bool) -> None:
    """The ring goes around the whole row; each cell draws its part of it."""
    far = theme.px(40)
    painter.setClipRect(area)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(3 if first else -far, 3, -3 if last else far, -4), theme.px(6), theme.px(6))
