"""Faults from the operating system: one call of a program fails, the n-th of its kind, and the program is told which.

strace takes hold of a process that is ready to do one thing, lets that one call fail, and tells whether it came to it.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake_desktop.errors import SpringplankError

ROOT = Path(__file__).resolve().parents[1]
ERRORS: Mapping[str, tuple[str, ...]] = {
    "ENOSPC": ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "mkdir", "rename", "flock"),
    "EIO": (
        *("openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "close", "fcntl"),
        *("rename", "mkdir", "rmdir", "unlink", "unlinkat", "getdents64", "newfstatat", "statfs", "lseek"),
    ),
    "EACCES": ("openat", "mkdir", "rmdir", "rename", "unlink", "unlinkat", "newfstatat", "getdents64", "fcntl"),
}
"""Which calls fail in which way: a full disk, a broken one, one that may not be written."""
CALLS = tuple(sorted({call for calls in ERRORS.values() for call in calls}))
_CALL = re.compile(r"^(\d+) +(\w+)\(", re.MULTILINE)
SOMETHING = SpringplankError.code
MOST_S = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """The n-th call of this name by one thread fails with this error."""

    call: str
    error: str
    turn: int


@dataclass(frozen=True, slots=True)
class Told:
    """What the program said: done, or a sentence; `trace` is what nobody may ever see."""

    code: str = ""
    words: tuple[str, ...] = ()
    trace: str = ""

    @property
    def done(self) -> bool:
        """True when it went well."""
        return not (self.code or self.trace)

    @property
    def typed(self) -> bool:
        """True when it went well, or three sentences say why not; "something went wrong" says nothing."""
        return self.done or (self.code not in ("", SOMETHING) and len(self.words) == 3 and all(self.words))


@dataclass(frozen=True, slots=True)
class Ran:
    """How one run went: what was said, whether the fault came, what was said the second time, and which calls."""

    first: Told
    hit: bool
    second: Told | None
    calls: Counter[str]
    """Of each call the most that one thread made."""


class Workshop:
    """Makes processes that do one thing; see tests/child_one_call.py."""

    def __init__(self, wire: socket.socket, log: Path) -> None:
        self._wire, self._log = wire, log

    def run(self, task: Mapping[str, str], fault: Fault | None = None, *, again: bool = True) -> Ran:
        """Do this thing while one call fails; with `again` it is done once more, else the process is killed at once."""
        self._wire.send(json.dumps(task).encode())
        number = self._hear()
        assert number.isdigit(), number
        with self._traced(number, fault):
            self._wire.send(b"go")
            first = _told(self._hear())
        second = None
        if again:
            self._wire.send(b"again")
            second = _told(self._hear())
        else:
            subprocess.run(["kill", "-9", number], check=True)
        assert self._hear() == "gone"
        seen = self._log.read_text("utf-8", "replace")
        per_thread = Counter(_CALL.findall(seen))
        calls: Counter[str] = Counter()
        for (_, name), count in per_thread.items():
            calls[name] = max(calls[name], count)
        return Ran(first, "(INJECTED)" in seen, second, calls)

    def _hear(self) -> str:
        heard = self._wire.recv(1024 * 1024)
        assert heard, "the program for faults has ended"
        return heard.decode()

    @contextmanager
    def _traced(self, number: str, fault: Fault | None) -> Iterator[None]:
        command = ["strace", "-f", "-s", "0", "-p", number, "-o", str(self._log), "-e", f"trace={','.join(CALLS)}"]
        if fault:
            command += ["-e", f"inject={fault.call}:error={fault.error}:when={fault.turn}"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr
            began = tracer.stderr.readline()
            assert "attached" in began, began
            try:
                yield
            finally:
                tracer.terminate()
                tracer.communicate(timeout=MOST_S)


def _told(heard: str) -> Told:
    found: dict[str, Any] = json.loads(heard)
    return Told(found.get("code", ""), tuple(found.get("words", ())), found.get("trace", ""))


@contextmanager
def workshop(folder: Path) -> Iterator[Workshop]:
    """The program that makes the processes, with everything loaded."""
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    here.settimeout(MOST_S)
    warm = folder / "warm"
    warm.mkdir()
    command = [sys.executable, "-m", "tests.child_one_call", str(there.fileno()), str(warm)]
    with here, subprocess.Popen(command, cwd=ROOT, pass_fds=[there.fileno()]) as program:
        there.close()
        assert here.recv(16) == b"warm"
        yield Workshop(here, folder / "calls.txt")
        here.close()
        program.wait(timeout=MOST_S)


def of(calls: Counter[str]) -> list[Fault]:
    """Every fault that a thing with these calls can meet."""
    return [
        Fault(call, error, turn)
        for error, names in ERRORS.items()
        for call in names
        for turn in range(1, calls[call] + 1)
    ]
