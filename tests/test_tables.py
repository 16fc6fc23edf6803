"""The tables in docs say what the content says now, and leave nothing out."""

from __future__ import annotations

import re
import runpy

import pytest

from intake_desktop.form_engine.definition import NOT_ASKED
from tests.form_engine.forms import shipped
from tests.source import ROOT

TABLES = runpy.run_path(str(ROOT / "scripts" / "tables.py"))["TABLES"]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_table_follows_from_the_content(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == TABLES[name](), "run make tables"


def test_every_field_of_the_intake_has_a_place() -> None:
    named = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "waar-staat-wat.md").read_text("utf-8")))
    asked = {each.id for each in shipped().form("brede_intake").questions() if each.kind not in NOT_ASKED}
    assert named == asked
    assert len(asked) > 170


def test_every_number_of_the_list_of_fields_is_there() -> None:
    """0 to 21 of the list that the intake comes from (content-notes, mapping of 5.2)."""
    told = (ROOT / "docs" / "waar-staat-wat.md").read_text("utf-8")
    numbers = {int(found) for found in re.findall(r"^\| (\d+) \|", told, re.MULTILINE)}
    assert numbers == set(range(22))


def test_there_is_a_row_for_every_profile() -> None:
    told = (ROOT / "docs" / "profielen.md").read_text("utf-8")
    assert len(re.findall(r"^\| [vp]\d+ ", told, re.MULTILINE)) == 35
