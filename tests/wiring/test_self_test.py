"""Each part of the self-test can fail: the thing itself is broken here, and the row says so."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import sqlcipher3.dbapi2

from intake_desktop import paths
from intake_desktop.dossier.checked import Checked, Outcome, summary
from intake_desktop.dossier.desk import ExportDone
from intake_desktop.exchange import rereading
from intake_desktop.sealing import codes, keys, signing, vectors
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import database, means, osguard
from intake_desktop.wiring import (
    self_test,
    self_test_library,
    self_test_place,
    self_test_start,
    self_test_way,
    throw_away,
)
from intake_desktop.wiring.self_test_way import Way
from tests.storage.test_full_disk import fill_up, little_room
from tests.storage.vaults import CHEAP

Checks = Callable[[], tuple[self_test.Check, ...]]


def row(checks: tuple[self_test.Check, ...], what: str) -> Checked:
    """The row of this name, done now."""
    return next(check.done() for check in checks if check.what == what)


@pytest.fixture
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tijdelijk"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.mark.parametrize("number", range(len(vectors.VECTORS)))
def test_an_answer_that_is_not_the_published_one_is_told(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    good = vectors.VECTORS[number]
    assert row(self_test_library.checks(), good.name).outcome is Outcome.GOOD
    wrong = replace(good, expected=bytes([good.expected[0] ^ 1]) + good.expected[1:])
    monkeypatch.setattr(self_test_library, "VECTORS", (wrong,))
    told = row(self_test_library.checks(), good.name)
    assert told.outcome is Outcome.WRONG
    assert good.source in told.words
    assert told.remedy


def test_a_fault_of_a_library_is_a_row_and_no_end_of_the_table() -> None:
    for fault in (sqlcipher3.dbapi2.DatabaseError("file is not a database"), zlib.error("incorrect header check")):

        def look(fault: Exception = fault) -> str:
            raise fault

        row = self_test.Check("Iets", look).done()
        assert (row.outcome, row.remedy) == (Outcome.WRONG, self_test.AGAIN)


def test_our_own_sealing_and_signing_are_held_against_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that seals in its own way, or takes any signature, is found, though it would open what it sealed."""
    with monkeypatch.context() as breaking:
        breaking.setattr(keys, "seal", lambda content, public, context: bytes(32) + bytes(content) + bytes(16))
        assert row(self_test_library.checks(), "Verzegeling zoals wij die maken").outcome is Outcome.WRONG
    with monkeypatch.context() as breaking:
        breaking.setattr(signing, "verify", lambda key, content, signature: True)
        assert row(self_test_library.checks(), "Handtekening (Ed25519)").outcome is Outcome.WRONG


