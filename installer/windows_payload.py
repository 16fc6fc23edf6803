"""Lays out the folder that Windows gets: Python, libraries, Springplank, launchers, licences, bill and versions."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer import bill, licences, windows_launcher, windows_python, windows_wheels
from installer.frozen import Commit, run
from installer.locked import ROOT, WINDOWS, Package, packages
from installer.payload import Entry, tree_hashes
from installer.trouble import BuildFailed

SITE_PACKAGES = Path("Lib") / "site-packages"
VERSIONS = "versies.json"
_OWN_FILES = ("springplank_start.py", "python313._pth")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from outside, held to its hashes, and our own wheel."""

    python: Path
    libraries: tuple[Package, ...]
    wheels: tuple[Path, ...]
    own: Path


def fetch(commit: Commit, work: Path) -> Fetched:
    """Get everything that the package is made of into a folder. Raises BuildFailed."""
    libraries = packages(WINDOWS, commit.source)
    python = windows_python.fetch(work)
    wheels = tuple(windows_wheels.fetch(libraries, work))
    return Fetched(python, libraries, wheels, windows_wheels.own_wheel(commit, work))


def lay_out(commit: Commit, fetched: Fetched, work: Path) -> Path:
    """Make the folder; gives it. The same commit gives the same files, byte for byte."""
    folder = work / "Springplank"
    modules = folder / SITE_PACKAGES
    modules.mkdir(parents=True)
    windows_python.unpack(fetched.python, folder)
    windows_wheels.unpack([*fetched.wheels, fetched.own], modules)
    licences.collect(fetched.libraries, modules, folder / "LICENSE.txt", folder)
    _bill(commit, fetched, folder)
    windows_wheels.prune(modules)
    for name in _OWN_FILES:
        shutil.copyfile(commit.source / windows_launcher.SOURCES / name, folder / name)
    windows_launcher.build(commit, folder, work)
    _versions(commit, fetched, folder)
    for path in sorted(folder.rglob("*")):
        os.utime(path, (commit.epoch, commit.epoch))
    return folder


def _bill(commit: Commit, fetched: Fetched, folder: Path) -> None:
    modules = folder / SITE_PACKAGES
    parts = bill.of_packages(fetched.libraries, modules)
    parts += [bill.python(windows_python.VERSION, windows_python.DATA_SHA256)]
    database = next(modules.glob("sqlcipher3/_sqlite3.*.pyd"))
    sqlcipher = said_in(database, rb"\x00(4\.\d+\.\d+)\x00")
    for file in (modules / "cryptography/hazmat/bindings/_rust.pyd", folder / "libcrypto-3.dll", database):
        parts += bill.inside_wheels(said_in(file, rb"OpenSSL (\d+\.\d+\.\d+) +\d"), sqlcipher)
    bill.write(bill.bill(bill.own(commit.version), dict.fromkeys(parts), commit.epoch), folder)


def said_in(file: Path, pattern: bytes) -> str:
    """The version that a library holds of another one, from its bytes. Raises BuildFailed when it says none, or two."""
    found: set[str] = {match.decode("ascii") for match in re.findall(pattern, file.read_bytes())}
    if len(found) != 1:
        raise BuildFailed(f"{file.name} does not say one version of what it holds: {sorted(found)}")
    return found.pop()


def _versions(commit: Commit, fetched: Fetched, folder: Path) -> None:
    """versies.json: for whoever keeps computers up to date, without starting the program."""
    said = {
        "springplank": commit.version,
        "vastlegging": run(["git", "-C", str(ROOT), "rev-parse", "HEAD"]).decode("ascii").strip(),
        "python": windows_python.VERSION,
        "bibliotheken": {package.name: package.version for package in fetched.libraries},
    }
    text = json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / VERSIONS).write_text(text + "\n", encoding="utf-8", newline="\n")


def made_here() -> frozenset[str]:
    """Paths, from the folder of the program, that the build makes itself."""
    names = {windows_launcher.WINDOW, windows_launcher.CONSOLE, VERSIONS, bill.FILE, *_OWN_FILES}
    return frozenset(names)


def strange(entries: Iterable[Entry], fetched: Fetched) -> list[str]:
    """Files that are not what a locked wheel, our own wheel or the pinned Python holds at that very place."""
    prefix = SITE_PACKAGES.as_posix() + "/"
    known = {prefix + path: found for path, found in windows_wheels.contents([*fetched.wheels, fetched.own]).items()}
    known |= windows_python.contents(fetched.python)
    ours = made_here()
    return [
        entry.path
        for entry in entries
        if known.get(entry.path) != entry.sha256
        and entry.path not in ours
        and not entry.path.startswith(f"{licences.FOLDER}/")
    ]


def checked(folder: Path, fetched: Fetched) -> list[Entry]:
    """The hashes of a finished folder. Raises BuildFailed when something stands in it that nobody pinned."""
    entries = tree_hashes(folder)
    found = strange(entries, fetched)
    if found:
        raise BuildFailed(f"In the package stands what neither uv.lock nor Python brings: {', '.join(found[:5])}")
    return entries
