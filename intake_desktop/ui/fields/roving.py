"""One stop for Tab in a group of buttons; arrows, Home and End walk inside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_LINE: Mapping[int, int] = MappingProxyType(
    {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
)


class WalkedButton(QAbstractButton):
    """A button that can be walked over. It tells its group itself: an event filter would be asked at every event."""

    walked_by: RovingFocus | None = None
    """None while it stands by itself."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.walked_by is not None:
            self.walked_by.came_to(self)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.walked_by is None or not self.walked_by.walks(self, event):
            super().keyPressEvent(event)


class RovingFocus(QObject):
    """Walks with the arrows over buttons in reading order; `columns` > 0 makes them a grid of that width.

    Walking chooses nothing: what somebody passes must not become an answer. Space and Enter choose.
    """

    def __init__(self, buttons: Sequence[WalkedButton], parent: QObject, columns: int = 0) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._steps = _LINE if not columns else {**_LINE, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        self._columns = columns
        for button in self._buttons:
            button.walked_by = self
        self.settle(0)

    def settle(self, index: int) -> None:
        """Make this button the one that Tab comes to."""
        for place, button in enumerate(self._buttons):
            tab = place == index
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)

    def stop(self) -> WalkedButton:
        """The button that Tab comes to."""
        return next(button for button in self._buttons if button.focusPolicy() is Qt.FocusPolicy.StrongFocus)

    def came_to(self, button: WalkedButton) -> None:
        """The keyboard came to this button: Tab comes back to it."""
        self.settle(self._place_of(button))

    def walks(self, button: WalkedButton, event: QKeyEvent) -> bool:
        """Do what this key means in the group; False when it means nothing here."""
        place = self._place_of(button)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._buttons[place].click()
            return True
        target = self._target(place, event.key())
        if target is None:
            return False
        if self._may_go(place, target):
            self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _place_of(self, button: WalkedButton) -> int:
        return next(place for place, each in enumerate(self._buttons) if each is button)

    def _target(self, place: int, key: int) -> int | None:
        if key == Qt.Key.Key_Home:
            return place - place % self._columns if self._columns else 0
        if key == Qt.Key.Key_End:
            return place - place % self._columns + self._columns - 1 if self._columns else len(self._buttons) - 1
        step = self._steps.get(key)
        return None if step is None else place + step

    def _may_go(self, place: int, target: int) -> bool:
        if not 0 <= target < len(self._buttons):
            return False
        sideways = abs(target - place) < self._columns
        return not (self._columns and sideways and target // self._columns != place // self._columns)
