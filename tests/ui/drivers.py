"""Somebody at the keyboard: every key goes to the widget that has the focus, and nothing else is touched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from intake_desktop.ui.fields.chips import ChipsField
from intake_desktop.ui.fields.choice import ChoiceField
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.table_row import RowView
from intake_desktop.ui.fields.week_grid import WeekCell
from intake_desktop.ui.painting_first import waits
from intake_desktop.ui.question_block import QuestionBlock

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOST_TABS = 400


class Keyboard:
    """The keys of one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key, as often as said."""
        for _ in range(times):
            QTest.keyClick(self._target(), key, modifiers)

    def type(self, text: str) -> None:
        """Type a text, one key after the other, wherever the focus goes meanwhile."""
        for letter in text:
            QTest.keyClicks(self._target(), letter)

    def paste(self, text: str) -> None:
        """Ctrl+V with this text on the clipboard."""
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def tab(self, back: bool = False) -> QWidget | None:
        """One Tab (or Shift+Tab); gives what has the focus then."""
        self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
        return QApplication.focusWidget()

    def tab_into(self, widget: QWidget) -> None:
        """Press Tab until the focus is in this widget; fails when Tab never comes there."""
        for _ in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
                return
            self.tab()
        raise AssertionError(f"Tab does not reach {widget.objectName()}")

    def pick(self, words: str) -> None:
        """Choose a line of the open menu with the arrow down and Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for _ in menu.actions():
            if _plain(menu.activeAction()) == words:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"the menu has no line {words!r}")

    def _target(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window


class QuestionDriver:
    """One question on the screen, found by its id or by its label."""

    def __init__(self, keyboard: Keyboard, name: str) -> None:
        self.keyboard = keyboard
        self.block = _block(keyboard.window, name)

    @property
    def field(self) -> Field:
        """The field of the question."""
        return self.block.field

    def come(self) -> QuestionDriver:
        """Tab to the field."""
        self.keyboard.tab_into(self.field)
        return self

    def type(self, text: str) -> QuestionDriver:
        """Come to the field, select what stands there and type this instead."""
        self.come()
        self.keyboard.press(Qt.Key.Key_A, CTRL)
        self.keyboard.type(text)
        return self

    def paste(self, text: str) -> QuestionDriver:
        """Come to the field, select what stands there and paste this instead."""
        self.come()
        self.keyboard.press(Qt.Key.Key_A, CTRL)
        self.keyboard.paste(text)
        return self

    def leave(self) -> QuestionDriver:
        """Tab out of the field."""
        self.keyboard.tab()
        return self

    def choose(self, label: str) -> QuestionDriver:
        """Walk to the option with this label and press Space (in a drop-down: walk to it)."""
        self.come()
        if isinstance(QApplication.focusWidget(), QComboBox):
            self._walk_list(label)
            return self
        self.keyboard.press(Qt.Key.Key_Home)
        for _ in range(64):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == label:
                self.keyboard.press(Qt.Key.Key_Space)
                return self
            self.keyboard.press(Qt.Key.Key_Right)
        raise AssertionError(f"no option {label!r}")

    def no_answer(self, words: str) -> QuestionDriver:
        """Open the menu of this question with the keyboard and choose this line."""
        button = self.block.menu_button()
        assert button is not None, "this question has no menu"
        self.keyboard.tab_into(button)
        self.keyboard.press(Qt.Key.Key_Space)
        self.keyboard.pick(words)
        return self

    def shown(self) -> str:
        """What a person reads as the answer."""
        return self.block.shown_reason() or _read(self.field)

    def problems(self) -> tuple[str, ...]:
        """The sentences under the field."""
        return self.block.shown_problems()

    def _walk_list(self, label: str) -> None:
        combo = QApplication.focusWidget()
        assert isinstance(combo, QComboBox)
        for _ in range(combo.count() + 1):
            if combo.currentText() == label:
                return
            self.keyboard.press(Qt.Key.Key_Down)
        raise AssertionError(f"no option {label!r}")


def _block(window: QWidget, name: str) -> QuestionBlock:
    while waits(window):  # what is further down comes a moment later
        QApplication.processEvents()
    blocks = window.findChildren(QuestionBlock)
    found = [block for block in blocks if name in (block.question.id, block.question.label)]
    assert len(found) == 1, f"{len(found)} questions are called {name!r}"
    return found[0]


def _read(field: Field) -> str:
    if isinstance(field, ChoiceField | ChipsField):
        labels = [option.label for option in field.options if option.value in field.chosen()]
        words = [line.words for line in field.lines.values() if line.isVisible() and line.words]
        return ", ".join(labels + words)
    rows = field.findChildren(RowView)
    if rows:
        QApplication.processEvents()  # rows stand where they are read once the page is laid out
        read = sorted((row for row in rows if row.isVisible()), key=lambda row: row.y())
        return " / ".join(" | ".join(row.texts) for row in read)
    cells = [cell.accessibleName() for cell in field.findChildren(WeekCell) if cell.value]
    return "; ".join(cells) or _read_text(field)


def _read_text(field: Field) -> str:
    for line in (*field.findChildren(QComboBox), *field.findChildren(QLineEdit)):
        if line.isVisible():
            return line.currentText() if isinstance(line, QComboBox) else line.text()
    area = field.findChild(QPlainTextEdit)
    if area is not None:
        return area.toPlainText()
    label = field.findChild(QLabel)
    return label.text() if label is not None else ""


def _plain(action: QAction | None) -> str:
    return "" if action is None else action.text().replace("&", "")
