"""The demo goes the whole way without a window; nothing leaves by a network: the kernel is asked, not the source."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.source import ROOT

NETWORK = re.compile(r"\bAF_(?:INET6?|PACKET|NETLINK)\b")
LINES = (
    "import sys; from intake_desktop.__main__ import main; sys.argv = ['x', 'demo', '--out', sys.argv[1]]; "
    "code = main(); assert not [m for m in sys.modules if m.startswith('PySide6')]; sys.exit(code)"
)


@dataclass(frozen=True)
class Traced:
    """What a command told, and every socket that it and its children asked the kernel for, as strace writes them."""

    told: str
    sockets: list[str]


def traced(command: list[str], folder: Path) -> Traced:
    """Run this to its end; only the calls that are looked for stop it, so it is as fast as without."""
    log = folder / "log"
    strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(log), *command]
    env = {**os.environ, "HOME": str(folder)}
    done = subprocess.run(strace, capture_output=True, text=True, timeout=240, check=False, cwd=ROOT, env=env)
    assert done.returncode == 0, done.stderr[-2000:]
    return Traced(done.stdout, log.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(place: Path) -> Traced:
    """The whole way, once for all who look at it."""
    return traced([sys.executable, "-c", LINES, str(place / "proef")], place)


def test_strace_sees_a_network_socket_also_of_a_child(tmp_path: Path) -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'])"
    opened = traced([sys.executable, "-c", child], tmp_path).sockets
    assert any(NETWORK.search(line) for line in opened)


@pytest.mark.journey
def test_the_whole_way_asks_for_no_network(demo: Traced) -> None:
    assert [line for line in demo.sockets if NETWORK.search(line)] == []


@pytest.mark.journey
def test_the_demo_goes_the_whole_way_without_a_window(demo: Traced, place: Path) -> None:
    out = place / "proef"
    assert "Jamila Voorbeeld, 34 jaar, maatwerk" in demo.told
    assert "U6 Leerwerkplek of stage: past nu" in demo.told
    assert re.search(r"De kluis is open\. 5\d\d antwoorden staan er precies zo in\.", demo.told)
    assert demo.told.count("De handtekening is heel") == 3
    made = sorted(out.glob("overdracht-*.pdf"))
    assert sorted(re.findall(r"^  intake-desktop read (\S+)$", demo.told, re.MULTILINE)) == [*map(str, made)]
    assert len(made) == 3
    assert "IPS IPS" not in demo.told
    assert "Zo lees je de lijst: [x] gezien   [~] bijna   [ ] nog niet   [?] nog niet bekend" in demo.told
    assert not [path for path in out.rglob("*") if b"Voorbeeld" in (path.read_bytes() if path.is_file() else b"")]
