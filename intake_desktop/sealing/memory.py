"""Keeping secrets out of memory that outlives them: wiping buffers, no core dumps."""

from __future__ import annotations

import sys


def wipe(*buffers: bytearray) -> None:
    """Overwrite these buffers with zeros. Copies that Python or a library made are out of reach (docs/security.md)."""
    for buffer in buffers:
        buffer[:] = bytes(len(buffer))


def forbid_core_dumps() -> bool:
    """Ask the system never to write this process's memory to disk; False when it did not take the request.

    The program calls this once at its start. On Linux other processes of the same user can then not read
    the memory either. On Windows its error reports are not made, and would hold no heap.
    """
    if sys.platform == "win32":
        return _no_error_reports()
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        set_dumpable = 4  # PR_SET_DUMPABLE of prctl(2)
        return bool(ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0) == 0)
    return True


def _no_error_reports() -> bool:
    """SetErrorMode ends a fault without a report; WerSetFlags keeps the heap out of one that is made all the same."""
    import ctypes

    if sys.platform != "win32":
        return False
    no_critical_box, no_fault_box, no_heap = 0x1, 0x2, 0x1
    ctypes.windll.kernel32.SetErrorMode(no_critical_box | no_fault_box)
    return bool(ctypes.windll.kernel32.WerSetFlags(no_heap) == 0)
