"""The pages on the screen are drawn one at a time, as they are looked at, and the same each time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from intake_desktop.exchange import document, payload, pictures
from tests.exchange import people


def pages() -> pictures.Pages:
    return pictures.drawn(payload.build(people.material()), 300)


def test_each_page_is_as_wide_as_asked_and_has_its_words() -> None:
    shown = pages()
    assert len(shown) == document.draw(payload.build(people.material())).pages
    first = shown[0]
    assert (first.width, len(first.pixels)) == (300, first.width * first.height * 4)
    assert "Jamila" in first.text
    assert shown[-1].text != first.text
    assert [page.text for page in shown[:2]] == [shown[0].text, shown[1].text]


def test_beyond_the_last_page_is_nothing() -> None:
    shown = pages()
    with pytest.raises(IndexError):
        shown[len(shown)]


def test_two_threads_may_look_at_once() -> None:
    shown = pages()
    alone = [page.pixels for page in shown]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda place: shown[place].pixels, [*range(len(shown))] * 4))
    assert together == alone * 4
