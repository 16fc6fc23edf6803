"""What was typed and cannot be an answer, such as 31-2-1992: kept to be mended where it stands, also over locking."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from intake_desktop.errors import VaultDamaged
from intake_desktop.form_engine import places, telling
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form, Kind, Question, Section
from intake_desktop.form_engine.validation import Problem
from intake_desktop.sealing import canonical

if TYPE_CHECKING:
    from intake_desktop.dossier.model import Place
    from intake_desktop.dossier.ports import Store
    from intake_desktop.dossier.roles import Actor
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.dossier.sheet import Sheet

OF_UNREAD = "ongelezen."
"""How the id of a remark about such a text begins."""
MOST_LETTERS = 100_000
"""Of all texts together that are kept over locking; a longer one is not a slip of the keyboard."""
LONGEST = timedelta(days=90)
"""A text that nobody mended in this time is not kept any more."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in one record: the records of a form that were finished count, so the next one begins without."""

    dossier_id: str
    form_id: str
    finished: int
    question_id: str
    row_id: str

    @property
    def key(self) -> AnswerKey:
        """Which answer it would be."""
        return AnswerKey(self.question_id, self.row_id)


@dataclass(frozen=True, slots=True)
class UnreadText:
    """Such a text. It is about what the dossier held then: after another answer it is about something that is gone."""

    spot: Spot
    text: str
    part: str
    """In which part of a field of several texts it stands; see ui.fields.contract.Field.refused_part."""
    said: str
    """Digest of what the dossier held for this question; see said()."""
    day: str
    """When it was typed, as 2026-11-26."""


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


def is_current(session: DossierSession, text: UnreadText) -> bool:
    """Whether it is about what the dossier holds now. `session` is of its dossier."""
    form_id, key = text.spot.form_id, text.spot.key
    if form_id not in session.catalog.forms:
        return False
    return text.spot == spot(session, form_id, key) and text.said == said(session, form_id, key)


def counts(session: DossierSession, text: UnreadText) -> bool:
    """The same, and something is asked there now: its row can be gone, or its number empty."""
    return is_current(session, text) and bool(_where(session, text.spot.form_id, text.spot.key))


def remarks(session: DossierSession, form_id: str, texts: Iterable[UnreadText]) -> Iterator[Problem]:
    """Those of this form that count, as remarks for the review: where one is, never what it says."""
    for text in texts:
        of_form = (text.spot.dossier_id, text.spot.form_id) == (session.dossier.id, form_id)
        found = _where(session, form_id, text.spot.key) if of_form and is_current(session, text) else ""
        if found:
            key = text.spot.key
            yield Problem(f"{OF_UNREAD}{key.question_id}.{key.row_id}", "warning", key, (key.question_id,), found)


def _where(session: DossierSession, form_id: str, key: AnswerKey) -> str:
    """How the place is called; "" while nothing is asked there."""
    form, sheet = session.catalog.form(form_id), session.sheet(form_id)
    if key.question_id not in {each.id for each in form.everything()}:
        return ""
    section = next((each for each in form.sections if each.id == key.row_id), None)
    if section is not None:
        return _of_all_numbers(section, sheet, form.question(key.question_id))
    asked = places.asked_at(form, key)
    if asked not in sheet.shown:
        return ""
    found = form.question(asked)
    label = telling.named(found.label, session.header.call_name)
    if not key.row_id:
        return label
    part = _cell(sheet, found, key) if found.kind is Kind.TABLE else _beside(form, sheet, key)
    return _one_line(label, telling.named(part, session.header.call_name)) if part else ""


def _cell(sheet: Sheet, table: Question, key: AnswerKey) -> str:
    answer = sheet.answers.get(AnswerKey(table.id))
    rows: Sequence[object] = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    column = next((each for each in table.columns if each.id == key.question_id), None)
    return f"rij {rows.index(key.row_id) + 1}, {column.label}" if column is not None and key.row_id in rows else ""


def _beside(form: Form, sheet: Sheet, key: AnswerKey) -> str:
    """An aspect is asked of what is filled in."""
    return form.question(key.question_id).label if _filled_in(sheet, AnswerKey(key.row_id)) else ""


def _filled_in(sheet: Sheet, key: AnswerKey) -> bool:
    answer = sheet.answers.get(key)
    return answer is not None and answer.known and key.question_id in sheet.shown


def _of_all_numbers(section: Section, sheet: Sheet, aspect: Question) -> str:
    """An aspect of all numbers of a section is asked in one line, while one of them is filled in."""
    there = (AnswerKey(each.id) for each in section.questions if aspect.id in each.aspects)
    return _one_line(section.title, aspect.label) if any(_filled_in(sheet, each) for each in there) else ""


def _one_line(whole: str, part: str) -> str:
    """The name of a part behind that of the whole, which may be a question by itself."""
    return f"{whole} {part[:1].upper()}{part[1:]}" if whole.endswith("?") else f"{whole}: {part}"


def to_keep(texts: Iterable[UnreadText]) -> Iterator[UnreadText]:
    """Those that can be kept over locking, within MOST_LETTERS: as many as possible, so the shortest first."""
    left = MOST_LETTERS
    for each in sorted(texts, key=lambda text: len(text.text)):
        left -= len(each.text) if _whole(each.text) else 0
        if left >= 0 and _whole(each.text):
            yield each


def _whole(text: str) -> bool:
    """False for half a character, which no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def not_too_old(texts: Iterable[UnreadText], today: date) -> Iterator[UnreadText]:
    """Those that were typed less than LONGEST ago."""
    first = (today - LONGEST).isoformat()
    return (each for each in texts if each.day > first)


def remember(store: Store, actor: Actor, place: Place, read: bool) -> None:
    """Keep this place with its texts. `read` False: those that the vault holds could not be read, and stay as well.

    Raises what Places.remember raises.
    """
    before = () if read else _texts_of(store, actor)
    texts = {each.spot: each for each in (*before, *place.unread)}
    store.places.remember(actor, replace(place, unread=tuple(texts.values())))


def take_away(store: Store, actor: Actor, spot: Spot) -> None:
    """Take the text of this place out of what the vault holds; the others stay. Raises what Places raises."""
    place = store.places.last(actor)
    left = tuple(each for each in place.unread if each.spot != spot) if place is not None else ()
    if place is not None and left != place.unread:
        store.places.remember(actor, replace(place, unread=left))


def _texts_of(store: Store, actor: Actor) -> tuple[UnreadText, ...]:
    try:
        place = store.places.last(actor)
    except VaultDamaged:
        return ()
    return place.unread if place is not None else ()
