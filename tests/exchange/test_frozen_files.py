"""What was sent once is read the same for ever: files of every version, made once and kept."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from intake_desktop.exchange import payload, reader, schema
from intake_desktop.sealing import canonical
from tests.source import ROOT

DATA = ROOT / "tests" / "data"
DIGESTS = {
    "1.0.0": ("overdracht-v1", "81bbb870a7c19d08d821ef94ec6b48654a0d0e12b723712908f197947ef950dd"),
    "1.1.0": ("overdracht-v1.1", "0ca1ce1a6dc34b09e575cac71dfacf9bd4da70f744aeb68a50af276963cf610e"),
}
"""Per version its folder and a digest over names and bytes of everything there but the README. These never change: a
new version gets a folder of its own."""


class Frozen(NamedTuple):
    """A file of then, and what must come out of it."""

    folder: Path
    expected: dict[str, Any]
    told: dict[str, str]


def expected(folder: Path) -> dict[str, Any]:
    """What was written down when the files were made."""
    found: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return found


FOLDERS = {version: DATA / name for version, (name, _) in DIGESTS.items()}
FILES = [Frozen(folder, expected(folder), told) for folder in FOLDERS.values() for told in expected(folder)["files"]]


def digest(folder: Path) -> str:
    """One SHA-256 over everything in a folder but its README."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name != "README.md":
            found.update(f"{path.name}:{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


@pytest.mark.parametrize("version", DIGESTS)
def test_the_files_were_never_made_again(version: str) -> None:
    folder = FOLDERS[version]
    assert digest(folder) == DIGESTS[version][1], "put the files back; a new version of the format gets a new folder"
    named = {one["file"] for one in expected(folder)["files"]}
    assert named == {path.name for path in folder.iterdir() if path.suffix in (".pdf", ".springplank")}


def test_every_version_that_is_read_has_files_of_its_own() -> None:
    assert set(DIGESTS) == set(payload.READABLE)


@pytest.mark.parametrize("one", FILES, ids=[one.told["file"] for one in FILES])
def test_a_file_of_then_gives_the_same_data_and_verdict_now(one: Frozen) -> None:
    told, pinned = one.told, {one.expected["public_key"]: one.expected["sender"]}
    own_key = bytes.fromhex(one.expected.get("sealed_to_private", ""))
    found = reader.read(one.folder / told["file"], told["code"], pinned, lambda: own_key)
    assert found.verdict == told["verdict"]
    if not told["payload"]:
        assert found.payload is None
        return
    assert canonical.dumps(found.payload) == (one.folder / told["payload"]).read_bytes()
    assert found.importable == (told["verdict"] == reader.KNOWN)
    assert found.fingerprint == (one.expected["fingerprint"] if found.manifest else "")


@pytest.mark.parametrize("version", DIGESTS)
def test_the_data_of_then_still_fit_the_schema_of_their_version(version: str) -> None:
    for path in FOLDERS[version].glob("??v*.json"):
        content = json.loads(path.read_text("utf-8"))
        assert schema.faults(content) == ()
        assert content["$schema"] == payload.SCHEMA.rpartition(".v")[0] + ".v1.schema.json"
        assert content["schema_version"] == version
