"""Where things stand: shipped data (forms, resources), this person's own folders, and the program itself."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

OWN_FOLDER = "eigen-inhoud"
LICENCES = "licenties"
VAULT = "kluis"
"""Name of the folder of a vault."""
_DIRS = PlatformDirs("Springplank", appauthor=False)


@cache
def _shipped(folder: str) -> Path:
    """The folder of shipped data: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_data" / folder
    return installed if installed.is_dir() else package.parent / folder


def forms() -> Path:
    """Folder of the shipped forms and rule tables."""
    return _shipped("forms")


def resources() -> Path:
    """Folder of the shipped resources: icons, fonts, theme, recipients, schema, examples, kit for partners."""
    return _shipped("resources")


def for_recipients() -> Path:
    """Folder of the pages for whoever gets a file: one for people, one for developers."""
    return _shipped("docs") / "voor-ontvangers"


def licences() -> Path:
    """Folder with the texts of the licences of everything inside; an installed program has it, a checkout has not."""
    beside = Path(sys.executable).parent / LICENCES
    return beside if _installed() and beside.is_dir() else _shipped(LICENCES)


def vault() -> Path:
    """The folder where a vault of this workstation is made, whether or not it exists yet."""
    return Path(_DIRS.user_data_dir) / VAULT


def vault_note() -> Path:
    """The file in which this workstation remembers where its vault was opened last; never participant data."""
    return Path(_DIRS.user_config_dir) / "kluis-plek.json"


def practice_vault() -> Path:
    """The folder of the vault for practising, beside the real one and sharing nothing with it."""
    return Path(_DIRS.user_data_dir) / "oefenen" / "kluis"


def own_content(vault_folder: Path) -> Path:
    """The folder beside a vault where an organisation may put its own forms and rules, whether or not it exists."""
    return vault_folder.parent / OWN_FOLDER


def front_door(*, practice: bool = False) -> Path:
    """The folder where a second start puts a file for the window that is there already; of this computer alone.

    A home that several computers share holds one for each: a window cannot come forward on another screen. The window
    on the practice vault has a door of its own, so that a file from outside never comes there.
    """
    computer = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    beside = practice_vault().parent if practice else Path(_DIRS.user_data_dir)
    return beside / f"aangereikt-{hashlib.sha256(os.fsencode(computer)).hexdigest()[:12]}"


def preferences() -> Path:
    """The file with choices of this workstation (theme, text size, last colleague); never participant data."""
    return Path(_DIRS.user_config_dir) / "voorkeuren.json"


def log_folder() -> Path:
    """The folder for the log of versions, durations and error classes."""
    return Path(_DIRS.user_log_dir)


def own_command() -> list[str]:
    """The words that start this very program anew; arguments may be added.

    An installed program is its own command: a frozen build (PyInstaller sets sys.frozen), or the launcher for Windows,
    which holds Python and is not called python. Elsewhere the Python that runs now starts the module, as shut off from
    other modules as it is itself.
    """
    if _installed():
        return [sys.executable]
    return [sys.executable, *(["-I"] if sys.flags.isolated else []), "-m", "intake_desktop"]


def own_environment() -> dict[str, str]:
    """The environment for own_command(): ours, without what a frozen build set for this one process.

    Source: PyInstaller manual, "Independent sub-process" and "LD_LIBRARY_PATH / LIBPATH considerations".
    """
    found = dict(os.environ)
    if _frozen():
        found["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
        found.pop("LD_LIBRARY_PATH", None)
        before = found.pop("LD_LIBRARY_PATH_ORIG", "")
        if before:
            found["LD_LIBRARY_PATH"] = before
    return found


def _installed() -> bool:
    """Whether the program that runs is ours and not Python."""
    return _frozen() or not Path(sys.executable).stem.lower().startswith("python")


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))
