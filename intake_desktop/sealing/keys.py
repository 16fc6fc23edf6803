"""Wrapping and binding keys: AES-256-GCM, HPKE, HKDF and HMAC behind the few verbs that the vault needs."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class NotOpened(ValueError):
    """The key is wrong, or the bytes or their context are not as they were sealed."""


def wrap(key: bytearray, nonce: bytes, content: bytes | bytearray, context: bytes) -> bytes:
    """AES-256-GCM over content, bound to this context. A key is used for one nonce only."""
    return AESGCM(key).encrypt(nonce, content, context)


def unwrap(key: bytearray, nonce: bytes, wrapped: bytes, context: bytes) -> bytearray:
    """The content, to be wiped after use; raises NotOpened."""
    try:
        return bytearray(AESGCM(key).decrypt(nonce, wrapped, context))
    except (InvalidTag, ValueError) as fault:
        raise NotOpened("not opened") from fault


def public_key(private_key: bytes | bytearray) -> bytes:
    """The X25519 public key, 32 bytes, that belongs to a private key of 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def seal(content: bytes | bytearray, to_public_key: bytes, context: bytes) -> bytes:
    """HPKE base mode (RFC 9180): only the private key opens it, and only with the same context."""
    return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(to_public_key), info=context)


def unseal(sealed: bytes, private_key: bytes | bytearray, context: bytes) -> bytearray:
    """The content, to be wiped after use; raises NotOpened."""
    try:
        return bytearray(_SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private_key), info=context))
    except (InvalidTag, ValueError) as fault:
        raise NotOpened("not opened") from fault


def takes(public_key: bytes) -> bool:
    """Whether this can be sealed to: not a point that gives everybody the same secret (RFC 7748, section 6.1)."""
    try:
        X25519PrivateKey.from_private_bytes(b"\x01" * 32).exchange(X25519PublicKey.from_public_bytes(public_key))
    except ValueError:
        return False
    return True


def key_id(public_key: bytes) -> bytes:
    """32 bytes that name a public key inside a file, without being the key."""
    return hashlib.sha256(b"springplank-sleutelnaam:" + public_key).digest()


def subkey(key: bytes | bytearray, salt: bytes, purpose: str) -> bytearray:
    """A key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869)."""
    out = bytearray(32)
    HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose.encode("ascii")).derive_into(key, out)
    return out


def mac(key: bytes | bytearray, content: bytes) -> bytes:
    """HMAC-SHA256."""
    return hmac.new(key, content, hashlib.sha256).digest()


def same(left: bytes, right: bytes) -> bool:
    """Equality that takes as long for a near miss as for a far one."""
    return hmac.compare_digest(left, right)
