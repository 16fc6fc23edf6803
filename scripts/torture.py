"""`make torture`: the tests that count rounds and the property tests, with the full numbers, printed one by one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 4 * 60 * 60
"""For one test; the five minutes of an ordinary run would end those with the full numbers."""


def main() -> int:
    """pytest's exit code; arguments go on to pytest (for example a folder)."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--torture",
        "--numprocesses=auto",
        "--dist=worksteal",
        "-rA",
        "--durations=0",
        f"--override-ini=faulthandler_timeout={MOST_SECONDS}",
    ]
    return subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
