"""What tests of the wiring share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake_desktop.wiring import program
from tests.storage.vaults import CHEAP, Bench
from tests.wiring.vault_place import Place, make


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A closed vault with its copy, made once; whose slot, and the key on paper."""
    made = make(tmp_path_factory.mktemp("gemaakt") / "hier")
    made.bench.close()
    shutil.copytree(made.bench.folder.parent, made.bench.folder.parent.with_name("bewaard"))
    return made.bench.folder.parent, made.bench.slot_id, made.bench.recovery_key


@pytest.fixture
def own(founded: tuple[Path, str, str]) -> Iterator[Place]:
    """That vault in its place again, open, to look over or to break."""
    folder, slot_id, key = founded
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(folder.with_name("bewaard"), folder)
    bench = Bench(folder / "kluis", slot_id=slot_id)
    bench.clock.moment = datetime.now(UTC) + timedelta(seconds=9)
    desk = program.local_desk(bench.folder, CHEAP, bench.means)
    yield Place(bench, desk, bench.unlock(), folder / "kopieën", key)
    bench.close()
