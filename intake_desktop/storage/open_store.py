"""The rooms of an open vault on its storage thread: opening, translating errors and closing in good order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.dossier.roles import Actor, Colleague
from intake_desktop.errors import SpringplankError, VaultDamaged, VaultRolledBack
from intake_desktop.form_engine.refusals import not_keepable
from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import write_atomically
from intake_desktop.storage import anchor, before_update, database, keyfile
from intake_desktop.storage.backup_book import KeptBackups
from intake_desktop.storage.contacts import KeptContacts
from intake_desktop.storage.dossiers import KeptDossiers
from intake_desktop.storage.exports import KeptExports, erase_old_codes
from intake_desktop.storage.folder import DATABASE
from intake_desktop.storage.journal import Chain, Event
from intake_desktop.storage.journal_book import KeptJournal
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.means import Means
from intake_desktop.storage.migrations import migrate
from intake_desktop.storage.room import Room
from intake_desktop.storage.senders import KeptSenders
from intake_desktop.storage.slots import VaultKeys
from intake_desktop.storage.staff import KeptColleagues, KeptPlaces, KeptSettings, colleague, make_sealing_key
from intake_desktop.storage.tables import COLLEAGUE, JOURNAL, VAULT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opening:
    """All that is needed to open a database whose keys are known: where, keys, key file and means."""

    folder: Path
    keys: VaultKeys
    key_file: KeyFile
    means: Means

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    def translated(self, work: Callable[[], T]) -> T:
        """Do this work; errors of the database library, and texts it cannot hold, come out as SpringplankError."""
        try:
            return work()
        except (UnicodeEncodeError, canonical.JsonRefused) as fault:
            raise not_keepable() from fault
        except (DBAPIError, DatabaseError, MemoryError) as fault:
            told = database.translate(fault, self.path, self.means.now)
            if told is None:
                raise
            raise told from fault


class OpenStore:
    """Fulfils dossier.ports.Store; every call happens on the storage thread."""

    def __init__(self, opening: Opening, engine: Engine, connection: Connection, room: Room) -> None:
        self._opening, self._engine, self._connection, self.room = opening, engine, connection, room
        self.dossiers, self.journal, self.exports = KeptDossiers(room), KeptJournal(room), KeptExports(room)
        self.colleagues, self.settings, self.places = KeptColleagues(room), KeptSettings(room), KeptPlaces(room)
        self.senders, self.contacts, self.backups = KeptSenders(room), KeptContacts(room), KeptBackups(room)
        self.actor: Actor | None = None
        self.anchor_lost = False
        """Whether a journal was found without the anchor that belongs beside it: accepted, and journaled."""

    def perform(self, work: Callable[[OpenStore], T]) -> T:
        """Do this work; a fault leaves no transaction behind, so the next call works again."""
        try:
            return self._opening.translated(lambda: work(self))
        finally:
            if self._connection.in_transaction():
                self._connection.rollback()

    def colleague_of(self, slot_id: str) -> Colleague:
        """The colleague whose slot this is; raises VaultDamaged when the database knows none."""
        with self._connection.begin():
            row = self._connection.execute(select(COLLEAGUE).where(COLLEAGUE.c.slot_id == slot_id)).first()
        if row is None:
            raise VaultDamaged
        return colleague(row)

    def keep_public_key(self, slot_id: str, public_key: bytes) -> None:
        """Mend the public key of a slot just opened: a change of keys that was cut short can have left the old one."""
        found = (COLLEAGUE.c.slot_id == slot_id) & (COLLEAGUE.c.public_key != public_key.hex())
        with self._connection.begin():
            self._connection.execute(update(COLLEAGUE).where(found), {"public_key": public_key.hex()})

    def begin_session(self, actor: Actor, events: tuple[Event, ...]) -> None:
        """Journal how the vault was opened, erase codes that are too old and set the outside anchor.

        A vault from before files could be sealed gets its key for that now.
        """
        with self._connection.begin():
            lost = (Event("vault.anchor_missing", "E"),) if self.anchor_lost else ()
            for event in (*events, *lost):
                self.room.chain.append(self._connection, actor, event)
            if make_sealing_key(self._connection, self._opening.means.random_bytes):
                self.room.chain.append(self._connection, actor, Event("sealing_key.made", "C"))
            erased = erase_old_codes(self._connection, self._opening.means.now())
            if erased:
                fact: dict[str, str | int] = {"codes": erased}
                self.room.chain.append(self._connection, actor, Event("export.codes_erased", "D", detail=fact))
        self.actor = actor
        self._set_anchor()

    def _set_anchor(self) -> None:
        """Write number and MAC of the newest row beside the database; a full disk leaves the older anchor."""
        try:
            data = anchor.dumps(self._opening.keys, self.room.head())
            write_atomically(self._opening.folder / anchor.NAME, data, self._opening.means.disk)
        except SpringplankError:
            return

    def close(self) -> None:
        """Journal the locking, bring everything into the one file and let go; always lets go, also on a full disk."""
        try:
            self._opening.translated(self._last_words)
        except SpringplankError:
            return  # every answer was committed when it was given; the next opening tidies up
        finally:
            self._connection.invalidate()
            self._engine.dispose()

    def _last_words(self) -> None:
        if self.actor is not None:
            with self._connection.begin():
                self.room.chain.append(self._connection, self.actor, Event("vault.locked", "E"))
            self._set_anchor()
        database.checkpoint(self._connection)


def open_store(opening: Opening) -> OpenStore:
    """Open, bring up to date and check what belongs together; raises SpringplankError and then nothing stays open."""
    database.check_file(opening.path)
    return opening.translated(lambda: _surely_opened(opening))


def _surely_opened(opening: Opening) -> OpenStore:
    """Twice when it looks damaged: a single read that the disk refused looks like that too."""
    try:
        return _opened(opening)
    except (DBAPIError, DatabaseError, MemoryError) as fault:
        if not database.is_lost(fault):
            raise
    return _opened(opening)


def _opened(opening: Opening) -> OpenStore:
    engine = database.engine(opening.path, opening.keys.database)
    connection = engine.connect()
    try:
        migrate(connection, lambda version: before_update.keep(opening, connection, version))
        means = opening.means
        chain = Chain(opening.keys.journal, means.now, means.workstation, means.app_version)
        known = anchor.read(opening.folder, opening.keys)
        room = Room(connection, chain, means.now, means.new_id, known or anchor.NONE)
        _check_together(connection, opening, room.anchor)
        store = OpenStore(opening, engine, connection, room)
        store.anchor_lost = known is None and _has_journal(connection)
    except BaseException:
        connection.invalidate()
        engine.dispose()
        raise
    return store


def _has_journal(connection: Connection) -> bool:
    with connection.begin():
        return connection.execute(select(JOURNAL.c.seq).limit(1)).first() is not None


def _check_together(connection: Connection, opening: Opening, known: anchor.Anchor) -> None:
    """Raise VaultRolledBack when key file, database or journal are not of the same moment."""
    with connection.begin():
        row = connection.execute(select(VAULT)).first()
        if row is None:
            if connection.execute(select(JOURNAL.c.seq)).first() or known != anchor.NONE:
                raise VaultRolledBack
            return
        found = (opening.key_file.generation, keyfile.digest(opening.key_file))
        allowed = {(row.key_generation, row.key_sha256), (row.pending_generation, row.pending_sha256)}
        if row.vault_id != opening.keys.vault_id.hex() or found not in allowed:
            raise VaultRolledBack
        if known != anchor.NONE:
            mac = connection.execute(select(JOURNAL.c.mac).where(JOURNAL.c.seq == known[0])).scalar()
            if mac != known[1]:
                raise VaultRolledBack
        if row.pending_generation is not None:
            settle(connection, opening.key_file)


def announce(connection: Connection, key_file: KeyFile) -> None:
    """First half of a change of keys: say which key file is coming, so that both are accepted until it is settled."""
    values = {"pending_generation": key_file.generation, "pending_sha256": keyfile.digest(key_file)}
    connection.execute(update(VAULT), values)


def settle(connection: Connection, key_file: KeyFile) -> None:
    """Second half: from now on only this key file belongs to the database."""
    now = {"key_generation": key_file.generation, "key_sha256": keyfile.digest(key_file)}
    connection.execute(update(VAULT), now | {"pending_generation": None, "pending_sha256": None})


def found_vault(connection: Connection, opening: Opening, recovery_public_key: bytes) -> None:
    """Write the one row that says which vault this is."""
    key_file = opening.key_file
    row = {"id": 1, "vault_id": key_file.vault_id.hex(), "epoch": key_file.epoch}
    row |= {"key_generation": key_file.generation, "key_sha256": keyfile.digest(key_file)}
    row |= {"pending_generation": None, "pending_sha256": None, "recovery_public_key": recovery_public_key.hex()}
    row |= {"app_version": opening.means.app_version, "made_at": opening.means.now().isoformat()}
    connection.execute(insert(VAULT), row)


def text(content: object) -> str:
    """Canonical JSON as the settings keep it; raises JsonRefused for what could not be read back."""
    return canonical.kept(content)
