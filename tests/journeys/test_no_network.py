"""Nothing leaves by a network: the kernel is asked, not the source (decisions.md 17)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

NETWORK = re.compile(r"\bAF_(?:INET6?|PACKET|NETLINK)\b")


def sockets_of(command: list[str], log: Path) -> list[str]:
    """Every socket that the command and its children ask the kernel for, as strace writes them."""
    traced = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log), *command]
    done = subprocess.run(traced, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return log.read_text(encoding="utf-8").splitlines()


def test_strace_sees_a_network_socket(tmp_path: Path) -> None:
    opened = sockets_of([sys.executable, "-c", "import socket; socket.socket()"], tmp_path / "log")
    assert any(NETWORK.search(line) for line in opened)


@pytest.mark.journey
def test_the_whole_way_asks_for_no_network(tmp_path: Path) -> None:
    demo = [sys.executable, "-m", "intake_desktop", "demo", "--out", str(tmp_path / "demo")]
    opened = sockets_of(demo, tmp_path / "log")
    assert [line for line in opened if NETWORK.search(line)] == []
