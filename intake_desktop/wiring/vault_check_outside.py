"""Part of looking a vault over: what can be seen of its folder without a password."""

from __future__ import annotations

import shutil
import stat
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.dossier.checked import Mend
from intake_desktop.errors import VaultError, WrongPassword
from intake_desktop.sealing.files import read_whole
from intake_desktop.storage import folder as places
from intake_desktop.storage import keycopies, leftovers, moved, osguard, passwords
from intake_desktop.wiring import throw_away
from intake_desktop.wiring.self_test import Check, NotInOrder, ToMind

if TYPE_CHECKING:
    from intake_desktop.storage.keyfile import KeyFile, Slot
    from intake_desktop.wiring.vault_check import Looked

PAGE = 4096
RESTORE = "Stop met werken en zet de laatste goede reservekopie terug."
_OURS = (
    frozenset(
        {places.DATABASE, f"{places.DATABASE}-wal", f"{places.DATABASE}-shm", f"{places.DATABASE}-journal"}
        | {*keycopies.NAMES, osguard.NAME, "anker.json", "reservekopie.json", passwords.ATTEMPTS, moved.NAME}
    )
    | places.MEANINGLESS
)
_HALF = (".springplank-", ".kluis-kopie-", ".kluis-sleutel-")
"""Starts of names of what is being made; what is left of it is a row of its own."""
_OLD = timedelta(days=90)
"""Wmo 2015, article 5.3.5: what somebody asked to destroy may not stand anywhere after three months."""
_SPARE = 4 * 1024 * 1024


class NoVaultHere(VaultError):
    """A folder that holds nothing of a vault was named on the command line."""

    code = "ZK-358"
    title = "In deze map staat geen kluis"
    meaning = "Er is niets nagekeken en niets veranderd."
    remedy = "Kies de map waarin kluis.db staat. Bij Beheer, onder Over Springplank, staat welke map dat is."


def is_vault(folder: Path) -> bool:
    """Whether anything of a vault stands here."""
    return any((folder / name).is_symlink() or (folder / name).exists() for name in (*keycopies.NAMES, places.DATABASE))


def slot(key_file: KeyFile, slot_id: str) -> Slot:
    """The slot of this colleague. Raises WrongPassword when this copy does not know it."""
    found = key_file.slot(slot_id)
    if found is None:
        raise WrongPassword
    return found


def checks(looked: Looked) -> tuple[Check, ...]:
    """From the place to the wrong passwords."""
    folder = looked.folder
    return (
        Check("Plek", lambda: _place(folder)),
        Check("Inhoud van de map", lambda: _content(looked)),
        Check("Sleutelbestanden", lambda: _key_files(folder)),
        Check("Databasebestand", lambda: _database(looked)),
        Check("In gebruik", lambda: _in_use(looked)),
        Check("Vrije ruimte", lambda: _room(folder)),
        Check("Resten", lambda: _leftovers(looked)),
        Check("Verkeerde wachtwoorden", lambda: _attempts(looked)),
    )


def kinds(folder: Path) -> tuple[leftovers.Kind, ...]:
    """All that a crash can have left on this workstation, in and around this vault."""
    temporary = Path(tempfile.gettempdir())
    handed = tuple(
        leftovers.Kind(paths.front_door(practice=practice), "", ending, folder=False, age=leftovers.HOUR)
        for practice in (False, True)
        for ending in (".pad", ".tmp")
    )
    tests = leftovers.Kind(temporary, throw_away.PREFIX, "", folder=True, age=leftovers.DAY)
    return (*leftovers.of_a_vault(folder), *handed, tests)


def _place(folder: Path) -> str:
    places.check_place(folder)
    return f"De kluis staat op deze computer, in {folder}."


def _content(looked: Looked) -> str:
    names = leftovers.names(looked.folder)
    aside = f"{looked.folder.name}-opzij-"
    if any(name.startswith(aside) for name in leftovers.names(looked.folder.parent)):
        raise ToMind(
            "Naast de kluis staat een oude kluis, die opzij is gezet toen een kopie werd teruggezet.",
            f"Klopt alles? Gooi dan de map weg waarvan de naam begint met {aside}.",
        )
    copies = places.old_copies(looked.folder)
    known = _OURS | {copy.name for copy in copies}
    strange = [name for name in names if name not in known and not name.startswith(_HALF)]
    if strange:
        count = "1 ding" if len(strange) == 1 else f"{len(strange)} dingen"
        raise ToMind(
            f"In de map van de kluis staat {count} dat niet van Springplank is. Springplank komt er niet aan.",
            "Is het van jou? Zet het ergens anders neer. Weet je het niet? Laat het staan.",
        )
    if any(looked.means.now() - copy.made > _OLD for copy in copies):
        raise ToMind(
            "Er staat een kopie van vóór een nieuwe versie die ouder is dan 90 dagen. Er kunnen mensen in staan "
            "die al verwijderd zijn.",
            "Werkt alles goed? Gooi dan de map weg waarvan de naam begint met kluis-versie.",
        )
    return "Er staat niets dat er niet hoort."


