"""A workstation with the real window for the tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.ui import theme
from intake_desktop.ui.focus import FocusRing
from tests.ui.staff import Office


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Office]:
    """An empty workstation in the light theme; whatever a test leaves open is closed."""
    theme.apply_choice("licht", 100)
    ring = FocusRing(qapp)
    made = Office(tmp_path, qtbot)
    yield made
    made.close()
    ring.deleteLater()
    theme.apply_choice("licht", 100)
