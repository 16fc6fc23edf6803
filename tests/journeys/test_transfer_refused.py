"""At a prompt: a changed transfer, a name that is taken, a folder that may not be written; each with its exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from intake_desktop.cli import command_line
from intake_desktop.exchange import envelope, export
from intake_desktop.sealing import codes
from tests.exchange import people
from tests.exchange.changed import locked_again, other_name
from tests.fakes import known_bytes
from tests.source import ROOT

JAMILA = ROOT / "resources" / "examples" / "jamila-voorbeeld.json"


@pytest.fixture(scope="module")
def sealed() -> export.SealedFile:
    return export.seal(people.material(), b"k" * 32, known_bytes())


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "intake_desktop", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, check=False)


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("change", [other_name, lambda pdf: pdf.pages.__delitem__(0)], ids=["data", "pages"])
def test_a_changed_transfer_is_refused_and_shows_nothing_of_what_is_in_it(
    sealed: export.SealedFile, tmp_path: Path, as_json: bool, change: Callable[[pikepdf.Pdf], None]
) -> None:
    path = tmp_path / "gewijzigd.pdf"
    path.write_bytes(locked_again(sealed, change))
    done = run("read", path, "--code", sealed.code, *(["--json"] if as_json else []))
    assert done.returncode == 1
    assert "Dit bestand is gewijzigd. Overnemen kan niet." in (done.stderr if as_json else done.stdout)
    assert "amila" not in done.stdout + done.stderr


def test_a_transfer_without_signature_is_only_read(sealed: export.SealedFile, tmp_path: Path) -> None:
    path = tmp_path / "zonder.pdf"
    path.write_bytes(locked_again(sealed, lambda pdf: pdf.attachments.__delitem__(envelope.MANIFEST_NAME)))
    done = run("read", path, "--code", sealed.code)
    assert (done.returncode, "Er staat geen handtekening in. Alleen lezen." in done.stdout) == (0, True)
    assert "Jamila Voorbeeld" in done.stdout


def test_a_file_that_is_already_there_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(codes, "neutral_mark", lambda _: "7f3k9q")
    taken = tmp_path / f"overdracht-{datetime.now(UTC):%Y%m%d}-7f3k9q.pdf"
    taken.write_text("van iemand anders", "utf-8")
    arguments = ["export", str(JAMILA), "--recipient", "buurtteam", "--out", str(tmp_path)]
    assert command_line.main(lambda: 0, arguments) == 3
    told = capsys.readouterr()
    assert "Bestand bestaat al" in told.err
    assert "ZK-214" in told.err
    assert (told.out, taken.read_text("utf-8")) == ("", "van iemand anders")
    assert [path.name for path in tmp_path.iterdir()] == [taken.name]


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that can be looked into, but in which nobody may make a file."""
    folder = tmp_path / "dicht"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


_WITHOUT_POWER = """
import ctypes, json, os, struct, sys
from intake_desktop.cli.command_line import main
if os.geteuid() == 0:
    everything_off = ctypes.create_string_buffer(24)
    assert ctypes.CDLL(None).capset(struct.pack("=Ii", 0x20080522, 0), everything_off) == 0
try:
    open(os.path.join(sys.argv[1], "proef"), "w")
    raise SystemExit(99)
except PermissionError:
    sys.exit(main(lambda: 0, json.loads(sys.argv[2])))
"""
"""A child that gives up what root may do beyond others (capset(2)), so that the mode of a folder holds for it too."""


def without_power(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process that cannot write in this folder; 99 when it can, and the test proves nothing."""
    command = [sys.executable, "-c", _WITHOUT_POWER, str(folder), json.dumps([str(one) for one in arguments])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, check=False)
    assert done.returncode != 99, "this process may write everywhere"
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", JAMILA, "--recipient", "buurtteam", "--out", "{map}"), "ZK-215"),
        (("demo", "--out", "{map}/kluis"), "ZK-106"),
        (("export", JAMILA, "--recipient", "buurtteam", "--out", "{map}/..", "--key", "{map}/sleutel"), "ZK-106"),
    ],
    ids=["export", "demo", "key"],
)
def test_a_folder_that_may_not_be_written_is_told_and_nothing_is_left(
    closed_folder: Path, arguments: tuple[object, ...], said: str
) -> None:
    done = without_power(closed_folder, *(str(one).replace("{map}", str(closed_folder)) for one in arguments))
    assert (done.returncode, said in done.stderr) == (3, True), done.stderr
    assert done.stdout == ""
    assert list(closed_folder.parent.rglob("*")) == [closed_folder]
