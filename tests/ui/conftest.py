"""A workstation with the real window for the tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.ui import theme
from intake_desktop.ui.focus import FocusRing
from tests.ui.staff import Office


class StrayWindows(QObject):
    """Notes every window that opens by accident: a widget shown before it has a place takes the keyboard along."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never stops an event."""
        shown = type(event) is QShowEvent and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, QMainWindow | QDialog | QMenu):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, qapp: QApplication, read_once: None) -> Iterator[Office]:
    """An empty workstation in the light theme; whatever a test leaves open is closed."""
    theme.apply_choice("licht", 100)
    ring = FocusRing(qapp)
    strays = StrayWindows()
    qapp.installEventFilter(strays)
    made = Office(tmp_path, qtbot)
    yield made
    made.close()
    qapp.removeEventFilter(strays)
    ring.deleteLater()
    theme.apply_choice("licht", 100)
    assert not strays.seen, f"windows that opened by accident: {strays.seen}"
