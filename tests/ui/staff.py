"""Somebody at work in the real window on a real encrypted vault: keys go in, what stands on the screen comes out."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.sealing.kdf import KdfCost, KdfPolicy
from intake_desktop.storage.means import Means
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.painting_first import waits
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program
from tests import laid_down, shipped
from tests.fakes import Clock
from tests.ui.drivers import Keyboard

T = TypeVar("T")
CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))
PASSWORD = "een fictieve zin om te onthouden"
LONG_MS = 8_000


class Gate:
    """What stands between the screen and the disk: it can be held shut, and it can refuse."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()
        self.error: SpringplankError | None = None
        self.saves = 0

    def shut(self) -> None:
        """Saving waits from now on."""
        self._open.clear()

    def open(self) -> None:
        """Saving goes on."""
        self._open.set()

    def pass_through(self) -> None:
        """Called on the storage thread before each save."""
        assert self._open.wait(20), "the gate was never opened again"
        self.saves += 1
        if self.error is not None:
            raise self.error


class Guarded:
    """One room of the store whose writing goes through the gate; all else is the real room."""

    def __init__(self, room: object, writing: tuple[str, ...], gate: Gate) -> None:
        self._room, self._writing, self._gate = room, writing, gate

    def __getattr__(self, name: str) -> Any:
        if name in self._writing:
            self._gate.pass_through()
        return getattr(self._room, name)


class GuardedStore:
    """The real store behind the gate."""

    def __init__(self, store: Store, gate: Gate) -> None:
        self._store = store
        self.dossiers = Guarded(store.dossiers, ("save", "finish_record"), gate)
        self.places = Guarded(store.places, ("remember",), gate)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class GuardedVault:
    """The real vault behind the gate."""

    def __init__(self, vault: Vault, gate: Gate) -> None:
        self._vault, self._gate = vault, gate
        self.closed = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._vault, name)

    def run(self, work: Callable[[Any], T]) -> Future[T]:
        """Queue this work with the guarded store."""
        return self._vault.run(lambda store: work(GuardedStore(store, self._gate)))

    def close(self) -> None:
        """Close the real vault."""
        self._vault.close()
        self.closed = True


class GuardedDesk(program.LocalDesk):
    """The real desk; its vaults stand behind the gate."""

    def __init__(self, folder: Path, means: Means, gate: Gate) -> None:
        super().__init__(folder, CHEAP, means)
        self.gate = gate
        self.last: GuardedVault | None = None
        self.__dict__["catalog"], self.__dict__["rules"] = shipped.forms().newest, shipped.rules().newest

    def _guard(self, vault: Vault) -> GuardedVault:
        self.last = GuardedVault(vault, self.gate)
        return self.last

    def found(self, founding: Founding) -> Any:
        return self._guard(super().found(founding))

    def unlock(self, slot_id: str, password: str) -> Any:
        return self._guard(super().unlock(slot_id, password))

    def recover(self, slot_id: str, recovery_key: str, password: str) -> tuple[Any, str]:
        vault, key = super().recover(slot_id, recovery_key, password)
        return self._guard(vault), key


