"""The rules of the advice once more, written by hand from the rule table: what the engine says is compared with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

KERNEL = ("A1", "A2", "A4", "B1", "B2", "B3")
WORK = ("C3", "C4", "C5")
OTHER = ("A3", "B4", "C1", "C2", "D1", "D2", "D3", "D4", "E1", "E2", "E3", "E4", "E5")
BASICS = ("huisvesting", "financien", "geestelijke_gezondheid", "middelengebruik")
GUIDANCE = ("geen", "licht", "intensief", "permanent")
IN_THE_HOUR = ("geen", "aanwezig", "licht", "intensief")
TOWARDS_WORK = ("betaald_werk", "vrijwilligerswerk", "leren")


@dataclass(frozen=True)
class Verdict:
    """What the rules say: a status per destination, the rules with something to say (without R20), four signals."""

    statuses: dict[str, str]
    notes: frozenset[str]
    signals: dict[str, str]


@dataclass(frozen=True)
class Found:
    """How one condition turned out: `missed` steps too short, out of reach (`hard`), or not known (also together)."""

    missed: int = 0
    hard: bool = False
    unknown: bool = False


MET, HARD, UNKNOWN = Found(), Found(hard=True), Found(unknown=True)


def evaluate(given: Mapping[str, Any]) -> Verdict:
    """The verdict on one set of facts, in the shape of an example profile.

    Whatever is absent is not known, but for `zrm_maanden`: the profiles do not name it, and then the ZRM is of today.
    """
    facts = _Facts(given)
    signals = {"k1": facts.k1(), "k2": facts.k2(), "k3": facts.k3(), "k4": facts.k4()}
    gate, block = facts.too_little_known(), 1 in facts.zrm.values()
    statuses = {code: _status(*conditions) for code, conditions in _conditions(facts).items()}
    statuses |= {code: _best(statuses.pop(f"{code}a"), statuses.pop(f"{code}b")) for code in ("U6", "U9")}
    if signals["k4"] == "grensgebied":
        no = "nee" in (signals["k1"], signals["k2"], signals["k3"])
        statuses |= dict.fromkeys(("U7", "U8"), "nu_niet" if no else "onvoldoende_beeld")
    if block:
        statuses |= {f"U{number}": "nu_niet" for number in range(3, 10)}
    if gate:
        statuses |= {f"U{number}": "onvoldoende_beeld" for number in range(1, 10)}
    said = {
        "R0": gate,
        "R1": block,
        "R2": 2 in [facts.zrm.get(domain) for domain in BASICS],
        "U0_aangeraden": _below(facts.presence, 50) is True or _below(facts.week, 4) is True,
    }
    if not gate and not block:
        said |= _texts(facts, statuses, signals)
    return Verdict({"U0": "past_nu", **statuses}, frozenset(rule for rule, says in said.items() if says), signals)


def _texts(facts: _Facts, statuses: Mapping[str, str], signals: Mapping[str, str]) -> dict[str, bool]:
    """R10, R11, R14, R18 and R19, which are silent under R0 and R1."""
    fits = [statuses[code] == "past_nu" for code in ("U7", "U8")]
    with_support = ("ja", "ja_met_steun")
    some_signs = signals["k1"] in with_support and signals["k2"] in with_support
    return {
        "R10": some_signs and signals["k3"] == signals["k4"] == "ja",
        "R11": signals["k4"] == "grensgebied",
        "R14": all(facts.items.get(code) == 4 for code in WORK) and facts.part_time() == MET,
        "R18": all(fits),
        "R19": any(fits) and facts.place == "U3",
    }


def _conditions(facts: _Facts) -> dict[str, list[Found]]:
    """Per destination (U6 and U9: per variant) how each of its own conditions turned out."""
    level, hours, learning = facts.level, facts.hours, _is(facts.learning, True)
    arrives = level("A1", 3)
    criteria = [
        level("C1", 2),
        UNKNOWN if None in facts.levels(KERNEL) else _points(facts.levels(KERNEL), 2, 6),
        _quarter(facts.minutes, 60),
        _at_most(facts.in_the_hour, "licht", IN_THE_HOUR),
        UNKNOWN if facts.day is None else MET if facts.day >= 4 else HARD,
    ]
    regular = [
        _points(facts.levels(KERNEL), 4, 6),
        _points(facts.levels(OTHER), 3, 13),
        _points(facts.levels(WORK), 4, 3),
        _at_most(facts.guidance, "geen", GUIDANCE),
    ]
    return {
        "U1": [_quarter(facts.visits, 1)],
        "U2": [hours(4), level("C1", 2), level("D1", 2)],
        "U3": [hours(8), _quarter(facts.minutes, 30), level("C1", 2), facts.kernel_at_1(2), facts.towards_work()],
        "U4": [hours(2), arrives, level("A2", 3), level("D1", 3), _at_most(facts.guidance, "licht", GUIDANCE)],
        "U5": [
            *(hours(8), _points(facts.levels(KERNEL), 2, 6), _points(facts.levels(KERNEL), 3, 4)),
            *(level("C1", 3), level("C5", 2), level("E1", 2), _quarter(facts.presence, 80)),
        ],
        "U6a": [learning, arrives, level("B4", 3), hours(12)],
        "U6b": [learning, arrives, level("B4", 2), hours(8)],
        "U7": [*criteria, facts.more_than_an_employer_can()],
        "U8": [*criteria, facts.employer_can(), facts.some_work_below_4(), hours(12)],
        "U9a": [*regular, hours(12)],
        "U9b": [*regular, facts.part_time()],
        "IPS": [_is(facts.mental_care, True), _is(facts.wish, "betaald_werk")],
    }


class _Facts:
    """The facts of the table, each None while not known, and the conditions that stand on more than one of them."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.items = {code: _level(value) for code, value in _spread(given.get("items"), KERNEL + WORK + OTHER).items()}
        self.zrm = _spread(given.get("zrm"), BASICS) if _recent(given.get("zrm_maanden", 0)) else {}
        self.week, self.day = _number(given.get("uren_per_week")), _number(given.get("uren_per_dag"))
        self.minutes, self.in_the_hour = _number(given.get("minuten")), _answer(given.get("minuten_begeleiding"))
        weeks, agreed, came = map(_number, given.get("presentie") or (None, None, None))
        self.presence = 100 * came / agreed if came is not None and agreed else None
        self.visits = came / weeks if came is not None and weeks else None
        self.guidance, self.place = _answer(given.get("begeleiding")), given.get("huidige_plek")
        self.feasible = None if self.guidance == "geen" else _yes(given.get("begeleiding_haalbaar"))
        self.adjustment, self.wish = _answer(given.get("aanpassing")), _answer(given.get("wens"))
        self.learning = _yes(given.get("leerwens"))
        if self.learning is None and self.wish == "leren":
            self.learning = True
        self.mental_care, self.limited = _yes(given.get("ggz")), _yes(given.get("externe_urenbeperking"))
        self.months = given.get("assessment_maanden")

    def levels(self, codes: Sequence[str]) -> list[int | None]:
        return [self.items.get(code) for code in codes]

    def level(self, code: str, least: int) -> Found:
        return _points(self.levels([code]), least, 1)

    def hours(self, least: int) -> Found:
        return _quarter(self.week, least)

    def too_little_known(self) -> bool:
        unseen = self.levels(KERNEL + WORK + OTHER).count(None)
        return unseen * 100 > 20 * 22 or self.week is None or self.day is None or not _recent(self.months)

    def kernel_at_1(self, most: int) -> Found:
        levels = self.levels(KERNEL)
        too_many, unknown = levels.count(1) - most, levels.count(None)
        return Found(missed=max(too_many, 0), unknown=unknown > 0 and too_many + unknown > 0)

    def towards_work(self) -> Found:
        return UNKNOWN if self.wish is None else MET if self.wish in TOWARDS_WORK else HARD

    def part_time(self) -> Found:
        return _any(_below(self.week, 12), self.limited)

    def some_work_below_4(self) -> Found:
        return _any(*(_below(value, 4) for value in self.levels(WORK)))

    def employer_can(self) -> Found:
        light = None if self.guidance is None else self.guidance in ("geen", "licht")
        return _any(light, self.feasible)

    def more_than_an_employer_can(self) -> Found:
        heavy = None if self.guidance is None else self.guidance in ("intensief", "permanent")
        too_much = None if self.feasible is None else not self.feasible
        both = False if False in (heavy, too_much) else None if None in (heavy, too_much) else True
        return _any(both, None if self.adjustment is None else self.adjustment == "niet_binnen_grenzen")

    def k1(self) -> str:
        return _signal(self.items.get("C1"))

    def k2(self) -> str:
        known = [value for value in self.levels(KERNEL) if value is not None]
        return _signal(min(known) if len(known) == len(KERNEL) else None)

    def k3(self) -> str:
        if self.minutes is not None and self.minutes < 60:
            return "nee"
        if self.minutes is None or self.in_the_hour is None:
            return "onvoldoende_beeld"
        return "nee" if self.in_the_hour == "intensief" else "ja"

    def k4(self) -> str:
        if self.day is None:
            return "onvoldoende_beeld"
        return "ja" if self.day >= 4 else "grensgebied" if self.day >= 2 else "nee"


