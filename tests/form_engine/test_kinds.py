"""What people type becomes an answer and is shown in Dutch; what does not fit is refused in a sentence."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.answers import AnswerValue
from intake_desktop.form_engine.definition import DAYS, Kind, Question
from tests.form_engine.forms import asked, between, options

HOURS = asked(Kind.NUMBER, bounds=between("0", "40", "0.5", "uur"))
CHOICE = asked(Kind.CHOICE, options=options("ja", "soms", "nee"))
SEVERAL = asked(Kind.MULTI_CHOICE, options=options("fiets", "ov", "lopen", "geen", alone="geen"))
RULER = asked(Kind.SCALE, bounds=between("0", "10", "1"))
WEEK = asked(Kind.WEEK_GRID, rows=("ochtend", "middag"), options=options("ja", "nee"))


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown"),
    [
        (Kind.DATE, "12-3-1980", "1980-03-12", "12 maart 1980"),
        (Kind.DATE, "12 maart 1980", "1980-03-12", "12 maart 1980"),
        (Kind.DATE, "1980-03-12", "1980-03-12", "12 maart 1980"),
        (Kind.DATE, " 12/3/1980 ", "1980-03-12", "12 maart 1980"),
        (Kind.DATE, "12 MRT 1980", "1980-03-12", "12 maart 1980"),
        (Kind.DATE, "29-2-2024", "2024-02-29", "29 februari 2024"),
        (Kind.PARTIAL_DATE, "1980", "1980", "1980"),
        (Kind.PARTIAL_DATE, "maart 1980", "1980-03", "maart 1980"),
        (Kind.PARTIAL_DATE, "3-1980", "1980-03", "maart 1980"),
        (Kind.PARTIAL_DATE, "12-3-1980", "1980-03-12", "12 maart 1980"),
        (Kind.TIME, "9:30", "09:30", "9:30"),
        (Kind.TIME, "930", "09:30", "9:30"),
        (Kind.TIME, "9.30", "09:30", "9:30"),
        (Kind.TIME, "9u30", "09:30", "9:30"),
        (Kind.TIME, "13 uur", "13:00", "13:00"),
        (Kind.BSN, "111.222.333", "111222333", "111222333"),
        (Kind.BSN, "123 456 782", "123456782", "123456782"),
        (Kind.BSN, "10000008", "010000008", "010000008"),
        (Kind.POSTCODE, "1012ab", "1012 AB", "1012 AB"),
        (Kind.PHONE, "020-123 45 67", "020-123 45 67", "020-123 45 67"),
        (Kind.EMAIL, "test@voorbeeld.nl", "test@voorbeeld.nl", "test@voorbeeld.nl"),
        (Kind.TEXT, "  Zoe\u0308\n Voorbeeld ", "Zoë  Voorbeeld", "Zoë  Voorbeeld"),
        (Kind.LONG_TEXT, "een\r\ntwee", "een\ntwee", "een\ntwee"),
        (Kind.LONG_TEXT, " e\u0301\u2028\ttwee\r ", "é\n twee", "é\n twee"),
        (Kind.TEXT, "ik ❤\ufe0f je", "ik ❤\ufe0f je", "ik ❤\ufe0f je"),
        (Kind.PERCENT, "37,5 %", Decimal("37.5"), "37,5%"),
        (Kind.YES_NO_UNKNOWN, "Ja", "ja", "ja"),
    ],
)
def test_typed_text_is_understood_and_shown(kind: Kind, typed: str, kept: AnswerValue, shown: str) -> None:
    ways = options("ja", "nee") if kind is Kind.YES_NO_UNKNOWN else ()
    question = asked(kind, options=tuple(type(one)(one.value, one.value) for one in ways))
    assert kinds.read(question, typed) == kept
    assert kinds.show(question, kept) == shown
    kinds.check(question, kept)


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (Kind.DATE, "12 mrt 80", "vier cijfers"),
        (Kind.DATE, "31-2-2000", "bestaat niet"),
        (Kind.DATE, "29-2-2023", "bestaat niet"),
        (Kind.DATE, "maart 1980", "hele datum"),
        (Kind.DATE, "1-1-1899", "tussen 1900 en 2100"),
        (Kind.DATE, "morgen", "niet als datum"),
        (Kind.PARTIAL_DATE, "80", "niet als datum"),
        (Kind.PARTIAL_DATE, "13-1980", "bestaat niet"),
        (Kind.TIME, "24:00", "niet als tijd"),
        (Kind.TIME, "9:75", "niet als tijd"),
        (Kind.BSN, "000000000", "passen niet"),
        (Kind.BSN, "123456789", "passen niet"),
        (Kind.BSN, "1234567", "negen cijfers"),
        (Kind.POSTCODE, "0123 AB", "postcode"),
        (Kind.POSTCODE, "1012 SS", "postcode"),
        (Kind.PHONE, "12", "telefoonnummer"),
        (Kind.PHONE, "bel maar", "telefoonnummer"),
        (Kind.EMAIL, "test@voorbeeld", "e-mailadres"),
        (Kind.EMAIL, "te st@voorbeeld.nl", "e-mailadres"),
        (Kind.TEXT, "a" * 201, "201 tekens"),
        (Kind.LONG_TEXT, "a" * 4001, "4001 tekens"),
        (Kind.TEXT, "naam\u202eegnis", "leesrichting"),
        (Kind.TEXT, "na\u200bam", "onzichtbaar"),
        (Kind.TEXT, "na\x07am", "niet kunnen tonen"),
        (Kind.TEXT, "na\uffffam", "niet kunnen tonen"),
        (Kind.LONG_TEXT, "na\ufdd0am", "niet kunnen tonen"),
        (Kind.TEXT, "naam\U000e0041\U000e0042", "onzichtbaar"),
        (Kind.TEXT, "\u3164", "onzichtbaar"),
        (Kind.LONG_TEXT, "\u2800\u2800", "onzichtbaar"),
        (Kind.TEXT, "   ", "nog niets"),
        (Kind.TABLE, "rij", "niet getypt"),
        (Kind.INFO, "tekst", "niet getypt"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_a_sentence(kind: Kind, typed: str, says: str) -> None:
    with pytest.raises(AnswerRefused) as refused:
        kinds.read(asked(kind), typed)
    told = " ".join(refused.value.sentences())
    assert says in told
    assert refused.value.code.startswith("ZK-30")
    assert len(typed) < 4 or typed not in str(refused.value), "what was typed never stands in an error"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12,5", "12.5"), ("12.5", "12.5"), ("12 uur", "12"), ("12u", "12"), ("0", "0"), ("40,0", "40")],
)
def test_a_number_may_have_a_comma_and_its_unit(typed: str, kept: str) -> None:
    assert kinds.read(HOURS, typed) == Decimal(kept)


@pytest.mark.parametrize("typed", ["40,5", "-1", "12,3", "1.000", "twaalf", "12 dagen", "NaN", "Infinity", "1e2", "١٢"])
def test_a_number_outside_its_bounds_or_steps_is_refused(typed: str) -> None:
    with pytest.raises(AnswerRefused):
        kinds.read(HOURS, typed)


def test_numbers_are_shown_with_comma_and_unit() -> None:
    assert kinds.show(HOURS, Decimal("12.5")) == "12,5 uur"
    days = asked(Kind.NUMBER, bounds=between("0", "7", "1", "dagen"))
    assert [kinds.show(days, Decimal(count)) for count in (1, 3)] == ["1 dag", "3 dagen"]


def test_a_choice_is_one_of_its_options_and_carries_own_words() -> None:
    assert kinds.read(CHOICE, "label SOMS") == "soms"
    assert kinds.show(CHOICE, "soms", {"soms": "bij regen"}) == "Label soms: bij regen"
    with pytest.raises(AnswerRefused):
        kinds.check(CHOICE, "altijd")


def test_several_choices_keep_the_order_of_the_form() -> None:
    assert kinds.read(SEVERAL, "lopen, fiets") == ("fiets", "lopen")
    assert kinds.show(SEVERAL, ("fiets", "lopen")) == "Label fiets, Label lopen"


@pytest.mark.parametrize("value", [("geen", "ov"), ("ov", "fiets"), (), ("taxi",), "ov", ("ov", "ov")])
def test_an_impossible_combination_is_refused(value: object) -> None:
    with pytest.raises(AnswerRefused):
        kinds.check(SEVERAL, value)


def test_a_ruler_takes_whole_numbers_within_its_bounds() -> None:
    assert kinds.read(RULER, "7") == "7"
    for wrong in ("11", "7,5", "-1"):
        with pytest.raises(AnswerRefused):
            kinds.read(RULER, wrong)


def test_a_week_is_shown_per_answer() -> None:
    week = {"maandag.ochtend": "ja", "dinsdag.middag": "ja", "vrijdag.ochtend": "nee"}
    kinds.check(WEEK, week)
    assert kinds.show(WEEK, week) == "Label ja: maandag ochtend, dinsdag middag. Label nee: vrijdag ochtend."
    for wrong in ({}, {"maandag.nacht": "ja"}, {"maandag.ochtend": "misschien"}, "ja"):
        with pytest.raises(AnswerRefused):
            kinds.check(WEEK, wrong)


def test_a_table_keeps_row_ids_and_has_a_limit() -> None:
    table = asked(Kind.TABLE, most_rows=2)
    kinds.check(table, ("r1", "r2"))
    assert kinds.show(table, ("r1",)) == "1 rij"
    for wrong in ((), ("r1", "r1"), ("r1", "r2", "r3"), ("rij 1",), "r1"):
        with pytest.raises(AnswerRefused):
            kinds.check(table, wrong)


def kept(question: Question, typed: str) -> AnswerValue | None:
    """What is kept of this text, or None when it is refused in whole sentences."""
    try:
        return kinds.read(question, typed)
    except AnswerRefused as refused:
        if not all(refused.sentences()):
            raise
    return None


DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DATES)
def test_every_date_reads_back_as_it_is_shown(day: date) -> None:
    for kind in (Kind.DATE, Kind.PARTIAL_DATE):
        question = asked(kind)
        assert kinds.read(question, kinds.show(question, day.isoformat())) == day.isoformat()


@given(DATES)
def test_every_partial_date_reads_back_as_it_is_shown(day: date) -> None:
    question = asked(Kind.PARTIAL_DATE)
    for kept in (day.isoformat()[:4], day.isoformat()[:7]):
        assert kinds.read(question, kinds.show(question, kept)) == kept


@given(st.times())
def test_every_time_reads_back_as_it_is_shown(moment: object) -> None:
    kept = f"{moment:%H:%M}"
    assert kinds.read(asked(Kind.TIME), kinds.show(asked(Kind.TIME), kept)) == kept


@given(st.integers(0, 80).map(lambda halves: Decimal(halves) / 2))
def test_every_number_reads_back_as_it_is_shown(number: Decimal) -> None:
    assert kinds.read(HOURS, kinds.show(HOURS, number)) == number


@given(st.lists(st.sampled_from(["fiets", "ov", "lopen"]), min_size=1, unique=True))
def test_every_choice_reads_back_as_it_is_shown(chosen: list[str]) -> None:
    kept = tuple(option.value for option in SEVERAL.options if option.value in chosen)
    assert kinds.read(SEVERAL, kinds.show(SEVERAL, kept)) == kept


@given(st.text(max_size=300), st.sampled_from(list(Kind)))
def test_any_text_becomes_an_answer_that_passes_its_own_check_or_a_sentence(typed: str, kind: Kind) -> None:
    question = asked(kind, options=options("ja", "nee"), bounds=between("0", "10"), rows=("ochtend",))
    value = kept(question, typed)
    if value is not None:
        kinds.check(question, value)
        assert kinds.read(question, kinds.show(question, value)) == value


@given(
    st.one_of(st.none(), st.integers(), st.text(max_size=20), st.lists(st.text(max_size=5)).map(tuple), st.decimals())
)
def test_any_value_from_outside_is_accepted_or_refused(value: object) -> None:
    for kind in Kind:
        question = asked(kind, options=options("ja", "nee"), bounds=between("0", "10"), rows=("ochtend",))
        with contextlib.suppress(AnswerRefused):
            kinds.check(question, value)


NAUGHTY = [
    "'; DROP TABLE answers; --", "<script>alert(1)</script>", "${7*7}", "%s%n", "{naam}", "\x00", "\ud800", "الحروف",
    "👩\u200d🦽", "Ⅷ", "½", "٣", "1/0", "../../etc/passwd", "-0", "0x10", "1_000", "1e999", "İ", "ﬀ", "a\u0301" * 300,
    "\ufeffJan", "9" * 5000, "\n\n\n", "\u2028", "٢٠٢٤-٠١-٠١", "2024-13-45", "00-00-0000", "1012\u00a0AB", "+" * 9,
]  # fmt: skip


@pytest.mark.parametrize("typed", NAUGHTY)
def test_naughty_text_is_kept_as_it_is_or_refused(typed: str) -> None:
    for kind in Kind:
        question = asked(kind, options=options("ja", "nee"), bounds=between("0", "10"), rows=("ochtend",))
        value = kept(question, typed)
        if value is not None:
            kinds.check(question, value)


def test_a_week_has_seven_days() -> None:
    assert len(DAYS) == 7
