"""How one form of a dossier stands: what must be mended, what may stay, what is open, and its earlier versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from intake_desktop.dossier import clashes, closing, unread
from intake_desktop.dossier.model import Record
from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.dossier.session import DossierSession
from intake_desktop.dossier.unread import UnreadText
from intake_desktop.form_engine.validation import Problem


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version, and why there is a later one: the reason of its correction, "" for a new talk."""

    record: Record
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What the review shows of one form; two that are equal look the same."""

    form_id: str
    record: Record | None
    """The newest one; None as long as nothing was saved."""
    empty: bool
    """True while nothing was answered at all."""
    obstacles: tuple[Problem, ...] = ()
    """What must be mended, explained or checked first."""
    remarks: tuple[Problem, ...] = ()
    """What does not fit together but may stay, and what is good to know."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a remark may stay, in the words of who wrote it, by the id of the remark."""
    open: tuple[SectionProgress, ...] = ()
    """The sections of this form's own screen with something open."""
    answered: int = 0
    asked: int = 0
    corrects: Record | None = None
    """The finished version that this one corrects."""
    taken_from: Record | None = None
    """The earlier talk whose answers were taken over."""
    earlier: tuple[Earlier, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether nothing changes here any more."""
        return self.record is not None and self.record.finished is not None

    @property
    def left_open(self) -> int:
        """How many questions have no answer yet."""
        return sum(len(section.open) for section in self.open)


def of_form(session: DossierSession, form_id: str, texts: Iterable[UnreadText] = ()) -> Review:
    """How this form stands now. `texts`: what was typed and cannot be an answer, in any form."""
    record = session.dossier.latest(form_id)
    if record is None and not session.view.of(form_id):
        return Review(form_id, None, empty=True)
    here = [each for each in session.progress(form_id) if not each.elsewhere]
    obstacles, remarks = _problems(session, form_id, record, texts)
    return Review(
        form_id,
        record,
        empty=False,
        obstacles=obstacles,
        remarks=remarks,
        reasons=dict(_reasons(session, form_id, remarks)),
        open=tuple(each for each in here if each.open),
        answered=sum(each.answered for each in here),
        asked=sum(each.asked for each in here),
        corrects=_named(session, record.replaces) if record is not None else None,
        taken_from=_named(session, record.taken_from) if record is not None else None,
        earlier=tuple(_earlier(session, form_id)),
    )


def _problems(
    session: DossierSession, form_id: str, record: Record | None, texts: Iterable[UnreadText]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What stands in the way, and what may stay; nothing of what is finished."""
    if record is not None and record.finished is not None:
        return (), ()
    found = session.problems(form_id)
    obstacles = closing.obstacles(found, session.view, session.advice, form_id)
    seen = clashes.remarks(session.view) if closing.chooses(session.view, form_id) else ()
    lost = unread.remarks(session, form_id, texts)
    return obstacles, (*lost, *(problem for problem in found if problem not in obstacles), *seen)


def _reasons(session: DossierSession, form_id: str, remarks: tuple[Problem, ...]) -> Iterator[tuple[str, str]]:
    for problem in remarks:
        given = session.answer_of(form_id, problem.reason_key) if problem.reason_key is not None else None
        if given is not None and isinstance(given.value, str):
            yield problem.id, given.value


def _named(session: DossierSession, record_id: str) -> Record | None:
    return next((each for each in session.dossier.records if each.id == record_id), None) if record_id else None


def _earlier(session: DossierSession, form_id: str) -> Iterator[Earlier]:
    reasons = {each.replaces: each.reason for each in session.dossier.records if each.replaces}
    for record in session.dossier.history(form_id)[1:]:
        yield Earlier(record, reasons.get(record.id, ""))
