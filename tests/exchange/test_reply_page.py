"""Who is asked something finds the questions on the last page with room to answer; the participant is asked nothing."""

from __future__ import annotations

from typing import Any

from intake_desktop.exchange import document, payload
from intake_desktop.exchange.pages import reply_page, story
from intake_desktop.exchange.pages.grids import Grid
from tests.exchange import people


def content(name: str = people.BUURTTEAM) -> Any:
    return payload.build(people.material(name, people.jamila(), looked_at=True))


def words(told: Any) -> str:
    return document.expected_text(story.tell(told).blocks)


def test_the_questions_stand_there_again_with_their_number_and_room_to_write() -> None:
    told = content()
    questions, by = (block for block in reply_page.blocks(told) if isinstance(block, Grid))
    asked = [row.cells[0].text for row in questions.rows]
    assert asked[0].startswith("1. Bespreek met Jamila en ons deze stap (vóór 15")
    assert len(asked) == len(told["page"]["asks"])
    assert all(row.cells[1].text == "" for row in (*questions.rows, *by.rows))
    assert questions.row_height > 60


def test_page_one_points_at_it_and_it_names_the_mark_and_who_to_answer() -> None:
    told = content()
    first, last = words(told).split(reply_page.TITLE)
    assert "Achteraan zit een antwoordblad." in first
    assert f"Kenmerk {told['document']['id']}." in last
    assert "Mark de Vries (020 555 01 23, m.devries@dewerkbank.example)" in last


def test_without_a_question_there_is_no_such_page() -> None:
    told = content()
    told["page"].pop("asks")
    assert list(reply_page.blocks(told)) == []
    assert reply_page.TITLE not in words(content(people.OWN))