def test_a_policy_that_takes_weak_keys_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert row(self_test_library.checks(), "Te zwakke sleutel").outcome is Outcome.GOOD
    monkeypatch.setattr(KdfPolicy, "check", lambda policy, cost: None)
    assert row(self_test_library.checks(), "Te zwakke sleutel").outcome is Outcome.WRONG


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped resources that may be broken."""
    copied = tmp_path / "resources"
    shutil.copytree(paths.resources(), copied)
    monkeypatch.setattr(paths, "resources", lambda: copied)
    return copied


@pytest.mark.parametrize("face", rereading.FACES)
def test_a_typeface_that_is_gone_or_damaged_is_named(face: str, resources: Path) -> None:
    path = resources / "fonts" / f"{face}.ttf"
    whole = path.read_bytes()
    assert row(self_test_library.checks(), "Lettertypen").outcome is Outcome.GOOD
    path.write_bytes(whole[:1000])
    assert face in row(self_test_library.checks(), "Lettertypen").words
    path.unlink()
    told = row(self_test_library.checks(), "Lettertypen")
    assert (told.outcome, told.words) == (Outcome.WRONG, f"Er ontbreken letters in {face}.")


def test_a_missing_example_stops_the_way_and_the_rest_is_not_done(resources: Path, aside: Path) -> None:
    (resources / "examples" / self_test_way.EXAMPLE).unlink()
    with throw_away.folder() as place:
        way = Way(place, CHEAP)
        found = list(self_test._until_wrong(way))
        way.close()
    assert [each.outcome for each in found] == [Outcome.WRONG, *[Outcome.NOT_DONE] * 6]
    assert "is niet te lezen" in found[0].words
    assert not list(aside.iterdir())
    assert summary(found) == "7 van de 7 onderdelen zijn niet in orde. Kijk bij: Kluis maken."


def test_a_small_disk_is_told_with_how_much_is_free(tmp_path: Path) -> None:
    with little_room(tmp_path / "klein", 16) as room:
        disk = room.folder
        told = row(self_test_place.checks(disk / "kluis"), "Vrije ruimte")
        assert told.outcome is Outcome.WRONG
        assert told.words == "Bij de kluis is nog maar 16 MB vrij."
        assert told.remedy == self_test_place.MAKE_ROOM
        if not room.real:
            return
        fill_up(disk)
        told = row(self_test_place.checks(disk / "kluis"), "Schrijven bij de kluis")
        assert told.outcome is Outcome.WRONG
        assert "schijf is vol" in told.words
        assert [path.name for path in disk.iterdir()] == ["ballast"]


def test_versions_that_nobody_knows_or_a_library_that_does_not_encrypt_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert row(self_test_place.checks(tmp_path), "Versies").outcome is Outcome.GOOD
    with monkeypatch.context() as breaking:
        breaking.setattr(database.sqlcipher, "connect", __import__("sqlite3").connect)
        assert (
            row(self_test_place.checks(tmp_path), "Versies").words == "De bibliotheek voor de kluis versleutelt niet."
        )

    def absent(_name: str) -> str:
        raise means.PackageNotFoundError

    monkeypatch.setattr(means, "version", absent)
    assert row(self_test_place.checks(tmp_path), "Versies").outcome is Outcome.WRONG


def program(place: Path, lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """This is what starts when the program starts itself."""
    place.write_text(f"#!/bin/sh\n{lines}\n", encoding="ascii")
    place.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(place))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("exit 1", "Het nieuwe proces stopt met een fout."),
        ("echo Springplank 0.0.1", "een andere versie"),
        ("echo 'ImportError: libEGL.so.1: cannot open shared object file' >&2; exit 1", "libEGL.so.1"),
    ],
)
def test_a_program_that_does_not_start_again_is_told(
    lines: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "python3", lines, monkeypatch)
    again, window = (check.done() for check in self_test_start.checks())
    assert (again.outcome, window.outcome) == (Outcome.WRONG, Outcome.WRONG)
    assert words in again.words
    program(tmp_path / "weg", "exit 0", monkeypatch)
    (tmp_path / "weg").unlink()
    assert row(self_test_start.checks(), "Opnieuw starten").words.startswith("Het systeem zegt: ")


def test_a_program_that_hangs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "python3", "exec tail -f /dev/null", monkeypatch)
    monkeypatch.setattr(self_test_start, "SECONDS", 0.2)
    assert "nog niet klaar" in row(self_test_start.checks(), "Opnieuw starten").words


def test_stopping_half_way_leaves_no_folder_and_no_vault_open(tmp_path: Path, aside: Path) -> None:
    rows = self_test.rows(tmp_path / "kluis", CHEAP)
    for found in rows:
        assert found.outcome is Outcome.GOOD, found
        if found.what == "Kluis maken":
            break
    (place,) = aside.iterdir()
    assert (place / "kluis" / "kluis.db").is_file()
    rows.close()  # type: ignore[attr-defined]  # a generator
    assert not list(aside.iterdir())
    assert not (tmp_path / "kluis").exists()


def test_replacing_the_process_takes_the_folder_along_and_a_crash_of_yesterday_is_swept(aside: Path) -> None:
    left, young = aside / f"{throw_away.PREFIX}oud", aside / f"{throw_away.PREFIX}jong"
    for folder in (left, young):
        (folder / "kluis").mkdir(parents=True)
    os.utime(left, (time.time() - 100_000,) * 2)
    with throw_away.folder() as place:
        (place / "iets").write_bytes(b"verzonnen")
        throw_away.clear()
        assert not place.exists()
    assert list(aside.iterdir()) == [young]


def test_the_next_start_sweeps_what_could_not_be_removed_and_nothing_that_is_not_left(
    aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(name: str, *, locked: bool) -> Path:
        folder = aside / name
        (folder / "kluis").mkdir(parents=True)
        if locked:
            osguard.take(folder, osguard.Holder("", "", datetime.now(UTC))).release()
        return folder

    left, half = lying(f"{throw_away.PREFIX}dicht", locked=True), lying(f"{throw_away.PREFIX}half", locked=False)
    just_made, strange = aside / f"{throw_away.PREFIX}leeg", lying("springplank-iets-anders", locked=False)
    just_made.mkdir()
    (linked := aside / f"{throw_away.PREFIX}wijzer").symlink_to(strange)
    busy = lying(f"{throw_away.PREFIX}bezig", locked=False)
    held = osguard.take(busy, osguard.Holder("", "", datetime.now(UTC)))
    assert throw_away.sweep() == 0, "all of this is younger than this process"
    monkeypatch.setattr(throw_away, "_BEGUN", time.time() + 1)
    assert throw_away.sweep() == 2
    assert not left.exists()
    assert not half.exists()
    assert set(aside.iterdir()) == {just_made, strange, linked, busy}
    assert (strange / "kluis").is_dir()
    held.release()
    assert throw_away.sweep() == 1


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExportDone]:
    """A file that the way made."""
    way = Way(tmp_path_factory.mktemp("weg"), CHEAP)
    for check in way.checks()[:5]:
        assert check.done().outcome is Outcome.GOOD
    yield way._done
    way.close()


def changed(done: ExportDone, place: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """The same file with its pages changed, closed with the same code."""
    password = codes.read_export_code(done.code)
    with pikepdf.open(BytesIO(done.path.read_bytes()), password=password) as pdf:
        change(pdf)
        pdf.save(place, encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True))
    return place


def aside_of_the_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(b"1 0 0 1 5000 0 cm", prepend=True)


def nothing_on_it(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].Contents = pdf.make_stream(b"")


def test_a_page_that_is_empty_or_stands_aside_is_seen(exported: ExportDone, tmp_path: Path) -> None:
    whole = rereading.reread(exported.path, exported.code)
    assert (whole.pages, whole.empty, whole.missing) == (exported.pages, 0, 0)
    moved = rereading.reread(changed(exported, tmp_path / "naast.pdf", aside_of_the_page), exported.code)
    assert moved.empty == 1
    assert moved.missing > 100
    assert rereading.reread(changed(exported, tmp_path / "leeg.pdf", nothing_on_it), exported.code).empty == 1
