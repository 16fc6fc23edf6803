"""Putting a new vault folder in the place of the old one: always one whole vault, whenever the computer stops."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from intake_desktop.errors import SpringplankError
from intake_desktop.sealing.files import rename_folder, sync_folder
from intake_desktop.storage import osguard

STAGED = ".kluis-terug-"
"""Start of the name of a folder in which a copy is taken over and read back."""
READY = ".kluis-klaar"
"""Name of such a folder from the moment that it only needs to change places; see finish()."""
_ASIDE = "{vault}-opzij-{moment:%Y-%m-%d-%H%M%S}"


def one_at_a_time(folder: Path, holder: osguard.Holder) -> osguard.WriterLock:
    """The right to take a copy over beside this vault. Raises VaultInUse when another window does so, and OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return osguard.take(folder.parent, holder)


def put_in_place(staged: Path, folder: Path, holder: osguard.Holder) -> Path | None:
    """Give this folder the name of the vault; what stood there is set aside and its place given back.

    Raises VaultInUse while somebody works in the vault, and OSError; then the old vault stands where it stood.
    """
    ready = folder.with_name(READY)
    with _shut(folder, holder):
        sync_folder(staged)
        _throw_away(ready)
        rename_folder(staged, ready)
        aside = None
        try:
            sync_folder(folder.parent)
            aside = _set_aside(folder, holder.since)
            rename_folder(ready, folder)
        except OSError:
            if aside is not None:
                rename_folder(aside, folder)
            rename_folder(ready, staged)
            raise
    with suppress(OSError):  # it stands there; that its name may not be on the disk yet changes nothing of that
        sync_folder(folder.parent)
    return aside


def finish(folder: Path) -> None:
    """After a crash: what was ready takes the place of a vault that was just set aside; what was not ready goes.

    For the start of the program, before anything is looked at. Costs nothing when nothing was left behind, and does
    nothing while another window is taking a copy over.
    """
    ready = folder.with_name(READY)
    left = [*folder.parent.glob(f"{STAGED}*")]
    if not left and not ready.is_dir():
        return
    try:
        lock = osguard.take(folder.parent, osguard.Holder("", "", datetime.now().astimezone()))
    except SpringplankError:
        return
    try:
        if ready.is_dir() and not _holds_something(folder):
            _make_room(folder)
            rename_folder(ready, folder)
            sync_folder(folder.parent)
        _throw_away(*left, ready)
    except OSError:
        return  # the next start tries again
    finally:
        lock.release()


@contextmanager
def _shut(folder: Path, holder: osguard.Holder) -> Iterator[None]:
    """Nobody opens the vault that stands there while places are changed; Windows moves no folder with an open file."""
    if not _holds_something(folder):
        yield
        return
    lock = osguard.take(folder, holder)
    if sys.platform == "win32":
        lock.release()
    try:
        yield
    finally:
        lock.release()


def _set_aside(folder: Path, moment: datetime) -> Path | None:
    """Another name for what stands in the place of the vault; None when nothing does."""
    if not _holds_something(folder):
        _make_room(folder)
        return None
    name = _ASIDE.format(vault=folder.name, moment=moment)
    free = (folder.with_name(f"{name}{ending}") for ending in ("", *(f"-{number}" for number in range(2, 100))))
    aside = next(path for path in free if not path.exists())
    rename_folder(folder, aside)
    return aside


def aside_of(folder: Path) -> tuple[Path, ...]:
    """The vaults that were set aside beside this one, oldest first."""
    try:
        return tuple(sorted(path for path in folder.parent.glob(f"{folder.name}-opzij-*") if path.is_dir()))
    except OSError:
        return ()


def _holds_something(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _make_room(folder: Path) -> None:
    """Take an empty folder away: a rename onto it would not work everywhere."""
    if folder.is_dir():
        folder.rmdir()


def _throw_away(*folders: Path) -> None:
    import shutil  # seldom, so not before the first picture

    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