def _status(*conditions: Found) -> str:
    missed = sum(found.missed for found in conditions)
    if missed > 2 or any(found.hard for found in conditions):
        return "nu_niet"
    if any(found.unknown for found in conditions):
        return "onvoldoende_beeld"
    return "bijna" if missed else "past_nu"


def _best(*variants: str) -> str:
    return min(variants, key=("past_nu", "onvoldoende_beeld", "bijna", "nu_niet").index)


def _points(levels: Sequence[int | None], least: int, wanted: int) -> Found:
    """At least `wanted` of these points on `least`; what is not known counts in favour of how many must go up."""
    seen = [value for value in levels if value is not None]
    unknown, short = len(levels) - len(seen), wanted - sum(value >= least for value in seen)
    if short <= 0:
        return MET
    sure = max(short - unknown, 0)
    if sum(value == least - 1 for value in seen) < sure:
        return HARD
    return Found(missed=sure, unknown=unknown > 0)


def _quarter(value: Fraction | None, least: int) -> Found:
    if value is None:
        return UNKNOWN
    return MET if value >= least else Found(missed=1) if 4 * value >= 3 * least else HARD


def _at_most(value: str | None, most: str, order: Sequence[str]) -> Found:
    if value is None:
        return UNKNOWN
    over = order.index(value) - order.index(most)
    return MET if over <= 0 else Found(missed=1) if over == 1 else HARD


def _is(value: object, wanted: object) -> Found:
    return UNKNOWN if value is None else MET if value == wanted else HARD


def _any(*choices: bool | None) -> Found:
    return MET if True in choices else UNKNOWN if None in choices else HARD


def _below(value: Fraction | int | None, limit: int) -> bool | None:
    return None if value is None else value < limit


def _signal(value: int | None) -> str:
    return "onvoldoende_beeld" if value is None else ("nee", "ja_met_steun", "ja", "ja")[value - 1]


def _spread(given: Mapping[str, Any] | None, codes: Sequence[str]) -> dict[str, Any]:
    named = dict(given or {})
    return dict.fromkeys(codes, named.pop("basis", None)) | named


def _recent(months: int | None) -> bool:
    return months is not None and months <= 6


def _level(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _number(value: int | float | Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _answer(value: str | None) -> str | None:
    return None if value in ("weet_niet", "wil_niet_zeggen", "later") else value


def _yes(value: str | None) -> bool | None:
    return {"ja": True, "nee": False, "geen": False}.get(value or "")
