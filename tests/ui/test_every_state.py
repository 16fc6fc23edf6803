"""Every window in every state that the gallery draws, walked with Tab: what has no name, no order or no room is told.

Every run walks all but what is dear to make (LATER), in the smallest window with the largest text. `--every-state`
walks the whole in three looks and prints what it counted.
"""

from __future__ import annotations

import faulthandler
import gc
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from intake_desktop.ui import dialogs, pages, theme
from intake_desktop.ui.focus import FocusRing
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.plain import PLAIN_PAGES
from tests import shipped
from tests.source import ROOT, python_files
from tests.ui import gallery, reading
from tests.ui.fitting import cut_off

PICTURES = ROOT / "docs" / "screenshots"
SMALL = gallery.Screen(1024, 620, 200)
SCREENS = (gallery.Screen(1366, 768), SMALL, gallery.Screen(1366, 690, 100, "donker"))
LONGEST = 300
"""Seconds that one state may take."""
LOOKS = re.compile(r"-(donker|200procent|1024|1024x620|klein|laag)$")
"""Endings of pictures that show a state once more in another look."""
LATER = {
    ("10",): "10-uitwisselen-besproken 10a-* 10b-* 10c-*",
    ("22-heel-dossier",): "22-heel-dossier-*",
    ("10", "21-onze-kaart", "22-adresboek", "23"): (
        "10-uitwisselen-adresboek 10-uitwisselen-eerder-* 21-onze-kaart-gegevens 22-adresboek* 23-*"
    ),
    ("13-beheer",): "13-beheer 13-beheer-licentie 13-beheer-zelftest*",
    ("17-oefenen",): "17-oefenen*",
}
"""Scenes of the gallery that make files on paper or test the whole program, and the pictures that come from them."""
ELSEWHERE = ("geinstalleerd-", "slaap-", "windows-")
"""Pictures of the installed program."""


@dataclass(slots=True)
class Walked:
    """What was seen on one screen."""

    screen: gallery.Screen
    stops: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """Names of the classes that stood on the screen."""

    def look(self, window: QWidget, name: str) -> None:
        """One state; another look of the same is passed by."""
        state = state_of(name)
        if state in self.stops:
            return
        faulthandler.dump_traceback_later(LONGEST, exit=True, file=sys.__stderr__)  # for a state, not for the walk
        found = reading.read(window)
        for _ in range(4):
            QApplication.processEvents()  # words that wrap ask for another height a turn later
        self.stops[state] = found.stops
        self.wrong += [f"{self.screen}, {state}: {each}" for each in found.wrong]
        self.cut += [f"{self.screen}, {state}: {each}" for each in cut_off(window)]
        self.seen |= {type(each).__name__ for each in (window, *window.findChildren(QWidget)) if each.isVisible()}


def state_of(picture: str) -> str:
    """The state that a picture shows, whatever its look."""
    while LOOKS.search(picture):
        picture = LOOKS.sub("", picture)
    return picture


@pytest.fixture(scope="module")
def walks(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[tuple[Walked, ...]]:
    """The walk on every screen that is asked for."""
    whole = request.config.getoption("--every-state")
    ring = FocusRing(qapp)
    with pytest.MonkeyPatch.context() as patch:
        shipped.share(patch)
        gc.disable()
        made = tuple(walked(screen, tmp_path_factory.mktemp("gang"), patch, whole) for screen in asked(whole))
        gc.collect()
        gc.enable()
    theme.apply_choice("licht", 100)
    ring.deleteLater()
    yield made
    if whole:
        request.config.get_terminal_writer().write("".join(f"\n{line}" for line in figures(made)))


def asked(whole: bool) -> tuple[gallery.Screen, ...]:
    return SCREENS if whole else (SMALL,)


def walked(screen: gallery.Screen, folder: Path, patch: pytest.MonkeyPatch, whole: bool) -> Walked:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        patch.setenv(name, str(folder / name.lower()))
    found = Walked(screen)
    gallery.walk(screen, folder, found.look, frozenset() if whole else frozenset(LATER))
    return found


def figures(walks: tuple[Walked, ...]) -> Iterator[str]:
    for each in walks:
        counted = f"{len(each.stops)} states, {sum(each.stops.values())} things that take the keyboard"
        yield f"{each.screen}: {counted}, {len(each.wrong)} wrong, {len(each.cut)} cut off"


def test_everything_has_a_name_and_a_role_and_tab_goes_round_as_the_page_is_read(walks: tuple[Walked, ...]) -> None:
    assert all(sum(each.stops.values()) > 1_000 for each in walks)
    lines = [line for each in walks for line in each.wrong]
    assert not lines, "\n".join(lines)


def test_no_words_and_no_buttons_are_cut_off(walks: tuple[Walked, ...]) -> None:
    lines = [line for each in walks for line in each.cut]
    assert not lines, "\n".join(lines)


def test_every_page_and_every_box_of_the_program_was_walked(
    walks: tuple[Walked, ...], request: pytest.FixtureRequest
) -> None:
    later = set() if request.config.getoption("--every-state") else {"PracticeStartPage"}
    for each in walks:
        assert the_program_has() - each.seen == later
        questions = [state for state in each.stops if state.startswith("vraag: ")]
        assert len(questions) == len([path for path in python_files("intake_desktop") if makes_a_box(path)])


def the_program_has() -> set[str]:
    """Classes of pages and doors, found in the program: whatever is a Page, and what the window shows before one."""
    for package in (pages, dialogs):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    every = set(below(Page))
    assert set(PLAIN_PAGES.values()) <= every
    doors = {each for each in below(QWidget) if each.__module__.startswith(pages.__name__) and is_door(each)}
    leaves = {each.__name__ for each in every | doors if not any(issubclass(other, each) for other in every - {each})}
    return leaves | {"TalkBar", "PasswordGate"}


def is_door(kind: type) -> bool:
    return kind.__name__.endswith("Page") and not issubclass(kind, Page)


def below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def makes_a_box(path: Path) -> bool:
    return " = QMessageBox(" in path.read_text("utf-8")


def test_every_picture_of_the_gallery_was_walked(walks: tuple[Walked, ...], request: pytest.FixtureRequest) -> None:
    whole = request.config.getoption("--every-state")
    later = () if whole else tuple(name for names in LATER.values() for name in names.split())
    drawn = {path.relative_to(PICTURES).with_suffix("").as_posix() for path in pictures()}
    for each in walks:
        missing = {state for state in map(state_of, drawn) if state not in each.stops}
        missing = {state for state in missing if not any(fnmatch(state, name) for name in later)}
        assert missing - {"15-fout-weggaan"} == set(), "the box of 15-fout-weggaan is walked as a question"


def pictures() -> Iterator[Path]:
    found = [*PICTURES.glob("*.png"), *(PICTURES / "intake").glob("*.png")]
    return (path for path in found if not path.name.startswith(ELSEWHERE))
