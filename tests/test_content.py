"""What is asked and told reads easily: short, friendly, in the je-form, and every list of choices ends honestly.

Where a rule comes from: plain Dutch (B1) asks for sentences of some ten words, seldom more than fifteen. And unknown is
a value (ARCHITECTURE.md), so whoever has to choose can also say that nothing fits or that they do not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.errors import FormError
from intake_desktop.form_engine import catalog
from intake_desktop.form_engine.definition import Form, Kind, Option, Question
from tests.dutch import PAGES, everything
from tests.form_engine.forms import asked, shipped

NEVER = {
    "u or uw": re.compile(r"\b(u|uw|uzelf)\b|(^|[.?:] )(U|Uw)\b"),
    "an exclamation mark": re.compile(r"\w!|\w !(?!=)"),
    "n.v.t.": re.compile(r"\bn\.?v\.?t\b", re.IGNORECASE),
    "two spaces": re.compile(r"\S {2,}\S"),
    "a space at the edge": re.compile(r"^\s|\s$"),
}
"""What no text in Dutch holds -> how it is found."""

WRITTEN_TO_A_PARTNER = ("intake_desktop/exchange/pages/", "docs/voor-ontvangers/", "resources/kit/")
"""The pages of a transfer, and those about it, are read by a stranger at work, who is spoken to with u."""
LAID_OUT = ("intake_desktop/assessment/as_text.py", "intake_desktop/cli/", "resources/words/")
"""Columns of a terminal and a list of words: there a space is a means."""

SAID = 15
"""Most words of a sentence that the participant hears or chooses: label, hint, introduction, choice, own words."""
READ = 20
"""Most words of any other sentence in forms, rules, recipients and the program."""

UNKNOWN = frozenset({"nog_niet_bekend", "ntb", "onbekend", "onderzoek_noodzakelijk", "weet_niet"})
NOT_FITTING = frozenset({"anders", "anders_namelijk", "niet_van_toepassing", "nvt", "wil_niet_zeggen"})
"""Codes of choices for whoever finds nothing that fits; the codes of UNKNOWN are for whoever does not know."""

MAY_END_OTHERWISE = {
    "bewijs_bron": "beside an answer, and may stay empty",
    "blokkade_soort": "a row of a table, whose hours count without it",
    "herkomst": "beside an answer, and may stay empty",
    "keuze": "the choice itself: open until somebody makes it",
    "stap_gehaald": "ends with still busy",
    "zrm_doel_niveau": "a goal beside a measurement, and may stay empty",
}
"""Lists without an honest end -> why that is honest enough."""


def faults(text: str) -> list[str]:
    """What this text holds that none may hold."""
    return [name for name, pattern in NEVER.items() if pattern.search(text)]


def too_long(text: str, most: int) -> list[str]:
    """The sentences with more words than this; a colon or semicolon is a place to breathe and ends one too."""
    sentences = re.split(r"(?<=[.!?:;])[)”\"']*\s+|\n+", text)
    return [sentence for sentence in sentences if len(sentence.split()) > most]


def ends_honestly(question: Question) -> bool:
    """True when somebody who cannot choose has a way out: at the end of the list, or with a reason for no answer."""
    ways_out = [option.free_text or option.value in UNKNOWN | NOT_FITTING for option in question.options]
    at_the_end = not any(ways_out) or all(ways_out[ways_out.index(True) :])
    return at_the_end and (any(ways_out) or bool(question.no_answer))


def says_what_it_is(option: Option) -> bool:
    """False when a choice for unknown reads as "does not apply", or the other way round."""
    unknown = bool(re.search(r"\b(weet|weten|bekend)\b", option.label.lower()))
    return unknown if option.value in UNKNOWN else not (unknown and option.value in NOT_FITTING)


def speaks_to_you(question: Question) -> bool:
    """False when a question that is asked aloud speaks about the participant instead of to them."""
    return not re.search(r"\bdeelnemer\b|\{naam\}", " ".join([question.label, question.hint]))


@cache
def forms() -> tuple[Form, ...]:
    return tuple(shipped().forms.values())


def questions() -> list[Question]:
    return [question for form in forms() for question in form.everything()]


def said_texts() -> Iterator[tuple[str, str]]:
    """Where and what, of everything in a form that the participant hears or chooses."""
    for form in forms():
        for section in form.sections:
            yield section.id, section.title
            yield section.id, section.intro
    for question in questions():
        yield from ((question.id, text) for text in (question.label, question.hint, question.own))
        for option in question.options:
            yield from ((f"{question.id}.{option.value}", text) for text in (option.label, option.own_label))


def test_no_text_holds_what_none_may_hold() -> None:
    found = {
        (place, name, text[:80])
        for place, text in everything()
        for name in faults(text)
        if not (name == "u or uw" and place.startswith(WRITTEN_TO_A_PARTNER))
        and not (name == "two spaces" and place.startswith(LAID_OUT))
        and not (name == "a space at the edge" and not place.endswith(".yaml"))
    }
    assert not found


def test_what_is_said_fits_in_one_breath() -> None:
    long = {place: found for place, text in said_texts() if (found := too_long(text, SAID))}
    assert not long, f"more than {SAID} words, make it two sentences: {long}"


def test_what_is_read_can_be_read_at_once() -> None:
    shown = [(place, text) for place, text in everything() if not place.startswith(PAGES)]
    long = {place: found for place, text in shown if (found := too_long(text, READ))}
    assert not long, f"more than {READ} words, make it two sentences: {long}"


def test_a_question_asked_aloud_speaks_to_the_participant() -> None:
    talk = next(form for form in forms() if form.id == "brede_intake")
    aloud = [question for question in talk.everything() if question.audience != "staff"]
    assert len(aloud) > 60
    assert not [question.id for question in aloud if not speaks_to_you(question)]


def test_every_list_ends_honestly() -> None:
    lists = [question for question in questions() if len(question.options) > 2]
    closed = {question.id for question in lists if not ends_honestly(question)}
    assert len(lists) > 60
    assert closed == set(MAY_END_OTHERWISE), "add a way out at the end, or say here why there is none"


def test_a_choice_for_unknown_says_that_it_is_unknown() -> None:
    wrong = [(question.id, option) for question in questions() for option in question.options]
    assert not [(name, option.label) for name, option in wrong if not says_what_it_is(option)]


def test_ids_and_references_are_proved_by_loading(tmp_path: Path) -> None:
    """No test here counts ids or follows references: the program itself refuses the forms when one is wrong."""
    for path in catalog.newest(paths.forms()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    hours = tmp_path / "uren.v1.yaml"
    whole = hours.read_text("utf-8")
    for right, wrong, said in (
        ("id: vroegste_start", "id: belangrijk", '"belangrijk" staat ook in'),
        ("fields: [uren_per_week_nu", "fields: [bestaat_niet", '"bestaat_niet" bestaat niet'),
    ):
        assert right in whole
        hours.write_text(whole.replace(right, wrong), "utf-8")
        with pytest.raises(FormError) as refused:
            catalog.load_all(tmp_path)
        assert any(said in mistake.cause for mistake in refused.value.mistakes)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wat wilt u bereiken?", ["u or uw"]),
        ("Uw naam", ["u or uw"]),
        ("Wat is je doel? U mag kiezen.", ["u or uw"]),
        ("Goed gedaan!", ["an exclamation mark"]),
        ("Niet nodig (n.v.t.)", ["n.v.t."]),
        ("NVT", ["n.v.t."]),
        ("Een  woord", ["two spaces"]),
        ("Een woord ", ["a space at the edge"]),
        ("\nEen woord", ["a space at the edge"]),
        ("In de code komen geen I, L, O en U voor. Uren != dagen.", []),
    ],
)
def test_a_fault_in_a_text_is_seen(text: str, found: list[str]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een twee drie vier.", ["Een twee drie vier."]),
        ("Een twee. Een twee drie vier? Een.", ["Een twee drie vier?"]),
        ("(Een twee.) Drie vier: een twee drie; een.", []),
    ],
)
def test_a_long_sentence_is_seen(text: str, found: list[str]) -> None:
    assert too_long(text, 3) == found


@pytest.mark.parametrize(
    ("codes", "no_answer", "honest"),
    [
        (("rood", "geel", "groen"), (), False),
        (("rood", "weet_niet", "groen"), (), False),
        (("rood", "anders", "groen"), ("later",), False),
        (("rood", "geel", "groen"), ("later",), True),
        (("rood", "anders_namelijk", "weet_niet"), (), True),
    ],
)
def test_a_list_without_a_way_out_is_seen(codes: tuple[str, ...], no_answer: tuple[str, ...], honest: bool) -> None:
    choices = tuple(Option(value, value) for value in codes)
    assert ends_honestly(asked(Kind.CHOICE, options=choices, no_answer=no_answer)) is honest


@pytest.mark.parametrize(
    ("value", "label", "right"),
    [
        ("weet_niet", "niet van toepassing", False),
        ("ntb", "anders", False),
        ("nvt", "weet ik niet", False),
        ("ntb", "nog niet bekend (n.t.b.)", True),
        ("nvt", "past niet bij een niveau", True),
    ],
)
def test_an_unknown_that_reads_as_something_else_is_seen(value: str, label: str, right: bool) -> None:
    assert says_what_it_is(Option(value, label)) is right


@pytest.mark.parametrize("label", ["Wat wil {naam} bereiken?", "Wat vindt de deelnemer belangrijk?"])
def test_a_question_about_somebody_is_seen(label: str) -> None:
    assert not speaks_to_you(Question("vraag", Kind.TEXT, label, 1))
    assert not speaks_to_you(Question("vraag", Kind.TEXT, "Wat wil je?", 1, hint=label))
    assert speaks_to_you(Question("vraag", Kind.TEXT, "Wat wil je?", 1))
