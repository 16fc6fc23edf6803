"""One bench per test; whatever it opened is closed again, and no thread stays."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.vaults import Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    before = set(threading.enumerate())
    yield from bench_in(tmp_path)
    assert set(threading.enumerate()) <= before
