"""The pages in docs say what a recipient would read now."""

from __future__ import annotations

import runpy
from io import BytesIO

import pikepdf

from intake_desktop.exchange.tagging import reading
from tests.source import ROOT

MADE = runpy.run_path(str(ROOT / "scripts" / "example_pages.py"))


def read(data: bytes) -> tuple[int, str]:
    """How many pages, and what a screen reader reads; the bytes differ with the compression of a computer."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages), reading.text(pdf)


def test_the_pages_of_every_example_are_those_of_now() -> None:
    kept = {path.name: read(path.read_bytes()) for path in (ROOT / "docs" / "voorbeelden").glob("*.pdf")}
    made = {name: read(data) for name, data in MADE["pages"]()}
    assert sorted(kept) == sorted(made), "run make examples"
    assert len(made) == 11, "four examples, three recipients, and one says no"
    assert [name for name in made if made[name] != kept[name]] == [], "run make examples"
