"""Starts the window: wiring handed to ui, the last resort for errors, and the relaunch after locking."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLibraryInfo, QTimer, QTranslator, qVersion

from intake_desktop import paths
from intake_desktop.dossier.practice import FLAG
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, fonts, preferences, signs, theme
from intake_desktop.ui.dialogs.mishap import tell_mishap
from intake_desktop.ui.focus import FocusRing
from intake_desktop.ui.garbage import Garbage
from intake_desktop.ui.parts.labels import logo_row
from intake_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication, QWidget

    from intake_desktop.dossier.desk import Desk
    from intake_desktop.ui.signs import Signs
    from intake_desktop.wiring.front_door import FrontDoor

_LOG = logging.getLogger("springplank")
_LOG_BYTES = 512 * 1024
_TITLE_BAR = 40
OPEN_ALREADY = "Springplank is al open. Het venster komt naar voren."


def main(handed: Path | None = None, *, practice: bool = False) -> int:
    """Start Springplank on this workstation, perhaps with a file from outside; gives the exit code of the window.

    When there is a window already, that one comes forward with the file and this process ends. `practice`: on the
    practice vault, which has a window of its own.
    """
    from intake_desktop.wiring.front_door import FrontDoor
    from intake_desktop.wiring.program import no_core_dumps, own_desk, practice_desk

    no_core_dumps()
    os.umask(0o077)
    door = FrontDoor(paths.front_door(practice=practice))
    if not door.take() and door.hand(handed):
        _say_open_already()
        return 0
    desk = practice_desk(paths.practice_vault()) if practice else own_desk()
    return background.ended(run(desk, lambda: relaunch(practice), door, handed))


def try_display() -> None:
    """Load what Qt needs to show a window under X11. Raises OSError naming the library of the system that is missing.

    Qt itself would end the process, with a list of plug-ins that helps nobody.
    """
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform == "linux" and wanted in {"", "xcb"} and not (os.environ.get("WAYLAND_DISPLAY") and not wanted):
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
        ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))


def _say_open_already() -> None:
    if sys.stdout is not None:  # a program without a console has none on Windows
        sys.stdout.write(OPEN_ALREADY + "\n")


def run(
    desk: Desk,
    relauncher: Callable[[], None],
    door: FrontDoor | None = None,
    handed: Path | None = None,
    signs_of: Callable[[QWidget], Signs] | None = None,
) -> int:
    """Show the window on this desk until it closes. Tests hand in their own desk, a relaunch that only notes, and
    their own signs of sleep and screen lock."""
    application = _application()
    _start_log()
    sys.excepthook = last_resort
    settings = preferences.load(paths.preferences())
    theme.apply_choice(settings.theme, settings.text_size)
    ring = FocusRing(application)
    window = MainWindow(desk, paths.preferences(), relauncher, lambda: datetime.now().astimezone())
    if door is not None:
        window.going.connect(partial(lay_aside, window, door))
    window.other_asked.connect(lambda: relaunch(not desk.practice))
    window.entered.connect(partial(listen_to_computer, window, signs_of))
    window.entered.connect(gc.freeze)  # forms and modules stay: looking through them for garbage stops the window 0.1 s
    show(window, settings.maximised)
    threading.Thread(target=_sweep, daemon=True).start()
    if handed is not None:
        window.hand(handed)
    if door is not None:
        listen(window, door)
    QTimer.singleShot(0, window, lambda: speak_dutch(application))
    code = application.exec()
    window.signs.stop()
    del ring
    return code


def _sweep() -> None:
    """What a self-test of an earlier process had to leave."""
    from intake_desktop.wiring import throw_away

    throw_away.sweep()


def _application() -> QApplication:
    application = theme.application(sys.argv[0])
    application.setApplicationName("Springplank")
    application.setApplicationDisplayName("Springplank")
    Garbage(application)
    application.setDesktopFileName("springplank")  # by this name a Linux desktop finds icon and menu entry
    return application


def try_window() -> int:
    """Draw a window that nobody sees and print the version of its library; for the self-test, in a child process.

    Gives 1 when a typeface cannot be loaded or nothing was drawn.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = theme.application(sys.argv[0])
    theme.apply_choice("licht", 100)
    shown = logo_row()
    shown.show()
    picture = shown.grab().toImage()
    letters = all(number >= 0 for number in fonts.load())
    first = picture.pixel(0, 0)
    drawn = any(picture.pixel(x, y) != first for x in range(picture.width()) for y in range(picture.height()))
    shown.close()
    del application
    sys.stdout.write(f"Qt {qVersion()}\n")
    return 0 if letters and drawn else 1


def listen_to_computer(window: MainWindow, signs_of: Callable[[QWidget], Signs] | None = None) -> None:
    """Lock when the computer sleeps or locks its screen; from the moment that there is something to lock."""
    make = signs_of or signs.of_this_computer
    QTimer.singleShot(0, window, lambda: window.listen_to(make(window)))


def lay_aside(window: MainWindow, door: FrontDoor) -> None:
    """Before this process is replaced: a file that waits is found by the next window at this door."""
    if window.waiting is not None:
        door.keep(window.waiting)
        window.waiting = None


def listen(window: MainWindow, door: FrontDoor) -> None:
    """Let the window come forward with whatever a second start hands in at this door.

    While the vault is being closed nothing is taken: the next process finds it there, or the second start opens a
    window of its own.
    """

    def take_in(_folder: str = "") -> None:
        if not window.leaving:
            for handed in door.handed():
                window.come_forward(handed)

    watcher = QFileSystemWatcher([str(door.folder)], window)
    watcher.directoryChanged.connect(take_in)
    window.stayed.connect(take_in)
    take_in()


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
    from intake_desktop.wiring import throw_away

    throw_away.clear()
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
