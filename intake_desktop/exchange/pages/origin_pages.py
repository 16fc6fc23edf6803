"""The last pages: the other answers with their source, what was left out, how to read on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages import measured_pages, voice, week_page
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.numbers import asking, counted, day, one_line
from intake_desktop.exchange.payload import UNASKED

Content = Mapping[str, Any]
Row = tuple[str, str, str]
_UNLESS = ", tenzij er iets anders bij staat."
_TAKE_OVER = (
    "In dit bestand zit overdracht.json met dezelfde gegevens, en overdracht.sig.json met de handtekening. "
    "Open ze via de bijlagen van uw PDF-lezer. Elke waarde staat er met code, label, bron en datum in."
)


def blocks(payload: Content) -> Iterator[Block]:
    """The blocks, beginning on a new page."""
    yield b.NewPage()
    yield b.Heading(voice.of(payload).origin, 1, "title")
    yield b.Pairs(tuple(_about(payload["document"])))
    elsewhere = measured_pages.shown_here(payload) | week_page.shown_here(payload)
    for group in payload["groups"]:
        apart = group["id"] == UNASKED
        found = [answer for answer in group["answers"] if apart or answer["question"] not in elsewhere]
        if found:
            yield b.Heading(group["title"])
            yield from _answers(found)
    yield from _left_out(payload)
    yield from _reading(payload)


def _about(document: Content) -> Iterator[tuple[str, str]]:
    recipient, consent = document["recipient"], document["consent"]
    yield "Kenmerk", f"{document['id']}, gemaakt op {day(document['created'])}"
    yield "Voor", f"{recipient['organisation']} (profiel {recipient['name']}, versie {recipient['version']})"
    yield "Doel", document["purpose"]["label"]
    yield "Grond", document["ground"]["label"]
    yield "Besproken", day(document["discussed_on"])
    if consent:
        until = f", geldig tot en met {day(consent['until'])}" if consent["until"] else ""
        how = f" ({consent['how']})" if consent["how"] else ""
        yield "Toestemming", f"{day(consent['on'])}{how}{until}"


def _answers(answers: Sequence[Content]) -> Iterator[Block]:
    """Each answer with what belongs to it below; details stay with their answer, and a first line with its question.

    The source that most of them have is said once, above; where another one stands, it is of that answer alone.
    """
    usual, times = Counter(map(_source, answers)).most_common(1)[0]
    if times == 1:
        usual = ""
    else:
        yield b.Paragraph((Run(f"Bron: {usual}{_UNLESS if times < len(answers) else '.'}"),), "source")
    rows: list[Row] = []
    kept: set[int] = set()
    for answer in answers:
        lines = answer.get("rows")
        told = list(_lines(answer) if lines else _rows(answer))
        together = 2 if lines else len(told)
        kept.update(range(len(rows), len(rows) + together - 1))
        rows += [(asked, said, "" if source == usual else source) for asked, said, source in told]
    where = "Bron en datum" if any(source for _, _, source in rows) else ""
    yield b.Table(("Vraag", "Antwoord", where), tuple(rows), frozenset(kept))


def _rows(answer: Content) -> Iterator[Row]:
    """The answer, and its details below it; a source that is the same is said once."""
    source = _source(answer)
    yield answer["label"], one_line(answer["shown"]), source
    for detail in answer.get("details", ()):
        own = _source(detail)
        yield f"– {detail['label']}", one_line(detail["shown"]), "" if own == source else own


def _lines(answer: Content) -> Iterator[Row]:
    """A question with lines of its own: how many there are, and each line below it."""
    source = _source(answer)
    yield answer["label"], counted(len(answer["rows"]), "regel", "regels"), source
    for number, cells in enumerate(answer["rows"], 1):
        others = dict.fromkeys(own for cell in cells if (own := _source(cell)) != source)
        yield *_line(number, cells), "; ".join(others)


def _line(number: int, cells: Sequence[Content]) -> tuple[str, str]:
    """What a line is about and the rest of it, each with what was asked."""
    first, *rest = cells
    if not rest:
        return f"– regel {number}", one_line(first["shown"])
    asked = (f"{asking(cell['label'])} {one_line(cell['shown'])}" for cell in rest)
    return f"– {one_line(first['shown'])}", " · ".join(asked)


def _source(answer: Content) -> str:
    return f"{answer['source']['label']}, {_short(answer['date'])}"


def _short(text: str) -> str:
    year, month, number = text.split("-")
    return f"{int(number)}-{int(month)}-{year}"


def _left_out(payload: Content) -> Iterator[Block]:
    left = payload["left_out"]
    yield b.Heading("Weggelaten")
    count = "1 onderdeel gaat" if left["count"] == 1 else f"{left['count']} onderdelen gaan"
    yield b.Paragraph((Run(voice.of(payload).left_out.format(count=count)),))
    yield b.Listing(tuple((Run(title),) for title in left["titles"]))


def _reading(payload: Content) -> Iterator[Block]:
    rights = voice.of(payload).rights
    yield b.Heading("Klopt er iets niet?" if rights else "Gegevens overnemen")
    for words in rights or (_TAKE_OVER,):
        yield b.Paragraph((Run(words),))
    forms = [f"{form['title']} versie {form['version']} ({_stand(form['finished'])})" for form in payload["forms"]]
    rules = payload["advice"]["rules"] if payload["advice"] else None
    sources = [*forms, *([f"regels {rules['id']} versie {rules['version']}"] if rules else [])]
    if sources:
        yield b.Paragraph((Run("Gemaakt met: " + "; ".join(sources) + "."),), "note")


def _stand(finished: str | None) -> str:
    return f"vastgesteld op {day(finished)}" if finished else "concept"
