"""Under which licences the parts of the program come: from the folder of an installed one, else from its packages."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from intake_desktop.dossier.about import Licence

OURS = "intake-desktop"
MOST_FILES = 1000
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_NO_TEXT = {".json", ".xml", ".html", ".pdf"}
"""What may stand among the texts but is not one."""


def all_licences(folder: Path) -> tuple[Licence, ...]:
    """Our own licence first, then one for each part, by name. Reads names only; the texts are read when asked for."""
    found = _of_folder(folder) if folder.is_dir() else _of_packages()
    return tuple(sorted(found, key=lambda each: (not _is_ours(each), each.part.casefold())))


def _is_ours(licence: Licence) -> bool:
    return licence.part.casefold().replace("_", "-").startswith(("springplank", OURS))


def _of_folder(folder: Path) -> list[Licence]:
    """A part is a text in this folder, or a folder in it with its texts."""
    parts: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*"))[:MOST_FILES]:
        if path.is_file() and path.suffix.casefold() not in _NO_TEXT:
            first = path.relative_to(folder).parts[0]
            parts.setdefault(Path(first).stem if path.parent == folder else first, []).append(path)
    return [Licence(part, "", tuple(files)) for part, files in parts.items()]


def _of_packages() -> list[Licence]:
    seen: dict[str, Licence] = {}
    waiting = [OURS]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).casefold()
        if key in seen:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # not needed on this system, or part of a frozen build
            continue
        seen[key] = _of_package(package)
        waiting += [found[0] for need in package.requires or () if "extra ==" not in need for found in _names(need)]
    return list(seen.values())


def _names(requirement: str) -> list[re.Match[str]]:
    found = _NAME.match(requirement)
    return [found] if found else []


def _of_package(package: Distribution) -> Licence:
    about = package.metadata
    words = "".join((about.get_all("license-expression") or about.get_all("license") or [""])[:1])
    short = words.splitlines()[0][:80] if words.strip() else ""
    named = set(about.get_all("license-file") or [])
    files = [each for each in package.files or () if any(str(each).endswith(f"/{name}") for name in named)]
    name = "Springplank" if about["Name"] == OURS else about["Name"]
    return Licence(name, short, tuple(Path(str(package.locate_file(each))) for each in files))
