"""At a prompt somebody checks own content: held against the shipped one, every mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.cli import command_line
from tests.wiring.own import LAW, put, text, without_question

RULES = "bestemmingen.v2.yaml"
CHANGED = text("bestemmingen", (LAW, LAW.replace("60", "45")))
LINE = CHANGED[: CHANGED.index("threshold: 45")].count("\n") + 1


def checked(capsys: pytest.CaptureFixture[str], *asked: Path) -> tuple[int, str]:
    """The exit code of `forms check`, and what it printed."""
    code = command_line.main(lambda: 99, ["forms", "check", *map(str, asked)])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("folder", ["eigen-inhoud", "werkmap"])
def test_an_own_file_is_held_against_the_shipped_one(
    tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path / folder, RULES, CHANGED)
    code, said = checked(capsys, path)
    assert code == 1
    assert said.startswith(f"{RULES}:{LINE}: ZK-345 Deze waarde komt uit de wet en kan niet veranderen. Zet bij")


def test_all_own_files_are_checked_at_once_and_also_against_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "eigen-inhoud"
    put(own, RULES, CHANGED)
    put(own, "uren.v1.yaml", text("uren", version=1))
    put(own, "uren.v3.yml", "form: {}\n")
    put(own, "werkvaardigheden.v2.yaml", without_question("werkvaardigheden", "aanpassing_welke"))
    put(own, "zrm-2017.v2.yaml", text("zrm-2017"))
    code, said = checked(capsys, own)
    assert code == 1
    for told in (f"{RULES}:{LINE}: ZK-345", "uren.v1.yaml:1: ZK-305", "uren.v3.yml:1: ZK-337", "aanpassing_welke"):
        assert told in said
    assert "zrm-2017" not in said
    code, said = checked(capsys, own / "zrm-2017.v2.yaml")
    assert (code, said) == (0, "1 bestanden gelezen, geen fouten.\n")


def test_an_older_own_version_is_checked_when_it_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "eigen-inhoud"
    old = put(own, RULES, CHANGED)
    put(own, "bestemmingen.v3.yaml", text("bestemmingen", version=3))
    assert checked(capsys, old)[0] == 1
    assert checked(capsys, own / "bestemmingen.v3.yaml")[0] == 0


def test_without_a_path_the_own_content_of_this_computer_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    own = paths.own_content(paths.vault())
    code, said = checked(capsys)
    assert code == 0
    assert str(own) in said
    own.parent.mkdir(parents=True, exist_ok=True)
    put(own, RULES, CHANGED)
    code, said = checked(capsys)
    assert code == 1
    assert f"{RULES}:{LINE}: ZK-345" in said


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "eigen-inhoud").mkdir()
    for name in ("uren.v2.yaml", RULES, "onzin.yaml"):
        code, said = checked(capsys, tmp_path / "eigen-inhoud" / name)
        assert (code, "ZK-337" in said) == (1, True)


def test_a_folder_of_forms_elsewhere_is_checked_as_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who develops the shipped forms in another folder is not held to what an organisation may change."""
    put(tmp_path, "bestemmingen.v1.yaml", text("bestemmingen", version=1))
    put(tmp_path, RULES, CHANGED.replace("k3: ja", "k3: ja"))
    assert "ZK-345" not in checked(capsys, tmp_path)[1]
