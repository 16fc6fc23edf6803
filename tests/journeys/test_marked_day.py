"""Nothing that is typed is ever written to a disk so that it can be read: the kernel tells every byte that is written.

A whole day in the real window runs under strace: typing in every field, searching, pages beforehand, a file that is
given up, a file that leaves, and a crash. Whatever was written is searched, and every file that stands there then.
"""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from intake_desktop.dossier.model import CardQuery
from intake_desktop.wiring.program import local_desk
from tests.figures import Figures
from tests.journeys.marked_day import START
from tests.ui.staff import CHEAP, PASSWORD

ROOT = Path(__file__).resolve().parents[2]
CALLS = (
    "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2"
)
CALLS += ",link,linkat,symlink,symlinkat,unlink,unlinkat,memfd_create,execve"
_WRITES = re.compile(rb"^\d+ +(?:write|pwrite64|writev|pwritev2?)\(", re.MULTILINE)


def shapes(text: str) -> Mapping[str, bytes]:
    """How a text can stand somewhere."""
    plain = text.encode()
    found = {
        "utf-8": plain,
        "utf-16-le": text.encode("utf-16-le"),
        "utf-16-be": text.encode("utf-16-be"),
        "hexadecimal": plain.hex().encode(),
        "HEXADECIMAL": plain.hex().upper().encode(),
        "backwards": plain[::-1],
    }
    for shift in range(3):  # base64 of a text looks different at each of three places
        coded = base64.b64encode(b"\0" * shift + plain + b"\0" * 3)
        first, last = (shift * 8 + 5) // 6, (shift + len(plain)) * 8 // 6
        found[f"base64 at {shift}"] = coded[first:last]
    return found


def hits_in(data: bytes, *texts: str) -> list[str]:
    """Which of these texts stand in these bytes, and how."""
    return [f"{text[:3]}... as {shape}" for text in texts for shape, form in shapes(text).items() if form in data]


def hits_in_calls(log: bytes, *texts: str) -> list[str]:
    """The same for what strace wrote down, where every text is spelled in hexadecimal digits."""
    spelled = {
        f"{text[:3]}... as {shape}": "".join(f"\\x{byte:02x}" for byte in form).encode()
        for text in texts
        for shape, form in shapes(text).items()
    }
    return [name for name, form in spelled.items() if form in log]


def traced(command: list[str], log: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run this, and write down every byte that it and its children write, and every name that they use."""
    tracing = ["strace", "-f", "-qq", "--seccomp-bpf", "-xx", "-s", "20000000", "-e", f"trace={CALLS}", "-o", str(log)]
    return subprocess.run(
        [*tracing, *command], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=3_000, check=False
    )


@pytest.mark.parametrize("shape", shapes(START))
def test_a_leak_in_every_shape_would_be_seen(shape: str, tmp_path: Path) -> None:
    data = b"\x07" + shapes(START)[shape] + b"\x07"
    leak = f"import sys; open(sys.argv[1], 'wb').write({data!r})"
    done = traced([sys.executable, "-S", "-c", leak, str(tmp_path / "lek")], tmp_path / "log", os.environ)
    assert done.returncode == 0, done.stderr
    writes = [line for line in (tmp_path / "log").read_bytes().splitlines() if b"write(" in line]
    assert hits_in_calls(b"".join(writes), START), "the source of the program is a word of execve, not of write"
    assert hits_in((tmp_path / "lek").read_bytes(), START)


def everything_below(place: Path) -> Iterator[Path]:
    return (path for path in place.rglob("*") if path.is_file())


@pytest.mark.journey
def test_nothing_that_was_typed_is_written_so_that_it_can_be_read(
    tmp_path: Path, rounds: Callable[[int, int], int], figures: Figures
) -> None:
    sections = rounds(1, 99)
    place, log, telling = tmp_path / "werkplek", tmp_path / "calls.txt", tmp_path / "geteld"
    for name in ("tmp", "home", "run"):
        (place / name).mkdir(parents=True)
    day = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", f"--basetemp={place / 'pytest'}"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"HOME": str(place / "home"), "TMPDIR": str(place / "tmp"), "XDG_RUNTIME_DIR": str(place / "run")}
    environment |= {"SECTIES": str(sections), "TELLING": str(telling), "PYTHONDONTWRITEBYTECODE": "1"}
    done = traced([*day, "tests/journeys/marked_day.py"], log, environment)
    assert telling.exists(), done.stdout[-3000:] + done.stderr[-3000:]
    assert done.returncode in (-9, 137), "it ends with a crash"

    typed, kept = int(telling.read_text("ascii")), in_the_vault(next(place.rglob("kluis.db")).parent)
    calls = log.read_bytes()
    files = list(everything_below(place))
    secrets = (START, PASSWORD)
    written = hits_in_calls(calls, *secrets)
    found = [f"{path.name}: {hit}" for path in files for hit in hits_in(path.read_bytes(), *secrets)]
    names = [path.name for path in place.rglob("*") if START in path.name]
    counted = {
        "sections": sections if sections < 99 else "all",
        "markers typed": typed,
        "of these in the vault": kept,
        "calls that write": len(_WRITES.findall(calls)),
        "bytes seen": calls.count(b"\\x"),
        "found in what was written": len(written),
        "files left": len(files),
        "found in files": len(found) + len(names),
    }
    figures("a day in the window that ends with a crash", counted)
    assert kept > 5, "what was typed before the crash is kept"
    assert (written, found, names) == ([], [], [])
    assert any(path.name == "kluis.db-wal" and path.stat().st_size for path in files), "a crash leaves the side files"


def in_the_vault(folder: Path) -> int:
    """How many answers hold a marker, when the vault is opened after the crash."""
    copy = folder.with_name("na")
    subprocess.run(["cp", "-r", folder, copy], check=True)
    desk = local_desk(copy, CHEAP)
    vault = desk.unlock(desk.face().colleagues[0].slot_id, PASSWORD)
    page = vault.run(lambda store: store.dossiers.find(vault.actor, CardQuery())).result()
    opened = vault.run(lambda store: store.dossiers.open(vault.actor, page.rows[0].id)).result()
    vault.close()
    subprocess.run(["rm", "-r", copy], check=True)
    return sum(START in str(answer.value) for answers in opened.answers.values() for answer in answers.values())
