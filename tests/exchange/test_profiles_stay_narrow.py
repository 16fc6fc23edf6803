"""A recipient's list cannot hold what the form never shares with it, whatever the kind of answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.exchange import allowed, profiles
from intake_desktop.exchange.errors import NotForThisRecipient
from intake_desktop.exchange.profiles import Profile
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Sharing
from tests.exchange import people

NAME = "werk-en-re-integratie.v1.yaml"
NEVER = sorted(
    question.id
    for form in people.forms().forms.values()
    for question in form.questions()
    if question.recipients.get("werk_en_re_integratie") is Sharing.NEVER
)


@pytest.mark.parametrize("question_id", NEVER[:: len(NEVER) // 12])
def test_listing_what_is_never_shared_is_refused(tmp_path: Path, question_id: str) -> None:
    source = (paths.resources() / "recipients" / NAME).read_text(encoding="utf-8")
    path = tmp_path / NAME
    path.write_text(source.replace("questions: [wil_bereiken,", f"questions: [{question_id}, wil_bereiken,"), "utf-8")
    remedies = [mistake.remedy for mistake in profiles.check(path, people.forms())]
    assert "Haal deze vraag weg. Het formulier beslist, niet het profiel." in remedies


def widened(question_ids: list[str]) -> Profile:
    """A profile that came past its reader: it lists what it may not, as in a file made by hand."""
    first, *rest = people.profile(people.WERK).groups
    wider = replace(first, questions=(*first.questions, *question_ids), texts=first.texts | set(question_ids))
    return replace(people.profile(people.WERK), groups=(wider, *rest), free_text="all")


@pytest.mark.parametrize("question_id", NEVER)
def test_what_is_never_shared_stays_locked_even_when_a_profile_lists_it(question_id: str) -> None:
    assert allowed.state(widened([question_id]), people.forms(), question_id) == allowed.LOCKED


def test_never_listed_turned_on_and_filled_in_still_does_not_leave() -> None:
    profile = widened(["ggz", "bsn"])
    with pytest.raises(NotForThisRecipient):
        allowed.allowed(people.material(people.WERK, profile=profile, chosen={"ggz": "nodig"}))
    going = allowed.allowed(people.material(people.WERK, profile=profile, bsn_ground="wmo-5.2.9"))
    assert not {"ggz", "bsn"} & {key.question_id for key in going}


def test_a_bsn_stays_locked_where_the_profile_says_never_though_the_form_would_share_it() -> None:
    buurtteam = people.profile(people.BUURTTEAM)
    assert allowed.state(buurtteam, people.forms(), "bsn") != allowed.LOCKED
    strict = replace(buurtteam, bsn="never")
    assert allowed.state(strict, people.forms(), "bsn") == allowed.LOCKED
    going = allowed.allowed(people.material(people.BUURTTEAM, profile=strict, bsn_ground="wmo-5.2.9"))
    assert AnswerKey("bsn") not in going
