"""The list of domains at the left: each with its level, hatched, open, off or beside the purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Question, Section
from intake_desktop.ui.pages.measured import level_of, reason_of
from intake_desktop.ui.parts.marks import ASIDE, OFF, OPEN, OWN_CHOICE, UNKNOWN
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
    unasked: Callable[[Question], str],
) -> list[str]:
    """Bring the lines up to date; gives the same in words, for the drop-down.

    `unasked` gives the sign of a domain that is not asked, "" for one that is.
    """
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
        level, short = _sign(entry, session, form_id, unasked)
        assert isinstance(line, DomainItem)
        line.show_level(level, short)
        words.append(f"{entry.extras.get('order', '')}. {entry.label}, {level}".removeprefix(". "))
    return words


def _sign(
    question: Question, session: DossierSession, form_id: str, unasked: Callable[[Question], str]
) -> tuple[int | str, str]:
    sign = unasked(question)
    if sign:
        return sign, OFF if sign == OFF else ""
    answer = session.answer_of(form_id, AnswerKey(question.id))
    level = level_of(answer)
    if level is not None:
        return level, ""
    return (UNKNOWN, "n.b.") if reason_of(answer) else (OPEN, "")


def done_words(signs: Set[str]) -> str:
    """What is said when nothing is open any more; by the signs of what is not asked."""
    if OWN_CHOICE in signs:
        return "Kies zelf welke domeinen je invult"
    return "Alle domeinen voor dit doel zijn bekeken" if ASIDE in signs else "Alle domeinen zijn bekeken"
