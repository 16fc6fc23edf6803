"""Two measurements mirror each other, one is equal to itself, and what is not known never becomes a number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.dossier import comparing
from intake_desktop.dossier.comparing import NOT_SEEN, Item, Measured, Row, Seen, Way
from intake_desktop.form_engine.definition import Bounds, Kind, Option, Question

MIRROR = {
    Way.HIGHER: Way.LOWER,
    Way.LOWER: Way.HIGHER,
    Way.FIRST_ONLY: Way.SECOND_ONLY,
    Way.SECOND_ONLY: Way.FIRST_ONLY,
}
LEVELS = tuple(Option(str(level), f"niveau {level}", f"hulp bij {level}") for level in range(5, 0, -1))
ANSWERS = (Option("geen", "Geen"), Option("licht", "Licht"))
ONE, TWO = ("zrm", 1, "a"), ("zrm", 2, "b")


def scale(name: str) -> Question:
    return Question(name, Kind.SCALE, name.title(), 1, options=LEVELS)


def number(name: str) -> Question:
    return Question(name, Kind.NUMBER, name.title(), 1, bounds=Bounds(unit="uur"))


def choice(name: str) -> Question:
    return Question(name, Kind.CHOICE, name.title(), 1, options=ANSWERS)


unknown = st.builds(Seen, why=st.sampled_from(["", "niet besproken", "onvoldoende beeld"]))
levels = st.integers(1, 5).map(lambda level: Seen(Decimal(level), str(level)))
amounts = st.decimals(0, 40, places=1).map(lambda hours: Seen(hours, f"{hours} uur"))
choices = st.sampled_from([Seen(option.value, option.label) for option in ANSWERS])
QUESTIONS = {"geld": (scale, levels), "thuis": (scale, levels), "uren": (number, amounts), "hulp": (choice, choices)}
weeks = st.none() | st.integers(4, 6).map(Decimal)


@st.composite
def items(draw: st.DrawFn, name: str) -> Item:
    make, known = QUESTIONS[name]
    question = make(name)
    if draw(st.booleans()):
        question = replace(question, hint="anders gevraagd")
    seen = draw(unknown | known)
    counts = name == "uren" and draw(st.booleans())
    off = not seen.known and draw(st.booleans())
    return Item(question, seen, "deel", draw(weeks) if counts else None, counts, off)


@st.composite
def measurements(draw: st.DrawFn, record_id: str) -> Measured:
    names = draw(st.lists(st.sampled_from(sorted(QUESTIONS)), unique=True))
    asked = {name: draw(items(name)) for name in names}
    return Measured(record_id, draw(st.sampled_from([ONE, TWO])), asked, draw(st.booleans()))


def by_name(rows: tuple[Row, ...]) -> dict[str, Row]:
    return {row.question.id: row for row in rows}


@given(measurements("r1"), measurements("r2"))
def test_swapping_two_measurements_mirrors_higher_and_lower_and_nothing_else(one: Measured, two: Measured) -> None:
    there, back = by_name(comparing.compare(one, two)), by_name(comparing.compare(two, one))
    assert set(there) == set(back)
    for name, row in there.items():
        assert back[name].way is MIRROR.get(row.way, row.way)
        assert (back[name].first, back[name].second, back[name].by) == (row.second, row.first, row.by)


@given(measurements("r1"))
def test_a_measurement_is_equal_to_itself_as_far_as_it_is_known(one: Measured) -> None:
    for row in comparing.compare(one, one):
        assert row.way is (Way.SAME if row.second.known else Way.NEITHER)
        assert row.by is None


@given(measurements("r1"), measurements("r2"))
def test_what_is_not_known_is_never_counted_with(one: Measured, two: Measured) -> None:
    for row in comparing.compare(one, two):
        if not (row.first.known and row.second.known):
            assert row.way in {Way.NEITHER, Way.FIRST_ONLY, Way.SECOND_ONLY, Way.OTHER_VERSION}
        if row.way in {Way.HIGHER, Way.LOWER}:
            assert isinstance(row.first.value, Decimal)
            assert isinstance(row.second.value, Decimal)
            assert row.by == abs(row.second.value - row.first.value) > 0
        else:
            assert row.by is None


@given(measurements("r1"), measurements("r2"))
def test_rows_stand_in_the_order_of_the_form_whatever_was_found(one: Measured, two: Measured) -> None:
    names = [row.question.id for row in comparing.compare(one, two)]
    asked = [name for name in (*two.items, *one.items) if name in names]
    assert names == list(dict.fromkeys(asked))


def measured(question: Question, seen: Seen, version: tuple[str, int, str] = ONE, record_id: str = "r1") -> Measured:
    return Measured(record_id, version, {question.id: Item(question, seen)})


def level(value: int) -> Seen:
    return Seen(Decimal(value), str(value))


@pytest.mark.parametrize(
    "changed",
    [
        {"label": "Anders"},
        {"hint": "Anders"},
        {"kind": Kind.NUMBER},
        {"options": LEVELS[:-1]},
        {"options": (replace(LEVELS[0], description="een ander anker"), *LEVELS[1:])},
        {"options": (replace(LEVELS[0], label="een andere naam"), *LEVELS[1:])},
        {"bounds": Bounds(unit="minuten")},
    ],
)
def test_an_item_that_changed_is_not_compared(changed: dict[str, object]) -> None:
    was, new = scale("geld"), replace(scale("geld"), **changed)  # type: ignore[arg-type]  # one field at a time
    before, after = measured(was, level(2)), measured(new, level(3), TWO, "r2")
    assert comparing.row(before, after, "geld").way is Way.OTHER_VERSION


def test_an_item_that_stayed_is_compared_over_versions_as_long_as_both_are_here() -> None:
    before, after = measured(scale("geld"), level(2)), measured(scale("geld"), level(4), TWO, "r2")
    assert comparing.row(before, after, "geld").way is Way.HIGHER
    assert comparing.row(before, after, "geld").by == 2
    gone = replace(before, there=False)
    assert comparing.row(gone, after, "geld").way is Way.OTHER_VERSION


def test_an_item_that_only_one_version_has_is_told_and_not_compared() -> None:
    before, after = measured(scale("geld"), level(2)), measured(scale("thuis"), level(4), TWO, "r2")
    rows = comparing.compare(before, after)
    assert [(row.question.id, row.way) for row in rows] == [
        ("thuis", Way.OTHER_VERSION),
        ("geld", Way.OTHER_VERSION),
    ]


def test_numbers_counted_over_other_weeks_are_not_compared() -> None:
    def counted(hours: str, over: Decimal | None, record_id: str) -> Measured:
        item = Item(number("uren"), Seen(Decimal(hours), hours), "", over, counts=True)
        return Measured(record_id, ONE, {"uren": item})

    eight = counted("20", Decimal(8), "r1")
    assert comparing.row(eight, counted("24", Decimal(8), "r2"), "uren").way is Way.HIGHER
    assert comparing.row(eight, counted("24", Decimal(12), "r2"), "uren").way is Way.OTHER_PERIOD
    assert comparing.row(eight, counted("20", None, "r2"), "uren").way is Way.OTHER_PERIOD


def test_another_choice_is_neither_higher_nor_lower() -> None:
    before, after = measured(choice("hulp"), Seen("licht", "Licht")), measured(choice("hulp"), Seen("geen", "Geen"))
    row = comparing.row(before, after, "hulp")
    assert (row.way, row.by) == (Way.OTHER, None)


def test_what_nobody_asked_is_left_out_and_can_be_named() -> None:
    off = Measured("r1", ONE, {"geld": Item(scale("geld"), NOT_SEEN, off=True)})
    hidden = Measured("r1", ONE, {"geld": Item(scale("geld"), NOT_SEEN, off=True, hidden=True)})
    assert comparing.compare(off, off) == ()
    assert [question.id for question in comparing.left_out(off, off)] == ["geld"]
    assert comparing.left_out(hidden, hidden) == ()
    on = measured(scale("geld"), level(3), record_id="r2")
    assert comparing.compare(off, on)[0].way is Way.SECOND_ONLY
    with pytest.raises(KeyError):
        comparing.row(off, on, "onbekend")
