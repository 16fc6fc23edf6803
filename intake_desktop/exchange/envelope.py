"""Puts the data and the signed manifest into the pages, and locks all of it with a code (AES-256)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pikepdf
from pikepdf import AttachedFileSpec, Name, Pdf

from intake_desktop.sealing import canonical, signing

DATA_NAME, MANIFEST_NAME = "overdracht.json", "overdracht.sig.json"
STEP = 64 * 1024
"""Sizes are rounded up to this, so that the size of a file says little about what is in it."""
MANIFEST_SCHEMA = "https://springplank.example/schema/overdracht-handtekening.v1"
_MARGIN = 192
"""Encryption and compression round the filler up by some bytes; what is left is made up with line ends behind it."""
PREFIX = b"springplank-overdracht-v1:"
"""Stands before the canonical manifest in what is signed, so that the signature fits nothing else."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into one file."""

    pages: bytes
    data: bytes
    manifest: bytes


def manifest(facts: Mapping[str, object], signing_key: bytes, prefix: bytes = PREFIX) -> bytes:
    """The manifest with its signature: Ed25519 over the prefix and the canonical bytes of `signed`."""
    signature = signing.sign(signing_key, prefix + canonical.dumps(facts))
    return canonical.dumps(
        {
            "algorithm": "Ed25519",
            "public_key": signing.public_key(signing_key).hex(),
            "signature": signature.hex(),
            "signed": facts,
        }
    )


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()


def close(contents: Contents, code: str, random_bytes: Callable[[int], bytes]) -> bytes:
    """The locked file. The code opens it; the owner password is random and thrown away (safety-study 4.3)."""
    with pikepdf.open(BytesIO(contents.pages)) as pdf:
        _attach(pdf, DATA_NAME, contents.data, "Dezelfde gegevens voor een computer")
        _attach(pdf, MANIFEST_NAME, contents.manifest, "De handtekening van de afzender")
        return lock(pdf, code, random_bytes)


def _attach(pdf: Pdf, name: str, data: bytes, description: str) -> None:
    """Attach bytes without a date. The relationship Source: the pages were made from them."""
    specification = AttachedFileSpec(
        pdf, data, description=description, filename=name, mime_type="application/json", relationship=Name.Source
    )
    pdf.attachments[name] = specification
    pdf.Root.AF = pikepdf.Array([*pdf.Root.get("/AF", pikepdf.Array()).as_list(), specification.obj])


def lock(pdf: Pdf, code: str, random_bytes: Callable[[int], bytes]) -> bytes:
    """Save behind this code, with a filler of random bytes that makes the size a whole number of steps."""
    owner = b64encode(random_bytes(32)).decode("ascii")
    return padded(pdf, lambda: _saved(pdf, code, owner), random_bytes)


def padded(pdf: Pdf, save: Callable[[], bytes], random_bytes: Callable[[int], bytes], around: int = 0) -> bytes:
    """Save with a filler of random bytes that makes the size a whole number of steps.

    around: bytes that will stand around the saved file and that the steps count too.
    """
    filler = pdf.make_stream(b"")
    pdf.Root.SpringplankFiller = filler
    bare = len(save())
    wanted = -(-(bare + _MARGIN + around) // STEP) * STEP - around
    filler.write(random_bytes(wanted - bare - _MARGIN))
    data = save()
    return data + b"\n" * (wanted - len(data))


def _saved(pdf: Pdf, code: str, owner: str) -> bytes:
    out = BytesIO()
    allow = pikepdf.Permissions(
        accessibility=True, modify_annotation=False, modify_assembly=False, modify_form=False, modify_other=False
    )
    protection = pikepdf.Encryption(user=code, owner=owner, R=6, aes=True, metadata=True, allow=allow)
    pdf.save(out, encryption=protection, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
