"""The fingerprint of a released form, line by line: shows which line was changed after its release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from intake_desktop.form_engine.report import Report

SUFFIX = ".regels"
"""Stands behind the name of the form file; the file has one line of 12 symbols for every line of the form."""


def of(data: bytes) -> tuple[str, ...]:
    """One short fingerprint per line."""
    return tuple(hashlib.sha256(line.rstrip(b"\r")).hexdigest()[:12] for line in data.split(b"\n"))


def text_of(data: bytes) -> str:
    """What to keep beside a form when it is released."""
    return "".join(f"{line}\n" for line in of(data))


def beside(path: Path) -> Path:
    """Where the fingerprint of this form file stands."""
    return path.with_name(path.name + SUFFIX)


def check(path: Path, data: bytes, report: Report) -> None:
    """Report every line that is not as it was when the form was released; nothing when it never was."""
    try:
        if not beside(path).is_file():
            return
        released = tuple(beside(path).read_text("ascii", "replace").split())
    except OSError:
        return
    for line in sorted(set(_changed(released, of(data)))):
        cause = "Deze regel is anders dan toen dit formulier werd uitgebracht."
        report.add("ZK-305", line, cause, "Zet hem terug, of maak een nieuwe versie van het formulier.")


def _changed(before: Sequence[str], now: Sequence[str]) -> Iterator[int]:
    """Lines of now that differ; for a line that went away the line that took its place."""
    for word, _, _, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if word != "equal":
            yield from (line + 1 for line in range(start, max(end, start + 1)))
