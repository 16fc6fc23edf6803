"""A Windows of its own under wine for one trial: made anew, lent the few libraries that wine 8 lacks, thrown away."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAND_INS = ROOT / "installer" / "wine"
USER = Path("drive_c") / "users"
TOOLS = {
    "wine": "wine wine64",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
}


class TrialFailed(Exception):
    """Something is not as it was promised; the text says what."""


def lacking() -> str:
    """The Debian packages that this machine lacks for a trial, or ""."""
    return " ".join(sorted({package for program, package in TOOLS.items() if not shutil.which(program)}))


def demand(fact: object, otherwise: str) -> None:
    """Stop the trial with a sentence unless this is so."""
    if not fact:
        raise TrialFailed(otherwise)


def wait_for(what: Callable[[], str], seconds: float, otherwise: str) -> str:
    """The first answer that is not empty. Raises TrialFailed when none comes in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = what()
        if found:
            return found
        time.sleep(0.2)
    raise TrialFailed(otherwise)


def listed(installer: Path) -> dict[str, str]:
    """What the list beside an installer says, by path."""
    name = installer.name.removesuffix(".exe").removesuffix("-TEST-ONDERTEKEND")
    lines = (installer.parent / f"{name}.sha256").read_text(encoding="utf-8").splitlines()
    return {line[66:]: line[:64] for line in lines}


def hashes(folder: Path) -> dict[str, str]:
    """What stands in a folder, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Computer:
    """A prefix of wine on a display of its own."""

    def __init__(self, place: Path, display: str) -> None:
        self.place = place / "windows"
        self._around = os.environ | {
            "WINEPREFIX": str(self.place),
            "WINEDEBUG": "-all",
            "DISPLAY": display,
            "WINEDLLOVERRIDES": "mscms=n",
        }
        self.quiet("wineboot", "-i")
        self.version("win10")

    def version(self, name: str) -> None:
        """Be this Windows from now on: win10, or win7 to see it refused."""
        self.quiet("winecfg", "-v", name)

    @property
    def home(self) -> Path:
        """The folder AppData/Local of its one user."""
        return next(iter((self.place / USER).glob("*/AppData/Local")))

    def windows_path(self, path: Path) -> str:
        """A place on its disk as its own programs name it."""
        return "C:\\" + str(path.relative_to(self.place / "drive_c")).replace("/", "\\")

    def quiet(self, *words: str) -> int:
        """Run something of wine itself; gives the exit code."""
        with subprocess.Popen(
            ["wine", *words],
            env=self._around,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as ran:
            return ran.wait()

    def run(self, program: Path, *words: str) -> tuple[int, str]:
        """Run a program to its end; gives the exit code and what it printed."""
        ran = subprocess.run(
            ["wine", str(program), *words],
            env=self._around,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        lines = ran.stdout.decode("utf-8", "replace").replace("\r", "").splitlines()
        return ran.returncode, "\n".join(line for line in lines if not _of_wine(line))

    def start(self, program: Path) -> subprocess.Popen[bytes]:
        """Start a program with a window. Its output goes through a pipe, because wine 8 hands on no other handles."""
        return subprocess.Popen(
            ["wine", str(program)],
            env=self._around,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def ask(self, *words: str) -> str:
        """What xdotool says, or "" while it finds nothing."""
        ran = subprocess.run(["xdotool", *words], env=self._around, capture_output=True, text=True, check=False)
        return ran.stdout.strip()

    def picture(self, file: Path) -> None:
        """Take a picture of the whole screen."""
        subprocess.run(["import", "-window", "root", str(file)], env=self._around, check=True)

    def changed_from(self, file: Path, other: Path) -> None:
        """Take pictures into a file until the left half is another than in an earlier one. Raises TrialFailed."""

        def another() -> str:
            self.picture(file)
            before, now = (_left_half(picture) for picture in (other, file))
            return "changed" if before != now else ""

        wait_for(another, 120, f"the screen stays as in {other.name}")

    def registered(self, key: str) -> bool:
        """Whether this key of the registry is there."""
        return self.quiet("reg", "query", key) == 0

    def lend(self, program: Path) -> None:
        """Put what wine lacks beside an installed program. Only here, and after its files were counted."""
        for source in sorted(STAND_INS.glob("*.c")):
            made = program / f"{source.stem}.dll"
            command = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-o", str(made), str(source), "-ladvapi32"]
            subprocess.run(command, check=True)
        shutil.copy(program / "icuuc.dll", program / "Lib" / "site-packages" / "PySide6")
        (program / "_wmi.pyd").unlink()  # asking wine for its version through it ends the program

    def off(self) -> None:
        """End everything that runs on it."""
        subprocess.run(["wineserver", "-k"], env=self._around, check=False, capture_output=True)


def _left_half(picture: Path) -> bytes:
    from PIL import Image

    with Image.open(picture) as image:
        return image.convert("RGB").crop((0, 0, image.width // 3, image.height)).tobytes()


def _of_wine(line: str) -> bool:
    return line.startswith(("it looks like wine32", "multiarch needs", 'execute "dpkg', "apt-get install wine32"))
