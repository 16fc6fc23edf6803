"""Files after somebody who knows the code changed them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf

from intake_desktop.exchange import envelope, export


def locked_again(sealed: export.SealedFile, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with this change, locked with the same code."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed.data), password=sealed.code) as pdf:
        change(pdf)
        pdf.save(out, encryption=pikepdf.Encryption(user=sealed.code, owner="iemand", R=6))
    return out.getvalue()


def other_name(pdf: pikepdf.Pdf) -> None:
    """Somebody who knows the code writes another name in the data."""
    stream = pdf.attachments[envelope.DATA_NAME].obj.EF.F
    stream.write(bytes(stream.read_bytes()).replace(b"Jamila", b"Kamila"))
