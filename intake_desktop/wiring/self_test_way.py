"""Part of the self-test: the whole way once, with a throw-away vault and a fictitious dossier."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.wiring.self_test import Check, NotInOrder

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import ExportDone
    from intake_desktop.dossier.examples import DossierFile
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.session import DossierSession
    from intake_desktop.sealing.costs import KdfPolicy
    from intake_desktop.storage.means import Means
    from intake_desktop.wiring.desk import LocalDesk

EXAMPLE, SCHEMA = "jamila-voorbeeld.json", "dossier.v1.schema.json"
ORGANISATION = "Stichting De Werkbank (fictief)"
_LOST = "Geef dit door aan de makers. Werk niet met deelnemers voordat het weg is."


class Way:
    """Its checks belong in this order: each goes on where the one before it stopped. close() whatever happened."""

    def __init__(self, place: Path, policy: KdfPolicy | None) -> None:
        self._place, self._policy = place, policy
        self._vault: Vault | None = None
        self._desk: LocalDesk
        self._means: Means
        self._example: DossierFile
        self._told: DossierSession
        self._found: DossierSession
        self._done: ExportDone
        self._password = ""

    def checks(self) -> tuple[Check, ...]:
        """From founding to reading back."""
        return (
            Check("Kluis maken", self._make),
            Check("Dossier invullen", self._fill),
            Check("Advies", self._advise),
            Check("Sluiten en openen", self._reopen),
            Check("Overdracht maken", self._export),
            Check("Overdracht lezen", self._read),
            Check("Bladzijden", self._pages),
        )

    def close(self) -> None:
        """Close the vault when it is open."""
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()

    def _make(self) -> str:
        from intake_desktop.dossier import examples
        from intake_desktop.dossier.founding import Founding
        from intake_desktop.storage.means import of_this_computer, on_the_day
        from intake_desktop.wiring.desk import LocalDesk

        began = time.monotonic()
        self._example = examples.read(paths.resources() / "examples" / EXAMPLE, paths.resources() / "schema" / SCHEMA)
        self._means = means = on_the_day(of_this_computer(), self._example.told_on)
        self._desk = LocalDesk(self._place / "kluis", self._policy, means)
        self._password = self._desk.password_phrase()
        named = (ORGANISATION, "Amsterdam", "Joke Bedacht", "Joke B.")
        self._vault = self._desk.found(Founding(*named, self._password, self._desk.new_recovery_key()))
        return f"Een proefkluis staat er, in {_seconds(began)}."

    def _fill(self) -> str:
        from intake_desktop.dossier import examples, opening

        vault = self._open_vault()
        dossier = opening.make(vault, self._example.dossier_type, self._means.now)
        self._told = self._desk.open_session(vault, dossier.id)
        examples.tell(self._example, self._told)
        answers = sum(len(self._told.sheet(form_id).answers) for form_id in self._told.catalog.forms)
        if not answers:
            raise NotInOrder("Er staat geen enkel antwoord in het dossier.", _LOST)
        return f"{answers} antwoorden van een verzonnen deelnemer."

    def _advise(self) -> str:
        advice = self._told.advice()
        if not advice.outcomes:
            raise NotInOrder("De regels geven geen advies.")
        return f"De regels zijn voor {len(advice.outcomes)} bestemmingen nagegaan."

    def _reopen(self) -> str:
        self.close()
        began = time.monotonic()
        self._vault = self._desk.unlock(self._desk.face().colleagues[0].slot_id, self._password)
        took = _seconds(began)
        self._found = self._desk.open_session(self._vault, self._told.dossier.id)
        for form_id in self._told.catalog.forms:
            if self._told.sheet(form_id).answers != self._found.sheet(form_id).answers:
                raise NotInOrder("Na sluiten en openen staan er andere antwoorden.", _LOST)
        return f"Open met het wachtwoord, in {took}. Alle antwoorden staan er precies zo in."

    def _export(self) -> str:
        wish = next(iter(self._example.wishes.values()))
        self._done = self._desk.export(self._found, wish, self._place)
        return f"Een bestand van {self._done.pages} bladzijden ({self._done.size // 1024} kB)."

    def _read(self) -> str:
        """Read with its code; without a pinned sender a whole file is "onbekend", and a changed one "gewijzigd"."""
        from intake_desktop.dossier.received import UNKNOWN
        from intake_desktop.exchange import reader

        found = reader.read(self._done.path, self._done.code, {})
        if found.verdict != UNKNOWN or found.payload is None:
            raise NotInOrder(f"Het oordeel over het eigen bestand is: {found.verdict}.", _LOST)
        return "Open met de code. De handtekening klopt en er is niets veranderd."

    def _pages(self) -> str:
        from intake_desktop.exchange import rereading

        found = rereading.reread(self._done.path, self._done.code)
        if found.empty or found.pages != self._done.pages:
            raise NotInOrder(f"{found.empty} van de {found.pages} bladzijden zijn leeg.")
        if found.missing:
            raise NotInOrder(f"Er staan {found.missing} letters niet op de bladzijden.")
        return f"{found.pages} bladzijden getekend. Elke letter staat erop."

    def _open_vault(self) -> Vault:
        if self._vault is None:
            raise NotInOrder("De proefkluis is niet open.")
        return self._vault


def _seconds(began: float) -> str:
    return f"{time.monotonic() - began:.1f} s".replace(".", ",")
