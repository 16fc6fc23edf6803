"""Commands for whoever writes forms, rules and profiles: advise, schema and forms check."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from intake_desktop import paths
from intake_desktop.assessment import own_content, profile, rules
from intake_desktop.assessment.advise import advise as advise_on
from intake_desktop.assessment.as_text import advice_as_text
from intake_desktop.assessment.facts import gather
from intake_desktop.cli import telling
from intake_desktop.errors import Mistake
from intake_desktop.form_engine import checking, own_files
from intake_desktop.wiring import program

SOMEBODY = "de deelnemer"


def advise(path: Path) -> int:
    """Say what the shipped rules make of every profile in a file. Raises FormError."""
    table = program.rule_table()
    for name, title, evidence in profile.load(table, path):
        telling.heading(f"{name}  {title}".rstrip())
        telling.say(advice_as_text(advise_on(table, gather(table, evidence)), SOMEBODY))
    return telling.OK


def schema(name: str) -> int:
    """Print a published schema, or the names of all of them."""
    found = {path.name.split(".")[0]: path for path in sorted((paths.resources() / "schema").glob("*.json"))}
    if not name:
        telling.listed(found, indent=0)
        return telling.OK
    if name not in found:
        print(f'Er is geen schema "{name}". Kies uit: {", ".join(found)}.', file=sys.stderr)
        return telling.WRONG_USE
    telling.say(found[name].read_text("utf-8").rstrip())
    return telling.OK


def check(asked: Iterable[Path]) -> int:
    """Print every mistake with file and line, in forms, rule tables and profiles of recipients.

    A file that stands in for a shipped one is held against it. Without paths: the own content of this workstation.
    """
    files = [file for path in asked or _own_folder() for file in _files(path)]
    own = own_content.own_among(paths.forms(), files)
    rest = [file for file in files if file not in own]
    mistakes = [*own_content.check(paths.forms(), own), *checking.check_paths(_forms(rest))]
    mistakes += [*_of_tables(rest), *_of_recipients(rest)]
    telling.listed(map(str, mistakes), indent=0)
    if mistakes:
        print(f"{len(mistakes)} fouten.", file=sys.stderr)
        return telling.REFUSED
    telling.say(f"{len(files)} bestanden gelezen, geen fouten.")
    return telling.OK


def _own_folder() -> tuple[Path, ...]:
    folder = paths.own_content(program.own_vault())
    telling.say(f"De map met eigen inhoud is {folder}.")
    return (folder,) if folder.is_dir() else ()


def _files(path: Path) -> list[Path]:
    if path.name == paths.OWN_FOLDER and path.is_dir():
        return own_files.named(path)
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def _forms(files: list[Path]) -> list[Path]:
    other = {*_tables(files), *_recipients(files)}
    return [file for file in files if file not in other]


def _tables(files: list[Path]) -> list[Path]:
    return [file for file in files if file.is_file() and rules.is_table(file)]


def _recipients(files: list[Path]) -> list[Path]:
    return [file for file in files if file.is_file() and _begins(file, b"profile:")]


def _begins(file: Path, word: bytes) -> bool:
    try:
        with file.open("rb") as opened:
            head = opened.read(4096)
    except OSError:
        return False
    return any(line.startswith(word) for line in head.splitlines())


def _of_tables(files: list[Path]) -> Iterator[Mistake]:
    tables = _tables(files)
    asked = set(program.catalog().questions) if tables else set()
    for file in tables:
        yield from rules.check(file, asked)


def _of_recipients(files: list[Path]) -> Iterator[Mistake]:
    from intake_desktop.exchange import profiles

    for file in _recipients(files):
        yield from profiles.check(file, program.catalog())
