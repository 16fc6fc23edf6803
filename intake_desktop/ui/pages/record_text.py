"""What a record says as one text: its sections with questions and answers, and for an advice what the rules said."""

from __future__ import annotations

from collections.abc import Iterable

from intake_desktop.dossier.kept_advice import KeptAdvice, KeptCondition, KeptOutcome
from intake_desktop.dossier.story import Chapter, Story, Told
from intake_desktop.ui.parts.text_writer import TextWriter

ASIDE = "Staat er nog, maar hoort nu niet bij de vragen"
RULES = "Wat de regels zeiden"
_INDENT = 20


def write(writer: TextWriter, story: Story, advice: KeptAdvice | None) -> None:
    """Write all of it; a question can be found by its id, a section by its own."""
    for chapter in story.chapters:
        _chapter(writer, chapter)
    if advice is not None:
        _advice(writer, advice)
    if story.aside:
        writer.paragraph(ASIDE, "heading", above=28, level=2)
        for told in story.aside:
            _told(writer, told)
    writer.close()


def _chapter(writer: TextWriter, chapter: Chapter) -> None:
    writer.paragraph(chapter.title, "heading", above=28, level=2)
    writer.name(chapter.section_id, chapter.title)
    for told in chapter.told:
        _told(writer, told)
    if chapter.open:
        _left_open(writer, chapter.open)


def _left_open(writer: TextWriter, open_ones: tuple[Told, ...]) -> None:
    """One line for all of them: what was not asked is known, and takes no room from what was said."""
    count = len(open_ones)
    first = "1 vraag bleef open: " if count == 1 else f"{count} vragen bleven open: "
    writer.paragraph(first + _listed(told.label for told in open_ones), "hint", above=12)
    for told in open_ones:
        writer.name(told.question_id, first.strip())


def _listed(labels: Iterable[str]) -> str:
    return " · ".join(labels)


def _told(writer: TextWriter, told: Told, indent: int = 0) -> None:
    writer.paragraph(told.label, "label", above=12 if not indent else 6, indent=indent)
    writer.name(told.question_id, told.label)
    if told.heads:
        writer.table(told.heads, told.rows, indent)
    elif told.rows:
        writer.paragraph("1 lege rij" if len(told.rows) == 1 else f"{len(told.rows)} lege rijen", "muted")
    if told.words:
        writer.paragraph(told.words, "body", above=1, indent=indent)
    if told.notes:
        writer.paragraph(". ".join(told.notes), "hint", above=1, indent=indent)
    for aspect in told.beside:
        _told(writer, aspect, indent + _INDENT)


def _advice(writer: TextWriter, advice: KeptAdvice) -> None:
    writer.paragraph(RULES, "heading", above=28, level=2)
    writer.beside(f"   Regels versie {advice.rules_version}")
    if advice.statement:
        writer.paragraph(advice.statement, "muted", above=2)
    for outcome in advice.outcomes:
        _outcome(writer, outcome)


def _outcome(writer: TextWriter, outcome: KeptOutcome) -> None:
    name = outcome.name if outcome.name.startswith(outcome.code) else f"{outcome.code}. {outcome.name}"
    title = f"{name}: {outcome.status_words}"
    writer.paragraph(title, "label", above=20, level=3)
    writer.name(outcome.code, title)
    if outcome.message:
        writer.paragraph(outcome.message, "body", above=1)
    for condition in outcome.conditions:
        _condition(writer, condition)


def _condition(writer: TextWriter, condition: KeptCondition) -> None:
    indent = _INDENT * (condition.depth + 1)
    writer.paragraph(condition.label, "body", above=6, indent=indent)
    writer.paragraph(condition.state_words.capitalize(), "head", indent=indent)
    facts = (
        condition.value if condition.value != condition.state_words else "",
        f"nodig: {condition.needed}" if condition.needed else "",
        f"Bron: {condition.source}" if condition.source else "",
    )
    writer.beside("".join(f" · {fact}" for fact in facts if fact))
