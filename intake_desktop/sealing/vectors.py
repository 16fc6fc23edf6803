"""Known answers of the published standards: whether this library computes on this computer what everybody computes."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from intake_desktop.sealing import keys, signing

_HEX = bytes.fromhex


@dataclass(frozen=True, slots=True)
class Vector:
    """What is computed, where the answer was published, and both; `compute` gives b"" for what does not open."""

    name: str
    source: str
    compute: Callable[[], bytes]
    expected: bytes

    def holds(self) -> bool:
        """Whether the answer is the published one; a library that cannot do it at all has none."""
        try:
            return keys.same(self.compute(), self.expected)
        except (InvalidTag, UnsupportedAlgorithm, ValueError):
            return False


def _argon2id() -> bytes:
    """RFC 9106, section 5.3: 32 KiB, 3 passes, 4 lanes, with a secret and associated data."""
    argon = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    return argon.derive(b"\x01" * 32)


def _gcm() -> bytes:
    """RFC 7714, section 16.2.1: AES-256-GCM over one packet; "Gallia est omnis divisa in partes tres"."""
    nonce, header = _HEX("51753c6580c2726f20718414"), _HEX("8040f17b8041f8d35501a0b2")
    return keys.wrap(bytearray(range(32)), nonce, b"Gallia est omnis divisa in partes tres", header)


def _ed25519() -> bytes:
    """RFC 8032, section 7.1, test 3; the signature must also be taken, and another message refused."""
    secret = _HEX("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
    made = signing.sign(secret, b"\xaf\x82")
    public = signing.public_key(secret)
    right = signing.verify(public, b"\xaf\x82", made) and not signing.verify(public, b"\xaf\x83", made)
    return made if right else b""


def _hpke() -> bytes:
    """RFC 9180, appendix A.1.1: the first message, opened by the steps of that RFC below."""
    secret = _HEX("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    sealed = _HEX(
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
    )
    return opened_by_rfc_9180(sealed, secret, b"Ode on a Grecian Urn", b"Count-0", 1)


def _own_hpke() -> bytes:
    """What we seal is opened by those same steps, with the AES-256-GCM that we use: the library follows the RFC."""
    secret = _HEX("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
    sealed = keys.seal(b"proef", keys.public_key(secret), b"zelftest")
    return opened_by_rfc_9180(sealed, secret, b"zelftest", b"", 2)


def opened_by_rfc_9180(sealed: bytes, secret: bytes, info: bytes, aad: bytes, aead: int) -> bytes:
    """Open an HPKE message in base mode step by step; aead 1 is AES-128-GCM, 2 is AES-256-GCM. b"" when it stays shut.

    DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256: RFC 9180, sections 4, 4.1, 5.1 and 5.2. For the self-test alone.
    """
    suite = b"KEM" + _two(0x0020)
    sender, content = sealed[:32], sealed[32:]
    shared = X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(sender))
    agreed = _extract(suite, b"", b"eae_prk", shared)
    common = _expand(suite, agreed, b"shared_secret", sender + keys.public_key(secret), 32)
    suite = b"HPKE" + _two(0x0020) + _two(0x0001) + _two(aead)
    context = b"\x00" + _extract(suite, b"", b"psk_id_hash", b"") + _extract(suite, b"", b"info_hash", info)
    start = _extract(suite, common, b"secret", b"")
    key = _expand(suite, start, b"key", context, 16 * aead)
    nonce = _expand(suite, start, b"base_nonce", context, 12)
    try:
        return AESGCM(key).decrypt(nonce, content, aad)
    except InvalidTag:
        return b""


def _two(number: int) -> bytes:
    return number.to_bytes(2, "big")


def _extract(suite: bytes, salt: bytes, name: bytes, content: bytes) -> bytes:
    """LabeledExtract of RFC 9180, section 4."""
    return hmac.new(salt, b"HPKE-v1" + suite + name + content, hashlib.sha256).digest()


def _expand(suite: bytes, key: bytes, name: bytes, content: bytes, length: int) -> bytes:
    """LabeledExpand of RFC 9180, section 4, for at most 32 bytes: one round of HKDF (RFC 5869, 2.3)."""
    asked = _two(length) + b"HPKE-v1" + suite + name + content
    return hmac.new(key, asked + b"\x01", hashlib.sha256).digest()[:length]


VECTORS: tuple[Vector, ...] = (
    Vector(
        "Wachtwoord (Argon2id)",
        "RFC 9106, 5.3",
        _argon2id,
        _HEX("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"),
    ),
    Vector(
        "Versleuteling (AES-256-GCM)",
        "RFC 7714, 16.2.1",
        _gcm,
        _HEX(
            "32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f"
            "1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13"
        ),
    ),
    Vector(
        "Handtekening (Ed25519)",
        "RFC 8032, 7.1",
        _ed25519,
        _HEX(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    Vector("Verzegeling (HPKE)", "RFC 9180, A.1.1", _hpke, b"Beauty is truth, truth beauty"),
    Vector("Verzegeling zoals wij die maken", "RFC 9180, 5", _own_hpke, b"proef"),
)
