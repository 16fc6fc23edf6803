"""One row of a table as text: cells beside each other when there is room, under each other when there is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from intake_desktop.form_engine import dates, kinds
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui import theme
from intake_desktop.ui.fields.icon_button import IconButton
from intake_desktop.ui.fields.long_words import breakable, height_of
from intake_desktop.ui.parts.remembered import Remembered

Cells = Callable[[AnswerKey], Answer | None]
"""Gives the answer of a cell: key is (column id, row id)."""

WRAP = int(Qt.TextFlag.TextWordWrap)
_OPEN = "–"
_NARROWEST = 112
"""Px for a cell: a day in figures and the heads of our tables fit."""


def no_cells(_key: AnswerKey) -> Answer | None:
    """A table without answers."""
    return None


def beside(width: int, columns: int) -> bool:
    """True when this many cells fit beside each other in this width (px)."""
    return columns * theme.px(_NARROWEST) <= width - buttons_width()


def buttons_width() -> int:
    """Room at the right of a row for editing and removing, in px."""
    return theme.px(84)


def columns_of(width: int, columns: int) -> Iterator[tuple[int, int]]:
    """Left side and width of each cell inside a row this wide, padding left out (px)."""
    room = (width - buttons_width()) // columns
    for place in range(columns):
        yield place * room + theme.px(12), room - theme.px(16)


class RowView(QAbstractButton):
    """A button: Enter, Space or a click opens the row, Delete asks to remove it, Up and Down walk to its neighbours."""

    opened = Signal(str)
    removed = Signal(str)
    walked = Signal(str, int)

    def __init__(self, question: Question, row_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = question.columns
        self.row_id = row_id
        self._texts = tuple(_OPEN for _ in self._columns)
        self._heights = Remembered(self._measure)
        self._place = ""
        self.setObjectName(f"{question.id}.{row_id}.rij")
        self.clicked.connect(lambda: self.opened.emit(self.row_id))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._edit = IconButton("pencil", "Rij aanpassen (Enter)", self)
        self._edit.clicked.connect(lambda: self.opened.emit(self.row_id))
        self._remove = IconButton("trash", "Rij verwijderen (Delete)", self)
        self._remove.clicked.connect(lambda: self.removed.emit(self.row_id))

    def show_cells(self, cells: Cells) -> None:
        """Read the answers of this row again."""
        self._texts = tuple(self._text(column, cells) for column in self._columns)
        self._heights.forget()
        self._name_row()
        self.updateGeometry()
        self.update()

    def set_place(self, place: int, rows: int) -> None:
        """Say which row this is, for who hears it instead of seeing it."""
        self._place = f"Rij {place} van {rows}"
        self._name_row()

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells as they are read on the screen."""
        return self._texts

    def focus_rect(self) -> QRect:
        """The focus ring stays inside the row, away from its neighbours."""
        inside = theme.px(6)
        return self.rect().adjusted(inside, inside, -inside, -inside)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(44))

    def heightForWidth(self, width: int) -> int:
        return self._heights.at(width)

    def _measure(self, width: int) -> int:
        bottom = max((rect.bottom() + 1 for rect, _, _ in self._placed(width)), default=0)
        return max(theme.px(44), bottom + theme.px(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = theme.px(32)
        top = min((theme.px(44) - size) // 2, (self.height() - size) // 2)
        self._remove.setGeometry(self.width() - size - theme.px(8), top, size, size)
        self._edit.setGeometry(self.width() - 2 * size - theme.px(8), top, size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        for rect, text, role in self._placed(self.width()):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour("text" if role == "body" else "textMuted"))
            painter.drawText(rect, WRAP, breakable(text, painter.font(), rect.width()))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers() & ~_KEYPAD:
            self.opened.emit(self.row_id)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.row_id)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(self.row_id, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.row_id)

    def _placed(self, width: int) -> Iterator[tuple[QRect, str, str]]:
        """Rectangle, text and font role of every piece of text in a row this wide."""
        if beside(width, len(self._columns)):
            for (left, room), text in zip(columns_of(width, len(self._columns)), self._texts, strict=True):
                yield _fit(left, theme.px(10), room, text, "body"), text, "body"
            return
        top, room = theme.px(10), width - buttons_width() - theme.px(16)
        for place, (column, text) in enumerate(zip(self._columns, self._texts, strict=True)):
            if place and text == _OPEN:
                continue
            role = "small" if place else "body"
            words = f"{column.label} {text}" if place else text
            rect = _fit(theme.px(12), top, room, words, role)
            yield rect, words, role
            top = rect.bottom() + 1

    def _text(self, column: Question, cells: Cells) -> str:
        answer = cells(AnswerKey(column.id, self.row_id))
        if answer is None or answer.value is None:
            return _OPEN
        if column.kind is Kind.DATE and isinstance(answer.value, str):
            return dates.in_figures(answer.value)
        return kinds.show(column, answer.value, answer.words)

    def _name_row(self) -> None:
        pairs = zip(self._columns, self._texts, strict=True)
        cells = "; ".join(f"{column.label} {text}" for column, text in pairs if text != _OPEN)
        self.setAccessibleName(f"{self._place}: {cells or 'nog leeg'}")
        self.setAccessibleDescription("Enter: aanpassen. Delete: verwijderen. Insert: rij erbij.")


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _fit(left: int, top: int, width: int, text: str, role: str) -> QRect:
    return QRect(left, top, width, height_of(text, theme.font(role), width, WRAP))