class Office:
    """One workstation: a folder with a vault, a file with choices, a clock, and the window when it is open."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder, self.settings_file = folder / "kluis", folder / "instellingen" / "voorkeuren.json"
        self.qtbot = qtbot
        self.clock = Clock()
        self.gate = Gate()
        self.relaunches: list[bool] = []
        self.recovery_key = ""
        self.note: Path | None = None
        """Where this workstation remembers the place of its vault, as the real program does."""
        self.windows: list[MainWindow] = []
        self.desk = self._new_desk()

    def _new_desk(self) -> GuardedDesk:
        means = Means(self.clock, lambda: uuid.uuid4().hex, os.urandom, "werkplek", "0")
        made = GuardedDesk(self.folder, means, self.gate)
        made.note = self.note
        return made

    def found(self, work: Callable[[Any], T] | None = None, organisation: str = "Stichting Voorbeeld") -> T | None:
        """A vault of Joke Bedacht, with this work done in it, closed again."""
        key = ("founded", organisation, self.clock())
        slot_id, self.recovery_key = laid_down.once(key, self.folder, partial(self._found, organisation))
        if work is None:
            return None
        vault = self.desk.unlock(slot_id, PASSWORD)
        outcome = work(vault)
        vault.close()
        return outcome

    def _found(self, organisation: str) -> tuple[str, str]:
        """Found it and close it; gives the slot of Joke and the key on paper."""
        key = self.desk.new_recovery_key()
        self.desk.found(Founding(organisation, "Oost", "Joke Bedacht", "Joke B.", PASSWORD, key)).close()
        (joke,) = self.desk.face().colleagues
        return joke.slot_id, key

    def found_with(self, *names: str) -> tuple[str, ...]:
        """A vault with these participants ("Anna Voorbeeld"); gives the ids of their dossiers."""
        return self._found_with(("with", *names), lambda vault: tuple(self.add(vault, name) for name in names))

    def _found_with(self, key: tuple[str, ...], work: Callable[[Vault], T]) -> T:
        """A vault with this work done in it; the same work is done once for all tests."""
        made_at = (*key, self.clock())
        outcome, self.recovery_key = laid_down.once(made_at, self.folder, lambda: (self.found(work), self.recovery_key))
        return cast(T, outcome)

    def add(self, vault: Vault, name: str, born: str = "", kind: str = "maatwerk") -> str:
        """A dossier with a name, and a date of birth when given."""
        session = self.desk.open_session(vault, opening.make(vault, kind, self.clock).id)
        call_name, _, family_name = name.partition(" ")
        said = {"call_name": call_name, "family_name": family_name, "birth_date": born}
        for meaning, value in said.items():
            if value:
                question = self.desk.catalog.meaning(meaning)
                session.answer(self.desk.catalog.home(question).id, AnswerKey(question), value)
        vault.run(lambda _store: None).result()
        return session.dossier.id

    def found_with_example(self, name: str = "jamila-voorbeeld") -> str:
        """A vault with a dossier that is filled in to the end."""

        def work(vault: Vault) -> str:
            schema = paths.resources() / "schema" / "dossier.v1.schema.json"
            file = examples.read(paths.resources() / "examples" / f"{name}.json", schema)
            session = self.desk.open_session(vault, opening.make(vault, file.dossier_type, self.clock).id)
            examples.tell(file, session)
            vault.run(lambda _store: None).result()
            return session.dossier.id

        return self._found_with(("example", name), work)

    def start(self, width: int = 1366, height: int = 768) -> Staff:
        """Open the window as the program does."""
        self.desk = self._new_desk()
        window = MainWindow(self.desk, self.settings_file, lambda: self.relaunches.append(True), self.clock)
        self.windows.append(window)
        window.resize(width, height)
        window.show()
        self.qtbot.waitExposed(window)
        window.activateWindow()
        return Staff(self, window)

    def unlocked(self, width: int = 1366, height: int = 768) -> Staff:
        """Open the window and the vault, up to the first page."""
        staff = self.start(width, height)
        staff.unlock()
        return staff

    def close(self) -> None:
        """Close what is still open and leave nothing behind."""
        self.gate.error = None
        self.gate.open()
        for window in self.windows:
            leave_nothing_unsaved(window, self.qtbot)
            window.close()
            self.qtbot.waitUntil(lambda window=window: not window.isVisible(), timeout=LONG_MS)
            window.deleteLater()
        self.windows.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self.desk.last is not None:
            self.qtbot.waitUntil(lambda: self.desk.last is not None and self.desk.last.closed, timeout=LONG_MS)


def leave_nothing_unsaved(window: MainWindow, qtbot: QtBot) -> None:
    """Save what a test left unsaved, so that closing asks nothing."""
    frame = window.frame
    if frame is not None and frame.unsaved():
        frame.retry()
        qtbot.waitUntil(lambda: not frame.unsaved(), timeout=LONG_MS)


def name_of(widget: QWidget) -> str:
    """The name that a screen reader tells."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else widget.accessibleName()


