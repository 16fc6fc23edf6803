"""What was typed and cannot be an answer, such as 31-2-1992: kept to be mended where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake_desktop.form_engine import places, telling
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.validation import Problem
from intake_desktop.sealing import canonical

if TYPE_CHECKING:
    from intake_desktop.dossier.session import DossierSession

OF_UNREAD = "ongelezen."
"""How the id of a remark about such a text begins."""
MOST_LETTERS = 100_000
"""Of all texts together that are kept over locking; a longer one is not a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in one record: the records of a form that were finished count, so the next one begins without."""

    dossier_id: str
    form_id: str
    finished: int
    question_id: str
    row_id: str


@dataclass(frozen=True, slots=True)
class UnreadText:
    """Such a text. It is about what the dossier held then: after another answer it is about something that is gone."""

    spot: Spot
    text: str
    part: str
    """In which part of a field of several texts it stands; see ui.fields.contract.Field.refused_part."""
    said: str
    """Digest of what the dossier held for this question; see said()."""


def spot(session: DossierSession, form_id: str, key: AnswerKey) -> Spot:
    """The place of a question in the record that is being worked on."""
    finished = sum(record.finished is not None for record in session.dossier.history(form_id))
    return Spot(session.dossier.id, form_id, finished, key.question_id, key.row_id)


def said(session: DossierSession, form_id: str, key: AnswerKey) -> str:
    """A digest of what the dossier holds for this question now, the same after locking; "" for nothing."""
    answer = session.answer_of(form_id, key)
    if answer is None:
        return ""
    held = canonical.dumps((answer.value, answer.no_answer, dict(answer.words)))
    return hashlib.sha256(held).hexdigest()


def remarks(session: DossierSession, form_id: str, texts: Iterable[UnreadText]) -> Iterator[Problem]:
    """Those of the record that is being worked on, as remarks for the review: where one is, never what it says."""
    form, shown = session.catalog.form(form_id), session.sheet(form_id).shown
    for text in texts:
        key = AnswerKey(text.spot.question_id, text.spot.row_id)
        asked = places.asked_at(form, key)
        if asked in shown and text.spot == spot(session, form_id, key) and text.said == said(session, form_id, key):
            label = telling.named(form.question(asked).label, session.header.call_name)
            yield Problem(f"{OF_UNREAD}{key.question_id}.{key.row_id}", "warning", key, (key.question_id,), label)


def to_keep(texts: Iterable[UnreadText]) -> Iterator[UnreadText]:
    """Those that can be kept over locking, within MOST_LETTERS."""
    left = MOST_LETTERS
    for each in texts:
        left -= len(each.text)
        if left >= 0 and _whole(each.text):
            yield each


def _whole(text: str) -> bool:
    """False for half a character, which no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
