"""Commands for partner systems: make a transfer of a dossier file, and read one that came in."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from intake_desktop import paths
from intake_desktop.cli import reading, telling
from intake_desktop.dossier import consent, examples, loose, opening
from intake_desktop.dossier.desk import ExportDone, ExportWish, FileFormat
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.exchange import leaving, profiles, provider_card, reader
from intake_desktop.exchange.errors import OnlyInWindow, PartnerCannotOpen
from intake_desktop.exchange.material import Anchor, Sender
from intake_desktop.exchange.profiles import Profile
from intake_desktop.sealing import codes, files, signing
from intake_desktop.storage.means import Means, of_this_computer
from intake_desktop.wiring import program

DOSSIER_SCHEMA = "dossier.v1.schema.json"
_KEY_DIGITS = 64
_NO_JOURNAL = Anchor(0, "")


@dataclass(frozen=True, slots=True)
class Sending:
    """To whom, where to, on whose behalf and in which format a file is made."""

    recipient: str
    folder: Path
    organisation: str
    colleague: str
    key: Path | None
    file_format: FileFormat = FileFormat.PDF
    card: Path | None = None
    """For a whole dossier: the card of the organisation that alone can open the file."""


class RecipientUnknown(SpringplankError):
    code = "ZK-373"
    title = "Deze ontvanger kennen we niet"
    meaning = 'Er is geen profiel "{ontvanger}".'
    remedy = "Kies uit: {bekend}."


class KeyUnreadable(SpringplankError):
    code = "ZK-374"
    title = "Deze sleutel is niet te gebruiken"
    meaning = "Het bestand {bestand} bevat geen sleutel om mee te ondertekenen."
    remedy = "Kies het goede bestand, of een naam die nog niet bestaat: dan maken we er een."


class CardNeeded(SpringplankError):
    code = "ZK-378"
    title = "Er is een kaart nodig"
    meaning = "Een heel dossier gaat alleen naar een organisatie waarvan we de kaart hebben. Er is niets gemaakt."
    remedy = "Geef --card met de kaart van die organisatie, en vergelijk het kenmerk aan de telefoon."


class CardNotNeeded(SpringplankError):
    code = "ZK-379"
    title = "Deze ontvanger krijgt geen verzegeld bestand"
    meaning = "{ontvanger} krijgt een bestand met een code. Daar is geen kaart voor nodig. Er is niets gemaakt."
    remedy = "Laat --card weg, of kies een ontvanger die het hele dossier overneemt."


def export(path: Path, sending: Sending) -> int:
    """Make the file and print where it stands and its code. Raises what stands in its way."""
    means = of_this_computer()
    dossier = read_dossier(path)
    forms = program.catalog()
    profile = _profile(sending.recipient, profiles.load_all(paths.resources() / "recipients", forms))
    wish = dossier.wishes.get(profile.id)
    if wish is None:
        raise consent.ConsentMissing
    wish, sealed_to = _closed(wish, sending, profile)
    around = opening.Surroundings(forms, program.rule_table(), means.now, means.new_id)
    session = loose.session_on(around, dossier.dossier_type, dossier.number, sending.colleague)
    examples.tell(dossier, session)
    office = _office(session, sending, means)
    tell_done(_send(session, leaving.Going(wish, profile, office, sealed_to), means, sending.folder), wish)
    telling.say(f"Kenmerk van de afzender: {codes.fingerprint(signing.public_key(office.signing_key))}")
    return telling.OK


def read_dossier(path: Path) -> examples.DossierFile:
    """The dossier in a file, held against its schema."""
    return examples.read(path, paths.resources() / "schema" / DOSSIER_SCHEMA)


def _closed(wish: ExportWish, sending: Sending, profile: Profile) -> tuple[ExportWish, bytes]:
    """How the file is closed, and for a whole dossier by which key of whom. Raises CardNeeded and PartnerCannotOpen."""
    if sending.card is None and not profile.handover:
        return replace(wish, file_format=sending.file_format), b""
    if sending.card is None:
        raise CardNeeded
    if not profile.handover:
        raise CardNotNeeded(ontvanger=profile.name)
    card = provider_card.read(sending.card)
    if not card.sealing_key:
        raise PartnerCannotOpen(organisatie=card.organisation)
    telling.say(f"Vergelijk dit kenmerk van {card.organisation} aan de telefoon, voor je iets verstuurt:")
    telling.listed([card.fingerprint])
    sealed = replace(wish, file_format=FileFormat.SEALED, organisation=card.organisation)
    return sealed, bytes.fromhex(card.sealing_key)


def tell_done(done: ExportDone, wish: ExportWish) -> None:
    """Say where the file stands and with which code it opens, or who alone can open it."""
    telling.say(f"Bestand: {done.path} ({done.pages} bladzijden, {done.size // 1024} KiB)")
    if done.code:
        telling.say(f"Code:    {done.code}")
        telling.say("Geef de code langs een andere weg dan het bestand.")
    else:
        telling.say(f"Alleen {wish.organisation} kan het openen. Er is geen code.")
    if done.opens_with:
        telling.say(done.opens_with)
    telling.listed(done.warnings)


def read(path: Path, code: str, *, as_json: bool) -> int:
    """Say what a transfer holds and whether it is whole. Raises WrongCode, NoTransferFile and their kin.

    A sealed file is not opened here (OnlyInWindow): its key stands in the vault it was made for.
    """
    if reader.is_sealed(path):
        raise OnlyInWindow
    found = reader.read(path, code or _asked_code(), {})
    return reading.tell_json(found) if as_json else reading.tell(found)


def _send(session: DossierSession, going: leaving.Going, means: Means, folder: Path) -> ExportDone:
    material, sealed = leaving.make(session, going, means.random_bytes)
    leaving.check_free(folder, sealed.file_name)
    return leaving.written(sealed, material, folder)


def _office(session: DossierSession, sending: Sending, means: Means) -> leaving.Office:
    sender = Sender(sending.organisation, "", session.vault.colleague)
    return leaving.Office(sender, _signing_key(sending.key, means), _NO_JOURNAL)


def _profile(name: str, known: Mapping[str, Profile]) -> Profile:
    found = known.get(name.replace("-", "_"))
    if found is None:
        raise RecipientUnknown(ontvanger=name, bekend=", ".join(known))
    return found


def _signing_key(path: Path | None, means: Means) -> bytes:
    """The key in a file, made when it is not there; without a file a key for this one transfer."""
    if path is None:
        return signing.new_signing_key(means.random_bytes)
    if not path.exists():
        files.write_atomically(path, signing.new_signing_key(means.random_bytes).hex().encode("ascii"))
    try:
        key = bytes.fromhex(files.read_whole(path, _KEY_DIGITS).decode("ascii"))
    except (OSError, ValueError) as fault:
        raise KeyUnreadable(bestand=path.name) from fault
    if len(key) * 2 != _KEY_DIGITS:
        raise KeyUnreadable(bestand=path.name)
    return key


def _asked_code() -> str:
    """From the keyboard without showing it, or the first line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass("Code: ")
    return sys.stdin.readline().strip()
