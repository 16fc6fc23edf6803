"""A file that replaces an earlier one says so to people and computers; one that replaces nothing says nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake_desktop.cli import command_line
from intake_desktop.dossier.aftermath import Replaced
from intake_desktop.exchange import document, export, payload, reader, receiving, schema
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.pages import story
from intake_desktop.sealing import canonical
from tests.exchange import people
from tests.fakes import known_bytes

OLD = Replaced("ccc333", date(2026, 11, 11))
TOLD = "Correctie op overdracht ccc333 van 11 november 2026. Gebruik vanaf nu"


def correction(name: str = people.BUURTTEAM) -> Material:
    return replace(people.material(name), replaces=OLD)


@pytest.mark.parametrize("name", [people.BUURTTEAM, people.WERK])
def test_page_1_and_the_data_name_the_earlier_file(name: str) -> None:
    content = payload.build(correction(name))
    schema.check(canonical.dumps(content))
    said = content["document"]
    assert isinstance(said, dict)
    assert said["replaces"] == {"export_id": "ccc333", "created": "2026-11-11"}
    pages = document.draw(content).text.replace("\u00a0", " ")
    first, _, _ = pages.partition("Herkomst")
    assert f"{TOLD} {said['id']}. Bewaar het oude bestand niet als geldig." in first


def test_a_file_that_replaces_nothing_is_as_it_was() -> None:
    content = payload.build(people.material())
    assert "replaces" not in repr(content)
    assert "Correctie" not in document.expected_text(story.tell(content).blocks)


def test_who_receives_it_is_told_in_the_window_and_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed = export.seal(correction(), b"k" * 32, known_bytes())
    path = export.write(sealed, tmp_path)
    found = receiving.told(reader.read(path, sealed.code, {}))
    facts = dict(found.facts)
    assert facts["Vervangt"].replace("\u00a0", " ").startswith(TOLD)
    assert command_line.main(lambda: 1, ["read", str(path), "--code", sealed.code]) == 0
    assert TOLD in capsys.readouterr().out.replace("\u00a0", " ")


@pytest.mark.parametrize("wrong", [{"export_id": "../x"}, {"created": "gisteren"}, {"extra": "iets"}])
def test_what_is_no_mark_or_day_does_not_fit_the_schema(wrong: dict[str, str]) -> None:
    content = payload.build(correction())
    said = content["document"]
    assert isinstance(said, dict)
    said["replaces"] = {"export_id": "ccc333", "created": "2026-11-11"} | wrong
    assert schema.faults(content)
