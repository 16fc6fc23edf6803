"""What cannot be an answer goes along over locking, unless no vault could hold it."""

from __future__ import annotations

import pytest

from intake_desktop.dossier.unread import MOST_LETTERS, Spot, UnreadText, to_keep

HERE = Spot("d1", "brede_intake", 0, "geboortedatum", "")


def text(words: str) -> UnreadText:
    return UnreadText(HERE, words, "", "")


@pytest.mark.parametrize("words", ["31-2-1992", "één café", "👍", "x" * MOST_LETTERS])
def test_a_text_is_kept_as_it_is(words: str) -> None:
    assert list(to_keep([text(words)])) == [text(words)]


def test_half_a_character_and_what_is_no_slip_are_left_out_and_the_rest_is_kept() -> None:
    short = text("31-2-1992")
    assert list(to_keep([text("\ud83d"), short, text("x" * MOST_LETTERS)])) == [short]
