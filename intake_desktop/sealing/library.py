"""Which cryptographic library does the work, and in which version."""

from __future__ import annotations


def warm_up() -> None:
    """Load what the library itself loads at its first use."""
    import cryptography.hazmat.backends.openssl.backend  # noqa: F401  # loading it is the point


def openssl_version() -> str:
    """What the library says of itself, such as "OpenSSL 3.5.2 5 Aug 2025"."""
    from cryptography.hazmat.backends.openssl import backend

    return backend.openssl_version_text()
