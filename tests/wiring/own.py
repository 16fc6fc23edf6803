"""The own content of an organisation for tests: the shipped files as a newer version, with one thing changed."""

from __future__ import annotations

from pathlib import Path

from intake_desktop import paths

U6 = "{id: u6_uren_intern, fact: uren_per_week, op: ge, threshold: 8,"
LAW = "{id: u7_minuten, fact: minuten, op: ge, threshold: 60,"


def shipped(name: str) -> str:
    """The first version of a shipped file."""
    return (paths.forms() / f"{name}.v1.yaml").read_text("utf-8")


def text(name: str, *changes: tuple[str, str], version: int = 2) -> str:
    """A shipped file as this version, with these changes, each of which must be possible."""
    made = shipped(name).replace("version: 1", f"version: {version}", 1)
    for old, new in changes:
        assert old in made, old
        made = made.replace(old, new, 1)
    return made


def rules_without_examples(*changes: tuple[str, str]) -> str:
    """The rules as version 2, without the examples that tell what the shipped thresholds do."""
    made = text("bestemmingen", *changes)
    return made[: made.index("\nexamples:")] + "\n"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Put a file in the folder with own content."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def without_question(name: str, question_id: str, version: int = 2) -> str:
    """A shipped form that no longer asks this question (its lines up to the next one)."""
    lines = text(name, version=version).splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.strip() == f"- id: {question_id}")
    indent = lines[start].index("-")
    end = next(
        number
        for number, line in enumerate(lines[start + 1 :], start + 1)
        if line.strip() and len(line) - len(line.lstrip()) <= indent
    )
    return "".join(lines[:start] + lines[end:])