class Staff:
    """Somebody at the keyboard of one window."""

    def __init__(self, office: Office, window: MainWindow) -> None:
        self.office, self.window = office, window
        self.keyboard = Keyboard(window)
        self.qtbot = office.qtbot
        self.until(lambda: QApplication.focusWidget() is not None)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self.keyboard.type(text)

    def press(self, key: Any, *more: Any, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        self.keyboard.press(key, *more, times=times)

    def tab_to(self, name: str, most: int = 120, back: bool = False) -> QWidget:
        """Tab until the control with this accessible name or object name has the keyboard."""
        for _ in range(most):
            here = QApplication.focusWidget()
            if here is not None and name in (name_of(here), here.objectName()):
                return here
            self.keyboard.tab(back)
        raise AssertionError(f"Tab does not come to {name!r}; the keyboard is at {self.at()!r}")

    def until(self, holds: Callable[[], object], most_ms: int = LONG_MS) -> None:
        """Wait until this holds; when it never does, tell what stands on the screen."""
        try:
            self.qtbot.waitUntil(lambda: bool(holds()), timeout=most_ms)
        except WaitedTooLong as late:
            raise AssertionError(f"waited in vain; keyboard is at {self.at()!r}, to be read: {self.read()}") from late

    def settle(self) -> None:
        """Let everything that was already asked for happen: layout, focus, deleted widgets."""
        for _ in range(4):
            QApplication.processEvents()
        while waits(self.window):
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def unlock(self, password: str = PASSWORD) -> None:
        """Type the password and wait for the first page."""
        self.until(lambda: self.at().startswith("Wachtwoord van"))
        self.type(password)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.window.frame is not None and self.arrived())
        self.settle()

    def visit(self, room: str, dossier_id: str, **detail: str) -> None:
        """Go to a room of a dossier at once (the journeys walk; these tests are about what is there)."""
        assert self.window.frame is not None
        self.window.frame.workplace.visit(room, dossier_id, **detail)
        self.until(lambda: self.place().page == room and self.arrived())
        self.settle()

    def at(self) -> str:
        """The name of what has the keyboard."""
        here = QApplication.focusWidget()
        return "" if here is None else name_of(here) or here.objectName()

    def sees(self, words: str) -> bool:
        """True when a visible text holds these words."""
        return any(words in label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def read(self) -> list[str]:
        """All visible texts."""
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()]

    def page(self) -> Page:
        """The page in the frame."""
        assert self.window.frame is not None
        page = self.window.frame.findChild(Page)
        assert page is not None
        return page

    def arrived(self) -> bool:
        """True when the page that was asked for stands there with its dossier."""
        frame = self.window.frame
        if frame is None or not any(page.isVisible() for page in frame.findChildren(Page)):
            return False
        pages = [page for page in frame.findChildren(DossierPage) if page.isVisible()]
        return all(page.findChildren(Page) for page in pages) and QApplication.focusWidget() is not None

    def place(self) -> Place:
        """Where somebody is, as it would be remembered."""
        assert self.window.frame is not None
        return self.window.frame.place()

    def saved_words(self) -> str:
        """What the top bar says about saving."""
        found = [label for label in self.window.findChildren(QLabel, "saved-words") if label.isVisible()]
        return found[0].text() if found else ""

    def stored(self, dossier_id: str) -> dict[str, object]:
        """What the vault holds of this dossier: values (or reasons) by question id, rows left out."""
        vault = self.office.desk.last
        assert vault is not None
        opened = vault.run(lambda store: store.dossiers.open(replace(vault.actor, reason="toets"), dossier_id)).result()
        return {
            key.question_id: answer.value if answer.known else answer.no_answer
            for answers in opened.answers.values()
            for key, answer in answers.items()
            if not key.row_id
        }

    def session(self) -> DossierSession:
        """The session of the open dossier, to look at."""
        page = next((page for page in self.window.findChildren(DossierPage) if page.isVisible()), None)
        assert page is not None, "no dossier is open"
        session = page._session
        assert session is not None
        return session
