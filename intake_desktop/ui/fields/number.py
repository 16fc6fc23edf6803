"""A number with its unit inside the field and two arrows; a decimal comma, and the bounds of the form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import AnswerValue
from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui import icons, theme
from intake_desktop.ui.fields.boxes import draw_box, field_box
from intake_desktop.ui.fields.contract import FieldState
from intake_desktop.ui.fields.line import WatchedLine
from intake_desktop.ui.fields.typed import TypedField
from intake_desktop.ui.parts.look import set_look

_DIGITS = 5
_STEPS: Mapping[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberField(TypedField):
    """Up and Down (or the wheel, with focus only) step; what lies outside the bounds is refused with words."""

    def __init__(self, question: Question, row_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(question, row_id, parent)
        self._unit = question.bounds.unit or ("%" if question.kind is Kind.PERCENT else "")
        self._line = WatchedLine()
        self._frame = self._framed()
        self._line.setAccessibleName(f"{question.label} ({self._unit})" if self._unit else question.label)
        self._line.setAccessibleDescription(question.hint)
        self._line.textEdited.connect(self.touch)
        self._line.left.connect(self.flush)
        self._line.returnPressed.connect(self.flush)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        layout.addStretch(1)
        self.setFocusProxy(self._line)

    def text(self) -> str:
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)

    def written(self, value: AnswerValue) -> str:
        assert isinstance(value, Decimal)
        return format(value.normalize(), "f").replace(".", ",")

    def focus_widget(self) -> QWidget:
        return self._line

    def set_state(self, state: FieldState) -> None:
        set_look(self._frame, "state", "" if state is FieldState.NORMAL else state.value)

    def step(self, direction: int) -> None:
        """One step up (1) or down (-1) from the number that stands there, inside the bounds."""
        bounds = self.question.bounds
        size = bounds.step or Decimal(1)
        number = self._number()
        target = (bounds.low or Decimal(0)) if number is None else number + size * direction
        if bounds.low is not None:
            target = max(bounds.low, target)
        if bounds.high is not None:
            target = min(bounds.high, target)
        self._line.setText(self.written(target))
        self.touch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The line itself does nothing with Up and Down: they come here."""
        direction = _STEPS.get(event.key(), 0)
        if direction and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.step(direction)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._line.hasFocus() and event.angleDelta().y():
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def _number(self) -> Decimal | None:
        try:
            number = Decimal(self.text().strip().replace(",", "."))
        except InvalidOperation:
            return None
        return number if number.is_finite() else None

    def _framed(self) -> QFrame:
        frame = FieldFrame(self._line)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(0, 1, 0, 1)
        inside.setSpacing(0)
        self._line.setFrame(False)
        self._line.setProperty("inside", True)
        self._line.set_letters(_DIGITS)
        inside.addWidget(self._line)
        if self._unit:
            unit = QLabel(self._unit)
            unit.setProperty("role", "hint")
            unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            inside.addWidget(unit)
        inside.addLayout(self._arrows())
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return frame

    def _arrows(self) -> QVBoxLayout:
        arrows = QVBoxLayout()
        arrows.setSpacing(0)
        for direction, icon, name in ((1, "chevron-up", "Meer"), (-1, "chevron-down", "Minder")):
            arrow = StepArrow(icon, f"{name}: {self.question.label}")
            arrow.clicked.connect(lambda _checked=False, way=direction: self._on_arrow(way))
            arrows.addWidget(arrow)
        return arrows

    def _on_arrow(self, direction: int) -> None:
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)
        self.step(direction)


class FieldFrame(QFrame):
    """The outline of a field that has more inside than its line; painted, so that it can show its state."""

    def __init__(self, line: QWidget) -> None:
        super().__init__()
        self._line = line
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), theme.px(136)), max(hint.height(), theme.px(40)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, self.rect(), theme.px(8), field_box(self))

    def mousePressEvent(self, _event: object) -> None:
        """A click on the unit is a click in the field."""
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)


class StepArrow(QAbstractButton):
    """A small arrow with a hit area of 32 x 20; the keys Up and Down do the same, so Tab passes it by."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon_name = icon
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(True)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(32), theme.px(19))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = theme.px(14)
        place = self.rect().center()
        square = self.rect()
        square.setSize(QSize(size, size))
        square.moveCenter(place)
        icons.paint(painter, self._icon_name, square, theme.colour("text"))
