"""Loads one form file into a Form, or raises a FormError with every mistake in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from intake_desktop.errors import FormError
from intake_desktop.form_engine import fingerprints, form_reader, nodes, references
from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.nodes import Block
from intake_desktop.form_engine.report import Report

FILE_NAME = re.compile(r"(?P<name>[a-z0-9-]+)\.v(?P<version>[1-9][0-9]{0,3})\.yaml")


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as far as it could be read, with what was found wrong; `form` is None when it is no form at all."""

    form: Form | None
    report: Report


def load(path: Path) -> Form:
    """The form in this file. Raises FormError with every mistake, each with line, cause and remedy.

    Names of questions in other forms are checked by catalog.load_all, which knows those forms.
    """
    draft = read(path)
    mistakes = draft.report.mistakes()
    if draft.form is None or mistakes:
        raise FormError(path.name, mistakes)
    return draft.form


def read(path: Path) -> Draft:
    """Read a file as far as possible; never raises for what stands in it."""
    report = Report(path.name)
    try:
        data = _bytes(path)
    except OSError:
        report.add("ZK-337", 1, "Dit bestand is niet te openen.", "Kijk of het er staat en of je het mag lezen.")
        return Draft(None, report)
    fingerprints.check(path, data, report)
    block = nodes.read(data, report)
    if block is None:
        return Draft(None, report)
    return Draft(_form(path, block, hashlib.sha256(data).hexdigest(), report), report)


def is_form(path: Path) -> bool:
    """True when the file begins as a form does; rule tables and text packs stand in the same folder."""
    try:
        head = _bytes(path)
    except OSError:
        return False
    return re.search(rb"^(form|sections):", head, re.MULTILINE) is not None


def _bytes(path: Path) -> bytes:
    """The bytes of a file, never more than one beyond the limit."""
    with path.open("rb") as file:
        return file.read(nodes.LARGEST_FILE + 1)


def _form(path: Path, block: Block, digest: str, report: Report) -> Form:
    report.remember((scalar.text, scalar.line) for scalar in nodes.scalars(block))
    form = form_reader.read(Fields(block, report), path.name, digest)
    references.check(form, report)
    _name_fits(path, form, block, report)
    return form


def _name_fits(path: Path, form: Form, block: Block, report: Report) -> None:
    """The file name holds id and version, so that nobody can mix up two versions."""
    named = FILE_NAME.fullmatch(path.name)
    expected = f"{form.id.replace('_', '-')}.v{form.version}.yaml"
    if named is None or path.name != expected:
        line = block.lines.get("form", 1)
        report.add("ZK-337", line, f'Dit bestand hoort "{expected}" te heten.', "Pas de naam, id of version aan.")
