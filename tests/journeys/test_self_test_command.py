"""`intake-desktop self-test` on a workstation: a table and a code, nothing left behind, the vault untouched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from intake_desktop import paths
from tests.storage.test_before_update import OLD, content

COMMAND = Path(sys.executable).parent / "intake-desktop"
PARTS = 20


class Workstation:
    """A home of its own with a vault in it, and a place for temporary files."""

    def __init__(self, home: Path) -> None:
        self.vault, self.aside = home / "data" / "Springplank" / "kluis", home / "tijdelijk"
        shutil.copytree(OLD[3], self.vault)
        self.aside.mkdir()
        places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
        self.env = {**os.environ, **places, "HOME": str(home), "TMPDIR": str(self.aside)}
        self.env.pop("DISPLAY", None)
        self.before = content(self.vault)

    def start(self, *arguments: str, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
        """The command, perhaps behind another that takes something away from it."""
        command = [*before, COMMAND, "self-test", *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.env, cwd="/", stdout=pipe, stderr=pipe, text=True)

    def untouched(self) -> bool:
        """The vault is what it was, and nothing else stands there or among the temporary files."""
        return content(self.vault) == self.before and not list(self.aside.iterdir())


@pytest.fixture
def place(tmp_path: Path) -> Workstation:
    return Workstation(tmp_path)


@pytest.mark.slow
@pytest.mark.journey
def test_on_a_good_computer_everything_is_in_order(place: Workstation) -> None:
    told, complaints = (process := place.start("--json")).communicate(timeout=120)
    found = json.loads(told)
    assert [row for row in found["rows"] if not row["in_order"]] == []
    assert found["in_order"] is True
    assert (process.returncode, complaints) == (0, "")
    assert len(found["rows"]) == PARTS
    assert place.untouched()


@pytest.mark.slow
def test_a_full_disk_is_told_with_what_to_do_and_the_code_is_1(place: Workstation) -> None:
    told, complaints = (process := place.start(before=("prlimit", "--fsize=8192"))).communicate(timeout=120)
    rows = {line[14:46].strip(): line[:14].strip() for line in told.splitlines() if line[14:15].strip()}
    assert rows["Schrijven bij de kluis"] == rows["Kluis maken"] == "niet in orde"
    assert rows["Dossier invullen"] == rows["Bladzijden"] == "niet gedaan"
    assert rows["Handtekening (Ed25519)"] == rows["Opnieuw starten"] == "in orde"
    assert "Doe dit: Maak ruimte op de schijf" in told
    assert told.splitlines()[-1].endswith("niet in orde. Kijk bij: Schrijven bij de kluis, Kluis maken.")
    assert (process.returncode, complaints) == (1, "")
    assert place.untouched()


@pytest.mark.slow
def test_who_stops_the_command_finds_nothing_of_it(place: Workstation) -> None:
    process = place.start()
    assert process.stdout
    assert next(line for line in process.stdout if "Kluis maken" in line).startswith("in orde")
    assert [path.name.startswith("springplank-zelftest-") for path in place.aside.iterdir()] == [True]
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 143
    assert place.untouched()


def test_the_window_is_drawn_apart_and_a_typeface_that_is_gone_is_an_error(tmp_path: Path) -> None:
    told = subprocess.run([COMMAND, "self-test", "--window"], capture_output=True, text=True, check=True, cwd="/")
    assert told.stdout.startswith("Qt 6.")
    copied = tmp_path / "resources"
    shutil.copytree(paths.resources(), copied)
    (copied / "fonts" / "NotoSans-Bold.ttf").unlink()
    lines = (
        "import sys; from pathlib import Path; from intake_desktop import app, paths",
        "paths.resources = lambda: Path(sys.argv[1]); sys.exit(app.try_window())",
    )
    broken = subprocess.run([sys.executable, "-c", "; ".join(lines), copied], capture_output=True, check=False)
    assert broken.returncode == 1, broken.stderr
    assert b"Traceback" not in broken.stderr
