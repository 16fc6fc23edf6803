"""What a comparison says to who reads it: levels, units and reasons in words, calm and without a verdict."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from intake_desktop.dossier import comparing, comparing_counts, comparing_line, comparing_moments, comparing_words
from intake_desktop.dossier.comparing import Row, Way
from intake_desktop.dossier.comparing_counts import Noun
from intake_desktop.dossier.comparing_moments import Moment
from intake_desktop.dossier.comparing_words import Teller
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from tests.dossier.fake_vault import FakeVault
from tests.dossier.measured_twice import (
    HOURS,
    MAY,
    NOVEMBER,
    SKILLS,
    ZRM,
    begin,
    count_hours,
    measure,
    scored,
    somebody,
    tell,
)

FORBIDDEN = re.compile(
    r"verbeter|verslecht|signific|totaal|gemiddeld|achteruit|vooruit|helaas|goed zo|%", re.IGNORECASE
)
DOMAINS = Noun("domein", "domeinen")
BEFORE = {0: "2", 1: "2", 2: "3", 3: "4", 4: "1", 5: None, 6: None, 7: "4"}
AFTER = {0: "3", 1: "2", 2: "2", 3: "2", 4: "4", 5: None, 6: "5", 7: None}


@pytest.fixture
def session() -> DossierSession:
    """Two ZRM measurements in which everything happens."""
    made = somebody(FakeVault())
    measure(made, ZRM, MAY, BEFORE)
    measure(made, ZRM, NOVEMBER, AFTER)
    return made


def two(session: DossierSession, form_id: str = ZRM) -> tuple[Moment, Moment]:
    found = comparing_moments.of_form(session, form_id)
    return found[-2], found[-1]


def teller(first: Moment, second: Moment) -> Teller:
    return Teller(second.form, comparing_words.names(first.day, second.day), "Sanne")


def compared(session: DossierSession, form_id: str = ZRM) -> tuple[Teller, dict[str, Row]]:
    first, second = two(session, form_id)
    rows = comparing.compare(first.measured, second.measured)
    return teller(first, second), {row.question.label: row for row in rows}


def test_every_row_says_how_far_and_nothing_more(session: DossierSession) -> None:
    say, rows = compared(session)
    assert {label: say.short(row) for label, row in rows.items() if row.way is not Way.NEITHER} == {
        "Financiën": "2 → 3, één niveau hoger",
        "Werk & Opleiding": "gelijk",
        "Tijdsbesteding": "3 → 2, één niveau lager",
        "Huisvesting": "4 → 2, 2 niveaus lager",
        "Huiselijke relaties": "1 → 4, 3 niveaus hoger",
        "Lichamelijke gezondheid": "alleen in november beoordeeld: 5",
        "Middelengebruik": "alleen in mei beoordeeld: 4",
    }
    assert say.short(rows["Geestelijke gezondheid"]) == "niet beoordeeld, beide keren"
    assert "Justitie" not in rows


def test_a_screen_reader_gets_whole_sentences(session: DossierSession) -> None:
    say, rows = compared(session)
    assert say.spoken(rows["Financiën"]) == "Financiën: van 2 naar 3, één niveau hoger"
    assert say.spoken(rows["Werk & Opleiding"]) == "Werk & Opleiding: gelijk, beide keren 2"
    assert (
        say.spoken(rows["Geestelijke gezondheid"])
        == "Geestelijke gezondheid: niet beoordeeld, beide keren. Beide keren: niet besproken"
    )
    assert (
        say.spoken(rows["Middelengebruik"]) == "Middelengebruik: alleen in mei beoordeeld: 4. November: niet besproken"
    )


def test_in_short_counts_in_words_and_always_in_the_same_order(session: DossierSession) -> None:
    say, rows = compared(session)
    told = comparing_counts.counts(tuple(rows.values()), DOMAINS, say)
    assert [each.words for each in told] == [
        "1 domein één niveau hoger",
        "1 domein 3 niveaus hoger",
        "1 domein gelijk",
        "1 domein één niveau lager",
        "1 domein 2 niveaus lager",
        "2 domeinen alleen één keer beoordeeld",
        "5 domeinen niet beoordeeld, beide keren",
    ]


def test_hours_are_told_with_their_units() -> None:
    session = somebody(FakeVault())
    week = {"attendance_weeks": "8", "agreed_parts": "24", "attended_parts": "24"}
    count_hours(session, MAY, {"hours_per_day": "3.5", "days_per_week": "2", "minutes_in_a_row": "30", **week})
    later = {"attendance_weeks": "12", "agreed_parts": "24"}
    count_hours(session, NOVEMBER, {"hours_per_day": "3", "days_per_week": "3", "minutes_in_a_row": "30", **later})
    say, rows = compared(session, HOURS)
    told = {label: say.short(row) for label, row in rows.items()}
    assert told["Uren per dag, nu"] == "3,5 → 3 uur, 0,5 uur minder"
    assert told["Dagen per week, nu"] == "2 → 3 dagen, 1 dag meer"
    assert told["Hoe lang achter elkaar werken?"] == "gelijk, 30 minuten"
    assert told["Afgesproken dagdelen in die weken"].endswith("niet vergelijkbaar (niet over evenveel weken geteld)")
    assert told["Dagdelen dat {naam} er was"] == "alleen in mei bekend: 24 dagdelen"
    assert say.label(rows["Dagdelen dat {naam} er was"]) == "Dagdelen dat Sanne er was"
    assert "Aanwezigheid" not in told


def test_another_choice_is_told_by_its_words() -> None:
    session = somebody(FakeVault())
    guidance = session.catalog.question(session.catalog.meaning("minutes_guidance"))
    count_hours(session, MAY, {"minutes_guidance": guidance.options[2].value})
    count_hours(session, NOVEMBER, {"minutes_guidance": guidance.options[0].value})
    say, rows = compared(session, HOURS)
    (row,) = rows.values()
    assert say.short(row) == "Licht: een korte herinnering → Geen"
    told = comparing_counts.counts((row,), Noun("onderdeel", "onderdelen"), say)
    assert [each.words for each in told] == ["1 onderdeel met een ander antwoord"]


def test_skills_are_compared_on_their_own_scale() -> None:
    session = somebody(FakeVault())
    measure(session, SKILLS, MAY, {0: "1", 1: None, 2: "4"})
    measure(session, SKILLS, NOVEMBER, {0: "2", 1: "3", 2: "4"})
    say, rows = compared(session, SKILLS)
    told = [say.short(row) for row in rows.values()][:3]
    assert told == ["1 → 2, één niveau hoger", "alleen in november beoordeeld: 3", "gelijk"]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (MAY, NOVEMBER, ("mei", "november", "in mei", "in november")),
        (MAY, date(2027, 5, 1), ("mei 2026", "mei 2027", "in mei 2026", "in mei 2027")),
        (MAY, date(2026, 5, 20), ("7 mei", "20 mei", "op 7 mei", "op 20 mei")),
        (MAY, MAY, ("eerste keer", "tweede keer", "de eerste keer", "de tweede keer")),
    ],
)
def test_two_days_are_never_called_the_same(first: date, second: date, names: tuple[str, ...]) -> None:
    found = comparing_words.names(first, second)
    assert (found.first, found.second, found.when_first, found.when_second) == names


def test_measurements_of_one_day_are_told_apart_and_a_concept_says_so(session: DossierSession) -> None:
    begin(session, ZRM)
    tell(session, ZRM, NOVEMBER, {0: "3"})
    told = comparing_words.choices(comparing_moments.of_form(session, ZRM))
    assert told == ("7 mei 2026", "12 november 2026 (1)", "12 november 2026 (2), concept")


def test_another_rater_or_purpose_is_named(session: DossierSession) -> None:
    first, second = two(session)
    assert teller(first, second).notes(first, second) == ()
    begin(session, ZRM)
    tell(session, ZRM, date(2027, 1, 4), {0: "3"}, rater="Noor Verzonnen")
    purpose = session.catalog.question(session.catalog.meaning("zrm_purpose"))
    session.answer(ZRM, AnswerKey(purpose.id), purpose.options[1].value)
    first, second = two(session)
    assert teller(first, second).notes(first, second) == (
        "Januari is een concept: er kan nog iets veranderen.",
        "Let op: de beoordelaar is een ander dan vorige keer. November: Joke Bedacht; januari: Noor Verzonnen.",
        "Let op: het doel van de meting is anders dan vorige keer. November: Brede intake; januari: Evaluatie.",
    )


def test_the_line_of_an_item_has_a_gap_where_it_was_not_assessed(session: DossierSession) -> None:
    measure(session, ZRM, date(2027, 5, 3), {0: "4", 7: "4"})
    moments = comparing_moments.of_form(session, ZRM)
    names = scored(moments[0].form)
    money = comparing_line.of_item(moments, names[0])
    assert [(point.seen.value, point.joined) for point in money.points] == [
        (Decimal(2), False),
        (Decimal(3), True),
        (Decimal(4), True),
    ]
    assert money.spoken() == "7 mei 2026: 2. 12 november 2026: 3. 3 mei 2027: 4."
    gap = comparing_line.of_item(moments, names[7])
    assert [(point.seen.value, point.joined) for point in gap.points] == [
        (Decimal(4), False),
        (None, False),
        (Decimal(4), False),
    ]
    assert gap.drawable
    assert gap.spoken() == "7 mei 2026: 4. 12 november 2026: niet beoordeeld, niet besproken. 3 mei 2027: 4."


def test_no_word_of_it_judges(session: DossierSession) -> None:
    say, rows = compared(session)
    first, second = two(session)
    told = [
        *(words for row in rows.values() for words in (say.short(row), say.spoken(row))),
        *(each.words for each in comparing_counts.counts(tuple(rows.values()), DOMAINS, say)),
        *say.notes(first, second),
    ]
    assert told
    assert not [words for words in told if FORBIDDEN.search(words)]
