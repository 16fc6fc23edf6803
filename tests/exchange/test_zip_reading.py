"""A zip that comes in is read with the same suspicion as a PDF: the same verdicts, and hostile zips refused at once."""

from __future__ import annotations

import os
import random
import stat
import struct
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import pyzipper

from intake_desktop.errors import ExchangeError
from intake_desktop.exchange import export, inspection, payload, reader, unpacking
from intake_desktop.exchange.errors import (
    CodeMistypedError,
    FileDamaged,
    FileTooLarge,
    FileTooNew,
    NoTransferFile,
    WrongCode,
)
from intake_desktop.sealing import canonical, codes, signing
from tests.exchange import people
from tests.exchange.zips import KEY, WRONG, by_seven_zip, inside, jamilas, packed
from tests.fakes import known_bytes

PINNED = {signing.public_key(KEY).hex(): "Stichting De Werkbank (fictief)"}
PAGES, DATA, MANIFEST, TOLD = "dossier.pdf", "overdracht.json", "overdracht.sig.json", "LEESMIJ.txt"
MEGABYTE = 1024 * 1024

Kind = type[ExchangeError]


@pytest.fixture(scope="module")
def code() -> str:
    return jamilas().code


@pytest.fixture(scope="module")
def whole(code: str) -> dict[str, bytes]:
    return inside(jamilas().data, code)


def changed_pages(
    pages: bytes, change: Callable[[pikepdf.Pdf], object], lock: pikepdf.Encryption | bool = False
) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pages)) as pdf:
        change(pdf)
        pdf.save(out, encryption=lock)
    return out.getvalue()


def with_number(data: bytes, mark: bytes, offset: int, number: int) -> bytes:
    """Another number of four bytes in the last record that begins with this mark."""
    place = data.rindex(mark) + offset
    return data[:place] + struct.pack("<L", number) + data[place + 4 :]


def listed(data: bytes, name: str) -> int:
    """Where this entry's line in the list at the end begins."""
    return data.rindex(name.encode()) - 46


def read(data: bytes, code: str, folder: Path) -> reader.Reading:
    path = folder / "binnen.zip"
    path.write_bytes(data)
    return reader.read(path, code, PINNED)


def test_a_known_sender_gives_the_same_data_back(tmp_path: Path, code: str) -> None:
    path = export.write(jamilas(), tmp_path)
    found = reader.read(path, code.lower().replace("-", " "), PINNED)
    assert (found.verdict, found.importable) == ("bekend", True)
    assert canonical.dumps(found.payload) == canonical.dumps(payload.build(people.material()))
    assert reader.read(path, code, {}).verdict == "onbekend"


def test_the_name_of_the_file_decides_nothing(tmp_path: Path, code: str) -> None:
    path = tmp_path / "overdracht.pdf"
    path.write_bytes(jamilas().data)
    assert reader.read(path, code, PINNED).verdict == "bekend"


def test_packed_again_by_seven_zip_it_is_still_the_same(tmp_path: Path, code: str, whole: dict[str, bytes]) -> None:
    again = by_seven_zip(whole, tmp_path, "-mem=AES256", "-mx=9", f"-p{code}")
    assert read(again, code, tmp_path).verdict == "bekend"


def test_a_wrong_empty_or_mistyped_code_opens_nothing(tmp_path: Path) -> None:
    other = codes.export_code(known_bytes("een ander"))
    for typed, error in ((other, WrongCode), ("", CodeMistypedError), ("geen", CodeMistypedError)):
        with pytest.raises(error) as told:
            read(jamilas().data, typed, tmp_path)
        assert told.type is error
    with pytest.raises(WrongCode):
        inspection.take_apart(jamilas().data, "")


