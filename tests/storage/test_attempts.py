"""After wrong passwords one waits longer, never for ever, whatever happens to the clock and to the file that counts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake_desktop.errors import WaitBeforeRetry
from intake_desktop.storage.passwords import ATTEMPTS, Attempts, pause_after
from tests.storage.test_full_disk import as_nobody

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LONGEST = timedelta(minutes=15, seconds=1)
ANNA, BEN = "aa" * 16, "bb" * 16


def failed(folder: Path, times: int, now: datetime = NOW, slot_id: str = ANNA) -> Attempts:
    attempts = Attempts(folder, slot_id)
    for _ in range(times):
        attempts.failed(now)
    return attempts


def seconds_left(attempts: Attempts, now: datetime) -> int:
    try:
        attempts.check(now)
    except WaitBeforeRetry as told:
        return int(str(told.facts["seconden"]))
    return 0


def test_the_pauses_are_those_of_the_design() -> None:
    assert [pause_after(failures) for failures in range(13)] == [0, 0, 0, 0, 16, 32, 64, 128, 256, 300, 900, 900, 900]
    assert {pause_after(failures) for failures in range(10, 2_000)} == {900}


@pytest.mark.parametrize("times", [3, 4, 9, 10, 40])
def test_after_the_pause_one_may_try_again_and_never_later_than_a_quarter_of_an_hour(
    tmp_path: Path, times: int
) -> None:
    attempts = failed(tmp_path, times)
    assert seconds_left(attempts, NOW) == (pause_after(times) and pause_after(times) + 1)
    assert seconds_left(attempts, NOW + LONGEST) == 0


@pytest.mark.parametrize("away", [timedelta(seconds=-2), timedelta(days=-1), timedelta(days=-9_000)])
def test_a_clock_set_back_makes_the_pause_begin_anew_once(tmp_path: Path, away: timedelta) -> None:
    attempts = failed(tmp_path, 12)
    assert seconds_left(attempts, NOW + away) == 901
    assert seconds_left(attempts, NOW + away + timedelta(minutes=10)) == 301
    assert seconds_left(attempts, NOW + away + LONGEST) == 0


def test_a_clock_that_was_far_ahead_when_it_went_wrong_locks_nobody_out(tmp_path: Path) -> None:
    attempts = failed(tmp_path, 12, NOW + timedelta(days=4_000))
    assert seconds_left(attempts, NOW) == 901
    assert seconds_left(attempts, NOW + LONGEST) == 0


def test_a_clock_set_back_with_a_folder_that_cannot_be_written_locks_nobody_out(tmp_path: Path) -> None:
    """Nothing can be counted there, and a time that stays ahead would be a lock-out for years."""
    folder = tmp_path / "alleen-lezen"
    folder.mkdir()
    attempts = failed(folder, 12)
    for path in (folder / ATTEMPTS, folder):
        path.chmod(0o555)
    for parent in folder.parents:
        if parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(parent.stat().st_mode | 0o005)

    def attempt() -> None:
        attempts.failed(NOW)
        attempts.succeeded()
        assert attempts.failures() == 12, "it could be read and not be written"
        assert seconds_left(attempts, NOW) == 901
        assert seconds_left(attempts, NOW + LONGEST) == 0
        assert seconds_left(attempts, NOW - timedelta(days=400)) == 0

    assert as_nobody(attempt) == 0
    folder.chmod(0o700)


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 40, b"[]", b'{"x":', b"[" * 5_000, b"x" * 100_000, b"null"])
def test_a_damaged_or_removed_file_counts_as_empty_and_counting_goes_on(tmp_path: Path, content: bytes) -> None:
    attempts = failed(tmp_path, 12)
    (tmp_path / ATTEMPTS).write_bytes(content)
    assert seconds_left(attempts, NOW) == 0
    failed(tmp_path, 4)
    assert attempts.failures() == 4
    (tmp_path / ATTEMPTS).unlink()
    assert seconds_left(attempts, NOW) == 0


@pytest.mark.parametrize(
    "line", [None, [], [1], ["4", NOW.isoformat()], [4, "gisteren"], [4, "2026-11-26T09:00:00"], [-1, ""], [10**9, ""]]
)
def test_a_damaged_line_takes_no_other_colleague_along(tmp_path: Path, line: object) -> None:
    failed(tmp_path, 12, slot_id=BEN)
    known = json.loads((tmp_path / ATTEMPTS).read_text("ascii"))
    (tmp_path / ATTEMPTS).write_text(json.dumps({ANNA: line, **known}), "ascii")
    assert seconds_left(Attempts(tmp_path, ANNA), NOW) == 0
    assert seconds_left(Attempts(tmp_path, BEN), NOW) == 901


def test_a_colleague_waits_for_nobody_elses_mistakes(tmp_path: Path) -> None:
    anna, ben = failed(tmp_path, 12), failed(tmp_path, 5, slot_id=BEN)
    assert (seconds_left(anna, NOW), seconds_left(ben, NOW)) == (901, 33)
    ben.succeeded()
    assert (seconds_left(anna, NOW), seconds_left(ben, NOW)) == (901, 0)
    assert json.loads((tmp_path / ATTEMPTS).read_text("ascii")).keys() == {ANNA}


def test_something_else_in_the_place_of_the_file_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ATTEMPTS).mkdir()
    assert seconds_left(failed(tmp_path, 12), NOW) == 0
    (tmp_path / ATTEMPTS).rmdir()
    (tmp_path / "elders").write_text("niet van ons", "ascii")
    (tmp_path / ATTEMPTS).symlink_to(tmp_path / "elders")
    assert seconds_left(failed(tmp_path, 12), NOW) == 901
    assert (tmp_path / "elders").read_text("ascii") == "niet van ons"
