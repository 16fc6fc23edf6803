"""A recipient's list cannot hold what the form never shares with it, whatever the kind of answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.exchange import profiles
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
