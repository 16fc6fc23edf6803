"""Bytes reach the disk before their name changes, and the name reaches the disk before anybody is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from intake_desktop.sealing.files import SYSTEM, write_atomically


class NotedDisk:
    """The real disk, noting the name of every call."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        real = getattr(SYSTEM, name)

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            return real(*arguments)

        return call


def test_a_file_is_synced_then_named_then_its_folder_is_synced(tmp_path: Path) -> None:
    disk = NotedDisk()
    write_atomically(tmp_path / "bestand", b"fictief", disk)
    until_named = disk.calls.index("replace")
    assert disk.calls[:until_named] == ["open", "write", "fsync", "close"]
    assert disk.calls[until_named + 1 : until_named + 4] == ["open", "fsync", "close"], "the folder"
    assert "read" in disk.calls[until_named + 4 :], "and then it is read back"
