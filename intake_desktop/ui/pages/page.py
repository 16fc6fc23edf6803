"""What every page can do: arrive at a place, say where somebody is, and hand over what is still being typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake_desktop.dossier.model import Place
from intake_desktop.ui.workplace import Workplace


class Page(QWidget):
    """A page in the frame. Pages are built when they are first visited and keep no rules."""

    name = ""
    """The first word of a Place: list, new, import, intake, hours, zrm, skills, advice, review, exchange, progress,
    received, book, card, manage, blank.
    """
    forward = Signal()
    """Somebody is done here: show what comes next in this dossier."""
    backward = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName(f"page-{self.name}")

    def on_keys(self, actions: Mapping[str, Callable[[], object]]) -> None:
        """What these keys do while the keyboard is anywhere on this page: "Ctrl+Z" and the like."""
        for keys, action in actions.items():
            QShortcut(QKeySequence(keys), self, action, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def arrive(self, place: Place) -> None:
        """Show this place; focus goes where the next key press belongs."""

    def place(self) -> Place:
        """Where somebody is working now, to come back to after locking."""
        return Place(self.name)

    def refresh(self) -> None:
        """Show what the session holds now, in place; called after every change."""

    def flush(self) -> None:
        """Hand over what is being typed, so that it can be saved now."""

    def leave(self) -> None:
        """The page goes away for good."""
        self.flush()

    def say_returned(self) -> None:
        """After unlocking: tell that this is where somebody was."""
