"""Words that no file can hold stop it in a sentence, before it is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_desktop.exchange import export
from intake_desktop.exchange.errors import PayloadUnfit
from tests.exchange import people
from tests.fakes import known_bytes

HALF, TOO_LONG = "half \ud800", "lang " * 6_000


@pytest.mark.parametrize("text", [HALF, TOO_LONG])
@pytest.mark.parametrize("place", ["organisation", "remark", "how_given", "chosen", "location"])
def test_words_that_no_file_can_hold_stop_it_with_a_sentence(place: str, text: str) -> None:
    found = people.material(people.BUURTTEAM, permission=people.permission(people.WERK))
    if place in ("remark", "how_given"):
        found = replace(found, permission=replace(found.permission, **{place: text}))
    elif place == "location":
        found = replace(found, sender=replace(found.sender, location=text))
    else:
        found = replace(found, **{place: {"noodcontact": text} if place == "chosen" else text})
    with pytest.raises(PayloadUnfit) as refused:
        export.seal(found, b"k" * 32, known_bytes())
    assert "{" not in str(refused.value)
    assert text not in str(refused.value)


def test_more_pages_than_a_reader_takes_are_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "MOST_PAGES", 2)
    with pytest.raises(PayloadUnfit):
        export.seal(people.material(), b"k" * 32, known_bytes())
