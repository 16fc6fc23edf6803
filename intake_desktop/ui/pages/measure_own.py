"""How the participant sees it: a row of its own with a diamond, never between the levels of the professional.

Levels and "weet niet" are there to press; the other reasons for having no answer are in the menu: so it is one line.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QMenu, QWidget

from intake_desktop.form_engine.answers import Answer
from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.fields.menu_button import MenuButton
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel, literally, plainly
from intake_desktop.ui.parts.marks import Mark
from intake_desktop.ui.parts.segments import ChoiceButton
from intake_desktop.ui.parts.strokes import longest_word, words_height
from intake_desktop.ui.parts.walking import Walk

_REASON = "reden:"
_MORE, _CLEAR = "Meer", "Antwoord wissen"
_LINES = 2
"""So many lines the words may take before the choice goes under them."""


class _Choices(QWidget):
    """Boxes of which one is chosen; they go on at the next line when there is no room. Arrows walk, Enter chooses."""

    chosen = Signal(str)

    def __init__(self, options: Mapping[str, str], name: str, in_menu: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.in_menu = in_menu
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, 4)
        self.buttons: dict[str, ChoiceButton] = {}
        for code, words in options.items():
            button = ChoiceButton(words)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            button.toggled.connect(button.updateGeometry)
            self._group.addButton(button)
            button.setAutoExclusive(True)  # so that a screen reader says: one of these
            flow.addWidget(button)
            self.buttons[code] = button
        Walk(self, list(self.buttons.values()))

    def choose(self, code: str) -> None:
        """Show this one as chosen; "" for none. What is only in the menu is seen while it is chosen."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == code)
        self._group.setExclusive(True)
        for each in self.in_menu:
            self._show(self.buttons[each], each == code)

    def _show(self, button: ChoiceButton, seen: bool) -> None:
        if not seen and button.hasFocus():
            next(iter(self.buttons.values())).setFocus(Qt.FocusReason.TabFocusReason)
        button.setVisible(seen)


class OwnRow(Card):
    """Digits choose while the keyboard is here; choosing what was chosen takes it away."""

    answered = Signal(str)
    declined = Signal(str)
    """Code of the reason for having no answer."""
    cleared = Signal()

    def __init__(self, form: Form, aspect: Question, call_name: str) -> None:
        super().__init__()
        self.aspect = aspect
        words = named(aspect.label, call_name)
        told = {option.value: option.value for option in aspect.options}
        labels = {code: named(form.no_answer_labels.get(code, code), call_name) for code in aspect.no_answer}
        hidden = tuple(_REASON + code for code in aspect.no_answer[1:])
        self._row = _Choices(told | {_REASON + code: text for code, text in labels.items()}, words, hidden)
        for option in aspect.options:
            full = option.value if option.label == option.value else f"{option.value}. {option.label}"
            self._row.buttons[option.value].setAccessibleName(full)
            self._row.buttons[option.value].setToolTip("" if full == option.value else literally(full))
        self._shown = ""
        self._row.chosen.connect(self._on_chosen)
        self._label = WrapLabel(words, "label")
        self._menu = MenuButton(_MORE, self._make_menu)
        self._menu.setAccessibleName(f"{_MORE}: {words}")
        self._choice, self._beside = QWidget(), True
        self._grid = QGridLayout()
        self._lay_out()
        self._row.choose("")

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._choice)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        line.addWidget(self._row, 1)
        line.addWidget(self._menu)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Mark("own"), 0, 0)
        self._grid.addWidget(self._label, 0, 1)
        self._put_choice()
        self.column.setContentsMargins(*[theme.px(each) for each in (12, 6, 12, 6)])
        self.column.addLayout(self._grid)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what the dossier holds."""
        code = ""
        if answer is not None:
            code = _REASON + answer.no_answer if answer.no_answer else str(answer.value)
        self._shown = code if code in self._row.buttons else ""
        self._row.choose(self._shown)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room beside the words the choice goes under them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        bold, words = theme.font(bold=True), self._label.text()
        room = self.width() - self._choice.sizeHint().width() - theme.px(66)
        high = words_height(words, bold, room)
        beside = room >= longest_word(words, bold) and high <= _LINES * words_height("o", bold, room)
        if beside != self._beside:
            self._beside = beside
            self._put_choice()

    def _put_choice(self) -> None:
        self._grid.removeWidget(self._choice)
        if self._beside:
            self._grid.addWidget(self._choice, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._grid.addWidget(self._choice, 1, 1, 1, 2)

    def take_focus(self) -> None:
        """The chosen box, else the first."""
        boxes = self._row.buttons
        boxes.get(self._shown, next(iter(boxes.values()))).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit or Delete is about this row, not about the level above it."""
        if event.key() == Qt.Key.Key_Delete:
            self.cleared.emit()
            return
        button = self._row.buttons.get(event.text())
        if button is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()

    def _on_chosen(self, code: str) -> None:
        if code == self._shown:
            self.cleared.emit()
        elif code.startswith(_REASON):
            self.declined.emit(code.removeprefix(_REASON))
        else:
            self.answered.emit(code)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for code in self._row.in_menu:
            action = menu.addAction(plainly(self._row.buttons[code].text()))
            action.triggered.connect(lambda _on=False, code=code: self.declined.emit(code.removeprefix(_REASON)))
        clear = menu.addAction(_CLEAR)
        clear.setEnabled(bool(self._shown))
        clear.triggered.connect(self.cleared)
        return menu
