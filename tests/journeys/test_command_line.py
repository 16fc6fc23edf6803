"""What somebody at a prompt can do, each time in a process of its own; and what is said when it cannot be done."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from intake_desktop import __main__ as started
from intake_desktop.cli import command_line
from tests.source import ROOT

EXAMPLES = ROOT / "resources" / "examples"
JAMILA = EXAMPLES / "jamila-voorbeeld.json"
WORK = "werk_en_re_integratie"


def run(*arguments: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "intake_desktop", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, input=typed, timeout=120, cwd=ROOT, check=False)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same person with a few answers, for what has nothing to do with how much was said."""
    content = json.loads(JAMILA.read_text("utf-8"))
    first = list(content["forms"]["brede_intake"].items())[:12]
    content["forms"] = {"brede_intake": dict(first)}
    file = tmp_path_factory.mktemp("kort") / "kort.json"
    file.write_text(json.dumps(content), "utf-8")
    return file


Made = tuple[Path, str, str]
"""A file, its code, and what was told when it was made."""


def exported(folder: Path, *more: object) -> Made:
    """A file made from an example."""
    done = run("export", JAMILA, "--recipient", WORK, "--out", folder, *more)
    assert done.returncode == 0, done.stderr
    found = re.search(r"^Code:\s+(\S+)$", done.stdout, re.MULTILINE)
    assert found
    return next(folder.glob("overdracht-*")), found[1], done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A PDF, signed with a key that is kept beside it."""
    folder = tmp_path_factory.mktemp("uit")
    return exported(folder, "--key", folder / "sleutel")


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return exported(tmp_path_factory.mktemp("zip"), "--format", "zip")


@pytest.fixture(scope="module")
def file(made: Made) -> tuple[Path, str]:
    return made[0], made[1]


@pytest.fixture(scope="module")
def as_json(file: tuple[Path, str]) -> subprocess.CompletedProcess[str]:
    """What reading the PDF as data tells."""
    path, code = file
    return run("read", path, "--code", code, "--json")


def test_the_demo_never_works_in_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "iets.txt").write_text("van mij", "utf-8")
    done = run("demo", "--out", tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "ZK-375" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["iets.txt"]


def test_a_transfer_can_be_made_and_read_with_the_code_typed_in(file: tuple[Path, str]) -> None:
    path, code = file
    done = run("read", path, typed=f"{code}\n")
    assert done.returncode == 0
    assert "Jamila Voorbeeld (nummer 2026-0001)" in done.stdout
    assert "Werk & Re-integratie (voorbeeld)" in done.stdout
    assert "123456782" not in done.stdout


def test_the_data_comes_out_as_json_and_nothing_else(as_json: subprocess.CompletedProcess[str]) -> None:
    payload = json.loads(as_json.stdout)
    assert payload["participant"]["name"] == "Jamila Voorbeeld"
    assert "handtekening" in as_json.stderr


def test_the_file_name_says_nothing_and_others_cannot_read_the_file(file: tuple[Path, str]) -> None:
    path, _ = file
    assert re.fullmatch(r"overdracht-\d{8}-[0-9a-z]{6}\.pdf", path.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_zip_is_made_and_read_with_the_same_commands(zipped: Made, as_json: subprocess.CompletedProcess[str]) -> None:
    path, code, _ = zipped
    assert re.fullmatch(r"overdracht-\d{8}-[0-9a-z]{6}\.zip", path.name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    told = json.loads(run("read", path, "--code", code, "--json").stdout)
    assert told["groups"] == json.loads(as_json.stdout)["groups"]
    people = run("read", path, typed=f"{code}\n")
    assert people.returncode == 0
    assert "De handtekening is heel" in people.stdout
    assert "Jamila Voorbeeld (nummer 2026-0001)" in people.stdout
    for typed in ("K7QF-2MWD-9XHT-4VBR-8ZNC", ""):
        done = run("read", path, typed=f"{typed}\n")
        assert (done.returncode, done.stdout) == (4, "")


def test_whoever_makes_a_zip_is_told_how_it_opens_and_no_other_kind_is_made(zipped: Made, tmp_path: Path) -> None:
    assert "de zip opent met 7-Zip" in zipped[2]
    assert run("export", JAMILA, "--recipient", "buurtteam", "--out", tmp_path, "--format", "7z").returncode == 2


def test_a_zip_that_is_not_ours_is_told_so(tmp_path: Path) -> None:
    strange = tmp_path / "brief.zip"
    with zipfile.ZipFile(strange, "w") as made:
        made.writestr("overdracht.json", "{}")
    done = run("read", strange, "--code", "0000-0000-0000-0000-0000")
    assert (done.returncode, done.stdout) == (3, "")
    assert "ZK-201" in done.stderr


def test_the_same_key_signs_every_time_when_it_is_kept(made: Made, short: Path, tmp_path: Path) -> None:
    path, _, told = made
    key = path.parent / "sleutel"
    done = run("export", short, "--recipient", "buurtteam", "--out", tmp_path, "--key", key)
    assert done.stdout.splitlines()[-1] == told.splitlines()[-1]
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    (spoiled := tmp_path / "sleutel").write_text("geen sleutel", "utf-8")
    done = run("export", short, "--recipient", "buurtteam", "--out", tmp_path, "--key", spoiled)
    assert (done.returncode, "ZK-374" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("code", "said"), [("K7QF-2MWD-9XHT-4VBR-8ZNC", "ZK-203"), ("geen code", "ZK-203"), ("", "ZK-203")]
)
def test_a_wrong_code_opens_nothing(file: tuple[Path, str], code: str, said: str) -> None:
    done = run("read", file[0], typed=f"{code}\n")
    assert (done.returncode, done.stdout) == (4, "")
    assert said in done.stderr


def test_a_file_that_is_not_ours_is_told_so(tmp_path: Path) -> None:
    strange = tmp_path / "brief.pdf"
    strange.write_bytes(b"%PDF-1.7\niets heel anders\n%%EOF")
    for path in (strange, ROOT / "README.md"):
        done = run("read", path, "--code", "K7QF-2MWD-9XHT-4VBR-8ZNC")
        assert done.returncode in (3, 4), done
        assert re.search(r"ZK-\d{3}", done.stderr)


def test_a_file_that_is_not_there_is_not_called_damaged(tmp_path: Path) -> None:
    done = run("read", tmp_path / "nergens.pdf", "--code", "K7QF-2MWD-9XHT-4VBR-8ZNC")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Dit bestand is er niet" in done.stderr
    assert "ZK-202" in done.stderr


def test_nothing_goes_to_work_without_consent(tmp_path: Path) -> None:
    done = run("export", EXAMPLES / "kees-test.json", "--recipient", WORK, "--out", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "ZK-212" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_consent_that_is_over_is_over(short: Path, tmp_path: Path) -> None:
    content = json.loads(short.read_text("utf-8"))
    content["permissions"][WORK] |= {"consent_on": "2020-01-01", "consent_until": "2021-01-01"}
    old = tmp_path / "oud.json"
    old.write_text(json.dumps(content), "utf-8")
    done = run("export", old, "--recipient", WORK, "--out", tmp_path)
    assert (done.returncode, "ZK-213" in done.stderr) == (1, True)


def test_a_recipient_we_do_not_know_is_wrong_use_and_the_known_ones_are_named(tmp_path: Path) -> None:
    done = run("export", JAMILA, "--recipient", "iedereen", "--out", tmp_path)
    assert done.returncode == 2
    assert f"buurtteam, collega, deelnemer, {WORK}" in done.stderr


def test_a_dossier_with_mistakes_is_refused_with_every_line(tmp_path: Path) -> None:
    text = JAMILA.read_text("utf-8").replace('"postcode": "1000 AA"', '"postcode": "AB 12"')
    wrong = tmp_path / "fout.json"
    wrong.write_text(text.replace('"tolk": "nee"', '"tolk": "misschien"'), "utf-8")
    done = run("export", wrong, "--recipient", "buurtteam", "--out", tmp_path)
    assert done.returncode == 1
    found = re.findall(r"^fout\.json:(\d+): (ZK-\d+)", done.stderr, re.MULTILINE)
    named = [text.splitlines()[int(line) - 1].split('"')[1] for line, _ in found]
    assert sorted(named) == ["postcode", "tolk"]
    assert "AB 12" not in done.stderr


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(short: Path, tmp_path: Path) -> None:
    missing = run("export", short, "--recipient", "buurtteam", "--out", tmp_path / "nergens")
    assert (missing.returncode, "ZK-215" in missing.stderr) == (3, True)
    plain = tmp_path / "bestand"
    plain.write_text("", "utf-8")
    done = run("export", short, "--recipient", "buurtteam", "--out", plain)
    assert (done.returncode, "ZK-215" in done.stderr) == (3, True)
    demo = run("demo", "--out", plain / "kluis")
    assert (demo.returncode, "ZK-106" in demo.stderr) == (3, True)


def test_broken_forms_are_told_with_file_line_cause_and_remedy(tmp_path: Path) -> None:
    shipped = (ROOT / "forms" / "uren.v1.yaml").read_text("utf-8")
    lines = shipped.splitlines()
    at = next(number for number, line in enumerate(lines) if "kind: number" in line)
    lines[at] = lines[at].replace("number", "nummer")
    broken = tmp_path / "uren.v1.yaml"
    broken.write_text("\n".join(lines) + "\n", "utf-8")
    done = run("forms", "check", broken)
    assert done.returncode == 1
    assert re.search(rf"^uren\.v1\.yaml:{at + 1}: ZK-\d+ .+", done.stdout, re.MULTILINE)


def test_shipped_forms_rules_and_profiles_have_no_mistakes() -> None:
    done = run("forms", "check", "forms", "resources/recipients")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_path_that_is_not_there_is_a_mistake() -> None:
    assert run("forms", "check", "nergens.yaml").returncode == 1


def test_the_rules_can_be_asked_about_a_profile(tmp_path: Path) -> None:
    done = run("advise", ROOT / "tests" / "data" / "profiles.yaml")
    assert done.returncode == 0
    assert "U0 Inloop: past nu" in done.stdout
    wrong = tmp_path / "profiel.yaml"
    wrong.write_text("uren_per_wek: 12\n", "utf-8")
    refused = run("advise", wrong)
    assert (refused.returncode, "profiel.yaml:1:" in refused.stderr) == (1, True)


def test_schemas_are_named_and_printed() -> None:
    names = run("schema").stdout.split()
    assert {"dossier", "overdracht"} <= set(names)
    for name in names:
        assert json.loads(run("schema", name).stdout)["$schema"].endswith("2020-12/schema")
    assert run("schema", "nergens").returncode == 2


def test_help_names_every_exit_code_and_version_says_which() -> None:
    told = run("--help").stdout
    assert all(re.search(rf"^  {code}  \S", told, re.MULTILINE) for code in range(5))
    assert re.fullmatch(r"Springplank \S+\n", run("--version").stdout)


def test_without_a_command_the_window_starts() -> None:
    started: list[bool] = []
    assert command_line.main(lambda: started.append(True) or 7, []) == 7
    assert started == [True]


def test_wrong_use_is_two() -> None:
    assert run("demo").returncode == 2
    assert run("bestaatniet").returncode == 2


def test_a_frozen_build_hands_a_child_its_work_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this the reader's child process would open a second window on Windows."""
    order: list[str] = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr("multiprocessing.freeze_support", lambda: order.append("child"))
    monkeypatch.setattr(sys, "argv", ["intake-desktop"])
    monkeypatch.setattr(started, "_window", lambda: order.append("window") or 0)
    assert started.main() == 0
    assert order == ["child", "window"]
