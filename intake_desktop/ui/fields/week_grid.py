"""When somebody can come: seven days by the parts of a day; each cell goes round kan, liefst and kan niet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from intake_desktop.form_engine.answers import NOTHING, AnswerValue
from intake_desktop.form_engine.definition import DAYS, Question
from intake_desktop.ui import icons, theme
from intake_desktop.ui.fields.boxes import draw_box, week_box
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.roving import RovingFocus, WalkedButton
from intake_desktop.ui.parts.labels import WrapLabel

_PARTS = ("ochtend", "middag", "avond")
_OPEN = ""
_ICONS = ("check", "heart")
_FILLS = ("soft", "full")
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ALONG = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
"""Days and parts of the day that an arrow goes."""
QUICK = "Sneller: sleep over vakken, of Shift met een pijl. Ctrl met een pijl neemt de hele dag over."


class WeekGridField(Field):
    """Arrows walk, Space and Enter go to the next option, Delete makes a cell open again. Open means unknown.

    Shift with an arrow takes the option along, Ctrl with an arrow all parts of the day; a mouse takes it along by
    dragging. Each of these is one answer, so one Ctrl+Z takes it back.
    """

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._parts = question.rows or _PARTS
        self._cells = {f"{day}.{part}": WeekCell(question, f"{day} {part}") for part in self._parts for day in DAYS}
        for cell in self._cells.values():
            cell.clicked.connect(self._on_cell)
            cell.dragged.connect(self._on_dragged)
            cell.dropped.connect(self._tell)
        self._lay_out()
        self._roving = RovingFocus(tuple(self._cells.values()), self, columns=len(DAYS))

    def show_value(self, value: AnswerValue | None, words: Mapping[str, str] = NOTHING) -> None:
        known = value if isinstance(value, Mapping) else {}
        for place, cell in self._cells.items():
            cell.show_option(known.get(place, _OPEN))

    def focus_widget(self) -> QWidget:
        return self._roving.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self._roving.stop()
        assert isinstance(cell, WeekCell)
        number = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            cell.show_option(_OPEN)
            self._tell()
        elif event.modifiers() in _PLAIN and 0 <= number < len(self.question.options):
            cell.show_option(self.question.options[number].value)
            self._tell()
        elif not self._takes_along(cell, event):
            super().keyPressEvent(event)

    def _takes_along(self, cell: WeekCell, event: QKeyEvent) -> bool:
        """Shift: the option of this cell; Ctrl: the whole day. False when the key means nothing here."""
        days, parts = _ALONG.get(Qt.Key(event.key()), (0, 0))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        whole_day = held == Qt.KeyboardModifier.ControlModifier and bool(days)
        if not (days or parts) or not (whole_day or held == Qt.KeyboardModifier.ShiftModifier):
            return False
        names = list(self._cells)
        row, column = divmod(list(self._cells.values()).index(cell), len(DAYS))
        if not (0 <= column + days < len(DAYS) and 0 <= row + parts < len(self._parts)):
            return True  # at the edge of the week nothing happens
        for line in range(len(self._parts)) if whole_day else (row,):
            here = self._cells[names[line * len(DAYS) + column]]
            self._cells[names[(line + parts) * len(DAYS) + column + days]].show_option(here.value)
        self._cells[names[(row + parts) * len(DAYS) + column + days]].setFocus(Qt.FocusReason.TabFocusReason)
        self._tell()
        return True

    def _on_dragged(self, at: QPoint, value: str) -> None:
        under = self.childAt(self.mapFromGlobal(at))
        if isinstance(under, WeekCell):
            under.show_option(value)

    def _on_cell(self) -> None:
        cell = self.sender()
        assert isinstance(cell, WeekCell)
        cell.show_option(cell.following())
        self._tell()

    def _tell(self) -> None:
        value = {place: cell.value for place, cell in self._cells.items() if cell.value}
        if value:
            self.changed.emit(value, NOTHING)
        else:
            self.cleared.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for column, day in enumerate(DAYS, start=1):
            grid.addWidget(_head(day[:2], day), 0, column)
            grid.setColumnStretch(column, 1)
        for row, part in enumerate(self._parts, start=1):
            label = QLabel(part)
            label.setProperty("role", "small")
            grid.addWidget(label, row, 0)
            for column, day in enumerate(DAYS, start=1):
                grid.addWidget(self._cells[f"{day}.{part}"], row, column)
        grid.addWidget(WrapLabel(QUICK, "hint"), len(self._parts) + 1, 0, 1, len(DAYS) + 1)


class WeekCell(WalkedButton):
    """One part of one day: word, sign and fill tell the same."""

    dragged = Signal(QPoint, str)
    """Somebody holds the mouse down and came here on the screen with this option."""
    dropped = Signal()

    def __init__(self, question: Question, name: str) -> None:
        super().__init__()
        self._question = question
        self._name = name
        self._values = tuple(option.value for option in question.options)
        self.value = _OPEN
        self._dragging = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_option(_OPEN)

    def show_option(self, value: str) -> None:
        """Show this option of the form, or an open cell."""
        self.value = value
        option = self._question.option(value)
        self.setAccessibleName(f"{self._name}: {option.label if option else 'open'}")
        self.update()

    @property
    def corner(self) -> int:
        """Radius of the cell, for the focus ring."""
        return theme.px(6)

    def following(self) -> str:
        """The option after this one; after the last one comes the first again."""
        place = self._values.index(self.value) + 1 if self.value in self._values else 0
        return self._values[place % len(self._values)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow with Shift or Ctrl is for the whole week; a button would walk away with it."""
        held = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if held and event.key() in _ALONG:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Beyond its own edge the option that a click would give goes along."""
        if self.isDown() and not self.rect().contains(event.position().toPoint()):
            self._dragging = self.following()
            self.setDown(False)
            self.show_option(self._dragging)
        if self._dragging:
            self.dragged.emit(event.globalPosition().toPoint(), self._dragging)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag is no click."""
        if self._dragging:
            self._dragging = ""
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(72), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._values.index(self.value) if self.value in self._values else len(_FILLS) + 1
        fill = _FILLS[place] if place < len(_FILLS) else "plain"
        draw_box(painter, self.rect(), theme.px(6), week_box(self, fill))
        painter.setPen(theme.colour({"full": "onAccent", "soft": "onAccentSoft"}.get(fill, "textMuted")))
        font = theme.font("small")
        font.setBold(fill == "full")
        painter.setFont(font)
        self._draw_words(painter, _ICONS[place] if place < len(_ICONS) else "")

    def _words(self) -> str:
        option = self._question.option(self.value)
        if option is None:
            return ""
        last = option.value == self._values[-1]
        return "–" if last else option.label.lower()

    def _draw_words(self, painter: QPainter, icon: str) -> None:
        words, size, gap = self._words(), theme.px(16), theme.px(4)
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        fits = size + gap + width <= self.width() - theme.px(4)
        whole = (size + gap if icon else 0) + (width if fits or not icon else -gap)
        left = (self.width() - whole) // 2
        if icon:
            square = QRect(left, (self.height() - size) // 2, size, size)
            icons.paint(painter, icon, square, painter.pen().color())
            left += size + gap
        if fits or not icon:
            painter.drawText(QRect(left, 0, width + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), words)


def _head(short: str, full: str) -> QLabel:
    label = QLabel(short)
    label.setAccessibleName(full)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", "smallStrong")
    return label
