"""A list becomes participants in a real vault: whole people, nobody twice, and the same list can be read again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intake_desktop.dossier.bringing_in import NotYourList, Underway
from intake_desktop.dossier.list_errors import ListRefused, NotAList
from intake_desktop.dossier.model import CardQuery, OpenDossier
from intake_desktop.dossier.roles import Colleague, Role
from intake_desktop.exchange.errors import FileExists, NotWritten
from tests.child_list import PASSWORD, chosen
from tests.dossier.lists import HEAD, text
from tests.storage.test_journal import rows
from tests.wiring.three_vaults import Organisation

pytestmark = pytest.mark.usefixtures("read_once")
ROOT = Path(__file__).resolve().parents[2]
MANY = 120


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Organisation]:
    made = Organisation("Stichting Voorbeeld", tmp_path)
    yield made
    made.vault.close()


def many(folder: Path, count: int = MANY) -> Path:
    """A list of so many fictitious people."""
    path = folder / "lijst.csv"
    path.write_bytes(text(*(f"Persoon{n};van;Fictief;{n % 28 + 1}-3-1980;Joke B.;meedoen" for n in range(count))))
    return path


def people(office: Organisation) -> list[OpenDossier]:
    """Every dossier as the vault holds it, in the order of the list."""
    page = office.ask(lambda store: store.dossiers.find(office.vault.actor, CardQuery(limit=1_000)))
    return [office.ask(lambda s, at=row.id: s.dossiers.open(office.vault.actor, at)) for row in page.rows]


def unlocked_again(office: Organisation) -> None:
    office.vault = office.desk.unlock(office.desk.face().colleagues[0].slot_id, PASSWORD)


def test_a_participant_of_a_list_opens_with_answers_to_check_together(office: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(text("Jamila;van;Voorbeeld;14-3-1992;Joke Bedacht;meewerken"))
    read = office.desk.read_list(office.vault, path, "inloop").rows
    assert office.desk.bring_in(office.vault, read, Underway()).added == {2}
    (opened,) = people(office)
    session = office.desk.open_session(office.vault, opened.dossier.id)
    assert (session.header.name, session.header.dossier_type) == ("Jamila van Voorbeeld", "inloop")
    form = office.desk.catalog.home(office.desk.catalog.meaning("family_name"))
    assert len(session.view.of(form.id)) == 5
    assert all(answer.taken_over for answer in session.view.of(form.id).values())
    session.confirm(form.id, list(session.view.of(form.id)))
    office.ask(lambda _store: None)
    kept = people(office)[0].answers
    assert not any(answer.taken_over for answers in kept.values() for answer in answers.values())


def test_reading_keeps_nothing_and_the_journal_has_no_name_and_no_file(office: Organisation, tmp_path: Path) -> None:
    path = many(tmp_path, 3)
    before = sorted((each.name, each.stat().st_size) for each in tmp_path.glob("*.csv"))
    office.desk.read_list(office.vault, path, "maatwerk")
    assert people(office) == []
    told = repr(rows(office.vault))  # type: ignore[arg-type]  # a real vault
    assert "Fictief" not in told
    assert "lijst" not in told
    assert sorted((each.name, each.stat().st_size) for each in tmp_path.glob("*.csv")) == before


def test_the_same_list_again_adds_nobody(office: Organisation, tmp_path: Path) -> None:
    path = many(tmp_path, 5)
    for wanted in (5, 0):
        found = chosen(office.desk.read_list(office.vault, path, "maatwerk"))
        assert len(office.desk.bring_in(office.vault, found, Underway()).added) == wanted
    assert len(people(office)) == 5


def test_the_example_list_needs_nothing_but_a_coach(office: Organisation, tmp_path: Path) -> None:
    path = office.desk.save_example_list(tmp_path)
    found = office.desk.read_list(office.vault, path, "maatwerk")
    assert found.without_coach == len(found.rows) == 4
    assert not any(row.faults or row.remarks for row in found.rows)
    assert {row.dossier_type for row in found.rows} == {"maatwerk", "inloop"}
    with pytest.raises(FileExists):
        office.desk.save_example_list(tmp_path)
    for wrong in (tmp_path / "nergens", tmp_path / ("n" * 3_000), tmp_path / "a\x00b"):
        with pytest.raises(NotWritten):
            office.desk.save_example_list(wrong)


def test_only_a_beheerder_with_participants_reads_a_list(office: Organisation, tmp_path: Path) -> None:
    vault, path = office.vault, many(tmp_path, 1)
    colleague = vault.colleague

    class Other:
        """The same vault, opened by somebody with other roles."""

        def __init__(self, roles: set[Role]) -> None:
            self.colleague = Colleague(colleague.id, colleague.name, colleague.label, frozenset(roles))
            self.actor = type(vault.actor)(colleague.id, frozenset(roles))
            self.run = vault.run

    for roles in ({Role.MEDEWERKER}, {Role.BEHEERDER}):
        with pytest.raises(NotYourList):
            office.desk.read_list(Other(roles), path, "maatwerk")  # type: ignore[arg-type]  # all that reading asks of it


def test_whatever_file_is_chosen_there_is_a_sentence_and_nobody_is_added(office: Organisation, tmp_path: Path) -> None:
    picture = tmp_path / "foto.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(NotAList):
        office.desk.read_list(office.vault, picture, "maatwerk")
    half = tmp_path / "half.csv"
    half.write_bytes(f'{HEAD}\r\nJan;;"Te'.encode())
    with pytest.raises(ListRefused, match="ZK-285"):
        office.desk.read_list(office.vault, half, "maatwerk")
    assert people(office) == []


def child(office: Organisation, path: Path, how: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.child_list", office.folder / "kluis", path, how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def nobody_half_nobody_twice(office: Organisation, path: Path, told: int) -> None:
    """Everybody who was told to be in is in, wholly; reading the list again adds exactly the others."""
    unlocked_again(office)
    here = people(office)
    assert told <= len(here) <= told + 1
    assert all([len(answers) for answers in each.answers.values()] == [5] for each in here)
    office.ask(lambda store: store.journal.verify(office.vault.actor))
    found = office.desk.read_list(office.vault, path, "maatwerk")
    assert sum(bool(row.twin) for row in found.rows) == len(here)
    assert len(office.desk.bring_in(office.vault, chosen(found), Underway()).added) == MANY - len(here)
    numbers = [each.dossier.number for each in people(office)]
    assert len(numbers) == len(set(numbers)) == MANY


def test_a_pulled_plug_leaves_nobody_half_and_the_same_list_adds_the_rest(
    office: Organisation, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    path = many(tmp_path)
    office.vault.close()
    told = 0
    with child(office, path, "") as program:
        assert program.stdout
        for _ in range(rounds(7, 60)):
            told += bool(program.stdout.readline().strip())
        os.kill(program.pid, signal.SIGKILL)
        told += len(program.stdout.read().split())
    nobody_half_nobody_twice(office, path, told)


def test_a_full_disk_leaves_nobody_half_and_the_same_list_adds_the_rest(office: Organisation, tmp_path: Path) -> None:
    path = many(tmp_path)
    office.vault.close()
    with child(office, path, "vol") as program:
        assert program.stdout
        *told, ended = program.stdout.read().split()
    assert len(told) >= 10
    assert ended.startswith("ZK-1"), "a sentence of the vault, not a traceback"
    nobody_half_nobody_twice(office, path, len(told))
