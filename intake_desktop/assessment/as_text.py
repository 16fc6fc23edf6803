"""An advice as plain Dutch text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from intake_desktop.assessment.advice import Advice, ConditionResult, Outcome, State, told

_SIGNS = {State.MET: "[x]", State.NEAR: "[~]", State.MISSED: "[ ]", State.UNKNOWN: "[?]"}


_LEGEND = "[x] gezien   [~] bijna   [ ] nog niet   [?] nog niet bekend"


def advice_as_text(advice: Advice, call_name: str) -> str:
    """The whole advice with its reasons; `call_name` takes the place of {naam}."""
    lines = [*_head(advice), *_outcomes(advice), *_signals(advice), *_notes(advice), *_missing(advice)]
    return told("\n".join(lines), call_name) + "\n"


def _head(advice: Advice) -> Iterator[str]:
    yield advice.statement
    yield f"Regels: {advice.rules_id}, versie {advice.rules_version} ({advice.rules_digest[:12]})"
    yield f"Zo lees je de lijst: {_LEGEND}"


def _outcomes(advice: Advice) -> Iterator[str]:
    for outcome in advice.outcomes:
        yield ""
        yield f"{_named(outcome)}: {outcome.status_tag}"
        yield from _about(outcome)
        for condition in outcome.conditions:
            yield from _condition(condition, 1)


def _named(outcome: Outcome) -> str:
    """ "U6 Leerwerkplek of stage"; a destination that is called by its code is named once."""
    return outcome.code if outcome.short == outcome.code else f"{outcome.code} {outcome.short}"


def _about(outcome: Outcome) -> Iterator[str]:
    for sentence in (outcome.message, *outcome.remarks):
        yield f"    {sentence}"
    for goal in outcome.goals:
        yield f"    Doel: {goal}"


def _condition(result: ConditionResult, depth: int) -> Iterator[str]:
    facts = [f"nu {result.value_text}"] if result.value_text else []
    facts += [f"nodig {result.threshold_text}"] if result.threshold_text else []
    facts += [f"{result.mark_label}: {result.source}"] if result.source else []
    shown = f" ({'; '.join(facts)})" if facts else ""
    yield f"{'    ' * depth}{_SIGNS[result.state]} {result.label}{shown}"
    for part in result.parts:
        yield from _condition(part, depth + 1)


def _signals(advice: Advice) -> Iterator[str]:
    yield from ("", advice.signals_heading)
    for signal in advice.signals:
        yield f"    {signal.short}: {signal.value_label}. {signal.sentence}"
    yield f"    {advice.signals_disclaimer}"


def _notes(advice: Advice) -> Iterator[str]:
    yield from ("", "Meldingen")
    for note in advice.notes:
        yield f"    {note.rule_id}: {note.message}"


def _missing(advice: Advice) -> Iterator[str]:
    if advice.missing:
        yield from ("", advice.missing_intro)
    for missing in advice.missing:
        yield f"    {missing.label}"
