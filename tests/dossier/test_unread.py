"""What cannot be an answer goes along over locking, unless no vault could hold it."""

from __future__ import annotations

from datetime import date

import pytest

from intake_desktop.dossier.unread import MOST_LETTERS, Spot, UnreadText, not_too_old, to_keep

HERE = Spot("d1", "brede_intake", 0, "geboortedatum", "")


def text(words: str) -> UnreadText:
    return UnreadText(HERE, words, "", "", "2026-11-23")


@pytest.mark.parametrize("words", ["31-2-1992", "één café", "👍", "x" * MOST_LETTERS])
def test_a_text_is_kept_as_it_is(words: str) -> None:
    assert list(to_keep([text(words)])) == [text(words)]


def test_half_a_character_and_what_is_no_slip_are_left_out_and_the_rest_is_kept() -> None:
    short = text("31-2-1992")
    assert list(to_keep([text("\ud83d" + "x" * MOST_LETTERS), text("x" * MOST_LETTERS), short])) == [short]


def test_what_nobody_mended_in_three_months_is_kept_no_longer() -> None:
    assert list(not_too_old([text("31-2-1992")], date(2027, 2, 20))) == [text("31-2-1992")]
    assert not list(not_too_old([text("31-2-1992")], date(2027, 2, 21)))
