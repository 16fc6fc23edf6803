"""For `make screenshots`: what stands beside the work on a dossier: help, and forms without answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize

import exchange_shots
import manage_shots
from book_shots import LOOKS, Keep
from intake_desktop.dossier.model import Place
from intake_desktop.ui.window import MainWindow

SMALLEST = QSize(1024, 620)


def draw(window: MainWindow, dossier: str, settle: Callable[[], None], keep: Keep) -> None:
    """Both in every look, and in the smallest window with the largest text; ends in the light look at 100 %."""
    looks = (*LOOKS, ("-klein-200procent", "licht", 200))
    size = window.size()
    for ending, look, text_size in looks:
        window.resize(SMALLEST if "klein" in ending else size)
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        assert window.frame is not None  # noqa: S101 - the vault is open
        window.frame.show_place(Place("blank"))
        settle()
        exchange_shots.write(window, "Map voor de PDF", manage_shots.PLACE)
        keep(window, f"27-lege-formulieren{ending}")
        window.frame.show_place(Place("intake", dossier, section_id="wie_ben_ik"))
        settle()
        window.frame._helping.toggle()
        settle()
        keep(window, f"28-hulp{ending}")
        window.frame._helping.toggle()
        settle()
    window.resize(size)
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    settle()
