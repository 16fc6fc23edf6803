"""`make torture`: the tests that count rounds and the property tests, with the full numbers, printed one by one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


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
    ]
    return subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
