"""Dossiers with answers at random: any of them, or only those that one recipient never gets."""

from __future__ import annotations

import random
from decimal import Decimal

from intake_desktop.exchange import allowed
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import Kind, Question
from tests.exchange import people


def random_value(question: Question, chance: random.Random) -> object:
    """Something that could be an answer to this question, or None."""
    if question.options and question.kind is Kind.WEEK_GRID:
        return {"maandag.ochtend": chance.choice(question.options).value}
    if question.options:
        chosen = chance.choice(question.options).value
        return (chosen,) if question.kind is Kind.MULTI_CHOICE else chosen
    if question.kind in (Kind.NUMBER, Kind.PERCENT):
        low = question.bounds.low or Decimal(0)
        return low + chance.randint(0, int((question.bounds.high or low) - low))
    if question.kind in (Kind.DATE, Kind.PARTIAL_DATE):
        return f"20{chance.randint(10, 26)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    if question.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return (
            "".join(chance.choice("Geheim woord é 7 ☃ <b>&amp;") for _ in range(chance.randint(3, 60))).strip() or "x"
        )
    return {Kind.TIME: "09:30", Kind.SCALE: "3", Kind.BSN: "999990019", Kind.POSTCODE: "1012 AB"}.get(question.kind)


def random_answer(question: Question, chance: random.Random) -> Answer | None:
    value = random_value(question, chance)
    if value is None or chance.random() < 0.1:
        return people.said(None, no_answer=question.no_answer[0]) if question.no_answer else None
    return people.said(value)


def shuffled(name: str, chance: random.Random, *, locked: bool) -> dict[AnswerKey, Answer]:
    """Jamila's answers with about half of the others filled in at random: only locked questions, or any."""
    found = people.jamila()
    for form in people.forms().forms.values():
        for question in form.questions():
            for aspect in question.aspects:
                vary(found, AnswerKey(aspect, question.id), name, chance, locked)
            vary(found, AnswerKey(question.id), name, chance, locked)
    vary(found, AnswerKey("blokkade_soort", "b1"), name, chance, locked)
    return found


def vary(found: dict[AnswerKey, Answer], key: AnswerKey, name: str, chance: random.Random, locked: bool) -> None:
    catalog, profile = people.forms(), people.profile(name)
    question = catalog.question(key.question_id)
    parts = [part for part in key if part in catalog.questions]
    stays = any(allowed.state(profile, catalog, part) != allowed.IN for part in parts)
    stays = stays or (question.kind is Kind.BSN and name != people.OWN)
    refused = key.question_id in {rule.question for one in people.profiles() for rule in one.refused}
    if question.kind in (Kind.TABLE, Kind.INFO, Kind.DERIVED) or refused or (locked and not stays):
        return
    if locked or chance.random() < 0.5:
        found.pop(key, None)
        answer = random_answer(question, chance) if chance.random() < 0.7 else None
        if answer is not None:
            found[key] = answer
