"""A program for the tests of faults: for each task it makes a process that does one thing to a vault, and tells how.

Tasks and outcomes go over a socket, so that no call of the thing itself is taken for one of these. A process gets
ready, says its number and waits; the test then lets the operating system fail one of its calls, says "go", and after
the outcome "again": what failed is done once more, with the text that was kept.
"""

from __future__ import annotations

import ctypes
import json
import os
import socket
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from intake_desktop.dossier import opening
from intake_desktop.dossier.desk import ExportWish
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Permission
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import SpringplankError, WrongRecoveryKey
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage import renewal
from intake_desktop.storage.means import Means
from intake_desktop.wiring.program import LocalDesk, local_desk

CHEAP = KdfPolicy(KdfCost(32, 1, 1), KdfCost(32, 1, 1), KdfCost(1024, 2, 2))
PASSWORD = "een blauwe fiets in de fictieve regen"
NEW_PASSWORD = "zeven groene stoelen bij het voorbeeld"
FORM, KEY = "brede_intake", AnswerKey("belangrijk")
Task = Mapping[str, str]
_READ_BEFORE = (renewal,)
"""What the program would read of itself halfway: a disk that fails is that of the vault."""
_ANYBODY_MAY_TRACE = 0x59616D61
_READ: dict[str, object] = {}


def ticking() -> Callable[[], datetime]:
    """A clock that goes on a second at every look, so that no two copies have one name."""
    moment = [datetime(2026, 11, 26, 9, 0, tzinfo=UTC) + timedelta(seconds=int.from_bytes(os.urandom(2), "big"))]

    def look() -> datetime:
        moment[0] += timedelta(seconds=1)
        return moment[0]

    return look


def desk_in(folder: Path) -> LocalDesk:
    """The program on a vault in this folder, with the forms, rules and recipients that were read before."""
    desk = local_desk(folder, CHEAP, Means(ticking(), lambda: os.urandom(8).hex(), os.urandom, "kind", "0"))
    desk.__dict__.update(_READ)
    return desk


def founding(desk: LocalDesk, key: str = "") -> Founding:
    """Who founds the vaults of these tests."""
    key = key or desk.new_recovery_key()
    return Founding("Stichting Voorbeeld", "Oost", "Joke Bedacht", "Joke B.", PASSWORD, key)


def wish(desk: LocalDesk) -> ExportWish:
    """A file for Werk & Re-integratie, with all that has to be said about it."""
    profile = desk.profiles["werk_en_re_integratie"]
    day = date(2026, 11, 20)
    permission = Permission(profile.purposes[0].code, profile.grounds[0].code, day, day, how_given=profile.ways[0])
    return ExportWish(profile.id, "Een ontvanger (fictief)", permission)


class Saving:
    """Somebody answers one question; after a fault the text is still there, and is saved at the next try."""

    def __init__(self, desk: LocalDesk, task: Task) -> None:
        self._vault = desk.unlock(task["slot"], PASSWORD)
        self._session = desk.open_session(self._vault, task["dossier"])
        self._text = task["text"]

    def act(self) -> None:
        """Type it, and wait for what the vault says."""
        self._session.answer(FORM, KEY, self._text)
        self._wait()

    def again(self) -> None:
        """What was typed is still there, and is saved without typing it again."""
        said = self._session.answer_of(FORM, KEY)
        assert said is not None, "the text is gone"
        assert said.value == self._text, "the text is gone"
        self._session.saving.retry()
        self._wait()
        self._vault.close()

    def _wait(self) -> None:
        self._vault.run(lambda _store: None).result()
        if self._session.save_state.error is not None:
            raise self._session.save_state.error


class Renewing:
    """Somebody comes in with the key on paper: a new password, a new key, both key files written."""

    def __init__(self, desk: LocalDesk, task: Task) -> None:
        self._desk, self._slot, self._key = desk, task["slot"], task["key"]
        self._vault: Vault | None = None

    def act(self) -> None:
        """The whole way in."""
        self._vault, _ = self._desk.recover(self._slot, self._key, NEW_PASSWORD)

    def again(self) -> None:
        """Where the key on paper no longer opens, the new password does."""
        if self._vault is not None:
            self._vault.close()
            return
        try:
            self._desk.recover(self._slot, self._key, NEW_PASSWORD)[0].close()
        except WrongRecoveryKey:
            self._desk.unlock(self._slot, NEW_PASSWORD).close()


