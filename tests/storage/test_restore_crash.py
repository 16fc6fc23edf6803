"""A pulled plug while a copy is put back: the old or the new vault stands there, whole, and never none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from intake_desktop.storage import looking, swap
from tests.storage.test_backup import wish_in
from tests.storage.test_crash import ROOT
from tests.storage.test_restore import stick, with_copy
from tests.storage.vaults import PASSWORD, Bench

__all__ = ["stick"]
OLD, NEW = ["pas na de kopie"], ["in de kopie"]
Restorer = subprocess.Popen[str]


@contextmanager
def restorer(slot_id: str) -> Iterator[Restorer]:
    command = [sys.executable, "-m", "tests.child_restorer", slot_id, PASSWORD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        yield program
        if program.stdin:
            program.stdin.close()


def killed(program: Restorer, place: int, folder: Path, copy: Path) -> bool:
    """Put this copy back, killed just before this change to the disk; False when there were fewer changes."""
    assert program.stdin
    assert program.stdout
    program.stdin.write(f"{place}\t{folder}\t{copy}\n")
    program.stdin.flush()
    told = program.stdout.readline().strip()
    assert told in {"killed", "done"}
    return told == "killed"


def found_after(bench: Bench, dossier_id: str) -> list[str]:
    """What the next start of the program finds: one whole vault."""
    swap.finish(bench.folder)
    assert looking.look(bench.folder).exists
    opened = bench.unlock()
    wish = wish_in(opened, dossier_id)
    opened.run(lambda store: store.journal.verify(opened.actor)).result()
    bench.close()
    assert wish in (OLD, NEW)
    return wish  # type: ignore[return-value]  # as the line above says


def test_at_every_change_to_the_disk_the_old_or_the_new_vault_stands(bench: Bench, stick: Path, tmp_path: Path) -> None:
    dossier_id, copy = with_copy(bench, stick)
    found: list[list[str]] = []
    with restorer(bench.slot_id) as program:
        for place in range(1, 500):
            folder = tmp_path / f"proef-{place}" / "kluis"
            shutil.copytree(bench.folder, folder)
            ended = not killed(program, place, folder, copy)
            here = Bench(folder, bench.clock, slot_id=bench.slot_id)
            found.append(found_after(here, dossier_id))
            aside = swap.aside_of(folder)
            assert len(aside) == (found[-1] == NEW)
            assert {path.name for path in folder.parent.iterdir()} - {"kluis.slot"} == {
                "kluis",
                *(p.name for p in aside),
            }
            for each in aside:
                assert found_after(Bench(each, bench.clock, slot_id=bench.slot_id), dossier_id) == OLD
            if ended:
                break
    old, new = found.count(OLD), found.count(NEW)
    assert found == [OLD] * old + [NEW] * new, "from one moment on it is the new one"
    assert old > 20
    assert new > 1
    sys.stderr.write(f"\nputting back killed at {len(found) - 1} changes: old {old}, new {new - 1}, none or half 0\n")


@pytest.mark.parametrize("left", ["ready", "staged"])
def test_what_was_left_behind_never_replaces_a_vault_that_stands(bench: Bench, stick: Path, left: str) -> None:
    dossier_id, copy = with_copy(bench, stick)
    name = swap.READY if left == "ready" else f"{swap.STAGED}123"
    shutil.copytree(copy, bench.folder.with_name(name))
    assert found_after(bench, dossier_id) == OLD
    assert not bench.folder.with_name(name).exists()
