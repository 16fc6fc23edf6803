"""A transfer as a zip is what it promises: 7-Zip opens it with the code alone, and it tells nothing from outside."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import pyzipper

from intake_desktop.dossier.desk import FileFormat
from intake_desktop.exchange import document, envelope, export, packing, payload, unpacking
from intake_desktop.exchange.export import SealedFile
from intake_desktop.exchange.tagging import checker, reading
from intake_desktop.sealing import codes
from tests.exchange import people
from tests.exchange.marked import MARKER, Marked
from tests.exchange.zips import KEY, WRONG, inside, jamilas, sealed_zip, seven_zip
from tests.fakes import known_bytes

NAMES = ["LEESMIJ.txt", "overdracht.json", "overdracht.sig.json", "dossier.pdf"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return export.write(jamilas(), tmp_path)


def attachments(sealed: SealedFile) -> dict[str, bytes]:
    """What is attached to a locked PDF."""
    with pikepdf.open(BytesIO(sealed.data), password=sealed.code) as pdf:
        return {name: bytes(pdf.attachments[name].get_file().read_bytes()) for name in pdf.attachments}


def test_seven_zip_opens_it_with_the_code(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    done = seven_zip("x", f"-p{jamilas().code}", f"-o{out}", str(path))
    assert done.returncode == 0, done.stdout
    assert "Everything is Ok" in done.stdout
    found = {each.name: each.read_bytes() for each in out.iterdir()}
    assert found == inside(jamilas().data, jamilas().code)
    assert sorted(found) == sorted(NAMES)


@pytest.mark.parametrize("code", [WRONG, ""])
def test_seven_zip_opens_nothing_with_a_wrong_or_empty_code(path: Path, tmp_path: Path, code: str) -> None:
    out = tmp_path / "uit"
    done = seven_zip("x", f"-p{code}", f"-o{out}", str(path))
    assert done.returncode != 0
    assert not [each for each in out.rglob("*") if each.is_file() and each.read_bytes()]
    for name in NAMES:
        assert seven_zip("t", f"-p{code}", str(path), name).returncode != 0


def test_every_entry_is_under_aes_256_without_a_checksum_in_the_clear(path: Path) -> None:
    told = seven_zip("l", "-slt", str(path)).stdout
    assert re.findall(r"^Method = (.*)$", told, re.MULTILINE) == ["AES-256 Store"] * 4
    assert re.findall(r"^CRC = (.*)$", told, re.MULTILINE) == [""] * 4
    with pyzipper.AESZipFile(BytesIO(jamilas().data)) as packed:
        assert {(each.wz_aes_version, each.CRC) for each in packed.infolist()} == {(2, 0)}


def test_names_times_and_marks_are_the_same_in_every_file() -> None:
    assert re.fullmatch(r"overdracht-\d{8}-[0-9a-z]{6}\.zip", jamilas().file_name)
    for sealed in (jamilas(), sealed_zip(people.material(people.WERK))):
        with pyzipper.AESZipFile(BytesIO(sealed.data)) as packed:
            listed = packed.infolist()
            assert [each.orig_filename for each in listed] == NAMES
            assert {each.date_time for each in listed} == {(1980, 1, 1, 0, 0, 0)}
            assert {(each.create_system, each.external_attr) for each in listed} == {(3, 0o100600 << 16)}
            assert (packed.comment, {each.comment for each in listed}) == (b"", {b""})


@pytest.mark.parametrize("recipient", [people.BUURTTEAM, people.WERK])
def test_it_holds_the_same_as_the_pdf(recipient: str) -> None:
    material = people.material(recipient)
    sealed, as_pdf = sealed_zip(material), export.seal(material, KEY, known_bytes())
    found = inside(sealed.data, sealed.code)
    attached = attachments(as_pdf)
    assert {name: found[name] for name in attached} == attached
    assert sealed.payload_sha256 == as_pdf.payload_sha256 == envelope.digest(found["overdracht.json"])
    with (
        pikepdf.open(BytesIO(found["dossier.pdf"])) as pages,
        pikepdf.open(BytesIO(as_pdf.data), password=as_pdf.code) as locked,
    ):
        assert not pages.is_encrypted
        assert checker.faults(pages) == ()
        assert reading.text(pages) == reading.text(locked)
        assert dict(pages.docinfo) == {"/Title": document.TITLE}


def test_the_code_is_made_as_for_a_pdf_and_is_new_for_every_file() -> None:
    one, other = (export.seal(people.material(), KEY, known_bytes(seed), FileFormat.ZIP).code for seed in "ab")
    assert one != other
    assert codes.read_export_code(one) == one


def test_the_size_is_a_whole_number_of_steps_whatever_is_in_it(rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(9)
    pages = document.render(payload.build(people.material()))
    sizes = set()
    for _ in range(rounds(20, 500)):
        data, manifest = (chance.randbytes(chance.randrange(limit)) for limit in (200_000, 2_000))
        contents = envelope.Contents(pages, data, manifest)
        made = packing.close(contents, b"uitleg", WRONG, chance.randbytes)
        sizes.add(len(made))
        assert unpacking.entries(made, WRONG)["overdracht.json"] == data
    assert not [size for size in sizes if size % envelope.STEP]


def test_nothing_that_somebody_typed_can_be_seen_from_outside(rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(7)
    for _ in range(rounds(3, 100)):
        marked = Marked(chance)
        sealed = sealed_zip(marked.material(people.BUURTTEAM, []))
        found = inside(sealed.data, sealed.code)
        assert MARKER.findall(found["overdracht.json"].decode()), "the search must find what is inside"
        assert not MARKER.findall(sealed.data.decode("latin-1"))
        explained = {marked.places[marker].question for marker in MARKER.findall(found["LEESMIJ.txt"].decode())}
        assert explained == {"sender", "phone"}
    for word in (b"Jamila", b"Voorbeeld", b"Werkbank", b"2026-0042", document.TITLE.encode()):
        assert word not in jamilas().data


def test_the_explanation_is_the_same_for_everybody_but_for_who_sends_it() -> None:
    ours = people.material().sender
    told = packing.explanation(replace(ours, phone="020 555 01 00"))
    assert told == packing.explanation(replace(ours, phone="020 555 01 00", colleague=people.MARK, location="Elders"))
    text = told.decode("utf-8")
    assert "Bel Stichting De Werkbank (fictief), telefoon 020 555 01 00." in text
    assert "Bel Stichting De Werkbank (fictief).\r\n" in packing.explanation(ours).decode("utf-8")
    assert "Mark" not in text
    assert not re.search(r"[{}]|(?<!\r)\n", text)
    assert all(name in text for name in NAMES)
    found = inside(jamilas().data, jamilas().code)["LEESMIJ.txt"]
    assert found == packing.explanation(ours)


def test_an_organisation_with_odd_letters_gets_its_explanation_too() -> None:
    odd = replace(people.material().sender, organisation="Café {naam}\n‘t Hoekje", phone="020\t1")
    assert "Café {naam} ‘t Hoekje, telefoon 020 1." in packing.explanation(odd).decode("utf-8")
