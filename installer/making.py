"""The words of build_installer.py: which packages to make, where, and whether two builds must give the same."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from installer.locked import ROOT
from installer.trouble import BuildFailed

NEEDED = 3_000_000_000
"""Bytes of free space that a build asks for: two environments, a payload and the packages."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what was asked; gives the exit code: 0 made, 1 could not be made, 2 wrong use."""
    asked = _parser().parse_args(arguments)
    targets = ["linux", "windows"] if asked.target == "all" else [asked.target]
    try:
        out = ready(asked.out)
        for target in targets:
            _make(target, out, twice=asked.check_reproducible)
    except BuildFailed as fault:
        print(f"build_installer.py: {fault}", file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"build_installer.py: {_told(fault)}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build_installer.py",
        description="Make the packages that people install, from the last commit and uv.lock.",
        epilog="Needs 'make setup' once. Exit codes: 0 made, 1 could not be made (one sentence says why), 2 wrong use.",
    )
    parser.add_argument("--target", choices=["windows", "linux", "all"], required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="folder for the packages (dist)")
    parser.add_argument(
        "--check-reproducible",
        action="store_true",
        help="build the payload a second time elsewhere and demand the same hashes",
    )
    return parser


def ready(out: Path, needed: int = NEEDED) -> Path:
    """The folder for the packages, made when it was not there. Raises BuildFailed when it cannot hold them."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as fault:
        raise BuildFailed(
            f"Nothing can be written in {out} ({fault.strerror}); choose another folder with --out."
        ) from fault
    for place in (out, Path(tempfile.gettempdir())):
        free = shutil.disk_usage(place).free
        if free < needed:
            raise BuildFailed(
                f"{place} has {free / 1e9:.1f} GB free and a build needs {needed / 1e9:.0f} GB; make room first."
            )
    return out.resolve()


def _told(fault: OSError) -> str:
    where = f" ({fault.filename})" if fault.filename else ""
    return f"The build stopped: {fault.strerror}{where}. What was half made is thrown away."


def _make(target: str, out: Path, *, twice: bool) -> None:
    started = time.monotonic()
    maker = import_module(f"installer.{target}")  # what one target needs, the other may not have
    made = maker.build(out)
    if twice:
        maker.again(out)
    for file in made:
        print(f"{file.name:<52} {file.stat().st_size / 1e6:6.1f} MB")
    print(f"{target}: {time.monotonic() - started:.0f} s")
