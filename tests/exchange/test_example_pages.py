"""The pages in docs say what a recipient would read now."""

from __future__ import annotations

import runpy
from pathlib import Path

import pikepdf

from intake_desktop.exchange import document
from intake_desktop.exchange.pages import story
from intake_desktop.exchange.tagging import reading
from tests.source import ROOT

MADE = runpy.run_path(str(ROOT / "scripts" / "example_pages.py"))


def read(path: Path) -> str:
    """What a screen reader reads; the bytes differ with the compression of a computer."""
    with pikepdf.open(path) as pdf:
        return reading.text(pdf)


def test_the_pages_of_every_example_are_those_of_now() -> None:
    kept = {path.name: path for path in (ROOT / "docs" / "voorbeelden").glob("*.pdf")}
    made = {name: document.expected_text(story.tell(content).blocks) for name, content in MADE["contents"]()}
    assert sorted(kept) == sorted(made), "run make examples"
    assert len(made) == 15, "four examples, four recipients, and one says no"
    assert [name for name, text in made.items() if text != read(kept[name])] == [], "run make examples"
