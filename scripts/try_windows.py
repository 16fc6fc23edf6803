"""Try the Windows installer under wine as somebody would: install, use, upgrade, remove; prints what it saw.

    .venv/bin/python scripts/try_windows.py dist/springplank-0.1.0-windows-x64.exe [--pictures DIR]

Needs wine, Xvfb and the compiler of the build; says which Debian packages lack. What wine cannot show stands in
docs/handproef-windows.md.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wine_computer import Computer, TrialFailed, demand, hashes, lacking, listed, wait_for

DISPLAY = ":83"
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Springplank"
UNINSTALL, UNINSTALL_ALL = rf"HKCU\{_UNINSTALL}", rf"HKLM\{_UNINSTALL}"
OURS = r"HKCU\Software\Classes\.springplank"
MADE = "Verwijderen.exe"
SHOWN = ("search", "--onlyvisible", "--name", "Springplank")


def main() -> int:
    """Walk the whole way; gives 0 when everything was as promised, 1 with a sentence when not, 2 without tools."""
    asked = _parser().parse_args()
    if missing := lacking():
        print(f"apt-get install -y --no-install-recommends {missing}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="springplank-wine-") as place, _screen():
        computer = Computer(Path(place), DISPLAY)
        try:
            Trial(computer, asked.installer.resolve(), asked.pictures).walk()
        except TrialFailed as fault:
            print(f"FAILED {fault}")
            return 1
        finally:
            computer.off()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Try the Windows installer under wine.")
    parser.add_argument("installer", type=Path, help="the .exe; its list of hashes stands beside it")
    parser.add_argument("--pictures", type=Path, default=Path("out"), help="folder for pictures of the windows (out)")
    return parser


@contextmanager
def _screen() -> Iterator[None]:
    command = ["Xvfb", DISPLAY, "-screen", "0", "1366x768x24", "-displayfd", "1"]
    screen = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert screen.stdout  # noqa: S101 - asked for as a pipe
    screen.stdout.readline()  # it writes its number once it is ready
    try:
        yield
    finally:
        screen.terminate()
        screen.wait()


class Trial:
    """One walk over one computer; every step prints a line, or raises TrialFailed."""

    def __init__(self, computer: Computer, installer: Path, pictures: Path) -> None:
        self.computer, self.installer, self.pictures = computer, installer, pictures
        self.program = computer.home / "Programs" / "Springplank"
        self.data = computer.home / "Springplank"
        self.password = ""
        pictures.mkdir(parents=True, exist_ok=True)

    def walk(self) -> None:
        """Every step, in the order in which somebody meets them."""
        for step in (
            *(self.refuses_old_windows, self.refuses_a_strange_folder, self.installs, self.holds_what_was_listed),
            *(self.says_its_version, self.walks_the_whole_way, self.tests_itself, self.opens, self.locks),
            *(self.notices_an_open_program, self.upgrades, self.leaves_the_data, self.erases_when_asked),
            self.installs_for_all,
        ):
            started = time.monotonic()
            told = step()
            print(f"{time.monotonic() - started:5.1f} s  {step.__name__.replace('_', ' ')}: {told}", flush=True)

    def refuses_old_windows(self) -> str:
        self.computer.version("win7")
        code, _ = self.computer.run(self.installer, "/S")
        self.computer.version("win10")
        demand(code == 7 and not self.program.exists(), f"Windows 7 gave exit code {code}")
        return "exit code 7, nothing installed"

    def refuses_a_strange_folder(self) -> str:
        taken = self.computer.place / "drive_c" / "taken"
        taken.mkdir()
        (taken / "mine.txt").write_text("mine", encoding="utf-8")
        code, _ = self.computer.run(self.installer, "/S", r"/D=C:\taken")
        demand(code == 4 and [path.name for path in taken.iterdir()] == ["mine.txt"], f"exit code {code}")
        code, _ = self.computer.run(self.installer, "/S", f"/D={self.computer.windows_path(self.data)}")
        demand(code == 4 and not self.data.exists(), f"the folder of the data gave exit code {code}")
        return "exit code 4 for a folder with files of others and for the folder of the data, nothing installed"

    def installs(self) -> str:
        code, _ = self.computer.run(self.installer, "/S")
        demand(code == 0, f"exit code {code}")
        demand(self.computer.registered(UNINSTALL) and self.computer.registered(OURS), "not in the registry")
        shortcuts = [path.name for path in self.computer.place.glob("drive_c/users/*/AppData/Roaming/**/*.lnk")]
        demand(shortcuts == ["Springplank.lnk"], f"menu Start holds {shortcuts}")
        return f"/S, no questions; {self.installer.stat().st_size / 1e6:.1f} MB; in menu Start, in the list of apps"

    def holds_what_was_listed(self) -> str:
        promised = listed(self.installer)
        found = hashes(self.program)
        signed = {"Springplank.exe", "intake-desktop.exe"} if "ONDERTEKEND" in self.installer.name else set()
        other = {name for name in promised if found.get(name) != promised[name]} - signed
        more = {name for name in found if name not in promised and "/__pycache__/" not in name} - {MADE}
        demand(not other and not more, f"other than listed: {sorted(other)[:5]}, too many: {sorted(more)[:5]}")
        ready = sum(name.endswith(".pyc") for name in found)
        self.computer.lend(self.program)
        return f"{len(promised)} files as listed, {ready} modules prepared; what wine lacks is lent from here on"

    def says_its_version(self) -> str:
        code, said = self.command("--version")
        demand(code == 0 and said.startswith("Springplank "), f"{code}: {said[-300:]}")
        return said

    def walks_the_whole_way(self) -> str:
        code, said = self.command("demo", "--out", r"C:\proef")
        faults = [line for line in said.splitlines() if "(ZK-" in line]  # they come on a channel of their own
        demand(code == 0, f"demo gave {code}: {' '.join(faults)} {said[-300:]}")
        demand(said.count("De handtekening is heel") == 3, "not all three files were read back")
        found = re.search(r"eenmalig getoond: (.+)", said)
        self.password = found[1].strip() if found else ""
        demand("Traceback" not in said and self.password, "no password was told")
        return "demo: a vault, a dossier, an advice, three files made and read back by the process with little rights"

    def tests_itself(self) -> str:
        _, known = self.command("--help")
        if "self-test" not in known:
            return "this version has no self-test"
        code, said = self.command("self-test")
        print(said)
        demand(code == 0, f"self-test gave {code}")
        return "exit code 0"

    def opens(self) -> str:
        shutil.copytree(self.computer.place / "drive_c" / "proef" / "kluis", self.data / "kluis")
        started = time.monotonic()
        self.computer.start(self.program / "Springplank.exe")
        window = self.window()
        shown = time.monotonic() - started
        self.settled(self.pictures / "windows-openen.png")
        self.computer.ask("windowfocus", "--sync", window)
        self.computer.ask("type", "--delay", "30", self.password)
        self.computer.ask("key", "Return")
        inside = self.pictures / "windows-deelnemers.png"
        self.computer.changed_from(inside, self.pictures / "windows-openen.png")
        self.settled(inside)
        return f"the unlock screen {shown:.1f} s after the start; unlocked with the password"

    def locks(self) -> str:
        before = self.window()
        self.computer.ask("key", "ctrl+l")
        wait_for(
            lambda: "" if self.computer.ask("search", "--name", "Springplank") == before else "yes", 30, "no relaunch"
        )
        self.window()
        self.settled(self.pictures / "windows-vergrendeld.png")
        return "Ctrl+L: the process ended and a new one stands at the unlock screen"

    def notices_an_open_program(self) -> str:
        before = hashes(self.program)
        code, _ = self.computer.run(self.installer, "/S")
        demand(code == 3 and hashes(self.program) == before, f"installing over an open program gave {code}")
        # With _? the uninstaller does not go on in a copy of itself, so its exit code comes back.
        code, _ = self.computer.run(self.program / MADE, "/S", f"_?={self.computer.windows_path(self.program)}")
        demand(code == 3 and hashes(self.program) == before, f"removing an open program gave {code}")
        self.computer.ask("windowfocus", "--sync", self.window())
        self.computer.ask("key", "alt+F4")  # as somebody would: the program closes its vault itself
        wait_for(lambda: "" if self.computer.ask(*SHOWN) else "yes", 60, "it stays open")
        return "exit code 3 for installing and for removing, no file touched"

    def upgrades(self) -> str:
        before = hashes(self.data / "kluis")
        (self.program / "Lib" / "old.py").write_text("of an older version", encoding="utf-8")
        code, _ = self.computer.run(self.installer, "/S")
        demand(code == 0, f"exit code {code}")
        demand(not (self.program / "Lib" / "old.py").exists(), "a file of the older version stayed behind")
        demand(hashes(self.data / "kluis") == before, "the vault changed")
        return f"over the installed one; the {len(before)} files of the vault are the same"

    def leaves_the_data(self) -> str:
        before = hashes(self.data)
        self.remove("/S")
        demand(hashes(self.data) == before and before, "removing the program touched the data")
        demand(not self.computer.registered(UNINSTALL) and not self.computer.registered(OURS), "left in the registry")
        return f"the program is gone, {len(before)} files of the data are the same"

    def erases_when_asked(self) -> str:
        self.computer.run(self.installer, "/S")
        self.remove("/S", "/WISGEGEVENS")
        demand(not self.data.exists(), "the data are still there")
        return "installed again, removed with /WISGEGEVENS: the data are gone too"

    def installs_for_all(self) -> str:
        code, _ = self.computer.run(self.installer, "/S", "/ALLUSERS")
        self.program = self.computer.place / "drive_c" / "Program Files" / "Springplank"
        demand(code == 0, f"exit code {code}")
        demand((self.program / "Springplank.exe").exists(), "not in Program Files")
        demand(self.computer.registered(UNINSTALL_ALL), "not in the registry of the computer")
        demand(not self.computer.registered(UNINSTALL), "in the registry of one user")
        self.remove("/S")
        demand(not self.computer.registered(UNINSTALL_ALL), "left in the registry of the computer")
        return "/S /ALLUSERS: in Program Files and in the registry of the computer; removed again"

    def remove(self, *words: str) -> None:
        """Run the uninstaller; it goes on in a copy of itself, so its end is that the folder is gone."""
        self.computer.run(self.program / MADE, *words)
        wait_for(lambda: "" if self.program.exists() else "gone", 60, "the folder of the program stays")

    def command(self, *words: str) -> tuple[int, str]:
        """Run the installed command line."""
        return self.computer.run(self.program / "intake-desktop.exe", *words)

    def window(self) -> str:
        """The number of the one window of Springplank, once it is there."""
        return wait_for(lambda: self.computer.ask(*SHOWN), 120, "no window came").splitlines()[0]

    def settled(self, file: Path) -> None:
        """Take pictures until two are the same: what moves or still loads is over."""

        def same() -> str:
            before = file.read_bytes() if file.exists() else b""
            self.computer.picture(file)
            return "same" if file.read_bytes() == before else ""

        file.unlink(missing_ok=True)
        time.sleep(2)
        wait_for(same, 30, "the screen never came to rest")


if __name__ == "__main__":
    sys.exit(main())
