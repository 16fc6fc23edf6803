"""A form without answers: every question is on paper, nobody is named, and a screen reader can read it."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from intake_desktop.exchange import blank, document
from intake_desktop.exchange.errors import FileExists, NotWritten
from intake_desktop.exchange.pages import blank_form
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.definition import NOT_ASKED, Form
from tests import shipped

FORMS = shipped.forms().newest.forms
EVERY = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def on_paper(text: str) -> str:
    """Words as they come out of a page: unbreakable spaces are spaces there."""
    return " ".join(telling.named(text, "").split()).replace("\u00a0", " ")


def said(form: Form, dossier_type: str) -> str:
    return document.expected_text(blank_form.story(form, dossier_type).blocks).replace("\u00a0", " ")


@EVERY
def test_every_question_and_every_choice_of_this_kind_of_dossier_is_there(form: Form) -> None:
    told = said(form, "maatwerk")
    missing = [
        question.id
        for question in form.questions()
        if question.kind not in NOT_ASKED and (not question.dossier_types or "maatwerk" in question.dossier_types)
        for words in (question.label, *(each.label for each in (*question.options, *question.columns)))
        if on_paper(words) not in told and on_paper(words).lower() not in told
    ]
    assert missing == []


@EVERY
def test_what_is_not_asked_of_this_kind_of_dossier_is_not_there(form: Form) -> None:
    told = said(form, "inloop").split("\n")
    only_others = [each for each in form.questions() if each.dossier_types and "inloop" not in each.dossier_types]
    assert not [each.id for each in only_others if on_paper(each.label) in told]


@EVERY
def test_it_can_be_read_aloud_and_the_name_is_never_asked_from_a_record(form: Form) -> None:
    drawn = blank.draw(form, "maatwerk")
    assert drawn.tag_faults == ()
    assert "{naam}" not in drawn.text
    assert "Naam of nummer" in drawn.text


def test_it_is_kept_as_a_pdf_without_a_code_and_never_over_another(tmp_path: Path) -> None:
    drawn = blank.draw(FORMS["uren"], "maatwerk")
    path = blank.write(drawn, "uren", "maatwerk", tmp_path)
    assert path.name == "leeg-formulier-uren-maatwerk.pdf"
    pdf = pypdf.PdfReader(path)
    assert not pdf.is_encrypted
    assert len(pdf.pages) == drawn.pages
    before = path.read_bytes()
    with pytest.raises(FileExists):
        blank.write(drawn, "uren", "maatwerk", tmp_path)
    assert path.read_bytes() == before
    assert blank.write(drawn, "uren", "inloop", tmp_path).name == "leeg-formulier-uren-inloop.pdf"
    with pytest.raises(NotWritten):
        blank.write(drawn, "uren", "maatwerk", tmp_path / "weg")


def test_levels_have_their_number_and_room_for_no_level() -> None:
    told = said(FORMS["zrm_2017"], "maatwerk")
    assert "5 Volledig zelfredzaam: " in told
    assert told.count("Geen niveau, want:") == 13
