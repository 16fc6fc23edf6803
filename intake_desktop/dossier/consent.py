"""When a file may leave: discussed with the participant, on a legal ground or with consent that holds today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from intake_desktop.dossier.desk import Ground
from intake_desktop.dossier.model import Permission
from intake_desktop.errors import ExchangeError


class ConsentMissing(ExchangeError):
    code = "ZK-212"
    title = "Er is geen toestemming vastgelegd"
    meaning = "Zonder toestemming van de deelnemer mag dit bestand niet gemaakt worden."
    remedy = "Bespreek het met de deelnemer en leg vast wat jullie afspreken."


class ConsentExpired(ExchangeError):
    code = "ZK-213"
    title = "De toestemming is voorbij"
    meaning = "Ze gold tot {datum} of is ingetrokken."
    remedy = "Vraag de deelnemer opnieuw. Nee zeggen mag."


class ConsentWithdrawn(ExchangeError):
    code = "ZK-243"
    title = "De toestemming is ingetrokken"
    meaning = "Op {datum} is de toestemming voor {ontvanger} ingetrokken. De oude toestemming telt niet meer."
    remedy = "Vraag de deelnemer opnieuw. Nee zeggen mag. De nieuwe toestemming moet van een latere dag zijn."


class GroundMissing(ExchangeError):
    code = "ZK-217"
    title = "Doel of grond ontbreekt"
    meaning = "Zonder doel en een grond die bij deze ontvanger hoort, mag dit bestand niet gemaakt worden."
    remedy = "Kies het doel en de grond: {gronden}."


class DateRefused(ExchangeError):
    code = "ZK-218"
    title = "Deze datum kan niet"
    meaning = "{welke} ligt {waar}."
    remedy = "Pas de datum aan."


def check(permission: Permission, grounds: Sequence[Ground], today: date) -> None:
    """Let a permission pass, or say what stands in its way.

    grounds: those of the recipient's profile. Raises GroundMissing, ConsentMissing, ConsentExpired or DateRefused.
    Source: AVG art. 6 and 7, Wmo 2015 art. 5.1.1; decisions.md 8.
    """
    ground = next((ground for ground in grounds if ground.code == permission.ground), None)
    if ground is None or not permission.purpose.strip():
        raise GroundMissing(gronden=", ".join(ground.code for ground in grounds))
    _not_later(permission.discussed_on, today, "De dag van het gesprek")
    if ground.needs_consent:
        _check_consent(permission, today)


def _check_consent(permission: Permission, today: date) -> None:
    if permission.consent_on is None or not permission.how_given.strip():
        raise ConsentMissing
    _not_later(permission.consent_on, today, "De dag van de toestemming")
    if permission.consent_until is None:
        return
    if permission.consent_until < permission.consent_on:
        raise DateRefused(welke="Het einde van de toestemming", waar="voor het begin")
    if permission.consent_until < today:
        raise ConsentExpired(datum=f"{permission.consent_until:%d-%m-%Y}")


def check_withdrawn(
    permission: Permission, grounds: Sequence[Ground], withdrawn: date | None, organisation: str
) -> None:
    """Where consent is needed, let it pass only when it was given after the day on which it was withdrawn before.

    withdrawn: the last withdrawal for this recipient. Raises ConsentWithdrawn. Source: AVG art. 7 (3).
    """
    if withdrawn is None or not any(each.code == permission.ground and each.needs_consent for each in grounds):
        return
    if permission.consent_on is None or permission.consent_on <= withdrawn:
        raise ConsentWithdrawn(datum=f"{withdrawn:%d-%m-%Y}", ontvanger=organisation)


def _not_later(day: date, today: date, which: str) -> None:
    if day > today:
        raise DateRefused(welke=which, waar="na vandaag")
