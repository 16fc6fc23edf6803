"""The rooms of an open vault on its storage thread: opening, translating errors and closing in good order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DatabaseError

from intake_desktop.dossier.roles import Actor, Colleague
from intake_desktop.errors import SpringplankError, VaultDamaged, VaultRolledBack
from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import write_atomically
from intake_desktop.storage import anchor, before_update, database, keyfile, reencrypt
from intake_desktop.storage.backup_book import KeptBackups
from intake_desktop.storage.contacts import KeptContacts
from intake_desktop.storage.dossiers import KeptDossiers
from intake_desktop.storage.exports import KeptExports, erase_old_codes
from intake_desktop.storage.journal import Chain, Event
from intake_desktop.storage.journal_book import KeptJournal
from intake_desktop.storage.key_change import settle
from intake_desktop.storage.migrations import migrate
from intake_desktop.storage.newest_row import NewestRow
from intake_desktop.storage.opening import Opening
from intake_desktop.storage.recovery_book import KeptRecovery
from intake_desktop.storage.room import Room
from intake_desktop.storage.rotation_book import KeptRotations
from intake_desktop.storage.senders import KeptSenders
from intake_desktop.storage.staff import KeptColleagues, KeptPlaces, KeptSettings, colleague, make_sealing_key
from intake_desktop.storage.still_there import StillThere
from intake_desktop.storage.tables import COLLEAGUE, JOURNAL, VAULT
from intake_desktop.storage.writer import VaultClosed

T = TypeVar("T")


class OpenStore:
    """Fulfils dossier.ports.Store; every call happens on the storage thread."""

    def __init__(self, opening: Opening, engine: Engine, connection: Connection, room: Room) -> None:
        self.opening, self._engine, self._connection, self.room = opening, engine, connection, room
        self._gone = False
        self.dossiers, self.journal, self.exports = KeptDossiers(room), KeptJournal(room), KeptExports(room)
        self.colleagues, self.settings, self.places = KeptColleagues(room), KeptSettings(room), KeptPlaces(room)
        self.senders, self.contacts, self.backups = KeptSenders(room), KeptContacts(room), KeptBackups(room)
        self.rotations = KeptRotations(room)
        self._there = StillThere(opening.path)
        self.recoveries = KeptRecovery(room)
        self.actor: Actor | None = None
        self.anchor_lost = False
        """Whether a journal was found without the anchor that belongs beside it: accepted, and journaled."""
        self.newest = NewestRow(connection)
        self.come_back: Callable[[], OpenStore] | None = None
        self.last_used: datetime | None = None
        """When somebody was in this vault before this session, by the clock of that moment."""

    def perform(self, work: Callable[[OpenStore], T]) -> T:
        """Do this work; a fault leaves no transaction behind, so the next call works again.

        Raises VaultClosed, and VaultMissing and VaultReplaced before anything is written in a file that is no longer
        the vault.
        """
        if self._gone:
            raise VaultClosed
        self._there.check()
        try:
            return self.opening.translated(lambda: work(self))
        finally:
            if self._connection.in_transaction():
                self._connection.rollback()
            if not self._gone:
                self.newest.note()

    def in_place(self) -> bool:
        """Whether it is open, and the file that is open still stands in its place."""
        return not self._gone and self._there.holds()

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
            self.last_used = self.room.chain.newest(self._connection)
            lost = (Event("vault.anchor_missing", "E"),) if self.anchor_lost else ()
            for event in (*events, *lost):
                self.room.chain.append(self._connection, actor, event)
            if make_sealing_key(self._connection, self.opening.means.random_bytes):
                self.room.chain.append(self._connection, actor, Event("sealing_key.made", "C"))
            erased = erase_old_codes(self._connection, self.opening.means.now())
            if erased:
                fact: dict[str, str | int] = {"codes": erased}
                self.room.chain.append(self._connection, actor, Event("export.codes_erased", "D", detail=fact))
        self.actor = actor
        self._set_anchor()

    def _set_anchor(self) -> None:
        """Write the anchor anew; a full disk leaves the older one."""
        try:
            self.write_anchor()
        except SpringplankError:
            return

    def write_anchor(self) -> None:
        """Write number and MAC of the newest row beside the database; raises as write_atomically does."""
        data = anchor.dumps(self.opening.keys, self.room.head())
        write_atomically(self.opening.folder / anchor.NAME, data, self.opening.means.disk)

    def close(self) -> None:
        """Journal the locking, bring everything into the one file and let go; always lets go, also on a full disk."""
        if self._gone:
            return
        try:
            self.opening.translated(self._last_words)
        except SpringplankError:
            return  # every answer was committed when it was given; the next opening tidies up
        finally:
            self.let_go()

    def make_way(self) -> None:
        """Leave the one file and nothing beside it, for another to take its place; always lets go of the database.

        The vault is not locked: a store on the other file goes on. Raises NotSaved and the errors of the library.
        """
        try:
            reencrypt.into_one_file(self._connection.connection.driver_connection)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Close the database without a word in it; the file may be another by now."""
        self._gone = True
        self._connection.invalidate()
        self._connection.close()
        self._engine.dispose()

    def _last_words(self) -> None:
        self._there.check()  # what stands there now is not ours: it gets no row, no anchor
        if self.actor is not None:
            with self._connection.begin():
                self.room.chain.append(self._connection, self.actor, Event("vault.locked", "E"))
            self._set_anchor()
        database.checkpoint(self._connection)


def open_store(opening: Opening) -> OpenStore:
    """Open, bring up to date and check what belongs together; raises SpringplankError and then nothing stays open.

    A key file from before a new vault key opens no database: that is a roll-back, and no damage.
    """
    database.check_file(opening.path)
    try:
        return opening.translated(lambda: _surely_opened(opening))
    except VaultDamaged as fault:
        opens = opening.translated(lambda: database.opens(opening.path, opening.keys.database))
        if anchor.is_foreign(opening.folder, opening.keys) and not opens:
            raise VaultRolledBack from fault
        raise


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
        known = opening.anchor()
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
