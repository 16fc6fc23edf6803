"""A line under a control that tells how it stands: a hint, a warning or an error, and nothing when there is nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_desktop.ui.parts.labels import WrapLabel


class Told(WrapLabel):
    """With `keeps_place` the line keeps its height when empty, so that nothing jumps while somebody types."""

    def __init__(self, words: str = "", role: str = "hint", keeps_place: bool = False, parent: QWidget | None = None):
        super().__init__(words, role, parent)
        self._keeps_place = keeps_place
        self.say(words, role)

    def say(self, words: str, role: str = "hint") -> None:
        """Tell this; screen readers hear an error or a warning at once."""
        news = words != self.text() and role in {"error", "warn"} and bool(words)
        self.setText(words or (" " if self._keeps_place else ""))
        self.set_role(role)
        self._show_when_told(bool(words) or self._keeps_place)
        if news:
            from PySide6.QtGui import QAccessible, QAccessibleEvent  # seldom, so not before the first picture

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _show_when_told(self, shown: bool) -> None:
        """Without a parent yet, showing would open a window of its own that takes the keyboard along."""
        if not (shown and self.isWindow()):
            self.setVisible(shown)
