"""Whether somebody knows the password of a slot while the vault is open, with the same growing delay as at the door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake_desktop.errors import WaitBeforeRetry, WrongPassword
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import keycopies, passwords
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.slots import VaultKeys, open_with_password


class PasswordDiffers(WrongPassword):
    """Somebody at an open vault typed another password than that of who is logged in."""

    code = "ZK-101c"
    title = "Wachtwoord klopt niet"
    meaning = "Er is niets veranderd. Wat je niet mag zien, blijft verborgen."
    remedy = (
        "Kijk of Caps Lock aan staat en probeer opnieuw. Wachtwoord vergeten? Druk op Ctrl+L en kies daar "
        '"Wachtwoord vergeten?".'
    )


def try_password(key_file: KeyFile, slot_id: str, password: str, policy: KdfPolicy) -> VaultKeys:
    """The keys of the vault; the caller wipes them. Raises WrongPassword, also for a slot that is not there."""
    slot = key_file.slot(slot_id)
    if slot is None:
        raise WrongPassword
    return open_with_password(key_file, slot, password, policy)


@dataclass
class Known:
    """What a password is held against while a vault is open: the key files that opened it, kept in memory.

    So a stick that is out, or another vault in its place, keeps nobody from what they typed. Failures are counted in
    memory as well: whoever pulls the stick out guesses no faster.
    """

    folder: Path
    slot_id: str
    copies: keycopies.Copies
    failures: int = 0
    last: datetime | None = None

    def check(self, now: datetime) -> None:
        """Raises WaitBeforeRetry while the pause after the last failure lasts."""
        if self._stands_there():
            passwords.Attempts(self.folder, self.slot_id).check(now)
        since = (now - self.last).total_seconds() if self.last is not None else 0.0
        left = passwords.pause_after(self.failures) - max(0.0, since)
        if left > 0:
            raise WaitBeforeRetry(seconden=int(left) + 1)

    def failed(self, now: datetime) -> None:
        """Count one more failure, here and beside the vault when it is there."""
        self.failures, self.last = self.failures + 1, now
        if self._stands_there():
            passwords.Attempts(self.folder, self.slot_id).failed(now)

    def succeeded(self) -> int:
        """Forget the failures; gives how many there were."""
        tried, self.failures = self.failures, 0
        if self._stands_there():
            attempts = passwords.Attempts(self.folder, self.slot_id)
            tried = max(tried, attempts.failures())
            attempts.succeeded()
        return tried

    def _stands_there(self) -> bool:
        """Whether the folder holds this vault: what stands in its place is left alone."""
        mine = {key_file.vault_id for key_file in self.copies.readable}
        return any(found.vault_id in mine for found in keycopies.read(self.folder).readable)


def prove(known: Known, password: str, policy: KdfPolicy, now: Callable[[], datetime]) -> int:
    """How many wrong passwords came before this right one; takes about a second.

    Raises PasswordDiffers, WaitBeforeRetry, KeyFilesDamaged, VaultTooNew and OutOfMemory. Failures count for the door,
    and those at the door count here.
    """
    known.check(now())
    try:
        _, keys = keycopies.first_that_opens(
            known.copies, lambda found: try_password(found, known.slot_id, password, policy)
        )
    except WrongPassword as fault:
        known.failed(now())
        raise PasswordDiffers from fault
    keys.wipe()
    return known.succeeded()
