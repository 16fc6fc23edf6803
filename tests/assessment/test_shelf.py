"""A finished advice keeps the rules it was finished with; an advice in the making has the newest."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.assessment import rules, shelf
from tests.assessment.cases import RULES

TEXT = RULES.read_text("utf-8")


def written(folder: Path, version: int, old: str = "", new: str = "") -> Path:
    """The shipped table as this version, with one thing changed."""
    path = folder / f"bestemmingen.v{version}.yaml"
    path.write_text(TEXT.replace("version: 1", f"version: {version}", 1).replace(old, new, 1), "utf-8")
    return path


def test_the_highest_version_is_the_newest(tmp_path: Path) -> None:
    for version in (2, 10, 9):
        written(tmp_path, version)
    (tmp_path / "uren.v99.yaml").write_text("form: {}\n", "utf-8")
    assert shelf.of_folder(tmp_path).newest.version == 10


def test_an_older_table_is_found_by_version_and_content(tmp_path: Path) -> None:
    old = rules.load(written(tmp_path, 1))
    written(tmp_path, 2)
    found = shelf.of_folder(tmp_path)
    kept = found.table(1, old.digest)
    assert kept is not None
    assert (kept.version, kept.digest) == (1, old.digest)
    assert found.table(1, old.digest) is kept, "read once"
    assert found.table(2, found.newest.digest) is found.newest


def test_a_table_that_changed_or_went_away_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    digest = rules.load(written(tmp_path, 1)).digest
    written(tmp_path, 1, "Inloop kan altijd.", "Inloop mag altijd.")
    written(tmp_path, 2)
    found = shelf.of_folder(tmp_path)
    assert found.table(1, digest) is None
    assert found.table(7, digest) is None
    assert found.table(2, digest) is None


def test_a_broken_older_table_is_not_there(tmp_path: Path) -> None:
    path = written(tmp_path, 1, "op: ge, threshold: 4,", "op: minstens, threshold: 4,")
    written(tmp_path, 2)
    assert shelf.of_folder(tmp_path).table(1, sha256(path.read_bytes()).hexdigest()) is None


def test_older_tables_are_read_only_when_somebody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = shelf.table_reader.read
    monkeypatch.setattr(shelf.table_reader, "read", lambda path: read.append(path.name) or real(path))
    written(tmp_path, 1)
    written(tmp_path, 2)
    found = shelf.of_folder(tmp_path)
    assert read == []
    _ = found.newest
    assert read == ["bestemmingen.v2.yaml"]
    found.table(1, "")
    assert read == ["bestemmingen.v2.yaml", "bestemmingen.v1.yaml"]


def test_the_shipped_rules_stand_on_the_shelf() -> None:
    assert shelf.of_folder(paths.forms()).newest.digest == rules.load(RULES).digest
