"""An organisation changes thresholds and texts; a faulty file is told, set aside, and never stops the program."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.assessment import own_content
from intake_desktop.assessment.own_content import Content
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange import reader
from intake_desktop.form_engine import nodes
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.storage.means import Means
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests.fakes import Clock, known_bytes, numbered_ids
from tests.wiring.own import LAW, put, rules_without_examples, text, without_question
from tests.wiring.test_local_desk import CHEAP, PASSWORD, jamila, wish

U3 = "{id: u3_uren, fact: uren_per_week, op: ge, threshold: 8,"
STRICTER = (U3, U3.replace("8,", "14,"))
RULES = "bestemmingen.v2.yaml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder with own content of a workstation; still empty."""
    folder = paths.own_content(tmp_path / "kluis")
    folder.mkdir()
    return folder


class Office:
    """A workstation with a vault, whose program can be started again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.means = folder / "kluis", Means(Clock(), numbered_ids(), known_bytes())
        self.desk = self.start()
        key = self.desk.new_recovery_key()
        founding = Founding("De Werkbank (fictief)", "Amsterdam", "Joke Bedacht", "Joke B.", PASSWORD, key)
        self.vault: Vault = self.desk.found(founding)

    def start(self) -> LocalDesk:
        """The program as it starts with what stands there now."""
        self.desk = local_desk(self.folder, CHEAP, self.means)
        return self.desk

    def told(self) -> DossierSession:
        """A new dossier of Jamila."""
        file = jamila()
        session = self.desk.open_session(self.vault, opening.make(self.vault, file.dossier_type, self.means.now).id)
        examples.tell(file, session)
        self.vault.run(lambda store: None).result()
        return session


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.vault.close()


def content(own: Path) -> Content:
    return own_content.read(paths.forms(), own)


def codes(found: Content) -> dict[str, set[str]]:
    return {notice.file: {one.code for one in notice.mistakes} for notice in found.notices}


def status(session: DossierSession, code: str) -> str:
    return next(str(outcome.status) for outcome in session.advice().outcomes if outcome.code == code)


def test_without_own_files_nothing_is_read_and_nothing_is_told(own: Path) -> None:
    put(own, "LEESMIJ.txt", "Hier komt onze inhoud.")
    for folder in (own, own / "nergens"):
        found = content(folder)
        assert found.notices == ()
        assert not found.library.drafts


def test_a_changed_threshold_changes_the_advice_of_a_new_dossier(office: Office, own: Path) -> None:
    before = status(office.told(), "U3")
    put(own, RULES, rules_without_examples(STRICTER))
    desk = office.start()
    session = office.told()
    assert desk.content_notices() == ()
    assert (before, status(session, "U3")) == ("past_nu", "bijna")
    assert (session.rules.version, session.rules.file) == (2, RULES)


def test_a_faulty_file_is_told_with_line_and_remedy_and_the_shipped_one_is_used(office: Office, own: Path) -> None:
    changed = text("bestemmingen", (LAW, LAW.replace("60", "45")))
    put(own, RULES, changed)
    desk = office.start()
    (notice,) = desk.content_notices()
    line = changed[: changed.index("threshold: 45")].count("\n") + 1
    assert (notice.file, desk.rules.version) == (RULES, 1)
    first, sentence = notice.told()
    assert first == f"Het eigen bestand {RULES} wordt niet gebruikt: 1 fout."
    assert sentence.startswith(f"Regel {line}: Deze waarde komt uit de wet en kan niet veranderen. Zet bij u7_minuten")
    assert sentence.endswith(" threshold: 60. Zolang gebruikt het programma de gewone inhoud.")
    assert status(office.told(), "U3") == "past_nu"


def test_own_words_of_a_form_are_asked_in_a_new_dossier(office: Office, own: Path) -> None:
    put(own, "uren.v2.yaml", text("uren", ('title: "Uren en belastbaarheid"', 'title: "Uren die passen"')))
    desk = office.start()
    assert desk.content_notices() == ()
    session = office.told()
    record = session.dossier.latest("uren")
    assert record is not None
    assert (record.form.version, session.sheet("uren").form.title) == (2, "Uren die passen")


def test_an_emptied_folder_loses_no_answer_and_is_told(office: Office, own: Path, tmp_path: Path) -> None:
    added = "      - id: eigen_vraag\n        kind: text\n        label: Wat is van ons?\n        recipients: "
    added += "{buurtteam: never, werk_en_re_integratie: never, deelnemer: default}\n"
    path = put(own, "uren.v2.yaml", text("uren", ("      - id: nacht\n", added + "      - id: nacht\n")))
    office.start()
    session = office.told()
    session.answer("uren", AnswerKey("eigen_vraag"), "Bedacht antwoord")
    office.vault.run(lambda store: None).result()
    kept = session.sheet("uren").answers
    path.unlink()
    desk = office.start()
    again = desk.open_session(office.vault, session.dossier.id)
    assert again.catalog.form("uren").version == 1
    assert again.sheet("uren").answers == kept
    assert [notice.file for notice in desk.content_notices()] == ["uren.v2.yaml"]
    assert again.progress("uren")
    assert again.advice().outcomes
    desk.preview(again, wish(), 300)
    put(own, "uren.v2.yaml", text("uren", ("      - id: nacht\n", added + "      - id: nacht\n")))
    back = office.start().open_session(office.vault, session.dossier.id)
    assert "eigen_vraag" in back.shown("uren")
    assert office.desk.content_notices() == ()


def test_an_own_file_that_was_edited_after_use_is_not_taken_for_the_old_one(office: Office, own: Path) -> None:
    put(own, "uren.v2.yaml", text("uren"))
    office.start()
    session = office.told()
    put(own, "uren.v2.yaml", text("uren", ('title: "Uren en belastbaarheid"', 'title: "Uren en draagkracht"')))
    desk = office.start()
    again = desk.open_session(office.vault, session.dossier.id)
    assert [notice.file for notice in desk.content_notices()] == ["uren.v2.yaml"]
    assert again.sheet("uren").answers == session.sheet("uren").answers


def test_an_own_form_that_shares_less_is_obeyed(office: Office, own: Path, tmp_path: Path) -> None:
    start = text("uren").index("      - id: doel_uren_per_week\n")
    block = text("uren")[start : text("uren").index("      - id:", start + 20)]
    narrower = block.replace("buurtteam: default", "buurtteam: never")
    assert narrower != block
    put(own, "uren.v2.yaml", text("uren", (block, narrower)))
    desk = office.start()
    assert desk.content_notices() == ()
    session = office.told()
    done = desk.export(session, wish(), tmp_path)
    payload = reader.read(done.path, done.code, {}).payload
    assert payload is not None
    told = str(payload["groups"])
    assert "doel_uren_per_week" not in told
    assert "doel_uren_per_dag" in told


def test_an_own_form_may_leave_out_a_question_that_a_recipient_may_have(
    office: Office, own: Path, tmp_path: Path
) -> None:
    put(own, "uren.v2.yaml", without_question("uren", "afstand_max"))
    desk = office.start()
    assert desk.content_notices() == ()
    made = opening.make(office.vault, "maatwerk", office.means.now)
    session = desk.open_session(office.vault, made.id)
    assert "afstand_max" not in {part.id for part in desk.parts(session, "buurtteam")}
    assert desk.export(session, wish(), tmp_path).pages


def test_wider_sharing_is_refused_at_its_line(own: Path) -> None:
    before, now = "werk_en_re_integratie: never", "werk_en_re_integratie: default"
    changed = text("uren", (before, now))
    put(own, "uren.v2.yaml", changed)
    found = content(own)
    assert codes(found) == {"uren.v2.yaml": {"ZK-333"}}
    assert found.library.newest.form("uren").version == 1
    line = found.notices[0].mistakes[0].line
    assert 0 < text("uren")[: text("uren").index(before)].count("\n") + 1 - line < 25


def test_the_example_in_the_readme_works(own: Path) -> None:
    readme = (paths.forms() / "README.md").read_text("utf-8")
    condition, profiles = re.findall(r"```yaml\n(.+?)```", readme[readme.index("## Drempels") :], re.DOTALL)
    lines = text("bestemmingen").splitlines(keepends=True)
    table = "".join(condition if U3 in line else line for line in lines)
    put(own, RULES, table + profiles)
    found = content(own)
    assert (codes(found), found.shelf.newest.version) == ({}, 2)
    put(own, RULES, table + profiles.replace("U3: bijna", "U3: past_nu"))
    assert codes(content(own)) == {RULES: {"ZK-361"}}


def test_examples_that_come_out_otherwise_set_the_table_aside(own: Path) -> None:
    put(own, RULES, text("bestemmingen", (U3, U3.replace("8,", "20,"))))
    found = content(own)
    assert codes(found) == {RULES: {"ZK-361"}}
    assert found.shelf.newest.version == 1


def test_trying_the_examples_is_quick_and_there_are_not_too_many(own: Path) -> None:
    put(own, RULES, text("bestemmingen"))
    start = time.perf_counter()
    assert content(own).notices == ()
    assert time.perf_counter() - start < 4
    example = "    - id: v{0}\n      given: {{uren_per_week: 9}}\n"
    put(own, RULES, text("bestemmingen") + "".join(example.format(number) for number in range(100, 5_000)))
    start = time.perf_counter()
    assert codes(content(own)) == {RULES: {"ZK-360"}}
    assert time.perf_counter() - start < 6


def test_a_fault_between_files_sets_aside_those_that_take_part(own: Path) -> None:
    added = (
        "  - id: {0}_ook\n    title: Ook\n    questions:\n      - id: dubbel\n        kind: text\n        label: Dubbel"
    )
    added += "\n        recipients: {{buurtteam: never, werk_en_re_integratie: never, deelnemer: default}}\n"
    for name in ("uren", "advies"):
        put(own, f"{name}.v2.yaml", text(name, ("\nsections:\n", "\nsections:\n" + added.format(name))))
    put(own, "zrm-2017.v2.yaml", text("zrm-2017"))
    found = content(own)
    assert codes(found) == {"uren.v2.yaml": {"ZK-302"}, "advies.v2.yaml": {"ZK-302"}}
    versions = {name: form.version for name, form in found.library.newest.forms.items()}
    assert (versions["uren"], versions["advies"], versions["zrm_2017"]) == (1, 1, 2)


def test_a_question_that_another_form_looks_at_cannot_be_left_out(own: Path) -> None:
    put(own, "werkvaardigheden.v2.yaml", without_question("werkvaardigheden", "aanpassing_welke"))
    found = content(own)
    assert list(codes(found)) == ["werkvaardigheden.v2.yaml"]
    told = found.notices[0].told()[1]
    assert "aanpassing_welke" in told
    assert found.library.newest.form("werkvaardigheden").version == 1


def test_of_two_own_versions_the_one_that_is_right_is_used(own: Path) -> None:
    put(own, "uren.v2.yaml", text("uren"))
    put(own, "uren.v3.yaml", text("uren", ("kind: number", "kind: nummer"), version=3))
    found = content(own)
    assert found.library.newest.form("uren").version == 2
    assert "Zolang gebruikt het programma versie 2." in found.notices[0].told()[1]


def test_a_shipped_file_is_never_replaced(own: Path) -> None:
    put(own, "uren.v1.yaml", text("uren", version=1).replace("Uren en", "Onze uren en"))
    put(own, "bestemmingen.v1.yaml", text("bestemmingen", STRICTER, version=1))
    found = content(own)
    assert codes(found) == {"uren.v1.yaml": {"ZK-305"}, "bestemmingen.v1.yaml": {"ZK-305"}}
    assert found.library.newest.form("uren").title == "Uren en belastbaarheid"
    assert found.shelf.newest.file == "bestemmingen.v1.yaml"
    assert found.shelf.newest.digest == own_content.read(paths.forms(), own / "leeg").shelf.newest.digest


def test_an_advice_finished_with_an_own_table_finds_it_back(own: Path) -> None:
    put(own, RULES, rules_without_examples(STRICTER))
    used = content(own).shelf.newest
    put(own, "bestemmingen.v3.yaml", text("bestemmingen", version=3))
    found = content(own).shelf
    kept = found.table(2, used.digest)
    assert (found.newest.version, kept and kept.version) == (3, 2)


def bomb() -> str:
    return "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))


HOSTILE: dict[str, Callable[[Path], object]] = {
    "huge": lambda path: path.write_bytes(b"form: " + b"x" * (nodes.LARGEST_FILE + 10)),
    "anchors": lambda path: path.write_text(bomb(), "utf-8"),
    "tags": lambda path: path.write_text("form: !!python/object/apply:os.system [id]\n", "utf-8"),
    "deep": lambda path: path.write_text("a: " + "[" * 20_000, "utf-8"),
    "not utf-8": lambda path: path.write_bytes(b"form:\n  title: \xff\xfe\n"),
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(b"\0" * 1000),
    "folder": lambda path: path.mkdir(),
    "loop": lambda path: path.symlink_to(path.name),
    "dangling": lambda path: path.symlink_to("nergens.yaml"),
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "form in the place of rules": lambda path: path.write_text(text("uren"), "utf-8"),
    "rules in the place of a form": lambda path: path.write_text(text("bestemmingen"), "utf-8"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_told_and_never_stops_the_program(own: Path, kind: str) -> None:
    places = [own / name for name in ("uren.v2.yaml", RULES)]
    wrong = [path for path in places if not (kind.startswith("form") and path.name != RULES)]
    wrong = [path for path in wrong if not (kind.startswith("rules") and path.name == RULES)]
    for path in wrong:
        HOSTILE[kind](path)
    start = time.perf_counter()
    found = content(own)
    assert {notice.file for notice in found.notices} == {path.name for path in wrong}
    assert all(one.cause and one.remedy for notice in found.notices for one in notice.mistakes)
    assert (found.library.newest.form("uren").version, found.shelf.newest.version) == (1, 1)
    assert time.perf_counter() - start < 8


def test_a_file_that_may_not_be_read_is_told(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = put(own, "uren.v2.yaml", text("uren"))
    real = Path.open

    def refuse(path: Path, *mode: str) -> object:
        if path == secret:
            raise PermissionError
        return real(path, *mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert codes(content(own)) == {"uren.v2.yaml": {"ZK-337"}}


def test_a_folder_that_is_no_folder_is_told(tmp_path: Path) -> None:
    for number, make in enumerate((lambda path: path.write_text("x"), lambda path: path.symlink_to(path.name))):
        place = tmp_path / str(number) / "eigen-inhoud"
        place.parent.mkdir()
        make(place)
        assert codes(content(place)) == {"eigen-inhoud": {"ZK-337"}}
