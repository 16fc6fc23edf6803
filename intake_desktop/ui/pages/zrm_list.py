"""The list of domains at the left: each with its level, hatched, open or off, and how many have a level."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question, Section
from intake_desktop.ui.pages.measured import level_of, reason_of
from intake_desktop.ui.parts.marks import OFF, OPEN, UNKNOWN
from intake_desktop.ui.parts.row_button import RowButton
from intake_desktop.ui.parts.section_list import DomainItem, SectionItem

Entries = Sequence[Section | Question]


def items(entries: Entries) -> list[RowButton]:
    """A line for each: a ring for a section of questions, a pill for a domain."""
    return [SectionItem(each.title) if isinstance(each, Section) else DomainItem(each.label, OPEN) for each in entries]


def show(
    lines: Sequence[RowButton],
    entries: Entries,
    session: DossierSession,
    form_id: str,
    is_off: Callable[[Question], bool],
) -> list[str]:
    """Bring the lines up to date; gives the same in words, for the drop-down."""
    progress = {each.section_id: each for each in session.progress(form_id)}
    words = []
    for line, entry in zip(lines, entries, strict=True):
        if isinstance(entry, Section):
            found = progress.get(entry.id)
            done, asked = (found.answered, found.asked) if found else (0, 0)
            assert isinstance(line, SectionItem)
            line.show_progress(done, asked)
            words.append(f"{entry.title}, {done} van {asked}")
            continue
        level, short = _sign(entry, session, form_id, is_off)
        assert isinstance(line, DomainItem)
        line.show_level(level, short)
        words.append(f"{entry.extras.get('order', '')}. {entry.label}, {level}".removeprefix(". "))
    return words


def _sign(
    question: Question, session: DossierSession, form_id: str, is_off: Callable[[Question], bool]
) -> tuple[int | str, str]:
    if is_off(question):
        return OFF, "uit"
    answer = session.answer_of(form_id, AnswerKey(question.id))
    level = level_of(answer)
    if level is not None:
        return level, ""
    return (UNKNOWN, "n.b.") if reason_of(answer) else (OPEN, "")


def count_words(entries: Entries, session: DossierSession, form_id: str) -> str:
    """ "9 van 13, deelmeting"; a whole measurement needs no such word."""
    domains = [entry for entry in entries if isinstance(entry, Question)]
    scored = sum(level_of(session.answer_of(form_id, AnswerKey(each.id))) is not None for each in domains)
    partial = ", deelmeting" if 0 < scored < len(domains) else ""
    return f"{scored} van {len(domains)}{partial}"
