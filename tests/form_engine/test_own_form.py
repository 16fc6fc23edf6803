"""An organisation's own form may share less and ask more; it never shares more or drops what the program needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_desktop.errors import Mistake
from intake_desktop.form_engine import catalog, loader, own_files, own_form
from tests.form_engine.forms import form_text, line_of, question, written

WIDTH = ("never", "functional", "optional", "default")


def shared(team: str = "never", work: str = "never", person: str = "default") -> str:
    return f"{{buurtteam: {team}, werk_en_re_integratie: {work}, deelnemer: {person}}}"


def told(folder: Path, shipped: str, own: str) -> tuple[tuple[Mistake, ...], str]:
    """What is said of an own form beside a shipped one, and the text of the own form."""
    usual = loader.load(written(folder, form_text(shipped)))
    text = form_text(own).replace("version: 1", "version: 2")
    draft = loader.read(written(folder, text, "proef.v2.yaml"))
    return own_form.mistakes(draft, catalog.gather([usual])), text


@pytest.mark.parametrize("before", WIDTH)
@pytest.mark.parametrize("now", WIDTH)
@pytest.mark.parametrize("recipient", ["team", "work"])
def test_a_question_never_goes_further_than_it_did(tmp_path: Path, before: str, now: str, recipient: str) -> None:
    mistakes, text = told(
        tmp_path,
        question("a", recipients=shared(**{recipient: before})),
        question("eerst") + "\n" + question("a", recipients=shared(**{recipient: now})),
    )
    wider = WIDTH.index(now) > WIDTH.index(before)
    assert [(one.code, one.line) for one in mistakes] == ([("ZK-333", line_of(text, "id: a"))] if wider else [])
    assert not wider or before in mistakes[0].remedy


def test_the_participant_may_see_more(tmp_path: Path) -> None:
    mistakes, _ = told(
        tmp_path, question("a", recipients=shared(person="never")), question("a", recipients=shared(person="default"))
    )
    assert mistakes == ()


def test_a_column_may_not_go_further_either(tmp_path: Path) -> None:
    def table(team: str) -> str:
        column = f"[{{id: kolom, kind: text, label: Kolom, recipients: {shared(team=team)}}}]"
        return question("a", "table", columns=column, recipients=shared())

    assert [one.code for one in told(tmp_path, table("optional"), table("default"))[0]] == ["ZK-333"]


@pytest.mark.parametrize(
    ("shipped", "own", "code", "part"),
    [
        (question("a", "date"), question("a", "long_text"), "ZK-340", "id: a"),
        (question("a", means="wish"), question("a"), "ZK-341", "id: a"),
        (question("a", means="wish"), question("a", means="other"), "ZK-341", "id: a"),
        (question("a", means="wish"), question("b"), "ZK-341", ""),
        (question("a", means="wish"), question("b", means="wish"), "ZK-341", ""),
    ],
)
def test_what_the_program_needs_stays(tmp_path: Path, shipped: str, own: str, code: str, part: str) -> None:
    mistakes, text = told(tmp_path, shipped, own)
    assert [(one.code, one.line) for one in mistakes] == [(code, line_of(text, part))]


CHECK = """checks:
  - {id: eerste, severity: warning, condition: "a > 3", fields: [a], message: Let op, mark: law}
