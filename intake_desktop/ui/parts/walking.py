"""Keys inside a group of buttons: one stop for Tab, arrows walk, Home and End jump, Space or Enter chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from intake_desktop.ui.parts.scroll import bring_along

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Walk(QObject):
    """Listens to the buttons of a group. `chooses` makes walking choose at once, as radio buttons do."""

    def __init__(self, owner: QWidget, buttons: Sequence[QAbstractButton] = (), chooses: bool = False) -> None:
        super().__init__(owner)
        self._buttons: list[QAbstractButton] = []
        self._chooses = chooses
        for button in buttons:
            self.add(button)

    def add(self, button: QAbstractButton) -> None:
        """The button joins the group, at the end."""
        self._buttons.append(button)
        button.installEventFilter(self)
        button.toggled.connect(self.settle)
        self.settle()

    def settle(self, _checked: bool = False) -> None:
        """Let Tab stop at the chosen button, or else at the first that can be used."""
        usable = [button for button in self._buttons if button.isEnabled()]
        stop = next((button for button in usable if button.isChecked()), usable[0] if usable else None)
        self._stop_at(stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Home, End and Enter; everything else goes on to the button."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in self._buttons:
            return self._on_key(next(each for each in self._buttons if each is watched), Qt.Key(event.key()), event)
        if event.type() is QEvent.Type.EnabledChange:
            self.settle()
        return False

    def _on_key(self, button: QAbstractButton, key: Qt.Key, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            button.click()
            return True
        target = self._target(button, key)
        if target is None:
            return False
        self._stop_at(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        bring_along(target)
        if self._chooses:
            target.click()
        return True

    def _target(self, button: QAbstractButton, key: Qt.Key) -> QAbstractButton | None:
        usable = [each for each in self._buttons if each.isEnabled() and not each.isHidden()]
        if key is Qt.Key.Key_Home:
            return usable[0]
        if key is Qt.Key.Key_End:
            return usable[-1]
        step = _STEPS.get(key)
        if step is None or button not in usable:
            return None
        place = usable.index(button) + step
        return usable[min(max(place, 0), len(usable) - 1)]

    def _stop_at(self, stop: QAbstractButton | None) -> None:
        for button in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
