"""Inside the program: from asking for another page, section or look until it stands painted."""

from __future__ import annotations

import gc
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.measure import Measure
from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Place
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.ui import theme
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.unlock import UnlockPage
from intake_desktop.ui.painting_first import waits
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
FORM = "brede_intake"
TABS = ("zrm", "skills", "hours", "advice", "exchange", "progress")
ROOM = "wie_ben_ik"
TIMES = 5
MOMENT = 0.001
"""Seconds to let other threads work, as an event loop does while it waits."""
NEVER = 30.0
"""Seconds after which a page that does not come fails the measurement."""


def measures() -> list[Measure]:
    """Medians over several turns; every section of the intake, of which the slowest is told."""
    application = theme.application("bench")
    theme.apply_choice("licht", 100)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as (shown, dossier_id):
        room = Place("intake", dossier_id, FORM, ROOM)
        sections = [section.id for section in shown.desk.catalog.form(FORM).sections]

        def go(place: Place, whole: bool = True) -> Callable[[], None]:
            return lambda: arrive(application, shown, place, whole)

        go(room)()
        slowest = max(
            (timed(go(Place("intake", dossier_id, FORM, section), whole=False), go(Place("list"))), section)
            for section in sections
        )
        opened_sections = [section_opening(application, shown, dossier_id, section) for section in sections]
        back = timed(go(Place("list")), go(room))
        review = timed(go(Place("review", dossier_id)), go(room))
        tabs = list(tabs_of(application, shown, dossier_id))
        go(room)()
        look = timed(lambda: turn(application, shown, "donker"), lambda: turn(application, shown, "licht"))
    return [
        Measure("back to the list", back, 100),
        Measure(f"a dossier at the first questions of its slowest section ({slowest[1]})", slowest[0], 300),
        *slowest_of(opened_sections, "a section's first questions", "a section with all that is further down"),
        Measure("the review of a full dossier", review, 100),
        *tabs,
        Measure("light to dark", look, 200),
    ]


def tabs_of(application: QApplication, shown: MainWindow, dossier_id: str) -> Iterator[Measure]:
    """From the review to each tab and back: the slowest at its first visit, and the slowest of those made already."""

    def go(*pages: str) -> None:
        for page in pages:
            arrive(application, shown, Place(page, dossier_id))

    def afresh(page: str) -> Opening:
        return opening_of(application, shown, Place(page, dossier_id), partial(go, "list", "review"))

    first = "another tab of a dossier for the first time"
    yield from slowest_of([afresh(page) for page in TABS], first, f"{first}, all of it")
    again = max((timed(partial(go, page), lambda: go("review")), page) for page in TABS)
    yield Measure(f"another tab of a dossier once more, the slowest ({again[1]})", again[0], 100)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a section or a tab of a dossier that is open already came to the screen, in milliseconds."""

    name: str
    first: float
    """From the key until its first questions are painted and the keyboard stands in one."""
    whole: float
    """Until all its questions stand, also those further down."""
    wait: float
    """The longest that the window did not listen after the first questions stood."""


def section_opening(application: QApplication, shown: MainWindow, dossier_id: str, section: str) -> Opening:
    """Open a section from another one, several times."""
    place = Place("intake", dossier_id, FORM, section)
    return opening_of(application, shown, place, lambda: arrive(application, shown, beside(place, section)))


def opening_of(application: QApplication, shown: MainWindow, place: Place, before: Callable[[], object]) -> Opening:
    """Go to this place several times; what comes before it is not counted."""
    turns = []
    for _ in range(TIMES):
        before()
        touch()
        start = perf_counter()
        assert shown.frame is not None  # noqa: S101 - it was entered
        shown.frame.show_place(place)
        application.sendPostedEvents()  # lays out and paints; what waits for an idle moment still waits
        first = perf_counter() - start
        gaps = [0.0]
        while waits(shown):
            at = perf_counter()
            application.processEvents()
            gaps.append(perf_counter() - at)
        settle(application, shown)
        turns.append((first, perf_counter() - start, max(gaps)))
    return Opening(
        place.section_id or place.page, *(statistics.median(each) * 1000 for each in zip(*turns, strict=True))
    )


def slowest_of(found: Sequence[Opening], at_first: str, in_the_end: str) -> list[Measure]:
    """The slowest for each of the three."""
    first = max(found, key=lambda each: each.first)
    whole = max(found, key=lambda each: each.whole)
    wait = max(found, key=lambda each: each.wait)
    return [
        Measure(f"{at_first}, the slowest ({first.name})", first.first, 100),
        Measure(f"{at_first}: then a window that does not listen ({wait.name})", wait.wait, 100),
        Measure(f"{in_the_end} ({whole.name})", whole.whole, 500),
    ]


def beside(room: Place, section_id: str) -> Place:
    """Another section than this one, to come from."""
    return replace(room, form_id=FORM, section_id="wie_ben_ik" if section_id != "wie_ben_ik" else "wat_wil_ik")


def timed(work: Callable[[], None], before: Callable[[], None]) -> float:
    """The median duration of this work in milliseconds; what comes before it is not counted."""
    taken = []
    for _ in range(TIMES):
        before()
        touch()
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return statistics.median(taken)


def touch() -> None:
    """A sign of life, as the key or click that asks for a page is one: for a second nothing looks for another."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            QTest.keyClick(window, Qt.Key.Key_Control)


