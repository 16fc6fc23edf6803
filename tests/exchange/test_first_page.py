"""Page 1 does not contradict itself: it says what stands in the way, and until when a way back is open."""

from __future__ import annotations

from intake_desktop.exchange import document, payload
from intake_desktop.exchange.pages import story
from intake_desktop.form_engine.answers import AnswerKey
from tests.exchange import people


def pages(name: str = people.BUURTTEAM, **changes: object) -> str:
    answers = people.jamila() | {AnswerKey(key): people.said(value) for key, value in changes.items()}
    content = payload.build(people.material(name, answers))
    return document.expected_text(story.tell(content).blocks)


def test_a_step_that_fits_counts_its_conditions() -> None:
    assert "Regels: past nu, 4 van de 4 voorwaarden gezien (zie “Voorwaarden per bestemming”)." in pages()


def test_a_step_that_something_else_holds_back_says_what_that_is() -> None:
    told = pages(huisvesting="1")
    assert "Regels: nu niet. Eerst veiligheid en stabiliteit." in told
    assert "van de 4 voorwaarden" not in told
    assert told.count("Eerst veiligheid en stabiliteit.") > 1, "and again beside the destination"


def test_work_is_not_told_what_holds_a_step_back() -> None:
    assert pages(people.WERK, huisvesting="1") == pages(people.WERK, huisvesting="4")
    assert "veiligheid en stabiliteit" not in pages(people.WERK, huisvesting="1")


def test_a_step_with_a_condition_open_counts_what_is_seen() -> None:
    assert "Regels: bijna, 3 van de 4 voorwaarden gezien" in pages(B4="2", uren_per_week_nu=people.Decimal(7))


def test_a_way_back_says_until_when() -> None:
    told = pages(terugweg_woorden="Naar de keuken.")
    assert "Terugweg: de oude plek blijft vrij, tot een afgesproken datum; Naar de keuken (tot 1 juni 2027)." in told


def test_a_goal_that_is_what_is_done_now_is_one_label() -> None:
    same = {AnswerKey("doel_uren_per_week"): people.said(people.Decimal(12))}
    drawn = document.draw(payload.build(people.material(answers=people.jamila() | same)))
    assert drawn.tag_faults == ()
    assert "nu en doel 12 0 uur 4 8 12" in drawn.text


def test_an_opinion_or_way_back_that_is_too_long_for_page_1_stands_whole_on_a_later_page() -> None:
    long = "Ik wil hier graag iets over zeggen. " * 12
    told = pages(mening_deelnemer=long.strip(), terugweg_woorden=long.strip()).split("\n")
    assert "Jamila zegt: zie “Wat Jamila vindt” verderop." in told
    assert told[told.index("Wat Jamila vindt") + 1] == long.strip()
    assert "Terugweg: zie “De weg terug” verderop." in told
    assert told[told.index("De weg terug") + 1].startswith("De oude plek blijft vrij")


def summary(**changes: object) -> tuple[str, int]:
    """What the page that is taken home says, and on how many pages."""
    answers = people.jamila() | {AnswerKey(key): people.said(value) for key, value in changes.items()}
    told = story.summary(payload.build(people.material(people.OWN, answers)))
    drawn = document.draw_story(told, document.TITLE)
    assert drawn.tag_faults == ()
    return f"{told.header[0]} {drawn.text}", drawn.pages


def test_the_summary_is_one_page_for_the_participant_and_points_to_no_other() -> None:
    told, count = summary()
    assert count == 1
    assert told.startswith("Samenvatting van het gesprek")
    for part in ("Wat ik wil", "Wat goed gaat", "Advies en keuze", "Klopt er iets niet, of mist er iets?"):
        assert part in told
    assert "Regels: past nu, 4 van de 4 voorwaarden gezien." in told
    assert "(zie " not in told
    assert "Wat er bij elke stap nodig is" not in told


def test_a_text_that_is_too_long_for_the_summary_stands_whole_behind_it() -> None:
    long = "Ik wil hier graag iets over zeggen. " * 12
    told, _ = summary(mening_deelnemer=long.strip())
    assert told.count(long.strip()) == 1


def test_the_summary_says_nothing_that_the_whole_copy_does_not_say() -> None:
    answers = people.jamila()
    content = payload.build(people.material(people.OWN, answers))
    whole = document.expected_text(story.tell(content).blocks)
    only = document.expected_text(story.summary(content).blocks).split("\n")
    added = [line for line in only if line not in whole]
    assert added == ["Regels: past nu, 4 van de 4 voorwaarden gezien.", "Klopt dit?", only[-1]]