def test_changed_data_changed_pages_and_a_missing_signature_each_have_their_verdict(
    tmp_path: Path, code: str, whole: dict[str, bytes]
) -> None:
    content = payload.build(people.material())
    content["participant"]["called"] = "Iemand"  # type: ignore[index]  # a test reaches inside
    fewer = changed_pages(whole[PAGES], lambda pdf: pdf.pages.__delitem__(-1))
    unsigned = {name: data for name, data in whole.items() if name != MANIFEST}
    changes = [
        ("gewijzigd", {**whole, DATA: canonical.dumps(content)}),
        ("gewijzigd", {**whole, PAGES: fewer}),
        ("ontbreekt", unsigned),
        ("bekend", {**whole, TOLD: b"anders"}),
    ]
    for verdict, entries in changes:
        found = read(packed(entries.items(), code), code, tmp_path)
        assert (found.verdict, found.importable) == (verdict, verdict == "bekend")
        assert (found.payload is None) == (verdict == "gewijzigd")
    assert reader.PAGES_DIFFER in read(packed(changes[1][1].items(), code), code, tmp_path).sentences


def test_a_newer_version_says_so_before_anything_else(tmp_path: Path, code: str, whole: dict[str, bytes]) -> None:
    newer = canonical.dumps({**payload.build(people.material()), "schema_version": "2.0.0", "unheard_of": 1})
    entries = {name: data for name, data in whole.items() if name != MANIFEST} | {DATA: newer}
    with pytest.raises(FileTooNew):
        read(packed(entries.items(), code), code, tmp_path)


def otherwise_protected(whole: dict[str, bytes], code: str, folder: Path) -> dict[str, tuple[bytes, Kind]]:
    """The right content under no code, a weak one, or one that holds for a part."""
    half = packed(whole.items(), code)
    place = listed(half, TOLD) + 8
    return {
        "open": (packed(whole.items(), ""), NoTransferFile),
        "zipcrypto": (by_seven_zip(whole, folder, "-mem=ZipCrypto", f"-p{code}"), NoTransferFile),
        "aes-128": (by_seven_zip(whole, folder, "-mem=AES128", f"-p{code}"), NoTransferFile),
        "one entry open": (half[:place] + b"\0\0" + half[place + 2 :], NoTransferFile),
        "bzip2": (by_seven_zip(whole, folder, "-mem=AES256", "-mm=BZip2", f"-p{code}"), NoTransferFile),
        "two codes": (two_codes(whole, code), FileDamaged),
    }


def two_codes(whole: dict[str, bytes], code: str) -> bytes:
    """The last entry under another code."""
    out = BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as made:
        for name, data in whole.items():
            made.setpassword((WRONG if name == PAGES else code).encode())
            made.writestr(pyzipper.zipfile_aes.AESZipInfo(name), data)
    return out.getvalue()


def otherwise_named(whole: dict[str, bytes], code: str) -> dict[str, tuple[bytes, Kind]]:
    """Entries that are not ours, or not where they belong."""
    entries = [*whole.items()]
    nul = packed(entries, code).replace(b"dossier.pdf", b"dossier\0pdf")
    link = stat.S_IFLNK << 16
    return {
        "stranger": (packed([*entries, ("kwaad.exe", b"MZ")], code), NoTransferFile),
        "path": (packed([*entries[:-1], ("../dossier.pdf", whole[PAGES])], code), NoTransferFile),
        "folder": (packed([*entries[:-1], ("map/dossier.pdf", whole[PAGES])], code), NoTransferFile),
        "twice": (
            packed([*entries, ("LEESMIJ.md!", b"nog eens")], code).replace(b"LEESMIJ.md!", b"LEESMIJ.txt"),
            NoTransferFile,
        ),
        "cut name": (nul, NoTransferFile),
        "link": (packed(entries, code, attributes=link), NoTransferFile),
        "less": (packed(entries[1:], code), NoTransferFile),
        "many": (packed([*entries, *((f"{number}", b"") for number in range(7))], code), NoTransferFile),
        "letter": (packed([("word/document.xml", b"<w/>")], ""), NoTransferFile),
        "two names": (packed(entries, code).replace(b"dossier.pdf", b"dossier.PDF", 1), FileDamaged),
    }


