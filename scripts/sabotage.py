"""`make sabotage`: break one line at a time in a copy of the tree, and demand that the named test turns red.

The list stands in tests/sabotage.yaml. Arguments choose entries whose name holds that text.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import yaml

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "sabotage.yaml"
LEFT_OUT = shutil.ignore_patterns(".*", "out", "dist", "build", "__pycache__", "*.png")
MINUTE = 60
RED = 1
"""pytest's exit code for tests that failed; 2 and higher mean that no test could say anything."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One line to break: in which file, which text becomes what, and the test that must notice."""

    name: str
    file: str
    old: str
    new: str
    test: str

    def apply(self, tree: Path) -> str:
        """Break the line in this tree; gives the text as it was."""
        path = tree / self.file
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(self.old, self.new), encoding="utf-8")
        return whole

    def misfit(self, tree: Path) -> str:
        """Why this edit cannot be made any more, or ""."""
        path = tree / self.file
        if not path.is_file():
            return f"{self.file} is gone"
        found = path.read_text(encoding="utf-8").count(self.old)
        if found != 1:
            return f"{self.file} holds the old text {found} times"
        return "" if (tree / self.test.split("::")[0]).exists() else f"{self.test} is gone"


def edits(asked: Sequence[str] = ()) -> list[Edit]:
    """The list, or the entries whose name holds one of these texts."""
    listed = [Edit(**entry) for entry in yaml.safe_load(LIST.read_text(encoding="utf-8"))]
    return [edit for edit in listed if not asked or any(text in edit.name for text in asked)]


def run_test(tree: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run these tests in a tree, without letting the original code in; a few minutes for each on a busy computer."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=(10 + len(tests)) * MINUTE,
    )


def outcome(edit: Edit, tree: Path) -> str:
    """Break, run, mend; "" when the test turned red, else what happened instead."""
    if problem := edit.misfit(tree):
        return problem
    whole = edit.apply(tree)
    try:
        done = run_test(tree, edit.test)
    except subprocess.TimeoutExpired:
        return "did not end"
    finally:
        (tree / edit.file).write_text(whole, encoding="utf-8")
    last = done.stdout.strip().splitlines()[-1:] or ["no output"]
    return "" if done.returncode == RED else f"exit {done.returncode}: {last[0]}"


def all_outcomes(chosen: Sequence[Edit], trees: Sequence[Path]) -> list[str]:
    """The outcome of every edit, as many at a time as there are trees."""
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def one(edit: Edit) -> str:
        tree = free.get()
        try:
            said = outcome(edit, tree)
        finally:
            free.put(tree)
        print(f"{'red ' if not said else 'GREEN'}  {edit.name}{': ' + said if said else ''}", flush=True)
        return said

    with ThreadPoolExecutor(len(trees)) as workers:
        return list(workers.map(one, chosen))


def main() -> int:
    """0 when every edit was noticed."""
    chosen = edits(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="springplank-sabotage-") as folder:
        trees = [Path(folder) / f"tree-{number}" for number in range(min(4, os.cpu_count() or 1))]
        for tree in trees:
            shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        whole = run_test(trees[0], *sorted({edit.test for edit in chosen}))
        if whole.returncode != 0:
            print(whole.stdout[-3000:], "\nThe named tests must be green before anything is broken.", sep="")
            return 2
        said = all_outcomes(chosen, trees)
    missed = sum(bool(text) for text in said)
    print(f"{len(said) - missed} of {len(said)} edits turned their test red")
    return 1 if missed or not said else 0


if __name__ == "__main__":
    sys.exit(main())
