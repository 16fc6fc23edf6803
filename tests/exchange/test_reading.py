"""A file that comes in is read with suspicion: verdicts in words, hostile files refused quickly with a sentence."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from intake_desktop.errors import ExchangeError
from intake_desktop.exchange import document, envelope, export, inspection, payload, reader
from intake_desktop.exchange.errors import (
    CodeMistypedError,
    FileDamaged,
    FileTooLarge,
    FileTooNew,
    NoTransferFile,
    WrongCode,
)
from intake_desktop.exchange.export import SealedFile
from intake_desktop.sealing import canonical, signing
from tests.exchange import people
from tests.fakes import known_bytes

KEY = b"k" * 32
PINNED = {signing.public_key(KEY).hex(): "Stichting De Werkbank (fictief)"}
OTHER_CODE = "K7QF-2MWD-9XHT-4VBR-8ZNC"


@pytest.fixture(scope="module")
def sealed() -> SealedFile:
    return export.seal(people.material(), KEY, known_bytes())


@pytest.fixture
def path(sealed: SealedFile, tmp_path: Path) -> Path:
    return export.write(sealed, tmp_path)


def remade(sealed: SealedFile, change: Callable[[pikepdf.Pdf], None], *, locked: bool = True) -> bytes:
    """The file after somebody changed it and locked it again with the same code."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed.data), password=sealed.code) as pdf:
        change(pdf)
        protection = pikepdf.Encryption(user=sealed.code, owner="owner", R=6) if locked else False
        pdf.save(out, encryption=protection)
    return out.getvalue()


def replaced(name: str, data: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name].obj.EF.F.write(data)

    return change


def test_a_known_sender_gives_the_same_data_back(sealed: SealedFile, path: Path) -> None:
    found = reader.read(path, sealed.code.lower().replace("-", " "), PINNED)
    assert (found.verdict, found.importable) == ("bekend", True)
    assert found.sentences == ("Afzender is bekend: Stichting De Werkbank (fictief). Het bestand is niet veranderd.",)
    assert canonical.dumps(found.payload) == canonical.dumps(payload.build(people.material()))


def test_an_unknown_sender_is_shown_with_a_fingerprint_to_compare(sealed: SealedFile, path: Path) -> None:
    found = reader.read(path, sealed.code, {})
    assert (found.verdict, found.importable, len(found.fingerprint.split("-"))) == ("onbekend", False, 8)
    other = reader.read(path, sealed.code, {"00" * 32: "Stichting De Werkbank (fictief)"})
    assert other.verdict == "onbekend"
    assert "ander kenmerk" in other.sentences[1]


def test_a_wrong_or_mistyped_code_opens_nothing(sealed: SealedFile, path: Path) -> None:
    right = known_bytes("een ander")
    with pytest.raises(CodeMistypedError):
        reader.read(path, OTHER_CODE, PINNED)
    with pytest.raises(CodeMistypedError):
        reader.read(path, "", PINNED)
    with pytest.raises(WrongCode):
        reader.read(path, export.codes.export_code(right), PINNED)


def test_changed_data_changed_pages_and_a_missing_signature_each_have_their_verdict(
    sealed: SealedFile, tmp_path: Path
) -> None:
    content = payload.build(people.material())
    content["participant"]["called"] = "Iemand"  # type: ignore[index]  # a test reaches inside
    changes: dict[str, Callable[[pikepdf.Pdf], None]] = {
        "gewijzigd": replaced(envelope.DATA_NAME, canonical.dumps(content)),
        "ontbreekt": lambda pdf: pdf.attachments.__delitem__(envelope.MANIFEST_NAME),
    }
    for verdict, change in changes.items():
        path = tmp_path / f"{verdict}.pdf"
        path.write_bytes(remade(sealed, change))
        found = reader.read(path, sealed.code, PINNED)
        assert (found.verdict, found.importable) == (verdict, False)
    path = tmp_path / "pages.pdf"
    path.write_bytes(remade(sealed, lambda pdf: pdf.pages.__delitem__(-1)))
    pages = reader.read(path, sealed.code, PINNED)
    assert pages.verdict == "gewijzigd"
    assert pages.payload is None


