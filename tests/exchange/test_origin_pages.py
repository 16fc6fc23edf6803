"""Behind page 1 every answer can be read where it was asked: lines of a table apart, details with their question."""

from __future__ import annotations

import pytest

from intake_desktop.exchange import document, payload
from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages import breaking, origin_pages, story
from intake_desktop.exchange.pages.flow import Piece, Text
from intake_desktop.exchange.pages.numbers import NBSP, glued
from intake_desktop.exchange.pages.typesetter import typeset
from intake_desktop.exchange.tagging.nodes import Node
from intake_desktop.form_engine.answers import AnswerKey
from tests.exchange import people

HEAD = ("Vraag", "Antwoord", "Bron en datum")


def tables(name: str = people.BUURTTEAM, **changes: object) -> list[b.Table]:
    answers = people.jamila() | {AnswerKey(key): people.said(value) for key, value in changes.items()}
    content = payload.build(people.material(name, answers))
    return [
        block for block in origin_pages.blocks(content) if isinstance(block, b.Table) and block.head[:2] == HEAD[:2]
    ]


def row(asked: str) -> tuple[str, str, str]:
    (found,) = [row for table in tables() for row in table.rows if row[0] == asked]
    return found


def test_a_question_with_lines_says_how_many_and_each_line_stands_apart_with_what_was_asked() -> None:
    assert row("Wat vragen we aan de ontvanger?")[1] == f"3{NBSP}regels"
    line = row("– Bespreek met Jamila en ons deze stap")
    assert line[1] == "Wie: het buurtteam · Antwoord graag op: 15 december 2026"
    assert line[2] == "", "the source is said once, at the question"


def test_a_source_that_most_answers_share_is_said_once_above_them() -> None:
    content = payload.build(
        people.material(answers=people.jamila() | {AnswerKey("email"): people.said("j@v.example", "verwijzer")})
    )
    found = list(origin_pages.blocks(content))
    (who,) = [place for place, block in enumerate(found) if isinstance(block, b.Heading) and block.text == "Wie het is"]
    above, table = found[who + 1], found[who + 2]
    assert isinstance(above, b.Paragraph)
    assert isinstance(table, b.Table)
    assert above.runs[0].text == "Bron: Jamila vertelt dit, 12-11-2026, tenzij er iets anders bij staat."
    assert [row[0] for row in table.rows if row[2]] == ["Wat is je e-mailadres?"]


def test_a_line_of_one_answer_has_a_number() -> None:
    lines = [row[1] for table in tables() for row in table.rows if row[0].startswith("– regel")]
    assert "Belt zelf af als het niet lukt" in lines


def test_a_line_that_somebody_else_told_says_so() -> None:
    answers = people.jamila() | {AnswerKey("ontvanger_wie", "v1"): people.said("het buurtteam", "verwijzer")}
    content = payload.build(people.material(people.BUURTTEAM, answers))
    text = document.expected_text(story.tell(content).blocks)
    assert "De verwijzer vertelt dit, 12-11-2026" in text


@pytest.mark.parametrize("asked", ["Uren per week, nu", "Wat gaat goed?"])
def test_what_belongs_together_stays_together(asked: str) -> None:
    (table,) = [table for table in tables() if any(row[0] == asked for row in table.rows)]
    place = next(place for place, row in enumerate(table.rows) if row[0] == asked)
    assert place in table.kept
    assert table.rows[place + 1][0].startswith("– ")


def first_words(piece: Piece) -> str:
    """The question of a row."""
    text = piece.parts[0][1] if hasattr(piece, "parts") else piece
    return "".join(letters.text for line in text.lines for letters in line) if isinstance(text, Text) else ""


def test_no_page_begins_with_a_detail_of_a_question_on_the_page_before() -> None:
    rows = tuple(
        row for number in range(60) for row in ((f"Vraag {number}", "3", "bron"), ("– Hoe weten we dit?", "Gezien", ""))
    )
    kept = frozenset(range(0, len(rows), 2))
    for room in (300.0, 310.0, 320.0, 330.0):
        pages = breaking.pages(typeset([b.Table(HEAD, rows, kept)], Node("Document")), room)
        assert len(pages) > 2
        begins = [first_words(page.placed[1][1]) for page in pages[1:]]
        assert all(words.startswith("Vraag") for words in begins), begins


def test_a_word_that_is_too_long_for_a_cell_gets_the_whole_width() -> None:
    table = b.Table(HEAD, ())
    assert table.wide(("Wat?", "jamila.met.een.heel.lang.adres@voorbeeld.example", "bron"))
    assert not table.wide(("Wat?", "een gewoon antwoord", "bron"))
    assert not table.wide(("– Wat?", "arbeidsmarktgerichtedagbesteding", "")), (
        "without a source there is twice the room"
    )


def test_a_phone_number_is_never_broken_over_two_lines() -> None:
    assert (
        glued("Bel 020 000 00 00 of 06 00 00 00 00.")
        == f"Bel 020{NBSP}000{NBSP}00{NBSP}00 of 06{NBSP}00{NBSP}00{NBSP}00{NBSP}00."
    )
    assert glued("Kamer 12 van 20") == "Kamer 12 van 20"
