"""Zips for tests: a transfer as it was made, and what somebody with the code could make of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

import pyzipper

from intake_desktop.dossier.desk import FileFormat
from intake_desktop.exchange import export
from intake_desktop.exchange.export import SealedFile
from intake_desktop.exchange.material import Material
from tests.exchange import people
from tests.fakes import known_bytes

KEY = b"k" * 32
WRONG = "K7QF-2MWD-9TQF-VX4C-P6NA"

Entries = Iterable[tuple[str, bytes]]


def sealed_zip(material: Material) -> SealedFile:
    """This transfer as a zip."""
    return export.seal(material, KEY, known_bytes(), FileFormat.ZIP)


@cache
def jamilas() -> SealedFile:
    """The transfer of Jamila, who is made up, as a zip."""
    return sealed_zip(people.material())


def inside(data: bytes, code: str) -> dict[str, bytes]:
    """What is in a zip, read by the library alone."""
    with pyzipper.AESZipFile(BytesIO(data)) as packed:
        return {entry.filename: packed.open(entry, "r", code.encode()).read() for entry in packed.infolist()}


def packed(entries: Entries, code: str, *, hard: bool = False, remark: bytes = b"", attributes: int = 0) -> bytes:
    """A zip under AES-256; a code of "" leaves it open. hard: deflated. attributes: of the first entry."""
    out = BytesIO()
    method = pyzipper.ZIP_DEFLATED if hard else pyzipper.ZIP_STORED
    with pyzipper.AESZipFile(out, "w", method) as made:
        if code:
            made.setpassword(code.encode())
            made.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, data in entries:
            entry = pyzipper.zipfile_aes.AESZipInfo(name)
            entry.compress_type, entry.external_attr = method, attributes
            made.writestr(entry, data)
            attributes = 0
        made.comment = remark
    return out.getvalue()


def seven_zip(*words: str) -> subprocess.CompletedProcess[str]:
    """Run 7-Zip; a missing one is a red test, never a skipped one."""
    assert shutil.which("7z"), "7z ontbreekt: apt-get install p7zip-full"
    done = subprocess.run(
        ["7z", *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False
    )
    assert "Traceback" not in done.stderr
    return done


def by_seven_zip(entries: dict[str, bytes], folder: Path, *switches: str) -> bytes:
    """These entries packed by 7-Zip with these switches."""
    place = folder / "uitgepakt"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, data in entries.items():
        (place / name).write_bytes(data)
    target = folder / "opnieuw.zip"
    target.unlink(missing_ok=True)
    done = seven_zip("a", "-tzip", *switches, str(target), *(str(place / name) for name in entries))
    assert done.returncode == 0, done.stdout
    return target.read_bytes()
