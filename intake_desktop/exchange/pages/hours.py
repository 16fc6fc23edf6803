"""Hours per week on page 1: the bar, and the same facts in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.numbers import NBSP, counted, number, percent

Content = Mapping[str, Any]


def hours(found: Content | None) -> Iterator[Block]:
    """The blocks about hours; none when neither hours now nor a goal is known."""
    if not found:
        return
    runs = tuple(_runs(found))
    yield b.Heading("Uren per week")
    yield b.Bar(_decimal(found.get("now")), _decimal(found.get("goal")), _alt(found))
    yield b.Paragraph(runs)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _alt(found: Content) -> str:
    now = f"nu {number(found['now'])} uur" if "now" in found else "nu niet bekend"
    goal = f", doel {number(found['goal'])} uur" if "goal" in found else ""
    return f"Balk met uren per week: {now}{goal}."


def _runs(found: Content) -> Iterator[Run]:
    if "now" in found:
        yield Run(f"Nu {number(found['now'])}{NBSP}uur", bold=True)
        yield Run(" per week" + _days(found) + ". ")
    if "goal" in found:
        yield Run(f"Doel {number(found['goal'])}{NBSP}uur", bold=True)
        yield Run(f" op {found['goal_day']}. " if "goal_day" in found else " per week. ")
    yield Run(" ".join(_sentences(found)))


def _days(found: Content) -> str:
    if "days" not in found or "per_day" not in found:
        return ""
    return f": {counted(found['days'], 'dag', 'dagen')} van {number(found['per_day'])}{NBSP}uur"


def _sentences(found: Content) -> Iterator[str]:
    if "minutes" in found:
        guidance = _guidance(found["minutes_guidance"].lower()) if "minutes_guidance" in found else ""
        yield f"Werkt {counted(found['minutes'], 'minuut', 'minuten')} achter elkaar{guidance}."
    if "agreed" in found and "attended" in found and found["agreed"]:
        weeks = f", laatste {counted(found['weeks'], 'week', 'weken')}" if "weeks" in found else ""
        share = percent(found["attended"], found["agreed"])
        times = f"{number(found['attended'])} van de {number(found['agreed'])} afgesproken dagdelen"
        yield f"Was er {times} ({share}{weeks})."


def _guidance(label: str) -> str:
    """How the guidance is told behind the minutes; a label that names the guide needs no word before it."""
    return f"; {label}" if label.startswith("begeleid") else f"; begeleiding: {label}"
