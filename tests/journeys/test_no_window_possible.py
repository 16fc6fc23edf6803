"""Where no window can be shown, one calm sentence says so: no crash, and no word about whose file it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from intake_desktop.__main__ import NO_SCREEN

FILE = "/fictief/overdracht van een fictieve deelnemer.pdf"


def started(home: Path, *arguments: str, **around: str) -> subprocess.CompletedProcess[str]:
    """The program in an environment without a display; gives what it said."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    command = [sys.executable, "-m", "intake_desktop", *arguments]
    return subprocess.run(
        command, env={**kept, "HOME": str(home), **around}, capture_output=True, text=True, check=False, timeout=60
    )


def test_without_a_screen_a_sentence_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    ran = started(tmp_path, FILE)
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "", NO_SCREEN + "\n")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_of_the_system_is_named_in_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "kapot" / "PySide6"
    broken.mkdir(parents=True)
    said = "libEGL.so.1: cannot open shared object file: No such file or directory"
    (broken / "__init__.py").write_text(f"raise ImportError({said!r})\n", encoding="utf-8")
    ran = started(tmp_path, FILE, DISPLAY=":77", PYTHONPATH=str(broken.parent))
    assert ran.returncode == 3
    assert "Er ontbreekt een bibliotheek van het systeem: libEGL.so.1." in ran.stderr
    assert "Traceback" not in ran.stderr
    assert FILE not in ran.stderr
