"""For `make screenshots`: a talk, how it ends, the cover over words that cannot be saved, and the card in Beheer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize

from book_shots import LOOKS, Keep
from intake_desktop.dossier.model import Place
from intake_desktop.errors import DiskFull
from intake_desktop.storage.proving import PasswordDiffers
from intake_desktop.ui.going_on import NEW_KEY
from intake_desktop.ui.pages.lock_card import LockCard
from intake_desktop.ui.password_gate import PasswordGate
from intake_desktop.ui.signs import Hears
from intake_desktop.ui.window import MainWindow
from manage_shots import _show

SMALLEST = QSize(1024, 620)


def draw(window: MainWindow, dossier: str, settle: Callable[[], None], keep: Keep) -> None:
    """Each in every look, and a talk in the smallest window; the window ends in the light look without a talk."""
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        settle()
        _talk(window, dossier, settle, partial(_named, keep, window, ending))
        _card(window, settle)
        keep(window, f"13-beheer-vergrendelen{ending}")
        _cover(window, settle)
        keep(window, f"26-afgedekt{ending}")
        window._leaving.uncover()
        settle()
        _going_on(window, settle)
        keep(window, f"26-afgedekt-bezig{ending}")
        window._leaving.uncover()
        settle()
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    size = window.size()
    window.resize(SMALLEST)
    _talk(window, dossier, settle, partial(_named, keep, window, "-1024"))
    window.resize(size)
    settle()


def _named(keep: Keep, window: MainWindow, ending: str, name: str) -> None:
    keep(window, f"{name}{ending}")


def _talk(window: MainWindow, dossier: str, settle: Callable[[], None], keep: Callable[[str], None]) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("intake", dossier, section_id="wie_ben_ik"))
    settle()
    window.frame.workplace.talk_asked.emit()
    settle()
    keep("25-gesprek")
    window.frame._on_talk()
    settle()
    gate = next(gate for gate in window.findChildren(PasswordGate) if gate.isVisible())
    keep("25-gesprek-afsluiten")
    gate._on_refused(PasswordDiffers())
    settle()
    keep("25-gesprek-afsluiten-fout")
    gate.proved.emit()
    settle()


def _card(window: MainWindow, settle: Callable[[], None]) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.workplace.signs.tell(Hears.WAITS, Hears.TELLS)
    window.frame.show_place(Place("manage"))
    settle()
    _show(window, f"beheer-{LockCard.name}", settle)


def _cover(window: MainWindow, settle: Callable[[], None]) -> None:
    """As after sleep on a full disk; the vault of the pictures is in order."""
    window._leaving.underway = True
    window._cover(DiskFull())
    settle()


def _going_on(window: MainWindow, settle: Callable[[], None]) -> None:
    """As when nobody is there while the vault gets a new key."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    work: Future[object] = Future()
    window.frame.workplace.going_on.hold(work, NEW_KEY)
    window.lock_alone(lets_finish=True)
    settle()
    window._leaving._longest.stop()
