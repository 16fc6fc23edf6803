"""Part of the self-test: the versions, the room on the disk, and writing where the vault stands."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from intake_desktop.wiring.self_test import Check, NotInOrder

LEAST_FREE = 200 * 1024 * 1024
"""Bytes: a vault of 148 people takes about 40 MB, the copy before an update as much again, and work needs room."""
OLDEST_PYTHON = (3, 11)
MAKE_ROOM = "Maak ruimte op de schijf. Nodig is minstens 200 MB."


def checks(vault_folder: Path) -> tuple[Check, ...]:
    """Versions, free space and writing."""
    return (
        Check("Versies", _versions),
        Check("Vrije ruimte", lambda: _room(vault_folder)),
        Check("Schrijven bij de kluis", lambda: _writing(vault_folder)),
    )


def _versions() -> str:
    from intake_desktop.sealing.library import openssl_version
    from intake_desktop.storage.database import library_versions
    from intake_desktop.storage.means import of_this_computer

    program, (sqlcipher, sqlite) = of_this_computer().app_version, library_versions()
    if not program[:1].isdigit():
        raise NotInOrder("Het programma kent zijn eigen versie niet.")
    if not sqlcipher:
        raise NotInOrder("De bibliotheek voor de kluis versleutelt niet.")
    if sys.version_info < OLDEST_PYTHON:
        raise NotInOrder(f"Python {platform.python_version()} is te oud.")
    parts = (f"Springplank {program}", f"Python {platform.python_version()}", f"SQLCipher {sqlcipher}")
    return ", ".join((*parts, f"SQLite {sqlite}", " ".join(openssl_version().split()[:2])))


def _room(folder: Path) -> str:
    free = shutil.disk_usage(_nearest(folder)).free
    if free < LEAST_FREE:
        raise NotInOrder(f"Bij de kluis is nog maar {free // 1024**2} MB vrij.", MAKE_ROOM)
    return f"Bij de kluis is {free / 1024**3:.1f} GB vrij.".replace(".", ",", 1)


def _writing(folder: Path) -> str:
    """Write, have it put on the disk, read it back and take it away; what a crash leaves is swept at unlocking."""
    from intake_desktop.sealing.files import TEMPORARY, write_atomically

    place = _nearest(folder)
    path = place / f"{TEMPORARY}zelftest-{os.urandom(8).hex()}.tmp"
    try:
        write_atomically(path, os.urandom(64 * 1024))
    finally:
        path.unlink(missing_ok=True)
    return f"Schrijven, vastleggen en teruglezen lukt in {place}."


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())
