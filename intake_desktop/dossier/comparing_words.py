"""What a comparison says, in words: of one row short and in full, of the whole in counts, and what to bear in mind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from intake_desktop.dossier.comparing import Row, Seen, Way
from intake_desktop.dossier.comparing_moments import Moment
from intake_desktop.form_engine import numbers, telling
from intake_desktop.form_engine.dates import MONTHS
from intake_desktop.form_engine.definition import Form, Kind

_TEXTS = "comparison"
_USUAL = {
    "higher_one": "één niveau hoger",
    "higher_more": "{aantal} niveaus hoger",
    "same": "gelijk",
    "lower_one": "één niveau lager",
    "lower_more": "{aantal} niveaus lager",
    "not_comparable_version": "niet vergelijkbaar (andere versie)",
    "warn_rater": "Let op: de beoordelaar is een ander dan vorige keer.",
    "warn_purpose": "Let op: het doel van de meting is anders dan vorige keer.",
}
"""For a form that does not word these itself (`comparison` in its texts)."""
OTHER_PERIOD = "niet vergelijkbaar (niet over evenveel weken geteld)"


@dataclass(frozen=True, slots=True)
class Names:
    """What two moments are called beside each other: "mei" and "november", or longer where that is not enough."""

    first: str
    second: str
    when_first: str
    """ "in mei", "op 3 mei", "de eerste keer"."""
    when_second: str


def full_day(day: date) -> str:
    """12 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month(day: date) -> str:
    """mei 2027."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def names(first: date, second: date) -> Names:
    """The shortest names that tell two days apart."""
    if first == second:
        return Names("eerste keer", "tweede keer", "de eerste keer", "de tweede keer")
    if (first.year, first.month) == (second.year, second.month):
        days = [f"{each.day} {MONTHS[each.month - 1]}" for each in (first, second)]
        return Names(*days, *(f"op {each}" for each in days))
    same_name = first.month == second.month
    told = [month(each) if same_name else MONTHS[each.month - 1] for each in (first, second)]
    return Names(*told, *(f"in {each}" for each in told))


def choices(moments: Sequence[Moment]) -> tuple[str, ...]:
    """What every moment is called in a list: its day, which one of that day, and whether it is a concept."""
    often, seen = Counter(moment.day for moment in moments), Counter[date]()
    found = []
    for moment in moments:
        seen[moment.day] += 1
        number = f" ({seen[moment.day]})" if often[moment.day] > 1 else ""
        found.append(f"{full_day(moment.day)}{number}{', concept' if moment.concept else ''}")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Teller:
    """Says what rows mean, in the words of a form."""

    form: Form
    names: Names
    call_name: str

    def label(self, row: Row) -> str:
        """What the item is called."""
        return telling.named(row.question.label, self.call_name)

    def short(self, row: Row) -> str:
        """What stands in the row: "2 → 3, één niveau hoger"."""
        if row.way in {Way.HIGHER, Way.LOWER}:
            return f"{_pair(row)}, {self.step(row)}"
        if row.way is Way.OTHER:
            return _pair(row)
        return self._plainly(row)

    def spoken(self, row: Row) -> str:
        """The same as one sentence for who does not see the drawing: "Financiën: van 2 naar 3, één niveau hoger"."""
        if row.way in {Way.HIGHER, Way.LOWER, Way.OTHER}:
            step = f", {self.step(row)}" if row.by is not None else ""
            words = f"van {row.first.words} naar {row.second.words}{step}"
        elif row.way is Way.SAME and row.question.kind is Kind.SCALE:
            words = f"{self._plainly(row)}, beide keren {row.second.words}"
        else:
            words = self._plainly(row)
        return ". ".join([f"{self.label(row)}: {words}", *self.reasons(row)])

    def step(self, row: Row) -> str:
        """How far apart: "één niveau hoger", "4 uur meer"."""
        by, up = row.by or Decimal(0), row.way is Way.HIGHER
        if row.question.kind is not Kind.SCALE:
            return f"{numbers.show(by, row.question.bounds.unit)} {'meer' if up else 'minder'}"
        code = f"{'higher' if up else 'lower'}_{'one' if by == 1 else 'more'}"
        return self._text(code).replace("{aantal}", numbers.dutch(by))

    def reasons(self, row: Row) -> tuple[str, ...]:
        """Why something is not known, per moment: "Mei: niet besproken"."""
        first, second = row.first.why, row.second.why
        if first and first == second:
            return (f"Beide keren: {first}",)
        pairs = ((self.names.first, first), (self.names.second, second))
        return tuple(f"{name[:1].upper()}{name[1:]}: {why}" for name, why in pairs if why)

    def _plainly(self, row: Row) -> str:
        known = "beoordeeld" if row.question.kind is Kind.SCALE else "bekend"
        if row.way is Way.SAME:
            same = self._text("same")
            return same if row.question.kind is Kind.SCALE else f"{same}, {row.second.words}"
        if row.way is Way.NEITHER:
            return f"niet {known}, beide keren"
        if row.way is Way.OTHER_PERIOD:
            return f"{_pair(row)}, {OTHER_PERIOD}"
        if row.way is Way.OTHER_VERSION:
            return self._text("not_comparable_version")
        when, seen = _only(row, self.names)
        return f"alleen {when} {known}: {seen.words}"

    def _text(self, code: str) -> str:
        found = self.form.texts.get(_TEXTS)
        told = found.get(code) if isinstance(found, Mapping) else None
        return told if isinstance(told, str) else _USUAL[code]

    def notes(self, first: Moment, second: Moment) -> tuple[str, ...]:
        """What differs between the two measurements themselves, with names."""
        return tuple(self._notes(first, second))

    def _notes(self, first: Moment, second: Moment) -> Iterator[str]:
        for moment, name in ((first, self.names.first), (second, self.names.second)):
            if moment.concept:
                yield f"{name[:1].upper()}{name[1:]} is een concept: er kan nog iets veranderen."
        told = (
            ("warn_rater", (first.rater, second.rater), "niet ingevuld"),
            ("warn_purpose", (first.purpose, second.purpose), "niet gekozen"),
        )
        for code, (one, two), nothing in told:
            if one.casefold().split() != two.casefold().split():
                yield f"{self._text(code)} {self._both(one or nothing, two or nothing)}"
        made = (first.record.form, second.record.form)
        if made[0] != made[1]:
            yield (
                "De vragenlijst is veranderd. "
                + self._both(*(f"versie {each.version}" for each in made))
                + " Alleen wat hetzelfde bleef, is vergeleken."
            )

    def _both(self, one: str, two: str) -> str:
        first = self.names.first
        return f"{first[:1].upper()}{first[1:]}: {one}; {self.names.second}: {two}."


def _only(row: Row, called: Names) -> tuple[str, Seen]:
    return (called.when_first, row.first) if row.way is Way.FIRST_ONLY else (called.when_second, row.second)


def _pair(row: Row) -> str:
    """ "2 → 3", "10 → 14 uur", "Licht → Geen": a unit stands once."""
    first, second = row.first.words, row.second.words
    value = row.first.value
    if row.question.kind is Kind.NUMBER and isinstance(value, Decimal):
        first = numbers.dutch(value)
    return f"{first} → {second}"
