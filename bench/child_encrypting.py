"""A process that writes a plain database into an encrypted one: `child_encrypting PLAIN ENCRYPTED`, key on its input.

In a process of its own, because the database library locks every piece of memory once a vault was opened, and half a
million rows would take an hour.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

KEY = re.compile("[0-9a-f]{64}")


def main(plain: Path, encrypted: Path, key: str) -> None:
    """What stood in the encrypted file is replaced."""
    if not KEY.fullmatch(key):
        raise ValueError("a key has 64 hexadecimal digits")
    encrypted.unlink()
    source = sqlcipher.connect(str(plain), isolation_level=None)
    version = source.execute("PRAGMA user_version").fetchone()[0]
    source.execute(f"ATTACH DATABASE ? AS encrypted KEY \"x'{key}'\"", (str(encrypted),))
    source.execute("PRAGMA encrypted.synchronous = OFF")
    source.execute("PRAGMA encrypted.cache_size = -400000")
    source.execute("SELECT sqlcipher_export('encrypted')")
    source.execute(f"PRAGMA encrypted.user_version = {version}")
    source.execute("DETACH DATABASE encrypted")
    source.close()
    encrypted.chmod(0o600)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.read())