class Sending:
    """A file leaves."""

    def __init__(self, desk: LocalDesk, task: Task) -> None:
        self._desk, self._folder = desk, Path(task["target"])
        self._vault = desk.unlock(task["slot"], PASSWORD)
        self._session = desk.open_session(self._vault, task["dossier"])

    def act(self) -> None:
        """Make it and write it."""
        self._desk.export(self._session, wish(self._desk), self._folder)

    def again(self) -> None:
        """A second one, under a mark of its own."""
        self.act()
        self._vault.close()


class Copying:
    """A backup copy."""

    def __init__(self, desk: LocalDesk, task: Task) -> None:
        self._desk, self._folder = desk, Path(task["target"])
        self._vault = desk.unlock(task["slot"], PASSWORD)

    def act(self) -> None:
        """One copy."""
        self._desk.choose_backup_folder(self._vault, self._folder)
        self._desk.back_up(self._vault)

    def again(self) -> None:
        """Another."""
        self.act()
        self._vault.close()


class Updating:
    """A vault of an older version is opened by this one."""

    def __init__(self, desk: LocalDesk, task: Task) -> None:
        self._desk, self._slot = desk, task["slot"]
        self._vault: Vault | None = None

    def act(self) -> None:
        """Open it."""
        self._vault = self._desk.unlock(self._slot, PASSWORD)

    def again(self) -> None:
        """Open it once more."""
        if self._vault is None:
            self.act()
        assert self._vault is not None
        self._vault.close()


class Beginning:
    """A vault is founded."""

    def __init__(self, desk: LocalDesk, task: Task) -> None:
        self._desk, self._founding = desk, founding(desk, task["key"])
        self._vault: Vault | None = None

    def act(self) -> None:
        """Make it and open it."""
        self._vault = self._desk.found(self._founding)

    def again(self) -> None:
        """Once more, unless a whole one stands there: then its password opens it."""
        face = self._desk.face()
        if self._vault is None:
            self._vault = self._desk.unlock(face.colleagues[0].slot_id, PASSWORD) if face.exists else None
        if self._vault is None:
            self.act()
        assert self._vault is not None
        self._vault.close()


THINGS = {
    "save": Saving,
    "key file": Renewing,
    "export": Sending,
    "backup": Copying,
    "update": Updating,
    "found": Beginning,
}


def told(work: Callable[[], object]) -> bytes:
    """How it went: nothing, a sentence of ours, or what should never be seen."""
    try:
        work()
    except SpringplankError as fault:
        return json.dumps({"code": fault.code, "words": fault.sentences()}).encode()
    except BaseException:  # noqa: BLE001 - whatever it is, the test is told
        return json.dumps({"trace": traceback.format_exc()[-4000:]}).encode()
    return b"{}"


def one(wire: socket.socket, task: Task) -> None:
    """In a process of its own: get ready, wait, do it, tell; again, tell."""
    ctypes.CDLL(None).prctl(_ANYBODY_MAY_TRACE, ctypes.c_ulong(2**64 - 1), 0, 0, 0)
    thing = THINGS[task["thing"]](desk_in(Path(task["folder"])), task)
    wire.send(b"%d" % os.getpid())
    wire.recv(16)
    wire.send(told(thing.act))
    wire.recv(16)
    wire.send(told(thing.again))


def warm(folder: Path) -> None:
    """Do everything once in this process, so that nothing has to be loaded in the others; leaves no thread."""
    desk = desk_in(folder / "kluis")
    vault = desk.found(founding(desk))
    session = desk.open_session(vault, opening.make(vault, "maatwerk", ticking()).id)
    session.answer(FORM, KEY, "warm")
    desk.export(session, wish(desk), folder)
    desk.choose_backup_folder(vault, folder)
    desk.back_up(vault)
    vault.close()
    _READ.update((name, desk.__dict__[name]) for name in ("content", "catalog", "rules", "profiles"))


def main(descriptor: int, folder: Path) -> None:
    """One process per task, made by fork from one that has loaded everything."""
    wire = socket.socket(fileno=descriptor)
    warm(folder)
    wire.send(b"warm")
    while task := wire.recv(65536):
        child = os.fork()
        if child == 0:
            try:
                one(wire, json.loads(task))
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        wire.send(b"gone")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
