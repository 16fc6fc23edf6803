"""What this machine lacks is found by trying, and every job asks for no more than it needs."""

from __future__ import annotations

from scripts.system_packages import JOBS, missing, present


def test_what_is_here_is_found_and_what_is_not_is_missed() -> None:
    assert present("program sh")
    assert present("module json")
    assert present("library libc.so.6")
    assert present(f"file {__file__}")
    assert not present("program springplank-bestaat-niet")
    assert not present("module springplank_bestaat_niet")
    assert not present("library libspringplank-bestaat-niet.so.1")
    assert not present("file /usr/share/hunspell/springplank-bestaat-niet.dic")


def test_the_demo_asks_for_nothing_of_a_window() -> None:
    assert list(JOBS["demo"]) == ["python3-venv"]


def test_the_tests_ask_for_all_that_the_window_asks() -> None:
    assert JOBS["window"].items() <= JOBS["test"].items()


def test_nothing_is_missing_where_the_tests_run() -> None:
    assert missing("test") == []
