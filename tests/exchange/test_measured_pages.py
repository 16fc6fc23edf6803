"""A measurement is one picture with the same facts in words: what was measured, what was not and why, and by whom."""

from __future__ import annotations

from typing import Any

import pytest

from intake_desktop.exchange import document, payload, schema
from intake_desktop.exchange.pages import measured_pages, story, week_page
from intake_desktop.exchange.pages.blocks import Heading, Paragraph
from intake_desktop.exchange.pages.grids import Grid, GridRow, Levels, Look
from intake_desktop.exchange.pages.level_names import LevelNames
from intake_desktop.exchange.pages.measured_notes import grouped
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.sealing import canonical
from tests.exchange import people

ZRM, SKILLS = "zrm_2017", "werkvaardigheden"
SEEN = "eigen_waarneming"


def answers(**more: Answer) -> dict[AnswerKey, Answer]:
    """Three domains with a level and one without, with what stands beside the first."""
    found = {key: answer for key, answer in people.jamila().items() if people.forms().homes[key.question_id] != ZRM}
    levels = {"financien": "3", "werk_opleiding": "3", "tijdsbesteding": "4"}
    found |= {AnswerKey(name): people.said(level, SEEN) for name, level in levels.items()}
    found |= {
        AnswerKey("zrm_doel"): people.said("uitstroom", "staff"),
        AnswerKey("zrm_datum"): people.said("2026-11-12", "staff"),
        AnswerKey("zrm_beoordelaar"): people.said("Mark de Vries, begeleider", "staff"),
        AnswerKey("huisvesting"): Answer(None, SEEN, people.SAID, people.MARK.id, no_answer="niet_besproken"),
        AnswerKey("zrm_doel_niveau", "financien"): people.said("4"),
        AnswerKey("zrm_eigen_kijk", "financien"): people.said("2"),
        AnswerKey("hulp_aanwezig", "financien"): people.said("nee", SEEN),
        AnswerKey("hulp_aanwezig", "werk_opleiding"): people.said("ja_formeel", SEEN),
        AnswerKey("zrm_toelichting", "financien"): people.said("Post blijft liggen.", SEEN),
    }
    return found | {AnswerKey(name): answer for name, answer in more.items()}


def content(name: str = people.BUURTTEAM, **more: Answer) -> Any:
    chosen = {"zrm_meer": "nodig voor de hulp"} if name == people.BUURTTEAM else {}
    return payload.build(people.material(name, answers(**more), chosen=chosen))


def measured(told: Any, form: str = ZRM) -> Any:
    return next((one for one in told["measurements"] if one["form"] == form), None)


def rows(told: Any, place: int = 0) -> dict[str, GridRow]:
    grids = [block for block in measured_pages.blocks(told) if isinstance(block, Grid)]
    return {row.cells[0].text: row for row in grids[place].rows}


def words(told: Any) -> str:
    return document.expected_text(story.tell(told).blocks)


def test_a_part_of_the_domains_is_called_a_part() -> None:
    told = content()
    assert (measured(told)["counted"], measured(told)["of"]) == (3, 13)
    text = words(told)
    assert "Deelmeting: 3 van de 13 onderdelen hebben een niveau." in text
    assert "Gedaan op 12 november 2026 door Mark de Vries, begeleider. Doel: Uitstroom of volgende stap." in text
    assert "Er is geen totaalscore." in text
    assert "GGD Amsterdam" in text


def test_all_of_them_is_called_all() -> None:
    told = content()
    (one,) = [one for one in told["measurements"] if one["form"] == ZRM]
    whole = {**told, "measurements": [{**one, "counted": one["of"]}]}
    assert "Alle 13 onderdelen hebben een niveau." in words(whole)


def test_a_row_shows_now_goal_and_own_view_in_the_drawing_and_as_numbers() -> None:
    row = rows(content())["Financiën"]
    assert [cell.text for cell in row.cells] == ["Financiën", "3 beperkt", "4", "2"]
    assert row.levels == Levels(5, now=3, goal=4, own=2)


def test_what_was_not_said_beside_a_level_is_a_dash() -> None:
    row = rows(content())["Werk & Opleiding"]
    assert [cell.text for cell in row.cells] == ["Werk & Opleiding", "3 beperkt", "–", "–"]
    assert row.levels == Levels(5, now=3)


def test_a_domain_without_a_level_stays_with_its_reason() -> None:
    found = rows(content())
    assert found["Huisvesting"].cells[1].text == "niet beoordeeld: niet besproken"
    assert found["Huisvesting"].levels == Levels(5)
    assert found["Huiselijke relaties"].cells[1].text == "niet beoordeeld: niet gevraagd voor dit doel"
    assert found["Sociaal netwerk"].cells[1].text == "niet ingevuld"


def test_what_was_said_beside_a_domain_without_a_level_is_not_lost() -> None:
    beside = {
        AnswerKey("zrm_toelichting", "huisvesting"): people.said("De huur loopt af.", SEEN),
        AnswerKey("zrm_eigen_kijk", "huisvesting"): people.said("5"),
        AnswerKey("zrm_eigen_kijk", "sociaal_netwerk"): people.said("4"),
    }
    told = payload.build(people.material(answers=answers() | beside, chosen={"zrm_meer": "nodig"}))
    schema.check(canonical.dumps(told))
    text = words(told)
    assert "Huisvesting. Wat hebben we gezien? De huur loopt af." in text
    assert "Hoe ziet Jamila het zelf? 5: Huisvesting. 4: Sociaal netwerk." in text
    assert rows(told)["Sociaal netwerk"].cells[1].text == "niet ingevuld"
    assert rows(told)["Huisvesting"].cells[1].text == "niet beoordeeld: niet besproken"


