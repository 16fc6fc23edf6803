"""Starts the window: wiring handed to ui, the last resort for errors, and the relaunch after locking."""

from __future__ import annotations

import gc
import logging
import os
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator

from intake_desktop import paths
from intake_desktop.dossier.practice import FLAG
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import preferences, theme
from intake_desktop.ui.dialogs.mishap import tell_mishap
from intake_desktop.ui.focus import FocusRing
from intake_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from intake_desktop.dossier.desk import Desk

_LOG = logging.getLogger("springplank")
_LOG_BYTES = 512 * 1024
_TITLE_BAR = 40


def main(practice: bool = False) -> int:
    """Start Springplank on this workstation, perhaps on the practice vault; gives the exit code of the window."""
    from intake_desktop.wiring.program import local_desk, no_core_dumps, practice_desk

    no_core_dumps()
    os.umask(0o077)
    desk = practice_desk(paths.practice_vault()) if practice else local_desk(paths.vault())
    return run(desk, lambda: relaunch(practice))


def run(desk: Desk, relauncher: Callable[[], None]) -> int:
    """Show the window on this desk until it closes. Tests hand in their own desk and a relaunch that only notes."""
    application = theme.application(sys.argv[0])
    application.setApplicationName("Springplank")
    application.setApplicationDisplayName("Springplank")
    _start_log()
    sys.excepthook = last_resort
    settings = preferences.load(paths.preferences())
    theme.apply_choice(settings.theme, settings.text_size)
    ring = FocusRing(application)
    window = MainWindow(desk, paths.preferences(), relauncher, lambda: datetime.now().astimezone())
    window.other_asked.connect(lambda: relaunch(not desk.practice))
    window.entered.connect(gc.freeze)  # forms and modules stay: looking through them for garbage stops the window 0.1 s
    show(window, settings.maximised)
    QTimer.singleShot(0, window, lambda: speak_dutch(application))
    code = application.exec()
    del ring
    return code


def speak_dutch(application: QApplication) -> None:
    """Qt's own dialogs, for printing and choosing a folder, in Dutch too."""
    words = QTranslator(application)
    if words.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)


def show(window: MainWindow, maximised: bool) -> None:
    """Show the window as it was left, or filling the screen when it would not fit with its title bar."""
    room = window.screen().availableGeometry()
    fits = window.width() <= room.width() and window.height() + _TITLE_BAR <= room.height()
    if maximised or not fits:
        window.showMaximized()
    else:
        window.show()


def relaunch(practice: bool = False) -> None:
    """Replace this process by a fresh one at the unlock screen: the only sure way to clear its memory (safety.md).

    `practice`: at the door of the practice vault. Which of the two vaults is all that the arguments tell.
    """
    command, around = [*paths.own_command(), *([FLAG] if practice else [])], paths.own_environment()
    if sys.platform == "win32":
        import subprocess

        apart = subprocess.DETACHED_PROCESS
        subprocess.Popen(command, env=around, close_fds=True, creationflags=apart)  # noqa: S603 - ourselves
        os._exit(0)
    os.execve(command[0], command, around)  # noqa: S606 - ourselves


def _start_log() -> None:
    """A small log of error classes and places in our code; it never holds a value or a text."""
    try:
        folder = paths.log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "springplank.log"
        if file.exists() and file.stat().st_size > _LOG_BYTES:
            file.unlink()
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.propagate = False
    _LOG.setLevel(logging.INFO)


def last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error nobody expected: log its class and where, tell the person calmly, keep the window open."""
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(130)
    places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(trace)][-6:]
    _LOG.error("%s at %s", kind.__name__, " > ".join(places))
    tell_mishap(error if isinstance(error, SpringplankError) else SpringplankError())
