"""Behind `intake-desktop forms check`: reads form files and gives every mistake in and between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from intake_desktop.errors import Mistake
from intake_desktop.form_engine import catalog, loader
from intake_desktop.form_engine.loader import Draft

OtherCheck = Callable[[Path], Iterable[Mistake]]
"""Gives the mistakes of a file that is no form: a rule table, a recipient profile."""


def check_paths(paths: Iterable[Path], others: OtherCheck | None = None) -> list[Mistake]:
    """The mistakes of these files and folders, by file and line; [] when all is well.

    A form is read beside the other forms of its folder, so that it may refer to them; only mistakes
    in the files that were asked for are given. Files that are no form go to `others`; without it they
    are skipped in a folder, and read as a form when they were named.
    """
    named = list(dict.fromkeys(path for given in paths for path in _files(given, others is not None)))
    asked = [path for path in named if others is None or not path.is_file() or loader.is_form(path)]
    rest = [path for path in named if path not in asked]
    return _of_forms(asked) + [mistake for path in rest if others is not None for mistake in others(path)]


def _of_forms(asked: list[Path]) -> list[Mistake]:
    drafts: dict[Path, Draft] = {path: loader.read(path) for path in asked}
    for path in asked:
        drafts |= {near: loader.read(near) for near in _neighbours(path, drafts)}
    names = {path.name for path in asked}
    return [mistake for mistake in catalog.all_mistakes(drafts.values()) if mistake.file in names]


def _files(given: Path, all_kinds: bool) -> list[Path]:
    if not given.is_dir():
        return [given]
    return [path for path in sorted(given.glob("*.yaml")) if all_kinds or loader.is_form(path)]


def _neighbours(path: Path, known: dict[Path, Draft]) -> list[Path]:
    """The newest other forms of the folder, without an older or newer version of the file itself."""
    forms = {_name(other) for other in known}
    return [near for near in catalog.newest(path.parent) if near not in known and _name(near) not in forms]


def _name(path: Path) -> str:
    named = loader.FILE_NAME.fullmatch(path.name)
    return named["name"] if named else path.name
