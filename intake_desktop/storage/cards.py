"""The list of participants: cards kept for speed, searched without capitals and diacritics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnClause, ColumnElement, Connection, Row, and_, func, literal_column, select, true

from intake_desktop.dossier.alike import folded
from intake_desktop.dossier.model import Card, CardPage, CardQuery, ListedDossier
from intake_desktop.storage.tables import CARD, COLLEAGUE, DOSSIER

_MONTHS: tuple[str, ...] = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus")
_MONTHS += ("september", "oktober", "november", "december")
_MOST_WORDS = 50
_JOINED = CARD.join(DOSSIER, DOSSIER.c.id == CARD.c.dossier_id)
_LISTED = select(
    CARD, DOSSIER.c.number, DOSSIER.c.dossier_type, DOSSIER.c.coach_id, COLLEAGUE.c.name.label("coach_name")
).select_from(_JOINED.join(COLLEAGUE, COLLEAGUE.c.id == DOSSIER.c.coach_id))
_FEW = 1_000
"""With so few rows to show, going through all cards and sorting is quicker than walking along the sorted ones."""
_SORTED_AFTERWARDS: ColumnClause[str] = literal_column("+card.sort_key")
"""The plus keeps the database from walking along its index."""


def _words(text: str) -> list[str]:
    """The words to look for, each once; half a character is in nobody's name, and more than enough is enough."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return list(dict.fromkeys(folded(whole).split()))[:_MOST_WORDS]


def fields(card: Card, number: str) -> dict[str, str]:
    """The columns of a card."""
    return {
        "display_name": card.display_name,
        "sort_name": card.sort_name,
        "birth_date": card.birth_date,
        "stage": card.stage,
        "stage_detail": card.stage_detail,
        "due": card.due.isoformat() if card.due else "",
        "due_what": card.due_what,
        "last_zrm": card.last_zrm.isoformat() if card.last_zrm else "",
        "sort_key": folded(card.sort_name or card.display_name),
        "search_text": folded(f"{card.display_name} {card.sort_name} {number} {_spoken(card.birth_date)}"),
    }


def _spoken(birth_date: str) -> str:
    """A date of birth in the ways people type it: 1992-03-14, 14-03-1992, 14-3-1992, 14 maart 1992."""
    parts = birth_date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return birth_date
    year, month, day = parts
    named = f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
    return f"{birth_date} {day}-{month}-{year} {int(day)}-{int(month)}-{year} {named}"


def page(connection: Connection, query: CardQuery) -> CardPage:
    """The rows that were asked for, with the counts beside them."""
    rest = _wanted(query)
    per_stage = _counts(connection, query, rest)
    matching = per_stage.get(query.stage, 0) if query.stage else sum(per_stage.values())
    return CardPage(
        rows=_rows(connection, query, rest, matching) if matching else (),
        matching=matching,
        total=int(connection.execute(select(func.count()).select_from(CARD)).scalar_one()),
        per_stage=per_stage,
    )


def _rows(
    connection: Connection, query: CardQuery, rest: ColumnElement[bool], matching: int
) -> tuple[ListedDossier, ...]:
    asked = and_(rest, CARD.c.stage == query.stage) if query.stage else rest
    order = CARD.c.sort_key if matching > _FEW else _SORTED_AFTERWARDS
    found = _LISTED.where(asked).order_by(order, CARD.c.dossier_id).limit(query.limit).offset(query.offset)
    return tuple(_listed(row) for row in connection.execute(found))


def _wanted(query: CardQuery) -> ColumnElement[bool]:
    """Every typed word occurs somewhere; coach and due date as asked. The stage is left to the caller."""
    wanted: list[ColumnElement[bool]] = [func.instr(CARD.c.search_text, word) > 0 for word in _words(query.text)]
    if query.coach_id:
        wanted.append(DOSSIER.c.coach_id == query.coach_id)
    if query.due_before:
        wanted += [CARD.c.due != "", CARD.c.due < query.due_before.isoformat()]
    return and_(true(), *wanted)


def _counts(connection: Connection, query: CardQuery, wanted: ColumnElement[bool]) -> Mapping[str, int]:
    """How many per stage. Counted here: sorting the cards of a city into groups takes the database ten times longer.

    Only a coach is something of the dossier itself.
    """
    found = select(CARD.c.stage).where(wanted)
    return Counter(connection.execute(found.select_from(_JOINED) if query.coach_id else found).scalars())


def _listed(row: Row[tuple[object, ...]]) -> ListedDossier:
    return ListedDossier(row.dossier_id, row.number, row.dossier_type, row.coach_id, row.coach_name, _card(row))


def _card(row: Row[tuple[object, ...]]) -> Card:
    due = date.fromisoformat(row.due) if row.due else None
    last_zrm = date.fromisoformat(row.last_zrm) if row.last_zrm else None
    return Card(
        row.display_name, row.sort_name, row.birth_date, row.stage, row.stage_detail, due, row.due_what, last_zrm
    )


def same_person(connection: Connection, sort_name: str, birth_date: str) -> tuple[str, ...]:
    """Ids of dossiers with this name and date of birth; an unknown date of birth on either side counts as the same."""
    found = select(CARD.c.dossier_id).where(CARD.c.sort_key == folded(sort_name))
    if birth_date:
        found = found.where(CARD.c.birth_date.in_(("", birth_date)))
    return tuple(connection.execute(found.order_by(CARD.c.dossier_id)).scalars())


def are_here(connection: Connection, people: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
    """The same for many people at once: of each name with date of birth, whether there is such a dossier."""
    births: dict[str, set[str]] = {}
    for row in connection.execute(select(CARD.c.sort_key, CARD.c.birth_date)):
        births.setdefault(row.sort_key, set()).add(row.birth_date)
    found = ((births.get(folded(name), set()), born) for name, born in people)
    return tuple(bool(dates) and (not born or bool(dates & {"", born})) for dates, born in found)
