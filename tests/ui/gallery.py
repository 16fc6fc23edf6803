"""Every state of the program that the gallery draws (scripts/*_shots.py); in one look and size, for tests."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, preferences, theme
from intake_desktop.ui.dialogs.mishap import tell_mishap
from intake_desktop.ui.pages.plain import PLAIN_PAGES
from intake_desktop.ui.painting_first import waits
from intake_desktop.ui.window import MainWindow
from tests.source import ROOT

SCRIPTS = ROOT / "scripts"
EXAMPLE = "jamila-voorbeeld"
CALM_ROUNDS = 3
PATIENCE = 2
T = TypeVar("T", bound=QWidget)
Look = Callable[[QWidget, str], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """How the program is shown for a whole walk."""

    width: int
    height: int
    text_size: int = 100
    colours: str = "licht"

    def __str__(self) -> str:
        return f"{self.width} x {self.height}, {self.text_size} %, {self.colours}"


class Walking:
    """Stands in for the one who waits in the gallery until nothing is drawn: here, until nothing is underway."""

    def __init__(self) -> None:
        self._never: set[object] = set()

    def settle(self) -> None:
        """Handle events until work in the background has come back and nothing more follows from it."""
        calm = 0
        waited = time.monotonic()
        while calm < CALM_ROUNDS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            building = any(waits(window) for window in QApplication.topLevelWidgets())
            underway = {each for each in background._UNDERWAY if each not in self._never}
            calm = 0 if building or underway else calm + 1
            still = time.monotonic() - waited > PATIENCE and not any(each._future.running() for each in underway)
            if still:
                self._never |= underway  # a scene in which something never ends


def _visible(kind: type[T]) -> Iterator[T]:
    """The widgets of this kind that can be seen."""
    return (each for each in QApplication.allWidgets() if isinstance(each, kind) and each.isVisible())


def _window(screen: Screen) -> type[MainWindow]:
    class OneLook(MainWindow):
        """The real window, that keeps its look and size whatever the gallery asks."""

        def change_settings(self, settings: preferences.Preferences) -> None:
            super().change_settings(replace(settings, theme=screen.colours, text_size=screen.text_size))

        def resize(self, *_size: Any) -> None:
            super().resize(QSize(screen.width, screen.height))

    return OneLook


@contextmanager
def _modules(
    screen: Screen, folder: Path, look: Look, leave_out: frozenset[tuple[str, ...]]
) -> Iterator[dict[str, ModuleType]]:
    """The scripts of the gallery, each with one look only, and with `look` in the place of keeping a picture."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPTS))
        names = [path.stem for path in sorted(SCRIPTS.glob("*_shots.py"))] + [
            "shot_studio",
            "shot_scenes",
            "screenshots",
        ]
        patch.setattr(sys, "argv", sys.argv[:1])
        found = {name: importlib.import_module(name) for name in names}
        apply = theme.apply_choice
        apply(screen.colours, screen.text_size)
        patch.setattr(theme, "apply_choice", lambda *_: apply(screen.colours, screen.text_size))
        own = _window(screen)

        def start(walking: Walking, desk: Any, folder: Path, now: Any = found["shot_studio"].NOW) -> MainWindow:
            window = own(desk, folder / "voorkeuren.json", lambda: None, lambda: now)
            window.change_settings(window.settings)
            window.resize()
            window.show()
            window.activateWindow()
            window._idle.stop()
            walking.settle()
            return window

        changed = {
            "LOOKS": (("", screen.colours, screen.text_size),),
            "keep": look,
            "unseen": start,
            "add_examples": _add_example,
            "asked": lambda *names: names not in leave_out,
            "OUT": folder,
        }
        for module in found.values():
            for name, stand_in in changed.items():
                if hasattr(module, name):
                    patch.setattr(module, name, stand_in)
        yield found
        for name in names:
            sys.modules.pop(name, None)
        apply("licht", 100)


def _add_example(desk: Any, vault: Vault) -> str:
    """One person is enough to walk past."""
    file = examples.read(
        paths.resources() / "examples" / f"{EXAMPLE}.json", paths.resources() / "schema" / "dossier.v1.schema.json"
    )
    session = desk.open_session(vault, opening.make(vault, file.dossier_type, desk._means.now).id)
    examples.tell(file, session)
    vault.run(lambda _store: None).result()
    return session.dossier.id


class Boxes(QObject):
    """Looks at every box that opens over the window; the gallery answers it a moment later."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never stops an event."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QMessageBox):
            QTimer.singleShot(0, watched, lambda: self._ask(watched))
        return False

    def _ask(self, box: QMessageBox) -> None:
        box.activateWindow()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        self._look(box, f"vraag: {box.text()}")


def _every_plain_page(window: MainWindow, walking: Walking, look: Look) -> None:
    """The pages that lead nowhere near a dossier, as somebody finds them."""
    assert window.frame is not None
    for page in PLAIN_PAGES:
        window.frame.show_place(Place(page))
        walking.settle()
        look(window, f"bladzijde: {page}")
    window.frame.show_place(Place("list"))
    walking.settle()


def walk(screen: Screen, folder: Path, look: Look, leave_out: frozenset[tuple[str, ...]] = frozenset()) -> None:
    """Go past everything the gallery shows; `look` is called at each stop with the window and the name of the state."""
    walking = Walking()

    def keep(window: MainWindow, name: str) -> None:
        look(window, name)
        if name == "03-deelnemers":
            _every_plain_page(window, walking, look)

    with _modules(screen, folder, keep, leave_out) as gallery:
        studio, screenshots = gallery["shot_studio"], gallery["screenshots"]
        application, boxes = QApplication.instance(), Boxes(look)
        assert application is not None
        application.installEventFilter(boxes)
        screenshots.walk(walking, *studio.desk_with_vault(folder / "kluis"), folder)
        screenshots.trouble(walking, folder)
        tell_mishap(SpringplankError())
        walking.settle()
        application.removeEventFilter(boxes)
        for window in [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow | QMessageBox)]:
            window.close()
        walking.settle()