def arrive(application: QApplication, shown: MainWindow, place: Place, whole: bool = True) -> None:
    """Go there, and wait until the page says that it is there and all of it is painted, or its first questions."""
    assert shown.frame is not None  # noqa: S101 - it was entered
    shown.frame.show_place(place)
    await_page(shown, place)
    if not whole:
        application.sendPostedEvents()
        return
    settle(application, shown)
    while waits(shown):
        settle(application, shown)


def await_page(shown: MainWindow, place: Place) -> None:
    """Let the window work until the page is there. Raises TimeoutError when it does not come."""
    start = perf_counter()
    while not stands(shown, place):
        QApplication.processEvents()
        sleep(MOMENT)
        if perf_counter() - start > NEVER:
            raise TimeoutError(place.section_id or place.page)


def stands(shown: MainWindow, place: Place) -> bool:
    """The page is there, and with a section also its questions."""
    views = [view for view in shown.findChildren(SectionView) if view.isVisible()]
    pages = [page for page in shown.findChildren(Page) if page.isVisible()]
    return any(page.name == place.page for page in pages) and (
        not place.section_id or any(view.section.id == place.section_id for view in views)
    )


def settle(application: QApplication, shown: MainWindow) -> None:
    """Everything that waits has been done and painted."""
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pages that were left; the event loop does this
    shown.repaint()
    application.processEvents()


def turn(application: QApplication, shown: MainWindow, look: str) -> None:
    """Another look on the window as it stands, by what the menu calls."""
    shown.change_settings(replace(shown.settings, theme=look))
    settle(application, shown)


@contextmanager
def opened(folder: Path) -> Iterator[tuple[MainWindow, str]]:
    """The frame of a new vault that holds the fullest shipped example, and the id of its dossier."""
    desk = program.local_desk(folder / "kluis", KdfPolicy(cost=CHEAP, least=CHEAP))
    key = desk.new_recovery_key()
    vault = desk.found(
        Founding("Stichting Voorbeeld", "Test", "Noor Voorbeeld", "Noor V.", "een lange fictieve zin", key)
    )
    file = max((paths.resources() / "examples").glob("*.json"), key=lambda path: path.stat().st_size)
    told = examples.read(file, paths.resources() / "schema" / "dossier.v1.schema.json")
    dossier = opening.make(vault, told.dossier_type, lambda: datetime.now(UTC))
    examples.tell(told, desk.open_session(vault, dossier.id))
    vault.run(lambda _: None).result()
    shown = MainWindow(desk, folder / "voorkeuren.json", lambda: None, lambda: datetime.now(UTC))
    shown.show()
    door = shown.centralWidget()
    assert isinstance(door, UnlockPage)  # noqa: S101 - the vault is there
    shown.entered.connect(gc.freeze)  # as the program does
    door.opened.emit(vault)
    await_page(shown, Place("list"))  # where somebody was is asked for; going elsewhere before that would be undone
    try:
        yield shown, dossier.id
    finally:
        shown.hide()
        vault.close()
