"""The folder with an organisation's own content: which files may stand there, and what is said of the others."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from intake_desktop.errors import Mistake
from intake_desktop.form_engine.library import Files
from intake_desktop.form_engine.loader import FILE_NAME
from intake_desktop.form_engine.report import Report, meant

MOST_FILES = 100
_ENDINGS = (".yaml", ".yml")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ContentNotice:
    """What a person must know about a file of content: why it is not used, or that it is not there any more."""

    file: str
    mistakes: tuple[Mistake, ...] = ()
    """Why it is not used; () when it is not there any more."""
    instead: str = ""
    """Which own file is used in its place; "" for the shipped one."""

    def told(self) -> tuple[str, str]:
        """In Dutch: what is the matter, and what it means."""
        if not self.mistakes:
            return (
                f"Een dossier is gemaakt met {self.file}. Dat bestand is er niet meer zoals het was.",
                "Alle antwoorden zijn bewaard. Je ziet nu de vragen van de nieuwste versie.",
            )
        first = self.mistakes[0]
        count = "1 fout" if len(self.mistakes) == 1 else f"{len(self.mistakes)} fouten"
        place = f"Regel {first.line}" if first.file == self.file else f"{first.file}, regel {first.line}"
        using = f"versie {self.instead}" if self.instead else "de gewone inhoud"
        return (
            f"Het eigen bestand {self.file} wordt niet gebruikt: {count}.",
            f"{place}: {first.cause} {first.remedy} Zolang gebruikt het programma {using}.",
        )


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """What stands in the folder, as far as names tell."""

    files: Files = field(default_factory=dict)
    """What may be used, by name and version."""
    twins: Files = field(default_factory=dict)
    """Files with the name of a shipped one: never used, but an old advice may have been made with one."""
    notices: tuple[ContentNotice, ...] = ()


def look(folder: Path, shipped: Files) -> OwnFolder:
    """Look at the names of all own files, beside the shipped ones. Nothing is opened; a missing folder is empty."""
    try:
        asked = [path.name for path in named(folder)]
    except FileNotFoundError:
        return OwnFolder()
    except OSError:
        return OwnFolder(notices=(_unreadable(folder.name),))
    files: dict[str, dict[int, Path]] = {}
    twins: dict[str, dict[int, Path]] = {}
    notices = []
    for name in asked[:MOST_FILES]:
        report = Report(shown(name))
        place = _place(folder / name, shipped, report)
        if place is not None:
            twin = place[1] in shipped[place[0]]
            (twins if twin else files).setdefault(place[0], {})[place[1]] = folder / name
        if report.mistakes():
            notices.append(ContentNotice(report.file, report.mistakes()))
    if len(asked) > MOST_FILES:
        notices.append(_too_many(folder.name, len(asked)))
    return OwnFolder(files, twins, tuple(notices))


def named(folder: Path) -> list[Path]:
    """What calls itself content in a folder, by name. Raises OSError."""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    return [folder / name for name in names if name.lower().endswith(_ENDINGS) and not name.startswith(".")]


def shown(name: str) -> str:
    """A file name as it can be shown: it may hold anything."""
    readable = "".join(letter if letter.isprintable() else "?" for letter in name)
    return readable if len(readable) <= _LONGEST_NAME else f"{readable[: _LONGEST_NAME - 8]}...{readable[-5:]}"


def _place(path: Path, shipped: Files, report: Report) -> tuple[str, int] | None:
    """Name and version when the file can be used or was of use; what is wrong with it stands in the report."""
    named = FILE_NAME.fullmatch(path.name)
    if named is None:
        report.add("ZK-337", 1, "Deze naam kennen we niet.", 'Noem het bestand bijvoorbeeld "uren.v2.yaml".')
        return None
    name, version = named["name"], int(named["version"])
    if name not in shipped:
        report.add("ZK-338", 1, f'Het programma heeft geen "{shown(name)}".', meant(name, shipped))
        return None
    if not _is_file(path):
        report.add(
            "ZK-337", 1, "Dit is geen gewoon bestand, of het is niet te openen.", "Zet er het bestand zelf neer."
        )
        return None
    _check_version(name, version, shipped[name], report)
    return name, version


def _check_version(name: str, version: int, shipped: Mapping[int, Path], report: Report) -> None:
    """An own file is newer than what is shipped; an older one serves the dossiers that were made with it."""
    free = f'Noem het "{name}.v{max(shipped) + 1}.yaml" en zet bij version {max(shipped) + 1}.'
    if version in shipped:
        report.add("ZK-305", 1, "Een bestand met deze naam hoort bij het programma en verandert nooit.", free)
    elif version < max(shipped):
        cause = f"Het programma heeft nu zelf versie {max(shipped)}. Dit bestand geldt alleen nog voor oude dossiers."
        report.add("ZK-339", 1, cause, f"Wil je het blijven gebruiken? {free}")


def _is_file(path: Path) -> bool:
    """True for an ordinary file, also through a link; a pipe or device would never end."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _unreadable(name: str) -> ContentNotice:
    mistake = Mistake(name, 1, "ZK-337", "Deze map is niet te openen.", "Kijk of het een map is en of je erin mag.")
    return ContentNotice(name, (mistake,))


def _too_many(name: str, count: int) -> ContentNotice:
    cause = f"Er staan {count} bestanden in deze map. We lezen er hooguit {MOST_FILES}."
    return ContentNotice(name, (Mistake(name, 1, "ZK-323", cause, "Haal weg wat er niet hoort."),))
