"""Who the participant is: names as somebody uses them, initials and age, read from answers by their meaning."""

from __future__ import annotations

import unicodedata
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

ByMeaning = Callable[[str], str]
"""Gives the text of the answer with this meaning (birth_date, call_name, ...), or "" when there is none."""

NO_GIVEN_NAME = "."
"""What the population register writes for a person without given names; it stays as it is."""


@dataclass(frozen=True, slots=True)
class Names:
    """The parts of a name as they were answered; a part that is not known is empty."""

    call_name: str = ""
    given: str = ""
    prefix: str = ""
    family: str = ""
    name_use: str = ""
    """eigen, partner, partner_eigen or eigen_partner (naamgebruik, BRP); anything else counts as eigen."""
    partner_prefix: str = ""
    partner_family: str = ""

    @property
    def called(self) -> str:
        """How somebody is called: the call name, or else the first given name."""
        first = self.given.split()[0] if self.given.split() else ""
        return self.call_name or ("" if first == NO_GIVEN_NAME else first)

    @property
    def surname(self) -> str:
        """The surname in the order that somebody chose: "van Voorbeeld-de Test"."""
        return "-".join(filter(None, (_joined(*part) for part in self._surname_parts())))

    @property
    def display(self) -> str:
        """The name for the screen: "Jamila Voorbeeld"."""
        return _joined(self.called, self.surname)

    @property
    def formal(self) -> str:
        """Initials and surname: "J. Voorbeeld". A form of address is never made up."""
        return _joined(initials(self.given) or initials(self.call_name), self.surname)

    @property
    def sort(self) -> str:
        """For sorting as Dutch lists do, without the prefix in front: "Voorbeeld, Els van"."""
        parts = self._surname_parts()
        if not parts:
            return self.called
        first_prefix, first_family = parts[0]
        rest = "-".join(_joined(*part) for part in parts[1:])
        family = "-".join(filter(None, (first_family, rest)))
        behind = _joined(self.called, first_prefix)
        return f"{family}, {behind}" if behind else family

    def _surname_parts(self) -> tuple[tuple[str, str], ...]:
        own = (self.prefix, self.family)
        partner = (self.partner_prefix, self.partner_family)
        order = {
            "partner": (partner,),
            "partner_eigen": (partner, own),
            "eigen_partner": (own, partner),
        }.get(self.name_use, (own,))
        chosen = tuple(part for part in order if part[1])
        return chosen or ((own,) if own[1] else ())


def names(answered: ByMeaning) -> Names:
    """The names among the answers; spaces around and between the parts are made single."""
    return Names(
        call_name=_tidy(answered("call_name")),
        given=_tidy(answered("given_names")),
        prefix=_tidy(answered("prefix")),
        family=_tidy(answered("family_name")),
        name_use=answered("name_use"),
        partner_prefix=_tidy(answered("partner_prefix")),
        partner_family=_tidy(answered("partner_family_name")),
    )


def initials(given: str) -> str:
    """One initial per given name: "Anne-Fleur Belle" is A.B., "Theo Philip IJsbrand" is T.P.I.; "." stays."""
    letters = (_first_letter(name) for name in given.split())
    found = "".join(f"{letter}." for letter in letters if letter)
    return found or (NO_GIVEN_NAME if given.strip() == NO_GIVEN_NAME else "")


def age(birth_date: str, today: date) -> int | None:
    """Age in whole years by a date that may be incomplete, or None when it cannot be said (RvIG, LO BRP).

    birth_date: "1992", "1992-03" or "1992-03-14". With a year alone there is no age; with year and month none
    in the birth month itself. Who was born on 29 February turns a year older on 1 March in other years.
    """
    parts = [int(part) for part in birth_date.split("-")] if birth_date else []
    if len(parts) < 2 or (len(parts) == 2 and parts[1] == today.month):
        return None
    year, month = parts[0], parts[1]
    day = parts[2] if len(parts) == 3 else 1
    if (month, day) == (2, 29) and not isleap(today.year):
        month, day = 3, 1
    years = today.year - year - ((today.month, today.day) < (month, day))
    return years if years >= 0 else None


def _first_letter(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    letter = next((sign for sign in composed if sign.isalpha()), "")
    return letter.upper()[:1]


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
