"""The practice vault: full of people that were made up, marked in all that leaves it, and never mixed with the real."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from intake_desktop import app, paths
from intake_desktop.dossier import examples, opening, practice
from intake_desktop.dossier.backups import NoBackupFolder
from intake_desktop.dossier.example_file import DossierFileRefused
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.handed_over import HandedOver, Origin
from intake_desktop.dossier.model import CardQuery
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import VaultInUse
from intake_desktop.exchange import reader
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import of_this_computer
from intake_desktop.wiring.program import LocalDesk, local_desk, practice_desk

pytestmark = pytest.mark.usefixtures("read_once")

CHEAP = KdfPolicy(KdfCost(64, 1, 1), KdfCost(8, 1, 1), KdfCost(1024, 1, 1))
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("thuis")


@pytest.fixture(scope="module")
def real(home: Path) -> Iterator[tuple[LocalDesk, Vault]]:
    desk = local_desk(home / "kluis", CHEAP, replace(of_this_computer(), now=Clock()))
    key = desk.new_recovery_key()
    vault = desk.found(
        Founding("Stichting Voorbeeld", "Oost", "Joke Bedacht", "Joke B.", "een lange fictieve zin", key)
    )
    yield desk, vault
    vault.close()


@pytest.fixture(scope="module")
def practising(home: Path) -> Iterator[tuple[LocalDesk, Vault]]:
    desk = practice_desk(home / "oefenen" / "kluis", CHEAP, replace(of_this_computer(), now=Clock()))
    vault = desk.make_practice()
    yield desk, vault
    vault.close()


Pair = tuple[LocalDesk, Vault]


def test_the_practice_vault_is_another_folder_that_shares_nothing_with_the_real_one() -> None:
    real, practising = paths.vault(), paths.practice_vault()
    assert real not in (practising, *practising.parents)
    assert practising not in real.parents
    assert paths.own_content(real) != paths.own_content(practising)


def test_it_is_filled_with_everybody_of_the_examples(practising: Pair) -> None:
    _, vault = practising
    page = vault.run(lambda store: store.dossiers.find(vault.actor, CardQuery())).result()
    assert len(page.rows) == len(list((paths.resources() / "examples").glob("*.json"))) >= 4


@pytest.mark.parametrize("profile", ["buurtteam", "werk"])
def test_a_file_that_leaves_says_on_its_name_first_page_and_every_page_that_nobody_is_real(
    practising: Pair, tmp_path: Path, profile: str
) -> None:
    desk, vault = practising
    file = next(iter(sorted((paths.resources() / "examples").glob("jamila*.json"))))
    example = examples.read(file, paths.resources() / "schema" / "dossier.v1.schema.json")
    wish = next(one for one in example.wishes.values() if profile in one.profile_id)
    dossier = opening.make(vault, example.dossier_type, Clock())
    session = desk.open_session(vault, dossier.id)
    examples.tell(example, session)
    pages = desk.preview(session, wish, 600)
    assert practice.SENTENCE in " ".join(pages[0].text.split())
    done = desk.export(session, wish, tmp_path)
    assert done.path.name.startswith("OEFENEN-overdracht-")
    with pypdfium2.PdfDocument(done.path, password=done.code) as pdf:
        seen = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(seen) == done.pages >= 2
    heads = [[line for line in text.splitlines() if line.startswith("OEFENEN · ")] for text in seen]
    assert all(heads), "at the top of every page"
    found = reader.read(done.path, done.code, {})
    assert found.payload is not None
    assert found.payload["document"]["sender"]["organisation"] == practice.ORGANISATION


def test_a_file_of_the_real_vault_bears_no_such_mark(real: Pair) -> None:
    _, vault = real
    office = vault.run(lambda store: store.settings.get(vault.actor, "organisation")).result()
    assert practice.file_name("overdracht-20261125-abc234.pdf", str(office)) == "overdracht-20261125-abc234.pdf"


def test_a_practice_dossier_never_becomes_a_real_one(real: Pair) -> None:
    desk, vault = real
    handed = HandedOver(Origin("ab" * 32, practice.ORGANISATION, "abc234", date(2026, 11, 20)), "maatwerk", {})
    with pytest.raises(practice.MadeForPractice, match="ZK-142"):
        desk.take_over(vault, handed, sure=True)


def test_real_people_never_come_into_the_practice_vault(practising: Pair, tmp_path: Path) -> None:
    desk, vault = practising
    handed = HandedOver(Origin("ab" * 32, "Stichting Aa (fictief)", "abc234", date(2026, 11, 20)), "maatwerk", {})
    with pytest.raises(practice.NotInPractice, match="ZK-143"):
        desk.take_over(vault, handed, sure=True)
    with pytest.raises(practice.NotInPractice):
        desk.read_list(vault, tmp_path / "lijst.csv", "maatwerk")


def test_no_copies_are_made_of_it(practising: Pair, tmp_path: Path) -> None:
    desk, vault = practising
    assert desk.backup_state(vault).practice
    assert not desk.backup_state(vault).due(START + timedelta(days=30))
    desk.choose_backup_folder(vault, tmp_path)
    with pytest.raises(NoBackupFolder):
        desk.back_up(vault)
    assert not list(tmp_path.iterdir())


def contents(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def test_throwing_it_away_touches_the_real_vault_nowhere(home: Path, real: Pair, practising: Pair) -> None:
    before = contents(home / "kluis")
    desk, vault = practising
    with pytest.raises(VaultInUse):
        desk.make_practice()
    vault.close()
    again = desk.make_practice()
    page = again.run(lambda store: store.dossiers.find(again.actor, CardQuery())).result()
    again.close()
    assert len(page.rows) == 4, "what was added while practising is gone"
    assert contents(home / "kluis") == before
    assert {path.name for path in (home / "oefenen").iterdir()} == {"kluis"}
    assert desk.unlock(desk.face().colleagues[0].slot_id, practice.PASSWORD).close() is None


def test_a_real_vault_is_never_thrown_away(real: Pair, home: Path) -> None:
    desk, _ = real
    before = contents(home / "kluis")
    with pytest.raises(practice.OnlyForPractice, match="ZK-141"):
        desk.make_practice()
    assert contents(home / "kluis") == before


def test_a_practice_vault_whose_making_was_cut_short_is_none_and_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = practice_desk(tmp_path / "oefenen" / "kluis", CHEAP, replace(of_this_computer(), now=Clock()))
    few = tmp_path / "resources"
    shutil.copytree(paths.resources(), few)
    for example in (few / "examples").glob("*.json"):
        if not example.name.startswith("kees"):
            example.unlink()
    (broken := few / "examples" / "zz-laatste.json").write_text("{", "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: few)
    with pytest.raises(DossierFileRefused):
        desk.make_practice()
    assert (tmp_path / "oefenen" / "kluis" / "kluis.db").is_file(), "it had somebody in it already"
    assert not desk.face().exists
    broken.unlink()
    vault = desk.make_practice()
    page = vault.run(lambda store: store.dossiers.find(vault.actor, CardQuery())).result()
    vault.close()
    assert len(page.rows) == 1
    assert desk.face().colleagues
    assert {path.name for path in (tmp_path / "oefenen").iterdir()} == {"kluis"}


@pytest.mark.parametrize(("which", "more"), [(False, []), (True, ["--oefenen"])])
def test_the_program_starts_anew_on_the_same_vault(
    monkeypatch: pytest.MonkeyPatch, which: bool, more: list[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(app.os, "execve", lambda _program, words, _around: started.append(words))
    app.relaunch(which)
    assert started == [[*paths.own_command(), *more]]
