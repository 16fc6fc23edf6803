"""The process that reads what strangers made has little memory and writes no files; on Windows a job holds it so."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from intake_desktop.exchange import confinement


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("bytearray(confinement.MEMORY)", "MemoryError"),
        ("open(sys.argv[1], 'wb', 0).write(b'x')", "OSError"),
        ("print('free')", "free"),
    ],
)
def test_a_confined_process_reads_and_no_more(does: str, said: str, tmp_path: Path) -> None:
    code = (
        "import signal, sys\n"
        "from intake_desktop.exchange import confinement\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"  # a write that is not allowed is an error, not an end
        "assert confinement.confine()\n"
        f"try:\n    {does}\nexcept (MemoryError, OSError) as fault:\n    print(type(fault).__name__)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "written")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said


def test_the_limits_of_a_job_are_laid_out_as_windows_reads_them() -> None:
    """Sizes and places from winnt.h for 64-bit Windows."""
    limits = confinement.job_limits()
    places = {name: getattr(confinement.JobLimits, name).offset for name in ("flags", "processes", "process_memory")}
    assert ctypes.sizeof(limits) == 144
    assert places == {"flags": 16, "processes": 40, "process_memory": 112}


def test_a_job_holds_memory_time_and_children() -> None:
    """JOB_OBJECT_LIMIT_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY and _DIE_ON_UNHANDLED_EXCEPTION."""
    limits = confinement.job_limits()
    assert limits.flags == 0x2 | 0x8 | 0x100 | 0x400
    assert (limits.process_time, limits.processes, limits.process_memory) == (50_000_000, 1, 1024**3)
