"""Whether somebody knows the password of a slot while the vault is open, with the same growing delay as at the door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from intake_desktop.errors import WrongPassword
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


def prove(attempts: passwords.Attempts, password: str, policy: KdfPolicy, now: Callable[[], datetime]) -> int:
    """How many wrong passwords came before this right one; takes about a second.

    Raises PasswordDiffers, WaitBeforeRetry, KeyFilesDamaged, VaultTooNew and OutOfMemory. Failures count for the door,
    and those at the door count here.
    """
    attempts.check(now())
    copies, slot_id = keycopies.read(attempts.folder, policy), attempts.slot_id
    try:
        _, keys = keycopies.first_that_opens(copies, lambda found: try_password(found, slot_id, password, policy))
    except WrongPassword as fault:
        attempts.failed(now())
        raise PasswordDiffers from fault
    keys.wipe()
    tried = attempts.failures()
    attempts.succeeded()
    return tried
