"""Part of looking a vault over: what only shows with its keys, on a connection that holds nobody up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from intake_desktop.dossier.backups import CLOCKS_DIFFER
from intake_desktop.errors import VaultTooNew
from intake_desktop.wiring.patience import NoAnswer, patiently
from intake_desktop.wiring.self_test import Check, NotInOrder, NotLookedAt, ToMind
from intake_desktop.wiring.vault_check_outside import RESTORE

if TYPE_CHECKING:
    from intake_desktop.storage.backup_book import Remembered
    from intake_desktop.storage.inspection import Inspection
    from intake_desktop.wiring.vault_check import Lend, Looked

T = TypeVar("T")
NO_REPLY = "De map met reservekopieën geeft geen antwoord."
PLUG_IN = "Sluit de schijf aan, of kijk of de netwerkschijf te bereiken is."
LONGEST = 3_600.0
"""Seconds for all pages of a very large vault."""
_OLD = timedelta(days=2)


def checks(looked: Looked, lend: Lend) -> tuple[Check, ...]:
    """From the versions to the newest copy."""
    inside = _Inside(looked, lend)
    known = (
        Check("Versies", inside.versions),
        Check("Bladzijden", inside.pages),
        Check("Samenhang", inside.hangs_together),
        Check("Sleutel en gegevens", inside.fits),
        Check("Logboek", inside.journal),
        Check("Klok", inside.clock),
    )
    copied = (Check("Reservekopieën", inside.backups), Check("Nieuwste kopie", inside.newest_copy))
    return known if looked.practice else (*known, *copied)


class _Inside:
    """Asks one question at a time; the keys are only there while it is answered."""

    def __init__(self, looked: Looked, lend: Lend) -> None:
        self._looked, self._lend = looked, lend

    def _ask(self, question: Callable[[Inspection], T]) -> T:
        from intake_desktop.storage import inspection

        def work(opening: object, closing: Callable[[], bool]) -> T:
            stop = self._looked.stop
            asked = inspection.Inspection(opening, lambda: stop() or closing())  # type: ignore[arg-type]  # what the vault lends is an Opening
            return inspection.asked(asked, question)

        found: T = self._lend(work)
        return found

    def versions(self) -> str:
        from intake_desktop.storage.database import library_versions
        from intake_desktop.storage.inspection import NEWEST_VERSION

        found, (sqlcipher, _) = self._ask(lambda inside: inside.version()), library_versions()
        program = self._looked.means.app_version
        if found > NEWEST_VERSION:
            raise VaultTooNew(versie=f"kluisversie {NEWEST_VERSION}", kluisversie=f"kluisversie {found}")
        if found < NEWEST_VERSION:
            raise ToMind(
                f"Dit is kluisversie {found}, van een ouder programma. Deze Springplank werkt met {NEWEST_VERSION}.",
                "Open de kluis in het venster. Springplank maakt dan eerst een kopie en werkt de kluis bij.",
            )
        return f"Springplank {program}, SQLCipher {sqlcipher}, kluisversie {found}."

    def pages(self) -> str:
        bad = self._bad_pages()
        if bad:
            some = "Eén bladzijde klopt" if bad == 1 else f"{bad} bladzijden kloppen"
            raise NotInOrder(f"{some} niet: de schijf of iemand heeft er iets aan veranderd.", RESTORE)
        return "Elke bladzijde van de database is zoals Springplank haar schreef."

    def _bad_pages(self) -> int:
        """The library cannot be stopped at this, so it is done where nobody waits for its end."""
        from intake_desktop.storage import database, inspection, reading_along

        def connect(opening: Any, _closing: object) -> Any:
            inspection.check_is_file(opening.path)
            return opening.translated(lambda: database.connect(opening.path, opening.keys.database))

        def work(_goes: object) -> int:
            connection = self._lend(connect)
            try:
                return reading_along.bad_pages(connection)
            finally:
                connection.close()

        try:
            return patiently(work, self._looked.stop, LONGEST)
        except NoAnswer as quiet:
            raise NotLookedAt(
                "Gestopt voordat het klaar was.", "Kijk de kluis op een rustig moment nog eens na."
            ) from quiet

    def hangs_together(self) -> str:
        if not self._ask(lambda inside: inside.hangs_together()):
            raise NotInOrder("Gegevens in de database spreken elkaar tegen.", RESTORE)
        return "De gegevens passen bij elkaar."

    def fits(self) -> str:
        if self._ask(lambda inside: inside.known_key_file()) is None:
            raise NotInOrder(
                "De sleutelbestanden en de database zijn niet van hetzelfde moment.",
                "Zet een hele reservekopie terug, nooit één bestand eruit.",
            )
        return "De sleutelbestanden horen bij deze database."

    def journal(self) -> str:
        count, anchored = self._ask(lambda inside: inside.journal_rows())
        if not anchored:
            raise ToMind(
                f"Alle {count} regels kloppen. Het bestand anker.json ontbreekt of is beschadigd. Of de laatste "
                "regels er nog zijn, is daarom niet te zien.",
                "Vergrendel en open de kluis weer: dan wordt het opnieuw gemaakt. Haalde iemand het weg? Meld dat.",
            )
        return f"Alle {count} regels kloppen en sluiten op elkaar aan."

    def clock(self) -> str:
        newest, now = self._ask(lambda inside: inside.newest_moment()), self._looked.means.now()
        if newest is not None and newest - now > CLOCKS_DIFFER:
            raise ToMind(
                f"De klok van deze computer zegt {moment(now)}. In de kluis is al gewerkt op "
                f"{moment(newest.astimezone(now.tzinfo))}. De klok loopt achter, of liep eerder voor.",
                "Zet datum en tijd van deze computer goed. Aan de dossiers verandert niets.",
            )
        return f"Het is {moment(now)}. Dat past bij wat er in de kluis staat."

    def backups(self) -> str:
        kept = self._ask(lambda inside: inside.backups())
        if not kept.folder:
            raise ToMind("Er is geen map gekozen. Gaat deze computer stuk, dan zijn alle dossiers weg.", CHOOSE)
        copies, now = self._listed(kept), self._looked.means.now()
        last = kept.last_good()
        if not copies or last is None:
            raise NotInOrder("In de map voor reservekopieën staat geen kopie van deze kluis.", MAKE_ONE)
        if last - now > CLOCKS_DIFFER:
            raise ToMind(f"De laatste kopie is volgens de klok van {moment(last)}. Dat is nog niet geweest.", SET_CLOCK)
        if now - last > _OLD:
            raise ToMind(f"De laatste goede kopie is van {moment(last.astimezone(now.tzinfo))}.", MAKE_ONE)
        return f"Laatste goede kopie: {moment(last.astimezone(now.tzinfo))}. Er staan er {len(copies)}."

    def newest_copy(self) -> str:
        from intake_desktop.storage import backup_reading

        kept, vault_id = self._ask(lambda inside: (inside.backups(), inside.opening.keys.vault_id))
        copies = self._listed(kept) if kept.folder else {}
        if not copies:
            raise NotLookedAt("Er is geen kopie om na te lezen.", MAKE_ONE if kept.folder else CHOOSE)
        newest = copies[max(copies)]
        try:
            count = self._wait(lambda goes: backup_reading.check(newest, vault_id, goes))
        except backup_reading.CopyWrong as wrong:
            raise NotInOrder(str(wrong), f"{MAKE_ONE} Gebeurt het weer? Neem een andere schijf.") from wrong
        return f"Alle {count} bestanden van de kopie van {moment(max(copies))} zijn nagelezen en kloppen."

    def _listed(self, kept: Remembered) -> dict[datetime, Path]:
        from intake_desktop.storage import backup_names

        return self._wait(lambda _goes: backup_names.copies(Path(kept.folder), kept.mark))

    def _wait(self, work: Callable[[Callable[[], None]], T]) -> T:
        """A stick may be out and a network drive may hang."""
        try:
            return patiently(work, self._looked.stop)
        except NoAnswer as quiet:
            raise ToMind(NO_REPLY, PLUG_IN) from quiet
        except OSError as fault:
            raise ToMind("De map met reservekopieën is er nu niet, of is niet te lezen.", PLUG_IN) from fault


MAKE_ONE = "Maak nu een kopie: Beheer, Reservekopieën."
CHOOSE = "Kies een map: Beheer, Reservekopieën."
SET_CLOCK = "Zet datum en tijd van deze computer goed, en maak dan een nieuwe kopie."


def moment(when: datetime) -> str:
    """ "26-11-2026 om 09:00"."""
    return f"{when:%d-%m-%Y} om {when:%H:%M}"
