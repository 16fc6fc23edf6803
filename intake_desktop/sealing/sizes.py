"""How many bytes keys, salts, nonces and what wraps them take; the unlock screen reads these without any library."""

from __future__ import annotations

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
SEALED_OVERHEAD = 48
"""What HPKE adds: 32 bytes of a one-time public key and 16 of a tag."""
