"""What was sent once is read the same for ever: files of version 1, made once and kept (tests/data/overdracht-v1)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from intake_desktop.exchange import payload, reader, schema
from intake_desktop.sealing import canonical
from tests.source import ROOT

FROZEN = ROOT / "tests" / "data" / "overdracht-v1"
DIGEST = "81bbb870a7c19d08d821ef94ec6b48654a0d0e12b723712908f197947ef950dd"
"""Over names and bytes of everything there but the README. It never changes: a new version gets a folder of its own."""
EXPECTED: dict[str, Any] = json.loads((FROZEN / "expected.json").read_text("utf-8"))
FILES: list[dict[str, str]] = EXPECTED["files"]
PINNED = {EXPECTED["public_key"]: EXPECTED["sender"]}


def digest(folder: Path) -> str:
    """One SHA-256 over everything in a folder but its README."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name != "README.md":
            found.update(f"{path.name}:{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def test_the_files_were_never_made_again() -> None:
    assert digest(FROZEN) == DIGEST, "put the files back as they were; a new version of the format gets a new folder"
    assert {one["file"] for one in FILES} == {path.name for path in FROZEN.glob("*.pdf")}


@pytest.mark.parametrize("told", FILES, ids=[one["file"] for one in FILES])
def test_a_file_of_then_gives_the_same_data_and_verdict_now(told: dict[str, str]) -> None:
    found = reader.read(FROZEN / told["file"], told["code"], PINNED)
    assert found.verdict == told["verdict"]
    if not told["payload"]:
        assert found.payload is None
        return
    assert canonical.dumps(found.payload) == (FROZEN / told["payload"]).read_bytes()
    assert found.importable == (told["verdict"] == reader.KNOWN)
    assert found.fingerprint == (EXPECTED["fingerprint"] if found.manifest else "")


def test_the_data_of_then_still_fit_the_schema_of_their_version() -> None:
    for path in FROZEN.glob("??v*.json"):
        content = json.loads(path.read_text("utf-8"))
        assert schema.faults(content) == ()
        assert content["$schema"] == payload.SCHEMA.rpartition(".v")[0] + ".v1.schema.json"
        assert content["schema_version"] == "1.0.0"
