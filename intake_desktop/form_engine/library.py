"""All versions of every form: the newest for what begins now, and for a dossier the versions it was made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from intake_desktop.errors import FormError, Mistake
from intake_desktop.form_engine import catalog, loader
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.loader import Draft

Files = Mapping[str, Mapping[int, Path]]
"""Files by the name in the file name ("brede-intake") and version."""


def _nothing_more(_path: Path) -> tuple[Mistake, ...]:
    return ()


@dataclass(frozen=True)
class Library:
    """Only file names are looked at beforehand: a file is read when somebody needs it, and then once.

    A kept version that is no longer there, or has a mistake, makes way for the newest one.
    """

    folder: str
    """Name of the folder, for a mistake in the newest forms."""
    files: Files
    tops: Mapping[str, Path]
    """Of each name the file that is the newest."""
    own: frozenset[Path] = frozenset()
    """Files of the organisation itself: they may change, so that only their content says which one it is."""
    more: Callable[[Path], tuple[Mistake, ...]] = _nothing_more
    """What else is held against an own file: it must stay within the shipped ones."""
    drafts: dict[Path, Draft] = field(default_factory=dict, compare=False)
    """What was read so far."""
    _older: dict[tuple[str, int], Form | None] = field(default_factory=dict, compare=False)
    _mixed: dict[tuple[tuple[str, int], ...], Catalog] = field(default_factory=dict, compare=False)

    @cached_property
    def newest(self) -> Catalog:
        """The newest version of every form, checked together. Raises FormError with the mistakes of all files."""
        drafts = [self.draft(path) for path in self.tops.values() if path in self.drafts or loader.is_form(path)]
        mistakes = catalog.all_mistakes(drafts)
        if mistakes:
            raise FormError(self.folder, mistakes)
        return catalog.gather(draft.form for draft in drafts if draft.form is not None)

    def catalog(self, kept: Mapping[str, int]) -> Catalog:
        """The kept version of each named form where it is there, the newest of the others. Raises FormError."""
        older = {name: version for name, version in kept.items() if self._is_older(name, version)}
        choice = tuple(sorted(older.items()))
        if not choice:
            return self.newest
        if choice not in self._mixed:
            self._mixed[choice] = _together(self.newest, [self.form(*one) for one in choice])
        return self._mixed[choice]

    def form(self, form_id: str, version: int) -> Form | None:
        """This version of a form, or None when it is not there or has a mistake. Raises FormError for the newest."""
        top = self.newest.forms.get(form_id)
        if top is None or top.version == version:
            return top
        key = (form_id, version)
        if key not in self._older:
            self._older[key] = self._read_older(form_id, version)
        return self._older[key]

    def holds(self, form_id: str, version: int, digest: str) -> bool:
        """Whether this version is there as it was: an own file with exactly this content, a shipped one by its name."""
        form = self.form(form_id, version)
        return form is not None and (form.digest == digest or self.path(form_id, version) not in self.own)

    def draft(self, path: Path) -> Draft:
        """A file as far as it could be read; read once."""
        if path not in self.drafts:
            self.drafts[path] = loader.read(path)
        return self.drafts[path]

    def path(self, form_id: str, version: int) -> Path | None:
        """Where this version of a form should stand, or None; its content was not looked at."""
        return self.files.get(form_id.replace("_", "-"), {}).get(version)

    def _is_older(self, form_id: str, version: int) -> bool:
        top = self.newest.forms.get(form_id)
        return top is not None and top.version != version and self.form(form_id, version) is not None

    def _read_older(self, form_id: str, version: int) -> Form | None:
        """An older version is checked by itself: what it looked at elsewhere may be gone, and is then unknown."""
        path = self.path(form_id, version)
        draft = self.draft(path) if path is not None else None
        if path is None or draft is None or draft.report.mistakes():
            return None
        return None if path in self.own and self.more(path) else draft.form


def of_folder(folder: Path) -> Library:
    """The library of a folder with form files; other files may stand there too."""
    files = files_in(folder)
    return Library(folder.name, files, tops_of(files))


def tops_of(files: Files) -> Mapping[str, Path]:
    """Of each name the file with the highest version."""
    return {name: versions[max(versions)] for name, versions in files.items()}


def files_in(folder: Path) -> Files:
    """The files of a folder whose name holds a version, by name and version; nothing is opened."""
    found: dict[str, dict[int, Path]] = {}
    for path in sorted(folder.glob("*.yaml")):
        named = loader.FILE_NAME.fullmatch(path.name)
        if named is not None:
            found.setdefault(named["name"], {})[int(named["version"])] = path
    return MappingProxyType(found)


def _together(newest: Catalog, older: list[Form | None]) -> Catalog:
    """The newest forms with older ones in their place; what both ask has its home where the dossier has it."""
    kept = {form.id: form for form in older if form is not None}
    forms = [kept.get(form.id, form) for form in newest.forms.values()]
    known = {question.id for form in forms for question in form.everything()}
    whole = {form.id: _without_lost(form, known) for form in forms}
    last_wins = sorted(whole.values(), key=lambda form: form.id in kept)
    return replace(catalog.gather(last_wins), forms=MappingProxyType(whole))


def _without_lost(form: Form, known: set[str]) -> Form:
    """The form without pointing at questions that nobody asks any more; a condition on them is simply unknown."""
    pointed = {name for section in form.sections for name in section.also}
    pointed |= {name for rule in form.checks for name in rule.fields}
    if pointed <= known:
        return form
    sections = tuple(replace(one, also=tuple(name for name in one.also if name in known)) for one in form.sections)
    checks = [replace(one, fields=tuple(name for name in one.fields if name in known)) for one in form.checks]
    return replace(form, sections=sections, checks=tuple(one for one in checks if one.fields))
