"""Setting up says what it lacks and touches nothing it need not: the real scripts on a make-believe machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.source import ROOT

PYTHON = f"""#!/bin/sh
case "$1" in
    scripts/system_packages.py) echo "asked for $2" >>"$NOTES"; cat "$LACKING" ;;
    -m)
        echo "made $2" >>"$NOTES"
        mkdir -p .venv/bin
        cp "$TOOLS/uv" "$TOOLS/intake-desktop" .venv/bin
        cp "$0" .venv/bin/python ;;
    *) exec "{sys.executable}" "$@" ;;
esac
"""
TOOLS = {
    "python3": PYTHON,
    "uv": '#!/bin/sh\n[ "$1" = --version ] && echo "uv 0.13.9" || echo "uv $*" >>"$NOTES"\n',
    "intake-desktop": '#!/bin/sh\necho "started intake-desktop $*" >>"$NOTES"\n',
    "id": '#!/bin/sh\necho "$WHO"\n',
    "sudo": '#!/bin/sh\n[ "$SUDO" = yes ] || exit 1\necho "sudo" >>"$NOTES"; shift; exec "$@"\n',
    "apt-get": '#!/bin/sh\necho "apt-get $*" >>"$NOTES"\n[ $APT = yes ] || exit 1\n[ $1 = update ] || : >"$LACKING"\n',
}


@dataclass(frozen=True)
class Machine:
    """A folder with the scripts, and tools that only note what they were asked."""

    folder: Path

    def lacks(self, packages: str) -> None:
        """What the scripts will find missing."""
        (self.folder / "lacking").write_text(packages, encoding="utf-8")

    def run(self, command: str, who: int = 1000, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a script as this user id; SUDO=yes and APT=yes make those tools work."""
        tools = self.folder / "tools"
        environment = {
            "PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "TOOLS": str(tools),
            "NOTES": str(self.folder / "notes"),
            "LACKING": str(self.folder / "lacking"),
            "WHO": str(who),
            "APT": "yes",
            "SUDO": "no",
            **settings,
        }
        return subprocess.run(
            ["sh", *command.split()],
            cwd=self.folder / "een huis",
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def notes(self) -> list[str]:
        """What the tools were asked, in order."""
        file = self.folder / "notes"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Everything there, nothing set up yet, and a space in the name of the folder."""
    house = tmp_path / "een huis"
    shutil.copytree(ROOT / "scripts", house / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("uv.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, house)
    (tmp_path / "tools").mkdir()
    for name, text in TOOLS.items():
        file = tmp_path / "tools" / name
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
    made = Machine(tmp_path)
    made.lacks("")
    return made


def test_without_rights_the_one_apt_line_is_printed(machine: Machine) -> None:
    machine.lacks("libegl1 python3-venv")
    done = machine.run("scripts/setup.sh test")
    assert done.returncode == 2
    assert "\n  apt-get install -y --no-install-recommends libegl1 python3-venv\n" in done.stderr
    assert machine.notes() == ["asked for test"]


def test_root_installs_what_is_missing_and_goes_on(machine: Machine) -> None:
    machine.lacks("libegl1")
    done = machine.run("scripts/setup.sh window", who=0)
    assert done.returncode == 0, done.stderr
    assert machine.notes()[1:3] == ["apt-get update -qq", "apt-get install -y -qq --no-install-recommends libegl1"]
    assert "made venv" in machine.notes()


def test_somebody_with_sudo_installs_through_it(machine: Machine) -> None:
    machine.lacks("libegl1")
    assert machine.run("scripts/setup.sh window", SUDO="yes").returncode == 0
    assert machine.notes()[1:3] == ["sudo", "sudo"]


def test_when_apt_fails_the_line_is_printed_too(machine: Machine) -> None:
    machine.lacks("libegl1")
    done = machine.run("scripts/setup.sh window", who=0, APT="no")
    assert done.returncode == 2
    assert "apt-get install -y --no-install-recommends libegl1" in done.stderr


def test_nothing_is_installed_when_everything_is_there(machine: Machine) -> None:
    assert machine.run("scripts/setup.sh test", who=0).returncode == 0
    assert not [note for note in machine.notes() if note.startswith(("apt-get", "sudo"))]


def test_the_second_time_nothing_is_made(machine: Machine) -> None:
    machine.run("scripts/setup.sh test")
    first = machine.notes()
    assert machine.run("scripts/setup.sh test").returncode == 0
    assert machine.run("scripts/setup.sh demo").returncode == 0, "an environment for the tests serves the demo too"
    assert machine.notes()[len(first) :] == ["asked for test", "asked for demo"]


def test_another_lock_file_makes_the_environment_follow(machine: Machine) -> None:
    machine.run("scripts/setup.sh test")
    with (machine.folder / "een huis" / "uv.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    before = len(machine.notes())
    machine.run("scripts/setup.sh test")
    assert [note.split()[:2] for note in machine.notes()[before:] if note.startswith("uv")] == [["uv", "sync"]]


def test_only_locked_packages_are_installed_and_no_python_is_fetched(machine: Machine) -> None:
    machine.run("scripts/setup.sh demo")
    (sync,) = [note for note in machine.notes() if note.startswith("uv sync")]
    assert "--frozen" in sync
    assert "--no-dev" in sync
    assert "UV_PYTHON_DOWNLOADS=never" in (ROOT / "scripts" / "setup.sh").read_text(encoding="utf-8")


def test_without_a_display_the_demo_runs_and_asks_for_no_window_libraries(machine: Machine) -> None:
    done = machine.run("scripts/run.sh")
    assert done.stdout.startswith("Hier is geen scherm.")
    assert machine.notes()[0] == "asked for demo"
    assert machine.notes()[-1] == "started intake-desktop demo --out out/demo"


def test_an_earlier_demo_makes_room_for_the_next(machine: Machine) -> None:
    earlier = machine.folder / "een huis" / "out" / "demo"
    earlier.mkdir(parents=True)
    assert machine.run("scripts/run.sh").returncode == 0
    assert not earlier.exists()
    assert earlier.parent.is_dir()


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_starts(machine: Machine, display: str) -> None:
    machine.run("scripts/run.sh", **{display: ":0"})
    assert machine.notes()[0] == "asked for window"
    assert machine.notes()[-1] == "started intake-desktop "
