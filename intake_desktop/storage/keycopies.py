"""The two copies of the key file: reading the good one, writing both, mending the bad one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from intake_desktop.errors import KeyFilesDamaged, VaultTooNew, WrongPassword, WrongRecoveryKey
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.sealing.files import SYSTEM, Disk, read_whole, write_atomically
from intake_desktop.storage import keyfile
from intake_desktop.storage.keyfile import KeyFile
from intake_desktop.storage.keyfile_reader import KeyFileRefused, loads

NAMES = ("sleutels-a.json", "sleutels-b.json")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Copies:
    """What the two files hold: the different readable key files, newest first, and whether both are equally good."""

    readable: tuple[KeyFile, ...]
    whole: bool
    too_new: VaultTooNew | None = None


def read(folder: Path, policy: KdfPolicy | None = None) -> Copies:
    """Both copies, as far as they can be read; nothing is decrypted and nothing written."""
    found: list[KeyFile] = []
    too_new: VaultTooNew | None = None
    for name in NAMES:
        try:
            found.append(loads(read_whole(folder / name, keyfile.LARGEST_FILE), policy))
        except VaultTooNew as fault:
            too_new = fault
        except (OSError, KeyFileRefused):
            continue
    found.sort(key=lambda key_file: -key_file.generation)
    different = tuple(dict.fromkeys(found))
    return Copies(different, len(found) == len(NAMES) and len(different) == 1, too_new)


def first_that_opens(copies: Copies, attempt: Callable[[KeyFile], T]) -> tuple[KeyFile, T]:
    """Try the newest copy first, then the other.

    Raises what the attempts raised: WrongPassword (or WrongRecoveryKey) wins over KeyFilesDamaged only when no copy
    was found to be changed; VaultTooNew when there is nothing this program can read.
    """
    damaged: KeyFilesDamaged | None = None
    refused: WrongPassword | WrongRecoveryKey | None = None
    for key_file in copies.readable:
        try:
            return key_file, attempt(key_file)
        except KeyFilesDamaged as fault:
            damaged = fault
        except (WrongPassword, WrongRecoveryKey) as fault:
            refused = fault
    if copies.too_new and not copies.readable:
        raise copies.too_new
    raise refused or damaged or KeyFilesDamaged()


def write(folder: Path, key_file: KeyFile, disk: Disk = SYSTEM) -> None:
    """Write the first copy, read it back, then the second; raises as write_atomically does."""
    data = keyfile.dumps(key_file)
    for name in NAMES:
        write_atomically(folder / name, data, disk)
