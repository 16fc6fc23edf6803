"""What every test gets: no display, a home of its own, a known clock, and nothing left behind."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from tests.fakes import Clock, known_bytes, numbered_ids
from tests.figures import PROPERTY, Figures, tables
from tests.ticking import running_timers

os.environ["QT_QPA_PLATFORM"] = "offscreen"
"""Before anything imports Qt: a test never opens a window on somebody's screen."""

settings.register_profile("house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("torture", parent=settings.get_profile("house"), derandomize=False, max_examples=5_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--torture` asks for the full numbers of docs/security.md."""
    parser.addoption("--torture", action="store_true", help="the full numbers instead of the fast slice")
    parser.addoption("--every-state", action="store_true", help="walk all windows in every state, in three looks")


def pytest_configure(config: pytest.Config) -> None:
    """One profile for everybody, so that a failure here is the same failure elsewhere."""
    settings.load_profile("torture" if config.getoption("--torture") else "house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`--torture` runs only what has a number to raise: tests that ask for `rounds`, and property tests."""
    if not config.getoption("--torture"):
        return
    counted = [item for item in items if counts(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in counted])
    items[:] = counted


def pytest_collection_finish() -> None:
    """What was imported stays for the whole run: nobody has to look through it again after every test."""
    gc.collect()
    gc.freeze()


def counts(item: pytest.Item) -> bool:
    """True for a test whose number of rounds or examples `--torture` raises."""
    property_test = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return property_test or "rounds" in getattr(item, "fixturenames", ())


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """`rounds(20, 1_000)`: twenty in every run, a thousand in `make torture`."""
    torture = request.config.getoption("--torture")
    return lambda fast, full: full if torture else fast


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """What a test counted, for the tables at the end of `make torture`."""
    return lambda table, row: record_property(PROPERTY, (table, dict(row)))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The numbers that tests counted, also those of a test that turned red."""
    if not config.getoption("--torture"):
        return
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, [])]
    for line in tables(found for each in reports for found in each.user_properties):
        terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or writes the vault and choices of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms, rules and recipients of the program are read once for all tests that ask for this; they never change."""
    from tests import shipped

    shipped.share(monkeypatch)


@pytest.fixture
def clock() -> Clock:
    """Monday 23 November 2026, 9:00 UTC, until the test moves it."""
    return Clock()


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Ids in order: id-0001, id-0002, ..."""
    return numbered_ids()


@pytest.fixture
def random_bytes() -> Callable[[int], bytes]:
    """Bytes that look random but are the same in every run."""
    return known_bytes()


@pytest.fixture(scope="session")
def cheap_kdf() -> KdfPolicy:
    """A key derivation of about a millisecond: only an argument can make it this cheap, no file and no variable."""
    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)
    return KdfPolicy(cost=cheap, least=cheap)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread running or, when it uses Qt, a timer ticking."""
    uses_qt = {"qapp", "qtbot"} & set(request.fixturenames)
    threads = set(threading.enumerate())
    timers = running_timers() if uses_qt else {}
    if uses_qt:
        gc.disable()  # as the program does: what is gone is found on this thread, never on one that works beside it
    yield
    left = [thread for thread in threading.enumerate() if thread not in threads]
    for thread in left:
        thread.join(timeout=2)
    if uses_qt:
        gc.collect(1)
        gc.enable()  # not before: a thread that is still at work would look for what is gone
    names = sorted(thread.name for thread in left if thread.is_alive())
    assert not names, f"threads still running: {names}. Close the vault, pool or worker that the test opened."
    if uses_qt:
        ticking = [timer for key, timer in running_timers().items() if key not in timers]
        told = [f"{timer.objectName() or 'no name'} in {timer.parent()!r}" for timer in ticking]
        assert not told, f"timers still ticking: {told}. Stop them when their widget closes."