def test_a_domain_that_does_not_go_is_counted_and_not_named() -> None:
    answer = people.said("2", SEEN)
    told = payload.build(people.material(people.BUURTTEAM, answers(justitie=answer)))
    assert measured(told)["not_shared"] == 1
    assert "Justitie" not in rows(told)
    assert "1 onderdeel gaat niet mee naar deze ontvanger." in words(told)
    assert measured(told) == measured(payload.build(people.material(people.BUURTTEAM, answers())))


def test_work_gets_skills_without_the_own_view_and_no_self_sufficiency() -> None:
    told = content(people.WERK)
    assert [one["form"] for one in told["measurements"]] == [SKILLS]
    assert "own" not in measured(told, SKILLS)
    assert "Post blijft liggen" not in words(told)


def test_everything_said_beside_a_level_is_told_once_below_the_picture() -> None:
    text = words(content())
    assert text.count("Post blijft liggen.") == 1
    assert "Financiën. Wat hebben we gezien? Post blijft liggen." in text
    assert "Is er hulp? Nee: Financiën. Ja, van een professional: Werk & Opleiding." in text
    assert "Bron van de niveaus: Zelf gezien, 12 november 2026." in text
    assert "Bron van “Hoe ziet Jamila het zelf?”: Financiën: Jamila vertelt dit" not in text
    assert "Bron van “Hoe ziet Jamila het zelf?”: Jamila vertelt dit, 12 november 2026: Financiën." in text


def test_a_level_of_an_earlier_talk_that_nobody_checked_says_so() -> None:
    more = people.said("2", SEEN, taken_over=True)
    told = content(financien=more)
    assert "Financiën (overgenomen, nog niet gecontroleerd)" in rows(told)


def test_the_skills_stand_in_groups_with_boxes_up_to_the_level() -> None:
    told = content()
    assert [one["form"] for one in told["measurements"]] == [ZRM, SKILLS]
    found = rows(told, 1)
    assert found["Afspraken en betrouwbaarheid"].is_group
    first = found["Op tijd komen en aanwezig zijn"]
    assert first.cells[1].text == "3 met lichte steun"
    assert first.levels == Levels(4, now=3, stairs=True)


def test_a_scored_question_is_not_told_a_second_time_with_the_other_answers() -> None:
    text = words(content())
    assert text.count("3 met lichte steun") > 0
    assert "Financiën" not in text.split("Herkomst")[1]
    assert "Waarvoor doen we deze meting?" in text.split("Herkomst")[1], "what is no level stays"


def test_nothing_measured_is_no_page() -> None:
    some = {key: answer for key, answer in people.jamila().items() if people.forms().homes[key.question_id] != ZRM}
    some = {key: answer for key, answer in some.items() if people.forms().homes[key.question_id] != SKILLS}
    told = payload.build(people.material(answers=some))
    assert told["measurements"] == []
    assert not list(measured_pages.blocks(told))


def test_the_week_has_a_word_in_every_cell() -> None:
    week = people.said({"maandag.ochtend": "ja", "dinsdag.middag": "voorkeur", "vrijdag.avond": "nee"})
    told = content(beschikbaarheidsraster=week)
    schema.check(canonical.dumps(told))
    title, grid, source = week_page.blocks(told)
    assert isinstance(title, Heading)
    assert isinstance(grid, Grid)
    assert isinstance(source, Paragraph)
    assert title.text == "Wanneer kan Jamila?"
    looks = {cell.text: cell.look for row in grid.rows for cell in row.cells[1:]}
    assert looks == {"kan": Look.TINT, "liefst": Look.BOXED, "kan niet": Look.SOFT, "–": Look.SOFT}
    assert [row.cells[0].text for row in grid.rows] == ["Ochtend", "Middag", "Avond"]


def test_a_week_that_is_kept_but_not_asked_now_is_not_taken_for_the_one_that_counts() -> None:
    week = people.said({"maandag.ochtend": "ja"})
    kept = {AnswerKey("beschikbaarheidsraster"): Answer(None, "staff", people.SAID, "c", no_answer="onbekend")}
    counting = answers() | {AnswerKey("beschikbaarheidsraster"): week}
    told = payload.build(people.material(people.COLLEAGUE, counting, unasked=kept))
    grid = next(block for block in week_page.blocks(told) if isinstance(block, Grid))
    assert grid.rows[0].cells[1].text == "kan"


@pytest.mark.parametrize(
    ("labels", "short"),
    [
        (["Acute problematiek", "Niet zelfredzaam", "Beperkt zelfredzaam"], ("acute", "niet", "beperkt")),
        (["Lukt nog niet", "Lukt met steun", "Lukt met hulp"], ("nog niet", "met steun", "met hulp")),
        (["1", "2", "3"], ("", "", "")),
        (["Lukt"], ("lukt",)),
    ],
)
def test_short_names_of_levels(labels: list[str], short: tuple[str, ...]) -> None:
    names = LevelNames.of([{"code": str(place), "label": label} for place, label in enumerate(labels, 1)])
    assert names.short == short


def test_equal_answers_are_told_together_and_every_row_can_be_found() -> None:
    assert grouped([("A", "ja")], 1) == "ja: A."
    assert grouped([("A", "ja"), ("B", "ja")], 2) == "Steeds: ja."
    assert grouped([("A", "ja"), ("B", "ja")], 3) == "ja: A, B."
    most = [(str(number), "ja") for number in range(9)]
    assert grouped([*most, ("X", "nee")], 10) == "nee: X. Bij de andere 9: ja."
