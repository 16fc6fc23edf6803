"""What others send: real transfers and cards of a fictitious organisation, whole or tampered with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.exchange import envelope, export, provider_card
from intake_desktop.sealing import codes, signing
from tests.exchange import people
from tests.exchange.changed import locked_again
from tests.fakes import known_bytes

KEY = b"k" * 32
SENDER = "Stichting De Werkbank (fictief)"
PUBLIC_KEY = signing.public_key(KEY)
FINGERPRINT = codes.fingerprint(PUBLIC_KEY)
HEARD = "-".join(FINGERPRINT.split("-")[-2:])
CARD = ProviderCard(SENDER, "Noord", "020 555 01 23", PUBLIC_KEY.hex())
WISH = "Een echte baan in een keuken."
"""Stands in the content of every transfer here."""


class Transfer:
    """One file in a folder, with its code."""

    def __init__(self, folder: Path, change: Callable[[pikepdf.Pdf], None] | None = None, seed: str = "een") -> None:
        sealed = export.seal(people.material(), KEY, known_bytes(seed))
        self.code, self.path = sealed.code, folder / sealed.file_name
        self.path.write_bytes(sealed.data if change is None else locked_again(sealed, change))


def no_signature(pdf: pikepdf.Pdf) -> None:
    """Somebody takes the signature out."""
    del pdf.attachments[envelope.MANIFEST_NAME]


def card_in(folder: Path) -> Path:
    """The card of the sender as a file."""
    path = folder / provider_card.FILE_NAME
    path.write_bytes(provider_card.dumps(CARD, KEY))
    return path
