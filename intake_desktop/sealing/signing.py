"""Signing what leaves the organisation: Ed25519 keys of 32 bytes and signatures of 64."""

from __future__ import annotations

from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def new_signing_key(random_bytes: Callable[[int], bytes]) -> bytes:
    """A new private key, kept inside the vault."""
    return random_bytes(32)


def public_key(signing_key: bytes) -> bytes:
    """The public key, 32 bytes, that partners check signatures with."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def sign(signing_key: bytes, content: bytes) -> bytes:
    """The signature of this content."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).sign(content)


def verify(key: bytes, content: bytes, signature: bytes) -> bool:
    """True when the holder of this public key's private half signed exactly this content."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
