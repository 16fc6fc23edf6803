"""A keyboard and nothing else: keys go to whatever has the focus, and names tell where that is.

A journey written with this proves that the whole program can be used without a mouse (decisions.md, 27): nothing
here sets focus, clicks, sets text or calls the program. `presses` counts every key, so a journey can also say how
much work something is. It finds its way as somebody with a screen reader does, by accessible names:

    keys = Keys()
    keys.tab_to("Uren per dag, nu (uur)")
    keys.type("4")
    keys.tab_to("Naar het advies")
    keys.press("Return")
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from intake_desktop.ui.painting_first import waits

_SPECIAL = {"Backtab": (Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)}


class LostOnTheWay(AssertionError):
    """Tab never came to the wanted place; tells every place it did come to."""


class Keys:
    """Every key goes to the open menu or list, else to the widget with the focus."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a chord, named as Qt names them: "Tab", "Return", "Ctrl+K", "Down", "Backtab"."""
        key, modifiers = _SPECIAL.get(keys) or _chord(keys)
        for _ in range(times):
            QTest.keyClick(self._target(), key, modifiers)
            self._count()

    def type(self, text: str) -> None:
        """Type these letters, each as a press of its own."""
        for letter in text:
            QTest.keyClicks(self._target(), letter)
            self._count()

    def tab_to(self, name: str, limit: int = 120) -> None:
        """Press Tab until the focus is at this name. Raises LostOnTheWay after `limit` times, or after a round."""
        self._walk("Tab", lambda at: at == name, (name, limit))

    def tab_to_start(self, start: str, limit: int = 120) -> None:
        """Press Tab until the name of what has focus begins with this, for names that tell a state as well."""
        self._walk("Tab", lambda at: at.startswith(start), (f"{start}...", limit))

    def back_to(self, name: str, limit: int = 120) -> None:
        """The same with Shift+Tab."""
        self._walk("Backtab", lambda at: at == name, (name, limit))

    def arrow_to(self, name: str, arrow: str = "Down", limit: int = 30) -> None:
        """Walk inside a list, a choice or a grid with an arrow key until the focus is at this name."""
        self._walk(arrow, lambda at: at == name, (name, limit))

    def at(self) -> str:
        """The accessible name of what has focus; its class between brackets when it has no name."""
        widget = self._target()
        return _name(widget) or f"<{type(widget).__name__} {widget.objectName()}>"

    def expect(self, name: str) -> None:
        """Fail unless the focus is here."""
        assert self.at() == name, f'the focus is at "{self.at()}" and should be at "{name}"'

    def _walk(self, key: str, arrived: Callable[[str], bool], wanted: tuple[str, int]) -> None:
        name, limit = wanted
        _see_all()
        passed = [self.at()]
        start = self._target()
        while not arrived(passed[-1]):
            if len(passed) > limit:
                raise LostOnTheWay(_lost(name, key, passed))
            self.press(key)
            passed.append(self.at())
            if self._target() is start and key in {"Tab", "Backtab"}:
                raise LostOnTheWay(_lost(name, key, passed))

    def _count(self) -> None:
        self.presses += 1
        QApplication.processEvents()

    def _target(self) -> QWidget:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        if target is None:
            raise LostOnTheWay("nothing has the focus: a key press would go nowhere")
        return target


def _chord(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    read = QKeySequence(keys)
    if read.count() != 1:
        raise ValueError(f"no such key: {keys}")
    pressed = read[0]  # type: ignore[index]  # a sequence can be indexed; its stub does not say so
    if pressed.key() == Qt.Key.Key_unknown:
        raise ValueError(f"no such key: {keys}")
    return pressed.key(), pressed.keyboardModifiers()


def _name(widget: QWidget) -> str:
    """As a screen reader gets it: the given name, else what Qt makes of its label or words."""
    return widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _see_all() -> None:
    """What is further down a page comes a moment after what is seen first."""
    while any(waits(window) for window in QApplication.topLevelWidgets()):
        QApplication.processEvents()


def _lost(name: str, key: str, passed: list[str]) -> str:
    places = "\n  ".join(passed)
    return f'{key} never came to "{name}" in {len(passed) - 1} presses. It came to:\n  {places}'