def ends(whole: dict[str, bytes], code: str) -> dict[str, tuple[bytes, Kind]]:
    """Zips whose end does not say what stands before it."""
    data = packed(whole.items(), code)
    end = data[-22:]
    line = data[listed(data, PAGES) : listed(data, PAGES) + 46 + len(PAGES)].replace(b"\x0b\0\x0b\0", b"\x0b\0\0\0")
    many = line * 300_000
    pointer = b"PK\x06\x07" + bytes(16)
    remark = data[:-22] + pointer + end[:12] + struct.pack("<L", struct.unpack("<L", end[12:16])[0] + 20) + end[16:]
    return {
        "a list without end": (
            b"PK\x03\x04" + many + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 4, 4, len(many), 4, 0),
            NoTransferFile,
        ),
        "zip64": (remark, NoTransferFile),
        "remark": (packed(whole.items(), code, remark=b"Jamila"), NoTransferFile),
        "something after": (
            data[:-6] + with_number(end, b"PK\5\6", 16, int.from_bytes(end[16:20], "little") + 2)[-6:] + b"..",
            NoTransferFile,
        ),
        "something before": (b"PK\x03\x04" + data, NoTransferFile),
        "nothing in it": (b"PK\5\6" + bytes(18), NoTransferFile),
        "first bytes": (b"PK", FileDamaged),
        "cut": (data[: len(data) // 2], FileDamaged),
        "cut at the end": (data[:-1], FileDamaged),
        "wrong place": (with_number(data, b"PK\1\2", 42, 7), FileDamaged),
    }


def oversized(whole: dict[str, bytes], code: str) -> dict[str, tuple[bytes, Kind]]:
    """Small zips that unpack to something large, honest about it or not; all else in them is in order."""
    bomb = packed({**whole, TOLD: bytes(19 * MEGABYTE)}.items(), code, hard=True)
    size = listed(bomb, TOLD) + 24
    packed_size = struct.unpack("<L", bomb[size - 4 : size])[0]
    lying = bomb[:size] + struct.pack("<L", packed_size * 50) + bomb[size + 4 :]
    chance = random.Random(3)
    loose = chance.randbytes(MEGABYTE // 2) + bytes(20 * MEGABYTE)
    nested = b"[" * 200_000 + b"]" * 200_000
    return {
        "bomb": (bomb, FileDamaged),
        "a bomb that lies": (lying, FileDamaged),
        "too large together": (packed({**whole, TOLD: loose}.items(), code, hard=True), FileDamaged),
        "large data": (packed({**whole, DATA: chance.randbytes(6 * MEGABYTE)}.items(), code), FileDamaged),
        "nested": (packed({**whole, MANIFEST: nested}.items(), code), FileDamaged),
        "no pages": (packed({**whole, PAGES: b"%PDF-1.7 en verder niets"}.items(), code), FileDamaged),
        "pages that are text": (packed({**whole, PAGES: b"tekst"}.items(), code), FileDamaged),
    }


def odd_pages(whole: dict[str, bytes], code: str) -> dict[str, tuple[bytes, Kind]]:
    """Pages under a code of their own, or with something attached."""

    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["kwaad.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ")

    protection = pikepdf.Encryption(user="", owner="eigenaar", R=6)
    locked = changed_pages(whole[PAGES], lambda _: None, protection)
    as_pdf = export.seal(people.material(), KEY, known_bytes()).data
    return {
        "attached": (
            packed({**whole, PAGES: changed_pages(whole[PAGES], attach)}.items(), code),
            NoTransferFile,
        ),
        "locked for nobody": (packed({**whole, PAGES: locked}.items(), code), NoTransferFile),
        "locked": (packed({**whole, PAGES: as_pdf}.items(), code), NoTransferFile),
    }


def judged(data: bytes, code: str) -> reader.Reading:
    """Read in this process, without the time that starting another one takes."""
    return reader.judge(inspection.take_apart(data, code), PINNED)


def refused_after(opening: Callable[[], object]) -> tuple[float, str]:
    """Seconds of computing until the answer, and what it was: an error, or "" when it opened.

    Nothing here waits, so on a quiet machine these are the seconds that pass; on a busy one they stay the same.
    """
    start, found = computed(), ""
    try:
        opening()
    except ExchangeError as error:
        found = type(error).__name__ if "{" not in str(error) else str(error)
    return computed() - start, found


def computed() -> float:
    """Seconds that this process and the ones it started have computed."""
    return sum(os.times()[:4])


def all_hostile(whole: dict[str, bytes], code: str, folder: Path) -> dict[str, tuple[bytes, Kind]]:
    """Every zip that is not what it seems, with the error it must give."""
    groups = (otherwise_named, ends, oversized, odd_pages)
    found = {name: each for group in groups for name, each in group(whole, code).items()}
    return found | otherwise_protected(whole, code, folder)


def test_hostile_zips_are_refused_within_two_seconds(whole: dict[str, bytes], code: str, tmp_path: Path) -> None:
    for name, (data, error) in all_hostile(whole, code, tmp_path).items():
        assert len(data) <= reader.LARGEST_FILE, name
        seconds, found = refused_after(partial(judged, data, code))
        assert found == error.__name__, name
        assert seconds < 2, name


def test_an_end_that_is_not_right_never_reaches_the_library(
    whole: dict[str, bytes], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = ends(whole, code)
    monkeypatch.setattr(pyzipper, "AESZipFile", None)
    for name in ("a list without end", "zip64", "remark", "something before", "something after"):
        with pytest.raises(NoTransferFile):
            unpacking.entries(hostile[name][0], code)


def test_the_process_that_reads_a_zip_tells_the_same(whole: dict[str, bytes], code: str, tmp_path: Path) -> None:
    start_up = max(refused_after(partial(read, jamilas().data, code, tmp_path))[0] for _ in range(2))
    hostile = all_hostile(whole, code, tmp_path)
    for name in ("open", "zipcrypto", "bomb", "a list without end", "cut"):
        data, error = hostile[name]
        seconds, found = refused_after(partial(read, data, code, tmp_path))
        assert found == error.__name__, name
        assert seconds < start_up + 2, name


def test_a_zip_larger_than_the_limit_is_not_opened_at_all(code: str, tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        read(jamilas().data + bytes(reader.LARGEST_FILE), code, tmp_path)


def test_what_comes_out_is_never_more_than_was_said(code: str, whole: dict[str, bytes]) -> None:
    data, _error = oversized(whole, code)["a bomb that lies"]
    with pytest.raises(FileDamaged):
        unpacking.entries(data, code)


def test_no_flipped_bit_is_ever_taken_over(code: str, rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(5)
    right = payload.build(people.material())
    refused = 0
    for _ in range(rounds(40, 10_000)):
        data = bytearray(jamilas().data)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            found = judged(bytes(data), code)
        except ExchangeError:
            refused += 1
            continue
        assert not found.importable or found.payload == right
    assert refused


@pytest.mark.parametrize("name", [PAGES, DATA, MANIFEST, TOLD])
def test_a_changed_byte_anywhere_in_an_entry_is_damage_not_a_wrong_code(
    code: str, whole: dict[str, bytes], name: str
) -> None:
    start = jamilas().data.index(name.encode()) + len(name) + 11
    around = 16 + 2 + len(whole[name]) + 10
    for place in (0, 16, 18, around - 11, around - 1):
        data = bytearray(jamilas().data)
        data[start + place] ^= 1
        with pytest.raises(FileDamaged):
            inspection.take_apart(bytes(data), code)
