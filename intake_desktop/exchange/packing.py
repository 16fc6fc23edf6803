"""Puts the pages, the data, the signed manifest and an explanation in a zip, all locked with a code (AES-256, AE-2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

import pikepdf
import pyzipper
from pyzipper.zipfile_aes import AESZipInfo

from intake_desktop import paths
from intake_desktop.exchange import envelope
from intake_desktop.exchange.envelope import DATA_NAME, MANIFEST_NAME, Contents
from intake_desktop.exchange.material import Sender

PAGES_NAME, EXPLANATION_NAME = "dossier.pdf", "LEESMIJ.txt"
AE_2 = 2
"""The version of WinZip's AES without a checksum of the plain content in the clear."""
BITS = 256
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can tell: the same in every file."""
_UNIX, _OWNER_ALONE = 3, 0o100600 << 16
"""The same on every computer, so that the file does not tell where it was made; who unpacks it is the only reader."""


def close(contents: Contents, explanation: bytes, code: str, random_bytes: Callable[[int], bytes]) -> bytes:
    """The locked zip; its size is a whole number of steps, because the pages grow by a filler.

    Nothing is compressed: the size of what is packed says nothing about what stands in it. The salt of every entry
    comes from the library, which takes it from the operating system.
    """
    small = {EXPLANATION_NAME: explanation, DATA_NAME: contents.data, MANIFEST_NAME: contents.manifest}
    around = len(_packed({**small, PAGES_NAME: b""}, code))
    return _packed({**small, PAGES_NAME: _grown(contents.pages, around, random_bytes)}, code)


def explanation(sender: Sender) -> bytes:
    """What LEESMIJ.txt says: the same for everybody but for the organisation that sends and its telephone number."""
    told = (paths.resources() / "words" / "leesmij.txt").read_text("utf-8")
    organisation, phone = (" ".join(text.split()) for text in (sender.organisation, sender.phone))
    number = f", telefoon {phone}" if phone else ""
    return told.format(organisatie=organisation, nummer=number).replace("\n", "\r\n").encode("utf-8")


def _grown(pages: bytes, around: int, random_bytes: Callable[[int], bytes]) -> bytes:
    with pikepdf.open(BytesIO(pages)) as pdf:
        return envelope.padded(pdf, lambda: _saved(pdf), random_bytes, around)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _packed(entries: Mapping[str, bytes], code: str) -> bytes:
    out = BytesIO()
    with pyzipper.AESZipFile(out, "w", pyzipper.ZIP_STORED) as packed:
        packed.setpassword(code.encode("ascii"))
        packed.setencryption(pyzipper.WZ_AES, nbits=BITS, force_wz_aes_version=AE_2)
        for name, data in entries.items():
            entry = AESZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = _UNIX, _OWNER_ALONE
            packed.writestr(entry, data)
    return out.getvalue()
