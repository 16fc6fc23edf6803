"""A form without answers, to print for a talk without a computer: the same questions in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.grids import Cell, Grid, GridRow
from intake_desktop.exchange.pages.numbers import glued
from intake_desktop.exchange.pages.story import Story
from intake_desktop.form_engine import telling
from intake_desktop.form_engine.definition import DAYS, NOT_ASKED, Form, Kind, Option, Question, Section
from intake_desktop.form_engine.on_paper import printable

KIND = "Leeg formulier"
KEEP = "Ingevuld? Typ het over en doe dit blad bij het vertrouwelijk papier."
ABOVE = ("Naam of nummer", "Datum", "Ingevuld door")
_SHORT = frozenset(
    {
        *(Kind.TEXT, Kind.DATE, Kind.PARTIAL_DATE, Kind.TIME, Kind.NUMBER, Kind.PERCENT),
        *(Kind.BSN, Kind.POSTCODE, Kind.PHONE, Kind.EMAIL),
    }
)
_WRITTEN = frozenset({Kind.LONG_TEXT, Kind.TEXT})
_SHORT_WORDS, _MOST_ACROSS = 34, 4
_MOST_COLUMNS = 5
_ROW, _TALL = 30.0, 30.0
_NO_LEVEL = "Geen niveau, want:"
_ONLY_IF = " (alleen als het past)"


def story(form: Form, dossier_type: str) -> Story:
    """The pages of one form for this kind of dossier; nobody is named on them."""
    title = printable(form.title)
    return Story(
        blocks=tuple(_form(form, dossier_type)),
        header=(f"{KIND}: {title}", KEEP),
        footer=f"{title}, versie {form.version}",
    )


def _form(form: Form, dossier_type: str) -> Iterator[Block]:
    yield b.Heading(_words(form.title), 1, "name")
    yield _answer_lines(ABOVE)
    for section in form.sections:
        asked = [each for each in section.questions if _is_for(each, dossier_type)]
        if _is_for(section, dossier_type) and any(each.kind not in NOT_ASKED for each in asked):
            yield b.Heading(_words(section.title), 1, "title")
            if section.intro:
                yield b.Paragraph((Run(_words(section.intro)),), "small")
            yield from _questions(form, asked)
    if text := str(form.texts.get("attribution", "")):
        yield b.Paragraph((Run(_words(text)),), "note")


def _is_for(part: Section | Question, dossier_type: str) -> bool:
    return not part.dossier_types or dossier_type in part.dossier_types


def _questions(form: Form, asked: Sequence[Question]) -> Iterator[Block]:
    short: list[Question] = []
    for question in asked:
        if question.kind in _SHORT:
            short.append(question)
            continue
        yield from _together(short)
        short.clear()
        yield from _question(form, question)
    yield from _together(short)


def _together(short: Sequence[Question]) -> Iterator[Block]:
    """Questions with a short answer in one table."""
    if short:
        yield _answer_lines([_asked_shortly(each) for each in short])


def _answer_lines(labels: Sequence[str]) -> Grid:
    rows = tuple(GridRow((Cell(label), Cell(""))) for label in labels)
    return Grid((0.0, 0.5), ("Vraag", "Antwoord"), rows, row_height=_ROW)


def _asked(question: Question) -> str:
    unit = f" ({question.bounds.unit})" if question.bounds.unit else ""
    return _words(question.label) + unit + (_ONLY_IF if question.show_if is not None else "")


def _asked_shortly(question: Question) -> str:
    """With its hint in the same cell."""
    asked, hint = _asked(question), _words(question.hint)
    return f"{asked} {hint}" if asked.endswith("?") or not hint else f"{asked}. {hint}"


def _question(form: Form, question: Question) -> Iterator[Block]:
    if question.kind is Kind.DERIVED:
        return
    yield b.Paragraph((Run(_asked(question)),), "asked")
    if hint := _hint(question):
        yield b.Paragraph((Run(hint),), "source")
    if question.kind is Kind.WEEK_GRID:
        yield _week(question)
    elif question.kind is Kind.TABLE:
        yield from _table(question)
    elif question.kind is Kind.LONG_TEXT:
        yield b.Lines(4)
    elif question.kind is not Kind.INFO:
        yield _boxes(form, question)
        yield from _beside(form, question)


def _hint(question: Question) -> str:
    """A week is filled in with words on paper; its hint on the screen is about a key."""
    if question.kind is Kind.WEEK_GRID:
        return f"Schrijf in elk vak: {', '.join(_words(option.label).lower() for option in question.options)}."
    return _words(question.hint)


def _boxes(form: Form, question: Question) -> Block:
    levels = question.kind is Kind.SCALE and all(option.value.isdigit() for option in question.options[:2])
    items = tuple(_choice(option, option.value if levels else "") for option in question.options)
    if not items:
        items = _numbers(question) or tuple((Run(word),) for word in ("Ja", "Nee", "Weet ik niet"))
    longest = max(sum(len(run.text) for run in item) for item in items)
    items += ((Run(_NO_LEVEL),),) if levels and question.no_answer else ()
    across = 1 if longest > _SHORT_WORDS else 2 if longest > _SHORT_WORDS / 2 else _MOST_ACROSS
    return b.Boxes(items, across, keep=bool(_written_beside(form, question)))


def _choice(option: Option, level: str) -> tuple[Run, ...]:
    label = " ".join(filter(None, (level if level.isdigit() else "", _words(option.label))))
    if not option.description:
        return (Run(label),)
    return Run(f"{label}: ", bold=True), Run(_words(option.description))


def _numbers(question: Question) -> tuple[tuple[Run, ...], ...]:
    low, high = question.bounds.low, question.bounds.high
    if low is None or high is None:
        return ()
    return tuple((Run(str(number)),) for number in range(int(low), int(high) + 1))


def _beside(form: Form, question: Question) -> Iterator[Block]:
    for aspect in _written_beside(form, question):
        yield b.Paragraph((Run(_words(aspect.label)),), "source")
        yield b.Lines(2)


def _written_beside(form: Form, question: Question) -> list[Question]:
    """The first thing that is written beside a level: what was seen, or which support works."""
    aspects = [form.question(aspect) for aspect in question.aspects]
    written = sorted((each for each in aspects if each.kind in _WRITTEN), key=lambda each: each.kind is Kind.TEXT)
    return written[:1]


def _week(question: Question) -> Block:
    starts = (0.0, *(0.16 + 0.12 * place for place in range(len(DAYS))))
    rows = tuple(GridRow((Cell(_words(part)), *(Cell("") for _ in DAYS))) for part in question.rows)
    return Grid(starts, ("Dagdeel", *DAYS), rows, row_height=_TALL)


def _table(question: Question) -> Iterator[Block]:
    """Columns that fit beside each other; with more of them one table below the other for the same rows."""
    columns = [_words(column.label) for column in question.columns]
    count = min(question.most_rows or 3, 3)
    for first in range(0, len(columns), _MOST_COLUMNS):
        shown = columns[first : first + _MOST_COLUMNS]
        starts = (0.0, *(0.05 + 0.95 * place / len(shown) for place in range(len(shown))))
        rows = tuple(GridRow((Cell(str(row)), *(Cell("") for _ in shown))) for row in range(1, count + 1))
        yield Grid(starts, ("", *shown), rows, row_height=_TALL)


def _words(text: str) -> str:
    return glued(printable(telling.named(" ".join(text.split()), "")))
