"""The key that signs the examples of the partner kit: everybody knows it, so nobody may be known by it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from intake_desktop.sealing import signing

SIGNING_KEY = sha256(b"springplank-proefsleutel: everybody knows this key, trust nothing it signed").digest()
"""It stands here for all to see, so it proves nothing about anybody."""


@cache
def public_key() -> str:
    """Its public half, in hexadecimal."""
    return signing.public_key(SIGNING_KEY).hex()