def _key_files(folder: Path) -> str:
    copies = keycopies.read(folder)
    if copies.whole:
        return "Beide sleutelbestanden zijn te lezen en gelijk."
    if copies.readable:
        raise ToMind(
            "Een van de twee sleutelbestanden is beschadigd, weg of van een ander moment. Het andere is te lezen.",
            "Vergrendel en open de kluis weer: dan maakt Springplank het bestand opnieuw.",
            Mend.KEY_FILES,
        )
    if copies.too_new is not None:
        raise copies.too_new
    raise NotInOrder("Beide sleutelbestanden zijn beschadigd of weg. De kluis kan niet open.", RESTORE)


def _database(looked: Looked) -> str:
    """Its first bytes are not read while it is open here: closing the file would undo the locks of the library."""
    path = looked.folder / places.DATABASE
    try:
        about = path.lstat()
    except FileNotFoundError as fault:
        raise NotInOrder("Het bestand kluis.db is weg. Daar staan alle dossiers in.", RESTORE) from fault
    if not stat.S_ISREG(about.st_mode):
        raise NotInOrder("Op de plek van kluis.db staat iets anders dan een bestand.", RESTORE)
    if about.st_size < PAGE or about.st_size % PAGE or (not looked.here and _is_plain(path)):
        raise NotInOrder("Het bestand kluis.db is geen hele, versleutelde database.", RESTORE)
    return f"Het bestand kluis.db is er, versleuteld, {megabytes(about.st_size)}."


def _is_plain(path: Path) -> bool:
    return read_whole(path, 16).startswith(b"SQLite format 3")


def _in_use(looked: Looked) -> str:
    try:
        holder = osguard.look(looked.folder)
    except OSError as fault:
        raise NotInOrder(
            "Het bestand kluis.slot is niet te gebruiken. Daarom kan niemand de kluis openen.",
            "Laat Springplank het herstellen. Lukt dat niet? Vraag om schrijfrechten op de map.",
            Mend.LOCK,
        ) from fault
    if looked.here:
        if holder is None:
            raise NotInOrder(
                "Het slot op de kluis is weg. Een tweede venster kan er nu ook in, en dat kan schade geven.",
                "Vergrendel met Ctrl+L en open de kluis weer.",
            )
        return "Alleen dit venster heeft de kluis open."
    if holder is not None:
        title, meaning, _ = holder.sentences()
        raise ToMind(f"{title}. {meaning}", "Vergrendel daar en kijk opnieuw, of kijk in dat venster bij Beheer.")
    return "Niemand heeft de kluis nu open."


def _room(folder: Path) -> str:
    path = folder / places.DATABASE
    needed = 2 * (path.stat().st_size if path.is_file() else 0) + _SPARE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ToMind(
            f"Er is {megabytes(free)} vrij. Voor een kopie of een nieuwe versie is {megabytes(needed)} nodig.",
            "Maak ruimte op de schijf. Leeg bijvoorbeeld de prullenbak.",
        )
    return f"Er is {megabytes(free)} vrij. Dat is genoeg voor twee keer de kluis."


def _leftovers(looked: Looked) -> str:
    found = leftovers.find(kinds(looked.folder), looked.means.now().timestamp())
    if found:
        count = "Er is 1 rest" if len(found) == 1 else f"Er zijn {len(found)} resten"
        raise ToMind(
            f"{count} van werk dat is afgebroken, bijvoorbeeld door een lege accu. Er gaat niets mee verloren.",
            "Laat Springplank het opruimen. Iets van een ander blijft staan.",
            Mend.LEFTOVERS,
        )
    return "Er is niets blijven liggen."


def _attempts(looked: Looked) -> str:
    count = passwords.failures_now(looked.folder)
    if count:
        times = "is 1 keer" if count == 1 else f"is {count} keer"
        raise ToMind(
            f"Er {times} een verkeerd wachtwoord getypt sinds de laatste keer dat iemand wel binnenkwam.",
            "Was jij of een collega dat? Dan is er niets aan de hand. Zo niet: meld dit als een datalek.",
        )
    return "Er staat geen verkeerd wachtwoord open."


def megabytes(size: int) -> str:
    """ "40 MB", "1,5 GB"."""
    if size >= 1024**3:
        return f"{size / 1024**3:.1f} GB".replace(".", ",")
    return f"{size / 1024**2:.0f} MB" if size >= 1024**2 else f"{size // 1024} kB"
