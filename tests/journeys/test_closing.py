"""Closing the window ends the program, also when something in the background never ends; starting clears leftovers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from intake_desktop.ui.background import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from intake_desktop import app
from intake_desktop.ui import background

def shown(window, maximised):
    window.show()
    background.run(lambda: open(sys.argv[1]).read(), print, print, window)
    QTimer.singleShot(0, window, window.close)

app.show = shown
sys.exit(app.main())
"""
"""The shipped program, closed as soon as it is there, while it reads from a drive that answers nothing."""


def test_a_drive_that_never_answers_keeps_no_closed_program_and_a_leftover_goes(tmp_path: Path) -> None:
    drive, aside = tmp_path / "schijf", tmp_path / "tijdelijk"
    os.mkfifo(drive)
    left = aside / "springplank-zelftest-verzonnen" / "kluis"
    left.mkdir(parents=True)
    places = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    env = {**os.environ, **places, "TMPDIR": str(aside), "QT_QPA_PLATFORM": "offscreen"}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, drive], env=env, cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert time.monotonic() - began >= PATIENCE, "what can end got the time for it"
    assert not left.parent.exists()
