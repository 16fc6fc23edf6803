"""One person at a time works in a vault; whoever is done lets the next one in."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake_desktop.storage import osguard

JOKE = osguard.Holder("Joke Bedacht", "kind", datetime(2026, 11, 23, 9, tzinfo=UTC))


def test_a_lock_is_given_back_when_the_disk_does_not_close_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = osguard.take(tmp_path, JOKE)
    assert osguard.look(tmp_path) is not None

    def close(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as disk, suppress(OSError):
        disk.setattr(os, "close", close)
        lock.release()
    assert osguard.look(tmp_path) is None, "the next one has to wait for the computer to be started afresh"
    osguard.take(tmp_path, JOKE).release()
