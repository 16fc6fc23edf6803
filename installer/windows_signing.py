"""Signs what Windows starts, with a certificate that is given, or with one made for trying that nobody trusts."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from installer.trouble import BuildFailed

PROGRAM = "osslsigncode"
GIVEN = "SPRINGPLANK_SIGN"
"""Names a file with the words for osslsigncode (-pkcs12 FILE -readpass FILE, or -pkcs11module ..., -ts URL), or "test".

Words in a file: a password or a PIN never stands in the list of processes or in a log.
"""
TEST = "test"
TEST_NAME = "TEST - NIET VERTROUWEN - Springplank"
_ABOUT = ("-n", "Springplank", "-h", "sha256")


def command(work: Path) -> str:
    """The command that signs the file named as its last word, as makensis and sign() take it; "" when nothing is asked.

    Raises BuildFailed when a certificate is asked for and cannot be had.
    """
    asked = os.environ.get(GIVEN, "")
    if not asked:
        return ""
    if not shutil.which(PROGRAM):
        raise BuildFailed(f"Signing needs {PROGRAM}: apt-get install -y --no-install-recommends osslsigncode")
    words = _test_certificate(work) if asked == TEST else _given(Path(asked))
    script = work / "sign.sh"
    quoted = " ".join(shlex.quote(word) for word in [PROGRAM, "sign", *words, *_ABOUT])
    script.write_text(
        f'#!/bin/sh\nset -e\n{quoted} -in "$1" -out "$1.signed" >/dev/null\nmv "$1.signed" "$1"\n', encoding="utf-8"
    )
    script.chmod(0o700)
    return str(script)


def _given(file: Path) -> list[str]:
    if not file.is_file():
        raise BuildFailed(f"{GIVEN} names {file}, and there is no such file; nothing is signed.")
    return shlex.split(file.read_text(encoding="utf-8"), comments=True)


def _test_certificate(work: Path) -> list[str]:
    """A key and certificate of its own for this build alone; its name says that nobody should trust it."""
    key, certificate = work / "test.key", work / "test.pem"
    asked = ["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "30", "-subj", f"/CN={TEST_NAME}"]
    asked += ["-addext", "extendedKeyUsage=codeSigning", "-keyout", str(key), "-out", str(certificate)]
    ran = subprocess.run(asked, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise BuildFailed(f"openssl could not make the test certificate: {ran.stderr.strip()[-300:]}")
    return ["-certs", str(certificate), "-key", str(key)]


def sign(file: Path, with_command: str) -> None:
    """Sign one file in place; does nothing without a command. Raises BuildFailed."""
    if not with_command:
        return
    ran = subprocess.run([with_command, str(file)], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise BuildFailed(f"{file.name} could not be signed: {' '.join(ran.stderr.split())[-300:]}")


def asked_for_test() -> bool:
    """Whether the certificate of this build is one that nobody trusts; the name of the installer then says so."""
    return os.environ.get(GIVEN, "") == TEST
