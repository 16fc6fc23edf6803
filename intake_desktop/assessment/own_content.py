"""Shipped and own content together: an organisation's forms and rules are used when nothing is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from intake_desktop import paths
from intake_desktop.assessment import own_table, profile, rules, shelf, table_reader
from intake_desktop.assessment.shelf import Shelf
from intake_desktop.assessment.table import RuleTable
from intake_desktop.errors import Mistake
from intake_desktop.form_engine import catalog, library, own_files, own_form
from intake_desktop.form_engine.library import Files, Library
from intake_desktop.form_engine.loader import FILE_NAME, Draft
from intake_desktop.form_engine.own_files import ContentNotice, OwnFolder

MOST_EXAMPLES = 100
"""More examples than this would keep somebody waiting at the door."""


@dataclass(frozen=True)
class Content:
    """All forms and rules of this workstation, and what must be said about own files that are not used."""

    library: Library
    shelf: Shelf
    shipped: Library
    """The shipped forms alone: what recipients may have is held against these."""
    notices: tuple[ContentNotice, ...] = ()


def read(shipped: Path, own: Path) -> Content:
    """The content of these two folders. A mistake in an own file is told and never raised; raises FormError for ours.

    Without own files nothing is opened here. An own file that is the newest is read and held against the shipped
    one; older ones are read when a dossier asks for them.
    """
    basis = library.of_folder(shipped)
    folder = own_files.look(own, basis.files)
    if not folder.files and not folder.twins:
        return Content(basis, shelf.of_folder(shipped), basis, folder.notices)
    choosing = Choosing(basis, folder)
    choosing.choose()
    return Content(choosing.library(), choosing.shelf(), basis, (*folder.notices, *choosing.notices))


class Choosing:
    """Chooses of each form and of the rules the newest own file in which nothing is wrong, else the shipped one."""

    def __init__(self, basis: Library, folder: OwnFolder) -> None:
        self._basis, self._folder = basis, folder
        self._left = {name: sorted(files) for name, files in folder.files.items()}
        for name, versions in self._left.items():
            newest = max(basis.files[name])
            self._left[name] = [version for version in versions if version > newest]
        self._tables: dict[Path, table_reader.Draft] = {}
        self.notices: list[ContentNotice] = []

    @property
    def used(self) -> Mapping[str, Path]:
        """The own files that are the newest now."""
        return {name: self._folder.files[name][left[-1]] for name, left in self._left.items() if left}

    def choose(self) -> None:
        """Set aside what has a mistake, until what is left fits together."""
        while self._set_aside(self._alone()) or self._set_aside(self._between()):
            pass

    def library(self) -> Library:
        """All forms, the chosen own ones as the newest."""
        basis, mine = self._basis, self._folder.files
        files = {name: {**mine.get(name, {}), **versions} for name, versions in basis.files.items()}
        own = frozenset(path for versions in mine.values() for path in versions.values())
        tops = {**basis.tops, **self.used}
        return Library(basis.folder, files, tops, own, self.alone, basis.drafts)

    def shelf(self) -> Shelf:
        """All rule tables, the chosen own one as the newest."""
        places = (self._basis.files, self._folder.files, self._folder.twins)
        found: dict[int, tuple[Path, ...]] = {}
        for place in places:
            for version, path in place.get(shelf.NAME, {}).items():
                found[version] = (*found.get(version, ()), path)
        top = self.used.get(shelf.NAME, self._basis.tops[shelf.NAME])
        draft = self._table(top)
        return Shelf(found, top, {} if draft.report.mistakes() else {top: draft.table})

    def alone(self, path: Path) -> tuple[Mistake, ...]:
        """The mistakes of one own file beside the newest shipped one of its name."""
        if path.name.startswith(f"{shelf.NAME}."):
            return self._table(path).report.mistakes()
        return own_form.mistakes(self._basis.draft(path), self._basis.newest)

    def _alone(self) -> dict[str, tuple[Mistake, ...]]:
        found = {name: self.alone(path) for name, path in self.used.items()}
        return {name: mistakes for name, mistakes in found.items() if mistakes}

    def _between(self) -> dict[str, tuple[Mistake, ...]]:
        """Faults between files, by the name of each own file that takes part: without it the fault is gone."""
        used = self.used
        faults = self._together(used) if used else ()
        without = {
            name: {_place(fault) for fault in self._together({k: v for k, v in used.items() if k != name})}
            for name in (used if faults else ())
        }
        guilty: dict[str, tuple[Mistake, ...]] = {}
        for fault in faults:
            part = [n for n in used if used[n].name == fault.file or _place(fault) not in without[n]]
            for name in part or used:
                guilty[name] = (*guilty.get(name, ()), fault)
        return guilty

    def _together(self, used: Mapping[str, Path]) -> tuple[Mistake, ...]:
        """The faults between the newest forms and the rules, with these own files in their place."""
        forms = {form.file: form for form in self._basis.newest.forms.values()}
        names = [name for name, path in self._basis.tops.items() if path.name in forms]
        read = [self._basis.draft(used.get(name, self._basis.tops[name])) for name in names]
        drafts = [Draft(draft.form, draft.report.anew()) for draft in read]
        asked = {question.id for draft in drafts if draft.form is not None for question in draft.form.everything()}
        table = self._table(used.get(shelf.NAME, self._basis.tops[shelf.NAME])).table
        return (*catalog.all_mistakes(drafts), *(rules.not_asked(table, asked) if table is not None else ()))

    def _set_aside(self, faulty: Mapping[str, tuple[Mistake, ...]]) -> bool:
        for name, mistakes in faulty.items():
            path = self.used[name]
            self._left[name].pop()
            instead = str(self._left[name][-1]) if self._left[name] else ""
            self.notices.append(ContentNotice(path.name, mistakes, instead))
        return bool(faulty)

    def _table(self, path: Path) -> table_reader.Draft:
        if path not in self._tables:
            draft = self._tables[path] = table_reader.read(path)
            ours = self._basis.tops[shelf.NAME]
            if path != ours:
                _check_table(draft, self._table(ours).table)
        return self._tables[path]


def _place(mistake: Mistake) -> tuple[str, int, str, str]:
    """A mistake without its proposal, which depends on what else there is."""
    return mistake.file, mistake.line, mistake.code, mistake.cause


def _check_table(draft: table_reader.Draft, ours: RuleTable | None) -> None:
    """Hold an own table against the shipped one, and try its own examples."""
    if ours is not None:
        own_table.check(draft, ours)
    examples = draft.examples.entries.get("profiles") if draft.examples is not None else None
    if len(table_reader.listed(examples)) > MOST_EXAMPLES:
        line = draft.lines.get("examples", 1)
        cause = f"Er staan meer dan {MOST_EXAMPLES} voorbeelden in dit bestand."
        draft.report.add("ZK-360", line, cause, "Bewaar de rest in een bestand van zichzelf.")
    if draft.table is not None and not draft.report.mistakes():
        profile.try_examples(draft.table, draft.examples, draft.report)


def check(shipped: Path, asked: Iterable[Path]) -> tuple[Mistake, ...]:
    """Every mistake in these own files, each beside the shipped content and the other own files of its folder."""
    files = tuple(asked)
    mistakes: list[Mistake] = []
    for place in dict.fromkeys(path.parent for path in files):
        basis = library.of_folder(shipped)
        folder = own_files.look(place, basis.files)
        choosing = Choosing(basis, folder)
        choosing.choose()
        told: dict[str, tuple[Mistake, ...]] = {}
        for notice in (*folder.notices, *choosing.notices):
            told[notice.file] = (*told.get(notice.file, ()), *notice.mistakes)
        for path in files:
            if path.parent == place:
                mistakes += told.get(own_files.shown(path.name)) or choosing.alone(path)
    return tuple(dict.fromkeys(mistakes))


def own_among(shipped: Path, files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of these files that stand in for a shipped one: in a folder of own content, or newer and away from ours."""
    ours = library.files_in(shipped)
    return tuple(path for path in files if _is_own(path, shipped, ours))


def _is_own(path: Path, shipped: Path, ours: Files) -> bool:
    place = os.path.realpath(path.parent)
    if place == os.path.realpath(shipped):
        return False
    if Path(place).name == paths.OWN_FOLDER:
        return True
    named = FILE_NAME.fullmatch(path.name)
    usual = ours.get(named["name"]) if named is not None else None
    if named is None or usual is None:
        return False
    beside = any(os.path.lexists(path.with_name(other.name)) for other in usual.values())
    return int(named["version"]) > max(usual) and not beside
