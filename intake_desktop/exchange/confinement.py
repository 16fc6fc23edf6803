"""Holds the process that reads what strangers made to little memory, little time and no children, on each system."""

from __future__ import annotations

import ctypes
import sys

MEMORY = 1024**3
SECONDS = 5
STOPPED = frozenset({-9, -24, 1816, 0xC0000044})
"""How a process ends that computed too long: SIGKILL or SIGXCPU, on Windows ERROR_NOT_ENOUGH_QUOTA or its NT twin."""

_TIME, _PROCESSES, _BYTES, _DIE_QUIETLY = 0x2, 0x8, 0x100, 0x400
_EXTENDED = 9
_TICKS = 10_000_000
"""Windows counts time in steps of 100 ns."""


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h, for 64-bit Windows; what is not named here stays zero."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("smallest", ctypes.c_size_t),
        ("largest", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peaks", ctypes.c_size_t * 2),
    )


def confine() -> bool:
    """Hold this process, for good; False when the system did not, and then only the patience of its parent holds."""
    if sys.platform == "win32":
        return _into_job()
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    return True


def job_limits() -> JobLimits:
    """The same limits for a job of Windows; a limit on what it writes is not to be had there."""
    return JobLimits(
        process_time=SECONDS * _TICKS,
        flags=_TIME | _PROCESSES | _BYTES | _DIE_QUIETLY,
        processes=1,
        process_memory=MEMORY,
    )


def _into_job() -> bool:
    """Put this process in a job of its own. The handle stays open as long as the process lives."""
    if sys.platform != "win32":
        return False
    windows = ctypes.WinDLL("kernel32", use_last_error=True)
    windows.CreateJobObjectW.restype = windows.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(windows.CreateJobObjectW(None, None))
    limits = job_limits()
    held = windows.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
    return bool(held and windows.AssignProcessToJobObject(job, ctypes.c_void_p(windows.GetCurrentProcess())))
