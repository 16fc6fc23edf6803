"""Looking a vault over: a row for each thing that must be right, with what to do about it; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from intake_desktop.dossier.checked import FROM_OUTSIDE, Checked, Outcome
from intake_desktop.errors import VaultMissing
from intake_desktop.wiring import vault_check_inside, vault_check_outside
from intake_desktop.wiring.vault_check_outside import NoVaultHere

if TYPE_CHECKING:
    from intake_desktop.sealing.costs import KdfPolicy
    from intake_desktop.storage.means import Means
    from intake_desktop.storage.opening import Opening

T = TypeVar("T")
Lend = Callable[[Callable[[Any, Callable[[], bool]], Any]], Any]
"""Gives work the keys of a vault and what says that it closes; see OpenVault.borrow."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Where somebody looks, by which clock, and how to stop. `here`: our own window has this vault open.

    `practice`: a practice vault, of which no copies are made.
    """

    folder: Path
    means: Means
    stop: Callable[[], bool]
    here: bool = False
    practice: bool = False


def rows(looked: Looked, lend: Lend | None) -> Iterator[Checked]:
    """Every row, one after another as it is done; see outside() and inside()."""
    yield from outside(looked)
    yield from inside(looked, lend)


def outside(looked: Looked) -> Iterator[Checked]:
    """What can be seen without a password. Raises VaultMissing and NoVaultHere before the first row."""
    if not looked.folder.is_dir():
        raise VaultMissing(plek=looked.folder)
    if not vault_check_outside.is_vault(looked.folder):
        raise NoVaultHere(plek=looked.folder)
    for check in vault_check_outside.checks(looked):
        yield check.done()


def inside(looked: Looked, lend: Lend | None) -> Iterator[Checked]:
    """What only shows with the keys that `lend` gives; without it the rows say that they were not looked at."""
    for check in vault_check_inside.checks(looked, lend or _nobody):
        yield check.done() if lend else Checked(check.what, Outcome.NOT_DONE, FROM_OUTSIDE)


def _nobody(_work: object) -> None:
    """There are no keys."""


@contextmanager
def opened_to_look(looked: Looked, slot_id: str, password: str, policy: KdfPolicy) -> Iterator[Opening]:
    """The keys of a vault that nobody has open, and its lock as long as they are used; nothing is written in it.

    Raises what storage.vault.unlock raises; a wrong password counts as one at the door.
    """
    from intake_desktop.errors import WrongPassword
    from intake_desktop.storage import keycopies, osguard, passwords, resuming
    from intake_desktop.storage.opening import Opening
    from intake_desktop.storage.slots import open_with_password

    copies, now = keycopies.read(looked.folder, policy), looked.means.now
    attempts = passwords.Attempts(looked.folder, slot_id)
    attempts.check(now())
    lock = osguard.take(looked.folder, osguard.Holder("Kluis nakijken", looked.means.workstation, now()))
    try:
        try:
            key_file, keys = keycopies.first_that_opens(
                copies, lambda each: open_with_password(each, vault_check_outside.slot(each, slot_id), password, policy)
            )
        except WrongPassword:
            attempts.failed(now())
            raise
        try:
            found = resuming.resolve(looked.folder, key_file, keys)
            yield Opening(looked.folder, found.keys, found.key_file, looked.means, found.earlier)
        finally:
            keys.wipe()
    finally:
        lock.release()
