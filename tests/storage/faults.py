"""The operating system fails at a chosen call: strace kills a process there, or gives it an error."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.storage.vaults import Bench

ROOT = Path(__file__).resolve().parents[2]
CALLS = ("openat", "pwrite64", "write", "fsync", "fdatasync", "rename", "unlink", "ftruncate", "mkdir", "rmdir")
"""What a program asks the system for when it writes."""


@dataclass(frozen=True)
class Outcome:
    """What a process said (nothing when it was killed in the work), and the calls that were watched."""

    said: tuple[str, ...]
    killed: bool
    log: str


@dataclass(frozen=True)
class Fault:
    """At the n-th call of a kind: killed, or an error; `on`: that error at every later one as well."""

    call: str
    number: int
    error: str = ""
    on: bool = False

    def rule(self) -> str:
        """As strace takes it."""
        what = f"error={self.error}" if self.error else "signal=KILL"
        return f"inject={self.call}:{what}:when={self.number}{'+' if self.on else ''}"


@dataclass(frozen=True)
class Call:
    """One call of the thread that writes: the n-th of its kind, and what it was about."""

    name: str
    number: int
    text: str


def calls_of(log: str) -> list[Call]:
    """The calls of the thread that renames files, in order."""
    lines = [line.split(maxsplit=1) for line in log.splitlines()]
    writer = next(thread for thread, text in lines if text.startswith("rename("))
    found: list[Call] = []
    for thread, text in lines:
        name = text.split("(")[0]
        if thread == writer and name in CALLS:
            found.append(Call(name, 1 + sum(call.name == name for call in found), text))
    return found


class Faults:
    """Runs tasks of tests.child_rotating on copies of one closed vault."""

    def __init__(self, program: subprocess.Popen[str], template: Bench, place: Path) -> None:
        self._program, self._template, self._place = program, template, place

    def fresh(self) -> Bench:
        """A copy of the vault, in the place of the former one."""
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir()
        (self._place / "kopieen").mkdir()
        bench = Bench(self._place / "kluis", slot_id=self._template.slot_id)
        shutil.copytree(self._template.folder, bench.folder)
        return bench

    def run(self, task: str, bench: Bench, fault: Fault | None = None) -> Outcome:
        """Do this in a process of its own; without a fault every call is written down."""
        pid = self._ask(f"{task} {bench.folder} {bench.slot_id}").removeprefix("pid ")
        log = self._place / "calls"
        calls = fault.call if fault else ",".join(CALLS)
        rules = [f"trace={calls}", *([fault.rule()] if fault else [])]
        watch = ["strace", "-f", "-o", log, "-p", pid, *(part for rule in rules for part in ("-e", rule))]
        with subprocess.Popen(watch, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as strace:
            assert strace.stderr
            while "attached" not in (said := strace.stderr.readline()):
                assert said, "strace does not start; it needs the right to watch its own children"
            words = [self._ask("go")]
            while words[-1] not in {"killed", "ended"}:
                words.append(self._line())
            strace.stderr.read()
        return Outcome(tuple(words[:-1]), words[-1] == "killed", log.read_text("utf-8", "replace"))

    def _ask(self, words: str) -> str:
        assert self._program.stdin
        self._program.stdin.write(f"{words}\n")
        self._program.stdin.flush()
        return self._line()

    def _line(self) -> str:
        assert self._program.stdout
        return self._program.stdout.readline().strip()


@contextmanager
def faults(template: Bench, place: Path) -> Iterator[Faults]:
    """`template` is a closed vault; everything happens to copies of it."""
    place.mkdir()
    example = place / "voorbeeld" / "kluis"
    shutil.copytree(template.folder, example)
    (example.parent / "kopieen").mkdir()
    command = [sys.executable, "-m", "tests.child_rotating", example, template.slot_id]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        assert program.stdout
        assert program.stdout.readline() == "ready\n"
        yield Faults(program, template, place / "ronde")
        assert program.stdin
        program.stdin.close()