def test_a_newer_version_says_so_before_anything_else(sealed: SealedFile, tmp_path: Path) -> None:
    content = {**payload.build(people.material()), "schema_version": "2.0.0", "unheard_of": 1}
    path = tmp_path / "newer.pdf"

    def newer(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[envelope.DATA_NAME].obj.EF.F.write(canonical.dumps(content))
        del pdf.attachments[envelope.MANIFEST_NAME]

    path.write_bytes(remade(sealed, newer))
    with pytest.raises(FileTooNew):
        reader.read(path, sealed.code, PINNED)


def hostile(sealed: SealedFile) -> dict[str, tuple[bytes, type[ExchangeError]]]:
    """Files that are not what they seem, with the error each must give."""

    def bomb(pdf: pikepdf.Pdf) -> None:
        stream = pdf.attachments[envelope.DATA_NAME].obj.EF.F
        stream.write(zlib.compress(bytes(40_000_000)), filter=pikepdf.Name.FlateDecode)

    def stranger(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["../../kwaad.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ")

    nested = b"[" * 200_000 + b"]" * 200_000
    return {
        "text": (b"Dit is geen PDF", NoTransferFile),
        "empty": (b"", NoTransferFile),
        "cut": (sealed.data[: len(sealed.data) // 2], FileDamaged),
        "bomb": (remade(sealed, bomb), FileDamaged),
        "nested": (remade(sealed, replaced(envelope.MANIFEST_NAME, nested)), FileDamaged),
        "stranger": (remade(sealed, stranger), NoTransferFile),
        "open": (remade(sealed, lambda _: None, locked=False), NoTransferFile),
        "plain": (document.render(payload.build(people.material())), NoTransferFile),
    }


def heavy() -> dict[str, Callable[[pikepdf.Pdf], None]]:
    """Small files that unpack to something huge or go round: the process that opens them must be the one that stops."""

    def page(operator: bytes) -> Callable[[pikepdf.Pdf], None]:
        def change(pdf: pikepdf.Pdf) -> None:
            packed = zlib.compress(operator * (100_000_000 // len(operator)), 1)
            pdf.pages[0].Contents = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)

        return change

    def letters(pdf: pikepdf.Pdf) -> None:
        font = next(iter(pdf.pages[0].Resources.Font.values()))
        packed = zlib.compress(bytes(200_000_000), 1)
        font.ToUnicode = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)

    def round_and_round(pdf: pikepdf.Pdf) -> None:
        element = pdf.Root.StructTreeRoot.K[0]
        element.K.append(element)

    def deep(pdf: pikepdf.Pdf) -> None:
        inner = pdf.Root.StructTreeRoot.K[0]
        for _ in range(20_000):
            inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, K=pikepdf.Array([inner])))
        pdf.Root.StructTreeRoot.K = pikepdf.Array([inner])

    drawn = {"spaces": page(b" "), "drawing": page(b"q Q ")}
    return {**drawn, "letters": letters, "round": round_and_round, "deep": deep}


def refused_after(path: Path, code: str) -> tuple[float, str]:
    """Seconds until the answer, and what it was: an error or a verdict."""
    start = time.monotonic()
    try:
        found = reader.read(path, code, PINNED).verdict
    except ExchangeError as error:
        found = type(error).__name__ if "{" not in str(error) else str(error)
    return time.monotonic() - start, found


def test_hostile_files_are_refused_within_two_seconds_of_the_start_of_the_process(
    sealed: SealedFile, path: Path, tmp_path: Path
) -> None:
    start_up = max(refused_after(path, sealed.code)[0] for _ in range(2))
    for name, (data, error) in hostile(sealed).items():
        target = tmp_path / f"{name}.pdf"
        target.write_bytes(data)
        seconds, found = refused_after(target, sealed.code)
        assert found == error.__name__, name
        assert seconds < start_up + 2, name


@pytest.mark.parametrize("name", heavy())
def test_a_small_file_that_asks_for_everything_is_stopped(sealed: SealedFile, tmp_path: Path, name: str) -> None:
    """The limits of the process: five seconds of computing, ten of waiting; the answer is an error, or "gewijzigd"."""
    target = tmp_path / f"{name}.pdf"
    target.write_bytes(remade(sealed, heavy()[name]))
    assert target.stat().st_size < reader.LARGEST_FILE
    seconds, found = refused_after(target, sealed.code)
    assert found in ("ReadingTooLong", "FileDamaged", "gewijzigd")
    assert seconds < inspection.PATIENCE + 3


def test_a_huge_file_a_link_and_a_folder_are_not_opened_at_all(sealed: SealedFile, path: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(reader.LARGEST_FILE + 1)
    link = tmp_path / "link.pdf"
    link.symlink_to(path)
    for target, error in ((huge, FileTooLarge), (link, NoTransferFile), (tmp_path, NoTransferFile)):
        with pytest.raises(error):
            reader.read(target, sealed.code, PINNED)


def test_no_flipped_bit_is_ever_taken_over(sealed: SealedFile, rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(5)
    right = payload.build(people.material())
    refused = 0
    for _ in range(rounds(40, 10_000)):
        data = bytearray(sealed.data)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            found = reader.judge(inspection.take_apart(bytes(data), sealed.code), PINNED)
        except ExchangeError:
            refused += 1
            continue
        assert not found.importable or found.payload == right
    assert refused
