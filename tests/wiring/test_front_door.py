"""A second start hands its file to the window that is there, and nothing of it stays lying about."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from intake_desktop.wiring.front_door import ENDING, LONGEST, PATIENCE, FrontDoor

FILE = Path("/ergens/overdracht van zo maar iemand.pdf")


@pytest.fixture
def first(tmp_path: Path) -> FrontDoor:
    """The window that is there."""
    door = FrontDoor(tmp_path / "aangereikt")
    assert door.take()
    return door


def lying(door: FrontDoor) -> list[Path]:
    """What lies in the folder besides the lock."""
    return [path for path in door.folder.iterdir() if path.suffix == ENDING]


def test_a_file_is_handed_to_the_first_window_and_its_name_does_not_stay(first: FrontDoor) -> None:
    second = FrontDoor(first.folder)
    taken: list[Path | None] = []
    assert not second.take()
    assert second.hand(FILE, pause=lambda _: taken.extend(first.handed()))
    assert taken == [FILE]
    assert lying(first) == []
    assert not any(FILE.name.encode() in path.read_bytes() for path in first.folder.iterdir())


def test_without_a_file_the_window_is_only_asked_to_come_forward(first: FrontDoor) -> None:
    taken: list[Path | None] = []
    assert FrontDoor(first.folder).hand(None, pause=lambda _: taken.extend(first.handed()))
    assert taken == [None]


def test_only_this_person_can_look_in_the_folder(first: FrontDoor) -> None:
    seen: list[int] = []

    def look(_: float) -> None:
        seen.extend(stat.S_IMODE(path.stat().st_mode) for path in lying(first))

    FrontDoor(first.folder).hand(FILE, pause=look)
    assert stat.S_IMODE(first.folder.stat().st_mode) == 0o700
    assert set(seen) == {0o600}


def test_a_window_that_hangs_is_not_waited_for_and_nothing_stays_behind(first: FrontDoor) -> None:
    waited: list[float] = []
    assert not FrontDoor(first.folder).hand(FILE, pause=waited.append)
    assert sum(waited) == pytest.approx(PATIENCE)
    assert lying(first) == []


def test_when_the_first_window_is_gone_the_next_start_is_the_first(first: FrontDoor) -> None:
    first.release()
    assert FrontDoor(first.folder).take()


def test_what_a_crash_left_is_swept_and_what_somebody_waits_for_now_stays(first: FrontDoor) -> None:
    old, new = first.folder / f"oud{ENDING}", first.folder / f"nieuw{ENDING}"
    old.write_bytes(b"/ergens/oud.pdf")
    new.write_bytes(b"/ergens/nieuw.pdf")
    before = time.time() - 60
    os.utime(old, (before, before))
    first.release()
    again = FrontDoor(first.folder)
    assert again.take()
    assert again.handed() == [Path("/ergens/nieuw.pdf")]


def test_what_is_no_path_is_dropped(first: FrontDoor) -> None:
    for number, odd in enumerate((b"x" * (LONGEST + 1), b"/een/pad\0/met een nul")):
        (first.folder / f"{number}{ENDING}").write_bytes(odd)
    assert first.handed() == []
    assert lying(first) == []


def test_a_path_longer_than_any_file_is_refused_before_anything_is_written(first: FrontDoor) -> None:
    assert not FrontDoor(first.folder).hand(Path("/" + "x" * LONGEST))
    assert lying(first) == []


def test_a_folder_that_cannot_be_made_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "in de weg").write_text("geen map", encoding="utf-8")
    assert FrontDoor(tmp_path / "in de weg" / "aangereikt").take()
