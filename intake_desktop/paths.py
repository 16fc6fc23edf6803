"""Where things stand on disk: shipped data (forms, resources) and this person's own folders."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

OWN_FOLDER = "eigen-inhoud"
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


def vault() -> Path:
    """The folder where the vault of this workstation stands, whether or not it exists yet."""
    return Path(_DIRS.user_data_dir) / "kluis"


def own_content(vault_folder: Path) -> Path:
    """The folder beside a vault where an organisation may put its own forms and rules, whether or not it exists."""
    return vault_folder.parent / OWN_FOLDER


def preferences() -> Path:
    """The file with choices of this workstation (theme, text size, last colleague); never participant data."""
    return Path(_DIRS.user_config_dir) / "voorkeuren.json"


def log_folder() -> Path:
    """The folder for the log of versions, durations and error classes."""
    return Path(_DIRS.user_log_dir)
