"""Organisations with a real vault each, that know one another after a call; for tests of sealed files."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.desk import ExportDone, ExportWish, FileFormat, Founding
from intake_desktop.dossier.model import Permission
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.received import Received
from intake_desktop.dossier.senders import FROM_CARD, Compared, ProviderCard
from intake_desktop.dossier.session import DossierSession
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import Means
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests import laid_down
from tests.fakes import Clock

T = TypeVar("T")
CHEAP = KdfPolicy(KdfCost(64, 1, 1), KdfCost(8, 1, 1), KdfCost(1024, 1, 1))
PASSWORD = "een lange fictieve zin"
TALKED = date(2026, 11, 19)
GIVEN = Permission("overname", "toestemming", TALKED, consent_on=TALKED, how_given="mondeling")


@dataclass
class Organisation:
    """One vault, open, with what its staff do with others."""

    name: str
    folder: Path
    desk: LocalDesk = field(init=False)
    vault: Vault = field(init=False)

    def __post_init__(self) -> None:
        means = Means(Clock(), lambda: uuid.uuid4().hex, os.urandom)
        self.desk = local_desk(self.folder / "kluis", CHEAP, means)
        slot_id = laid_down.once(("organisation", self.name), self.folder / "kluis", self._found)
        self.vault = self.desk.unlock(slot_id, PASSWORD)

    def _found(self) -> str:
        """Found its vault and close it; gives the slot of Joke."""
        founding = Founding(self.name, "Amsterdam", "Joke Bedacht", "Joke B.", PASSWORD, self.desk.new_recovery_key())
        self.desk.found(founding).close()
        (joke,) = self.desk.face().colleagues
        return joke.slot_id

    @property
    def card(self) -> ProviderCard:
        """What others may know of it."""
        return self.desk.our_card(self.vault)

    def ask(self, work: Callable[[Store], T]) -> T:
        """Do this in its vault."""
        return self.vault.run(work).result()

    def pin(self, card: ProviderCard) -> None:
        """Compare this card by telephone, and hear the last two groups right."""
        heard = "-".join(card.fingerprint.split("-")[-2:])
        compared = Compared(card.public_key, card.organisation, FROM_CARD, heard, card.sealing_key)
        self.ask(lambda store: store.senders.pin(self.vault.actor, compared))

    def dossier(self, name: str = "jamila-voorbeeld") -> DossierSession:
        """One of the examples, filled in."""
        schema = paths.resources() / "schema" / "dossier.v1.schema.json"
        file = examples.read(paths.resources() / "examples" / f"{name}.json", schema)
        session = self.desk.open_session(self.vault, opening.make(self.vault, file.dossier_type, Clock()).id)
        examples.tell(file, session)
        self.ask(lambda _store: None)
        return session

    def send(self, session: DossierSession, to: ProviderCard) -> ExportDone:
        """Seal this dossier for the organisation of this card."""
        return self.desk.export(session, wish(to.public_key), self.folder)

    def receive(self, path: Path) -> Received:
        """Read what came in, without a code."""
        return self.desk.receive(self.vault, path, "")


def wish(partner: str) -> ExportWish:
    """What somebody fills in who sends a whole dossier."""
    return ExportWish("collega", "", GIVEN, file_format=FileFormat.SEALED, partner=partner)
