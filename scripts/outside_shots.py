"""For `make screenshots`: a file opened from the file manager, at the locked door and on its page, in every look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from intake_desktop.ui import theme
from intake_desktop.ui.window import MainWindow
from received_shots import LOOKS, Keep

SENT = Path("Downloads") / "overdracht-20261119-n5ksx5.pdf"
SEALED = SENT.with_suffix(".springplank")


def draw(window: MainWindow, name: str, settle: Callable[[], None], keep: Keep, file: Path = SENT) -> None:
    """Hand the file to the open window in every look."""
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        settle()
        window.hand(file)
        settle()
        keep(window, f"{name}{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    settle()


def at_the_door(start: Callable[[], MainWindow], settle: Callable[[], None], keep: Keep) -> None:
    """The unlock screen while a file waits; it is made anew in every look, as at a start."""
    for ending, look, text_size in LOOKS:
        theme.apply_choice(look, text_size)
        window = start()
        window.hand(SENT)
        settle()
        keep(window, f"01-openen-bestand{ending}")
        window.close()
    theme.apply_choice("licht", 100)
