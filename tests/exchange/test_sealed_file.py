"""A sealed file is what it promises: others open it with the code and only with it, and find the same data."""

from __future__ import annotations

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from intake_desktop.exchange import document, envelope, export, payload
from intake_desktop.exchange.errors import FileExists
from intake_desktop.exchange.export import SealedFile
from intake_desktop.exchange.tagging import checker
from intake_desktop.sealing import canonical, signing
from tests.exchange import people
from tests.fakes import known_bytes

KEY = b"k" * 32
WRONG = "K7QF-2MWD-9XHT-4VBR-8ZNC"


def tool(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run somebody else's tool; a missing one is a red test, never a skipped one."""
    assert shutil.which(words[0]), f"{words[0]} ontbreekt: apt-get install poppler-utils qpdf openssl"
    return subprocess.run(words, capture_output=True, timeout=30, check=False)


@pytest.fixture(scope="module", params=[people.BUURTTEAM, people.WERK])
def recipient(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sealed(recipient: str) -> SealedFile:
    return export.seal(people.material(recipient), KEY, known_bytes())


@pytest.fixture
def path(sealed: SealedFile, tmp_path: Path) -> Path:
    return export.write(sealed, tmp_path)


def attachment(sealed: SealedFile, name: str) -> bytes:
    with pikepdf.open(BytesIO(sealed.data), password=sealed.code) as pdf:
        return bytes(pdf.attachments[name].get_file().read_bytes())


def test_the_file_gives_nothing_away_from_outside(sealed: SealedFile) -> None:
    assert sealed.file_name == "overdracht-20261120-7f3k9q.pdf"
    assert len(sealed.data) % envelope.STEP == 0
    assert b"Jamila" not in sealed.data
    assert b"Werkbank" not in sealed.data
    assert b"Overdrachtsdossier" not in sealed.data


def test_poppler_reads_pages_and_data_with_the_code(sealed: SealedFile, path: Path, tmp_path: Path) -> None:
    shown = tool("pdftotext", "-upw", sealed.code, str(path), "-").stdout.decode()
    assert "Jamila Voorbeeld" in shown
    assert "pagina 1 van" in shown
    target = tmp_path / "data.json"
    tool("pdfdetach", "-upw", sealed.code, "-save", "1", "-o", str(target), str(path))
    assert canonical.loads(target.read_bytes(), canonical=True) == json.loads(attachment(sealed, envelope.DATA_NAME))
    assert envelope.digest(target.read_bytes()) == sealed.payload_sha256


def test_poppler_reads_the_structure_aloud(sealed: SealedFile, path: Path) -> None:
    told = tool("pdfinfo", "-upw", sealed.code, "-struct-text", str(path)).stdout.decode()
    heard = " ".join(told.replace('"', " ").split())
    assert "Nu 12 uur per week: 3 dagen van 4 uur." in heard.replace("\u00a0", " ")
    assert "BlockQuote" in told
    assert "TH" in told


@pytest.mark.parametrize("code", [WRONG, ""])
def test_everybody_refuses_a_wrong_or_empty_code(sealed: SealedFile, path: Path, code: str) -> None:
    assert tool("pdfinfo", "-upw", code, str(path)).returncode != 0
    assert tool("pdftotext", "-opw", code, str(path), "-").returncode != 0
    assert tool("qpdf", f"--password={code}", "--check", str(path)).returncode != 0
    assert pypdf.PdfReader(BytesIO(sealed.data)).decrypt(code) == pypdf.PasswordType.NOT_DECRYPTED
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(sealed.data, password=code or None)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(sealed.data), password=code)


def test_qpdf_pypdf_and_pdfium_find_nothing_wrong(sealed: SealedFile, path: Path) -> None:
    told = tool("qpdf", f"--password={sealed.code}", "--check", str(path))
    assert told.returncode == 0, told.stderr
    assert b"R = 6" in told.stdout
    assert b"AESv3" in told.stdout
    assert b"extract for accessibility: allowed" in told.stdout
    reader = pypdf.PdfReader(BytesIO(sealed.data), password=sealed.code)
    assert set(reader.attachments) == {envelope.DATA_NAME, envelope.MANIFEST_NAME}
    assert reader.metadata is not None
    assert dict(reader.metadata) == {"/Title": document.TITLE}
    opened = pypdfium2.PdfDocument(sealed.data, password=sealed.code)
    assert len(opened) == sealed.pages
    opened.close()


def test_openssl_checks_the_signature_as_documented(sealed: SealedFile, tmp_path: Path) -> None:
    manifest = json.loads(attachment(sealed, envelope.MANIFEST_NAME))
    der = bytes.fromhex("302a300506032b6570032100" + manifest["public_key"])
    signed, signature, key = tmp_path / "signed", tmp_path / "signature", tmp_path / "key.der"
    signed.write_bytes(envelope.PREFIX + canonical.dumps(manifest["signed"]))
    signature.write_bytes(bytes.fromhex(manifest["signature"]))
    key.write_bytes(der)
    words = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", str(key), "-rawin"]
    told = tool(*words, "-in", str(signed), "-sigfile", str(signature))
    assert told.returncode == 0, told.stderr
    assert manifest["public_key"] == signing.public_key(KEY).hex()
    signed.write_bytes(signed.read_bytes() + b" ")
    assert tool(*words, "-in", str(signed), "-sigfile", str(signature)).returncode != 0


def test_the_pages_are_tagged_without_a_fault(sealed: SealedFile) -> None:
    assert sealed.tag_faults == ()
    with pikepdf.open(BytesIO(sealed.data), password=sealed.code) as pdf:
        assert checker.faults(pdf) == ()


def test_the_same_payload_gives_the_same_bytes(recipient: str) -> None:
    content = payload.build(people.material(recipient))
    assert document.render(content) == document.render(content)


def test_an_existing_file_stays(sealed: SealedFile, path: Path, tmp_path: Path) -> None:
    with pytest.raises(FileExists):
        export.write(sealed, tmp_path)
    assert path.read_bytes() == sealed.data