"""


@pytest.mark.parametrize(
    ("old", "new"), [("a > 3", "a > 4"), ("warning", "info"), ("eerste", "andere"), ("mark: law", "mark: seed")]
)
def test_a_check_that_comes_from_the_law_stays(tmp_path: Path, old: str, new: str) -> None:
    number = question("a", "number", min="0", max="9")
    usual = loader.load(written(tmp_path, form_text(number, after=CHECK)))
    text = form_text(number, after=CHECK.replace(old, new)).replace("version: 1", "version: 2")
    draft = loader.read(written(tmp_path, text, "proef.v2.yaml"))
    codes = [one.code for one in own_form.mistakes(draft, catalog.gather([usual]))]
    assert codes == ([] if "mark" in old else ["ZK-345"])


@pytest.mark.parametrize(
    ("shipped", "own"),
    [
        (question("a"), question("a", hint="Denk rustig na.")),
        (question("a"), question("a").replace("Vraag a", "Wat wil je?")),
        (question("a"), question("a") + "\n" + question("b")),
        (question("a") + "\n" + question("b"), question("a")),
        (question("a"), question("a", means="ours")),
    ],
)
def test_words_and_questions_of_its_own_may_be_there(tmp_path: Path, shipped: str, own: str) -> None:
    assert told(tmp_path, shipped, own)[0] == ()


def test_a_form_that_is_broken_is_told_as_any_other(tmp_path: Path) -> None:
    mistakes, _ = told(tmp_path, question("a"), question("a", "tekst"))
    assert [one.code for one in mistakes] == ["ZK-328"]


class Folders:
    """A shipped folder with two versions of one form, and an own folder."""

    def __init__(self, folder: Path) -> None:
        self.shipped = {"uren": {1: folder / "uren.v1.yaml", 3: folder / "uren.v3.yaml"}, "zrm-2017": {1: folder / "z"}}
        self.own = folder / "eigen-inhoud"
        self.own.mkdir()

    def put(self, name: str) -> None:
        (self.own / name).write_text("form: {}\n", "utf-8")

    def look(self) -> own_files.OwnFolder:
        return own_files.look(self.own, self.shipped)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


@pytest.mark.parametrize(
    ("name", "code", "part"),
    [
        ("uren.v3.yaml", "ZK-305", '"uren.v4.yaml"'),
        ("uren.v1.yaml", "ZK-305", '"uren.v4.yaml"'),
        ("uren.v2.yaml", "ZK-339", "version 4"),
        ("uurtjes.v2.yaml", "ZK-338", "uren"),
        ("uren.yaml", "ZK-337", "uren.v2.yaml"),
        ("uren.v4.yml", "ZK-337", "uren.v2.yaml"),
        ("Uren.v4.yaml", "ZK-337", "uren.v2.yaml"),
        ("uren.v04.yaml", "ZK-337", "uren.v2.yaml"),
        ("uren.v4\n\x1b[31m.yaml", "ZK-337", "uren.v2.yaml"),
    ],
)
def test_a_name_that_cannot_be_used_is_told(folders: Folders, name: str, code: str, part: str) -> None:
    folders.put(name)
    (notice,) = folders.look().notices
    assert [one.code for one in notice.mistakes] == [code]
    assert part in notice.mistakes[0].remedy
    assert notice.file.isprintable()


def test_a_newer_version_may_be_used_and_an_older_own_one_serves_its_dossiers(folders: Folders) -> None:
    for name in ("uren.v4.yaml", "zrm-2017.v2.yaml", "uren.v2.yaml", "LEESMIJ.txt", ".uren.v9.yaml", "uren.v4.yaml~"):
        folders.put(name)
    found = folders.look()
    assert {name: sorted(versions) for name, versions in found.files.items()} == {"uren": [2, 4], "zrm-2017": [2]}
    assert [notice.file for notice in found.notices] == ["uren.v2.yaml"]


def test_more_files_than_anybody_writes_are_told_at_once(folders: Folders) -> None:
    for number in range(4, 4 + own_files.MOST_FILES + 5):
        folders.put(f"uren.v{number}.yaml")
    found = folders.look()
    assert len(found.files["uren"]) == own_files.MOST_FILES
    assert [one.code for one in found.notices[-1].mistakes] == ["ZK-323"]


def test_a_long_name_is_shown_short() -> None:
    assert own_files.shown("a" * 200 + ".yaml").endswith("....yaml")
    assert len(own_files.shown("a" * 200)) == 60
