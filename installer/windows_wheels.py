"""Puts the libraries of uv.lock for Windows, and our own wheel, where the program looks for modules."""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from installer.frozen import Commit, run
from installer.locked import Package
from installer.trouble import BuildFailed
from installer.windows_python import download

QT_KEPT = re.compile(
    r"PySide6/("
    r"(__init__|_config|_git_pyside_version)\.py|py\.typed"
    r"|Qt(Core|Gui|Widgets|Svg|PrintSupport)\.pyd|Qt6(Core|Gui|Widgets|Svg|PrintSupport)\.dll|pyside6\.abi3\.dll"
    r"|(msvcp140(_[12])?|vcruntime140(_1)?)\.dll"
    r"|plugins/platforms/q(windows|offscreen)\.dll|plugins/styles/.*|plugins/iconengines/.*"
    r"|plugins/imageformats/q(svg|ico)\.dll|translations/qtbase_nl\.qm)"
)
"""What the program loads of Qt, and no more: no network, no QML, no tools, no languages that nobody sees."""

DROPPED = re.compile(
    r".*\.(pyi|pyx|pxd|lib|h|c|cpp)|.*\.dist-info/(RECORD|REQUESTED|INSTALLER|direct_url\.json)|[^/]*\.data/.*|bin/.*"
    r"|shiboken6/(vc(amp|corlib|omp)140|concrt140|msvcp140_codecvt_ids)\.dll"
    r"|sqlalchemy/testing/.*|Cryptodome/SelfTest/.*|(.*/)?tests?/.*|lxml/(includes|isoschematron)/.*|lxml/objectify.*|PIL/_avif\..*"
)
"""What wheels bring for those who build or test with them; the program never loads it."""


def fetch(packages: Iterable[Package], into: Path) -> list[Path]:
    """Download exactly these wheels, each by its hash; gives the files in the same order. Raises BuildFailed."""
    wanted = into / "libraries.txt"
    every = list(packages)
    lines = (f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n" for package in every)
    wanted.write_text("".join(lines), encoding="utf-8")
    windows = ("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")
    download(wanted, into, "--only-binary", ":all:", *windows)
    return [_checked(into, package) for package in every]


def _checked(folder: Path, package: Package) -> Path:
    file = folder / package.wheel
    if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != package.sha256:
        raise BuildFailed(f"{package.wheel} is not the file of uv.lock (another hash); nothing is built.")
    return file


def own_wheel(commit: Commit, work: Path) -> Path:
    """Our own wheel, made from what the commit holds and never from what lies about; gives the file."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(work)]
    run(["env", "-C", str(commit.source), *command], around={"SOURCE_DATE_EPOCH": str(commit.epoch)})
    (made,) = work.glob("intake_desktop-*.whl")
    return made


def unpack(wheels: Iterable[Path], site_packages: Path) -> None:
    """Unpack wheels whole. Raises BuildFailed for a path that would leave the folder or lands on another's file."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                path = PurePosixPath(entry.filename)
                if path.is_absolute() or ".." in path.parts or "\\" in entry.filename:
                    raise BuildFailed(f"{wheel.name} holds a path that leaves its folder: {entry.filename}")
                place = site_packages / path
                if entry.is_dir():
                    continue
                if place.exists():
                    raise BuildFailed(f"{wheel.name} brings {entry.filename}, which another package brought before.")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(archive.read(entry))


def unneeded(path: str) -> bool:
    """Whether this path under site-packages stays out of the package."""
    if path.startswith("PySide6/"):
        return not QT_KEPT.fullmatch(path)
    return not path.startswith("intake_desktop/") and bool(DROPPED.fullmatch(path))


def prune(site_packages: Path) -> int:
    """Take out what is unneeded and folders that became empty; gives the bytes that were saved."""
    saved = 0
    for path in sorted(site_packages.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif unneeded(path.relative_to(site_packages).as_posix()):
            saved += path.stat().st_size
            path.unlink()
    return saved


def contents(wheels: Iterable[Path]) -> dict[str, str]:
    """Path under site-packages -> sha256, of everything that these wheels hold: what may stand there."""
    found = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                if not entry.is_dir():
                    found[entry.filename] = hashlib.sha256(archive.read(entry)).hexdigest()
    return found
