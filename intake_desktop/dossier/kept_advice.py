"""The advice that was kept with a finished record, as values again: what the rules said then, and of which version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intake_desktop.dossier.model import Finished


@dataclass(frozen=True, slots=True)
class KeptCondition:
    """One condition as it stood; `depth` is how many groups it stands in."""

    label: str
    state: str
    """met, missed, near or unknown; "" when it was not kept."""
    state_words: str
    value: str
    needed: str
    source: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """One destination as the rules saw it."""

    code: str
    name: str
    status: str
    status_words: str
    message: str
    conditions: tuple[KeptCondition, ...]


@dataclass(frozen=True, slots=True)
class KeptAdvice:
    """All destinations in their fixed order."""

    rules_version: str
    statement: str
    outcomes: tuple[KeptOutcome, ...]


def of(finished: Finished | None) -> KeptAdvice | None:
    """The advice kept with a record; None for a record that is not finished or holds no advice."""
    found = finished.outcome.get("advice") if finished is not None else None
    if not isinstance(found, Mapping):
        return None
    outcomes = tuple(_outcome(each) for each in _all(found, "outcomes"))
    return KeptAdvice(_text(_part(found, "rules"), "version"), _text(found, "statement"), outcomes)


def _outcome(found: Mapping[str, object]) -> KeptOutcome:
    status = _part(found, "status")
    conditions = tuple(one for each in _all(found, "conditions") for one in _condition(each, 0))
    words = (_text(found, "code"), _text(found, "name"), _text(status, "code"), _text(status, "label"))
    return KeptOutcome(*words, _text(found, "message"), conditions)


def _condition(found: Mapping[str, object], depth: int) -> Iterator[KeptCondition]:
    """A condition, then its parts."""
    state = _part(found, "state")
    label, value, needed, source = (_text(found, name) for name in ("label", "value", "needed", "source"))
    yield KeptCondition(label, _text(state, "code"), _text(state, "label"), value, needed, source, depth)
    for part in _all(found, "parts"):
        yield from _condition(part, depth + 1)


def _part(found: Mapping[str, object], name: str) -> Mapping[str, object]:
    inner = found.get(name)
    return inner if isinstance(inner, Mapping) else {}


def _all(found: Mapping[str, object], name: str) -> Iterator[Mapping[str, object]]:
    inner = found.get(name)
    for each in inner if isinstance(inner, list | tuple) else ():
        if isinstance(each, Mapping):
            yield each


def _text(found: Mapping[str, object], name: str) -> str:
    inner = found.get(name)
    return "" if inner is None else str(inner)
