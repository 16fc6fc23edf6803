"""Makes the installer for Windows on Linux: fetched by hash, laid out, held to the lock file, packed by NSIS."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from installer import windows_launcher, windows_payload, windows_setup, windows_signing
from installer.frozen import Commit, checked_out
from installer.payload import Entry, hold_to, size_table, within, write_hash_list
from installer.trouble import BuildFailed

LARGEST = 100_000_000
TOOLS = {
    windows_setup.PROGRAM: "nsis",
    windows_launcher.COMPILER: "gcc-mingw-w64-x86-64",
    windows_launcher.RESOURCES: "binutils-mingw-w64-x86-64",
    "git": "git",
}


def build(out: Path) -> list[Path]:
    """Make the installer, the list of hashes of what is in it, and the table of sizes; gives these files.

    Raises BuildFailed in one sentence; then nothing of it stands in `out`. The list is that of the files as they are
    built: signing, which nobody can repeat, comes after it.
    """
    tools()
    with tempfile.TemporaryDirectory(prefix="springplank-windows-") as place:
        work = Path(place)
        commit, entries, folder = _laid_out(work)
        sign = windows_signing.command(work)
        for name in (windows_launcher.WINDOW, windows_launcher.CONSOLE):
            windows_signing.sign(folder / name, sign)
        kind = "-TEST-ONDERTEKEND" if sign and windows_signing.asked_for_test() else ""
        name = f"springplank-{commit.version}-windows-x64"
        made = windows_setup.build(commit, entries, folder, work / f"{name}{kind}.exe", sign)
        within(made, LARGEST)
        hashes, sizes = work / f"{name}.sha256", work / f"{name}.sizes.md"
        write_hash_list(entries, hashes)
        sizes.write_text(size_table(entries) + "\n", encoding="utf-8", newline="\n")
        return [_moved(file, out) for file in (made, hashes, sizes)]


def again(out: Path) -> None:
    """Lay the folder out once more, elsewhere, and hold it to the list in `out`. Raises BuildFailed on a difference."""
    with tempfile.TemporaryDirectory(prefix="springplank-windows-") as place:
        commit, entries, _ = _laid_out(Path(place))
    kept = out / f"springplank-{commit.version}-windows-x64.sha256"
    hold_to(kept, entries)


def _laid_out(work: Path) -> tuple[Commit, list[Entry], Path]:
    commit = checked_out(work)
    fetched = windows_payload.fetch(commit, work)
    folder = windows_payload.lay_out(commit, fetched, work)
    return commit, windows_payload.checked(folder, fetched), folder


def tools(needed: dict[str, str] | None = None) -> None:
    """Hold back when a program is not there that a build needs. Raises BuildFailed with the line that installs it."""
    lacking = sorted({package for program, package in (needed or TOOLS).items() if not shutil.which(program)})
    if lacking:
        names = " ".join(lacking)
        raise BuildFailed(f"These packages are missing: {names}. apt-get install -y --no-install-recommends {names}")


def _moved(file: Path, out: Path) -> Path:
    """Put a finished file in its place at once: whole, or not at all."""
    almost = out / f".{file.name}.half"
    try:
        shutil.copyfile(file, almost)
        return almost.replace(out / file.name)
    except OSError as fault:
        almost.unlink(missing_ok=True)
        raise BuildFailed(f"{file.name} could not be written to {out}: {fault.strerror}") from fault
