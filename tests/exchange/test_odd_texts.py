"""What somebody typed stands in a file as it was typed, or the file is refused in a sentence before it is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from intake_desktop.exchange import export, payload
from intake_desktop.exchange.errors import PayloadUnfit
from intake_desktop.form_engine.answers import AnswerKey
from tests.exchange import people
from tests.fakes import known_bytes

HALF, TOO_LONG = "half \ud800", "lang " * 6_000


def shown(content: Any) -> dict[str, str]:
    """What every answer of a payload reads as, by question."""
    return {answer["question"]: answer["shown"] for group in content["groups"] for answer in group["answers"]}


def test_the_sign_for_a_name_is_filled_in_where_the_form_has_it_and_nowhere_else() -> None:
    typed = "Noem mij {naam} & <b>niet</b> {0} %s"
    answers = people.jamila() | {
        AnswerKey("roepnaam"): people.said("Jo {naam}"),
        AnswerKey("wil_bereiken"): people.said(typed),
        AnswerKey("begeleidingsbehoefte"): people.said("permanent"),
    }
    content = payload.build(people.material(people.BUURTTEAM, answers))
    assert shown(content)["wil_bereiken"] == typed
    assert shown(content)["roepnaam"] == "Jo {naam}"
    assert shown(content)["begeleidingsbehoefte"].endswith("die Jo {naam} kent")
    assert content["participant"]["called"] == "Jo {naam}"  # type: ignore[index]  # a test reaches inside


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
