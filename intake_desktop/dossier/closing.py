"""Finishing a record ("vaststellen"): what stands in the way, and what is kept with it of rules and forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from intake_desktop.assessment.advice import Advice
from intake_desktop.assessment.as_data import advice_as_data
from intake_desktop.assessment.table import RuleTable
from intake_desktop.dossier import choice
from intake_desktop.dossier.model import Dossier, Record
from intake_desktop.dossier.view import View
from intake_desktop.errors import DiskFull, NotReady
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.validation import Problem, blocking


class OneThingFirst(NotReady):
    """As NotReady, when it is a single thing."""

    meaning = "Er is nog 1 punt om eerst naar te kijken. Open vragen mogen blijven."
    remedy = "Klik op het punt om erheen te gaan."


class NoRoomToFinish(DiskFull):
    """Nothing was typed here that could be lost, and nothing is tried again by itself."""

    code = "ZK-105c"
    title = "De schijf is vol"
    meaning = "Er is niets veranderd. Wat je al invulde, staat in de kluis."
    remedy = "Maak ruimte op de schijf en probeer het opnieuw."


EXPLAIN = "Leg je keuze uit. {why}"
UNCHECKED = "{count} antwoorden zijn overgenomen en nog niet gecontroleerd."
ONE_UNCHECKED = "Eén antwoord is overgenomen en nog niet gecontroleerd."


def obstacles(
    found: tuple[Problem, ...], view: View, advise: Callable[[], Advice], form_id: str
) -> tuple[Problem, ...]:
    """What must be mended, explained or checked before this form can be finished; open questions may stay (ZK-310)."""
    return (*blocking(found), *_unexplained(view, advise, form_id), *_unchecked(view, form_id))


def not_ready(found: tuple[Problem, ...]) -> NotReady:
    """What to tell when these stand in the way."""
    return OneThingFirst() if len(found) == 1 else NotReady(aantal=len(found))


def _unchecked(view: View, form_id: str) -> tuple[Problem, ...]:
    keys = [key for key, answer in view.counting(form_id).items() if answer.taken_over]
    if not keys:
        return ()
    message = ONE_UNCHECKED if len(keys) == 1 else UNCHECKED.format(count=len(keys))
    return (Problem("overgenomen", "error", keys[0], tuple(key.question_id for key in keys), message),)


def _unexplained(view: View, advise: Callable[[], Advice], form_id: str) -> tuple[Problem, ...]:
    if not chooses(view, form_id):
        return ()
    choosing = choice.of_dossier(view, advise())
    if not choice.must_still_explain(choosing):
        return ()
    motivation = view.catalog.meaning(choice.MOTIVATION)
    sentence = EXPLAIN.format(why=choice.sentence(choice.asks(choosing)))
    return (Problem("keuze.uitleg", "warning", AnswerKey(motivation), (motivation,), sentence),)


def chooses(view: View, form_id: str) -> bool:
    """True for the form in which a destination is chosen."""
    try:
        return view.catalog.home(view.catalog.meaning(choice.CHOICE)).id == form_id
    except KeyError:
        return False


def outcome(
    view: View, rules: RuleTable, advise: Callable[[], Advice], dossier: Dossier, form_id: str
) -> Mapping[str, object]:
    """What was true at this moment, kept with the record: later rules never change it."""
    found: dict[str, object] = {
        "rules": {"id": rules.id, "version": rules.version, "sha256": rules.digest},
        "rests_on": [_rests_on(record) for record in _latest(view, dossier)],
    }
    if chooses(view, form_id):
        found["advice"] = advice_as_data(advise(), view.names().called)
    return found


def _latest(view: View, dossier: Dossier) -> list[Record]:
    found = (dossier.latest(form_id) for form_id in sorted(view.catalog.forms))
    return [record for record in found if record is not None]


def _rests_on(record: Record) -> Mapping[str, object]:
    form = {"id": record.form.form_id, "version": record.form.version, "sha256": record.form.digest}
    sealed = record.finished.answers_sha256 if record.finished else ""
    return {"record": record.id, "form": form, "answers_sha256": sealed}
