"""What may be shown of a received file: nothing of a changed one, a claimed name as a claim, odd names never."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from intake_desktop.exchange import export, payload, reader, receiving
from intake_desktop.exchange.errors import FileAbsent, FileDamaged, ReadingTooLong
from intake_desktop.exchange.kit import sample_key
from intake_desktop.exchange.reader import Reading
from intake_desktop.sealing import signing
from tests.exchange import people
from tests.fakes import known_bytes

KEY = b"k" * 32
NAME = "Stichting De Werkbank (fictief)"
PINNED = {signing.public_key(KEY).hex(): NAME}


@pytest.fixture(scope="module")
def sealed() -> export.SealedFile:
    return export.seal(people.material(), KEY, known_bytes())


def test_the_content_is_told_group_by_group_as_in_the_file(sealed: export.SealedFile, tmp_path: Path) -> None:
    found = receiving.told(reader.read(export.write(sealed, tmp_path), sealed.code, PINNED))
    content = payload.build(people.material())
    groups = [group["title"] for group in content["groups"]]  # type: ignore[attr-defined]  # a list in every payload
    assert [part.title for part in found.parts] == [*groups, "Wat de regels zeggen", "Niet in dit bestand"]
    facts = dict(found.facts)
    assert found.organisation == NAME
    assert facts["Contact"].startswith("Mark de Vries, trajectbegeleider, Buurtrestaurant Proef, 020 555 01 23")
    assert facts["Voor"] == "Buurtteam Amsterdam Oost (Buurtteam)"
    assert facts["Doel"] == "Samen een volgende stap regelen"
    assert "7f3k9q" in facts["Gemaakt op"]
    said = {line.label: line.words for part in found.parts for line in part.lines}
    assert said["Wat wil je bereiken?"] == "Een echte baan in een keuken."


def test_every_answer_of_the_file_can_be_read(sealed: export.SealedFile, tmp_path: Path) -> None:
    found = receiving.told(reader.read(export.write(sealed, tmp_path), sealed.code, PINNED))
    words = "\n".join(f"{line.label}\n{line.words}" for part in found.parts for line in part.lines)
    for group in payload.build(people.material())["groups"]:  # type: ignore[attr-defined]  # a list in every payload
        for answer in group["answers"]:
            cells = [cell for row in answer.get("rows", ()) for cell in row]
            for each in [*cells, *answer.get("details", ())] or [answer]:
                assert each["shown"] in words, each["question"]


def test_an_unknown_sender_comes_with_the_key_to_compare(sealed: export.SealedFile, tmp_path: Path) -> None:
    found = receiving.told(reader.read(export.write(sealed, tmp_path), sealed.code, {}))
    assert (found.verdict, found.organisation) == ("onbekend", NAME)
    assert (found.public_key, len(found.fingerprint.split("-"))) == (next(iter(PINNED)), 8)


def test_the_key_of_the_partner_kit_can_never_become_a_known_sender(tmp_path: Path) -> None:
    sample = export.seal(people.material(), sample_key.SIGNING_KEY, known_bytes())
    found = receiving.told(reader.read(export.write(sample, tmp_path), sample.code, {}))
    assert (found.verdict, found.public_key) == ("onbekend", "")
    assert "Dit is een oefenbestand." in found.sentences[-1]
    assert found.parts, "it can be read"


def test_of_a_changed_file_nothing_is_told_but_that() -> None:
    content = payload.build(people.material())
    found = receiving.told(Reading("gewijzigd", content, None, ("Dit bestand is gewijzigd.",), "ABCD"))
    assert found == receiving.Received("gewijzigd", ("Dit bestand is gewijzigd.",))


@pytest.mark.parametrize("name", ["Stichting \u202egnaaL", " ", "x" * 1001])
def test_a_sender_with_an_odd_name_is_a_damaged_file(name: str) -> None:
    material = people.material()
    made = replace(material, sender=replace(material.sender, organisation=name))
    with pytest.raises(FileDamaged):
        receiving.told(Reading("ontbreekt", payload.build(made), None, ()))


@pytest.mark.parametrize(("count", "letters"), [(receiving.MOST_LINES + 1, 1), (60, 10_000)])
def test_more_than_a_window_can_show_is_not_shown(count: int, letters: int) -> None:
    content = payload.build(people.material())
    groups = content["groups"]
    assert isinstance(groups, list)
    answer = {**groups[0]["answers"][0], "shown": "x" * letters}
    groups[0]["answers"] = [answer] * count
    with pytest.raises(ReadingTooLong):
        receiving.told(Reading("ontbreekt", content, None, ()))


def test_a_path_that_cannot_be_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_bytes(b"")
    for path in (Path("a\0b"), file / "verder", tmp_path / "niets"):
        with pytest.raises(FileAbsent):
            reader.read(path, "", {})
