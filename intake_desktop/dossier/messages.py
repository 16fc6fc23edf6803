"""Texts to send, to say and to read out around a file that left; nothing of a participant stands in them.

Source: content-messages.md, section 7.
"""

from __future__ import annotations

from dataclasses import dataclass

from intake_desktop.dossier import spelled
from intake_desktop.dossier.contacts import Contact

ANSWER_DAYS = "answer_days"
"""Name of the setting with how many days a recipient has to answer."""
DAYS_TO_CHOOSE = (7, 14, 21, 28)
_USUAL_DAYS = 14
NO_PHONE = "Het telefoonnummer van jullie organisatie is nog niet bekend. Een beheerder vult het in bij Onze kaart."

_ABOUT = "Ik heb overdracht {kenmerk} gestuurd. Spreek ik met de persoon die dit behandelt?"


@dataclass(frozen=True, slots=True)
class SentBy:
    """Who sends, as far as a mail or a telephone call names it."""

    organisation: str = ""
    phone: str = ""
    """Of the organisation; "" when nobody filled it in."""
    colleague: str = ""


NOBODY = SentBy()


@dataclass(frozen=True, slots=True)
class Transfer:
    """A file that left, as far as a mail names it: who sent it, its mark, and what it replaces."""

    sent_by: SentBy
    mark: str
    is_zip: bool = False
    replaces: str = ""
    """The mark of the earlier file; "" when it replaces none."""


def answer_days(kept: object) -> int:
    """How many days a recipient has to answer, from the setting as it was kept; 14 unless one was chosen."""
    text = str(kept)
    return int(text) if text in map(str, DAYS_TO_CHOOSE) else _USUAL_DAYS


def mail(transfer: Transfer) -> str:
    """The mail that a file goes with. Without a telephone number no sentence asks to call."""
    by = transfer.sent_by
    opens = "7-Zip. Begin bij LEESMIJ.txt." if transfer.is_zip else "een PDF-lezer."
    code = "De code krijg je apart, per telefoon of sms."
    if by.phone:
        code += f" Heb je de code niet binnen twee werkdagen? Bel ons op {by.phone}."
    told = [f"Hierbij een beveiligd bestand van {by.organisation}. Je kunt het openen met {opens}"]
    if transfer.replaces:
        told.append(f"Het vervangt overdracht {transfer.replaces}. Gebruik het oude bestand niet meer.")
    told += [code, "Is dit bestand niet voor jou? Verwijder het en laat het ons weten."]
    return letter(f"Overdracht {transfer.mark}", told, by)


def letter(subject: str, told: list[str], by: SentBy) -> str:
    """A mail with its subject on top and who sends it at the end."""
    greeting = ", ".join(filter(None, (by.colleague, by.organisation)))
    head = ["Onderwerp: " + subject, "", "Goedendag,", ""]
    return "\n".join([*head, *told, "", "Met vriendelijke groet,", greeting])


def call_line(contact: Contact | None, known: bool) -> str:
    """Whom to call on which number. `known`: the number stood in the address book before this file was made."""
    if contact is None or not contact.phone:
        return "Bel de ontvanger op een nummer dat je al kent."
    call = f"Bel {contact.called} op {contact.phone}."
    if known:
        return f"{call} Dit nummer stond al in het adresboek."
    return f"{call} Dit nummer is net ingevuld: controleer het eerst langs een andere weg."


def phone_script(transfer: Transfer, code: str, call: str) -> tuple[str, ...]:
    """What to say when the code is read out, step by step. `call` says whom to call; the code is spelled in words."""
    by = transfer.sent_by
    who = " van ".join(filter(None, (by.colleague, by.organisation)))
    return (
        f"{call} Gebruik nooit een nummer uit een mail.",
        f"Zeg: “Dag, met {who}. {_ABOUT.format(kenmerk=transfer.mark)}”",
        "Zeg geen naam, geboortedatum of andere gegevens van de deelnemer. Het kenmerk is genoeg.",
        "\n".join(("Zeg: “Ik lees vijf groepen van vier voor. Zeg ze na.”", *spelled.groups(code))),
        f"Vraag: “Is het bestand open? Zie je onder aan de bladzijde document {transfer.mark}?”",
        "Geen gehoor? Spreek de code niet in. Bel later terug. Een sms naar een bekend mobiel nummer mag.",
        "Zet daarna het vinkje.",
    )
