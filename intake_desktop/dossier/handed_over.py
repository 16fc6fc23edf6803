"""A whole dossier of another organisation as it can become one here: every answer marked, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from intake_desktop.dossier.model import FormRef
from intake_desktop.errors import ExchangeError
from intake_desktop.form_engine.answers import Answers


class TakenAlready(ExchangeError):
    code = "ZK-268"
    title = "Dit bestand is al overgenomen"
    meaning = "Er is al een deelnemer gemaakt met dit bestand. Er is niets veranderd."
    remedy = "Zoek de deelnemer in de lijst. Staat die er niet? Vraag een collega of de beheerder."


class DoesNotFit(ExchangeError):
    code = "ZK-269"
    title = "Dit dossier kunnen we niet overnemen"
    meaning = "Een deel past niet bij de vragen die we hier hebben. Daarom is er niets overgenomen, ook niet de rest."
    remedy = "Installeer de nieuwste versie, of lees het bestand en typ over wat nodig is."


class NotKnown(ExchangeError):
    code = "ZK-270"
    title = "We kennen deze afzender niet meer"
    meaning = "Alleen een dossier van een bekende afzender kunnen we overnemen. Er is niets overgenomen."
    remedy = "Vergelijk het kenmerk aan de telefoon en lees het bestand opnieuw."


class SamePerson(ExchangeError):
    code = "ZK-271"
    title = "Misschien is deze deelnemer er al"
    meaning = "Er is hier al iemand met deze naam en geboortedatum. Er is nog niets overgenomen."
    remedy = "Kijk eerst in de lijst. Is het iemand anders? Kies dan Toch overnemen."


@dataclass(frozen=True, slots=True)
class Origin:
    """Which file of whom; the same one is never taken over twice."""

    public_key: str
    organisation: str
    mark: str
    made: date

    @property
    def words(self) -> str:
        """As it stands with the dossier."""
        day = self.made
        return f"Van {self.organisation}, {day.day}-{day.month}-{day.year}, kenmerk {self.mark}"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a file of a known sender holds for a new dossier here. It lives as long as the page that shows the file."""

    origin: Origin
    dossier_type: str
    forms: Mapping[FormRef, Answers]
    """Every answer is marked "overgenomen, controleren"."""
    misfits: tuple[str, ...] = ()
    """What does not fit the forms that are known here, in words; then nothing can be taken over."""

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(map(len, self.forms.values()))
