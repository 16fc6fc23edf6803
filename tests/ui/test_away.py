"""The stick with the vault is not in: no first start, nothing empty in its place, and on with the work when it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from intake_desktop import paths
from intake_desktop.dossier.model import CardQuery
from intake_desktop.ui.finding_again import FOLDER
from intake_desktop.ui.pages.away_page import LOOK, NEW, NOT_YET, OTHER, YES
from intake_desktop.wiring import program
from tests.ui.staff import CHEAP, Office, Staff
from tests.ui.test_saving_seen import FIRST as QUESTION
from tests.ui.test_saving_seen import WORDS as TYPED
from tests.ui.test_saving_seen import banner
from tests.ui.test_trouble import MORE, field, in_a_talk, question_at, try_again_soon, unsaved_words

SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
AWAY = "Je kluis is er nu niet."
FIRST = "Naam van de organisatie"
ANNA = "Anna Voorbeeld"


class Stick:
    """A folder that goes and comes, with a vault on it that was opened on this computer."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office, self.shown, self._drawer = office, folder / "media" / "STICK", folder / "lade"
        self.shown.mkdir(parents=True)
        office.folder, office.note = self.shown / "kluis", paths.vault_note()
        office.desk = office._new_desk()
        office.found_with(ANNA)

    def out(self) -> None:
        self.shown.rename(self._drawer)

    def into(self, place: Path | None = None) -> None:
        (place or self.shown).parent.mkdir(parents=True, exist_ok=True)
        self._drawer.rename(place or self.shown)


@pytest.fixture
def stick(office: Office, tmp_path: Path) -> Stick:
    made = Stick(office, tmp_path)
    used(office)
    made.out()
    return made


def used(office: Office) -> None:
    """Somebody works in it and closes the window."""
    staff = office.unlocked()
    staff.window.close()
    staff.until(lambda: office.desk.last is not None and office.desk.last.closed)


def started(office: Office) -> Staff:
    """The program as it starts: on the vault that this computer remembers."""
    office.folder = program.own_vault()
    return office.start()


def at_away(office: Office) -> Staff:
    staff = started(office)
    staff.until(lambda: staff.sees(AWAY) and staff.at() == LOOK)
    return staff


def unlocks_to_anna(staff: Staff) -> None:
    staff.unlock()
    vault = staff.office.desk.last
    assert vault is not None
    found = vault.run(lambda store: store.dossiers.find(vault.actor, CardQuery())).result()
    assert [row.card.display_name for row in found.rows] == [ANNA]


def test_without_the_stick_it_says_where_the_vault_is_and_with_it_the_work_goes_on(stick: Stick) -> None:
    staff = at_away(stick.office)
    assert staff.sees(f"Je kluis staat in {stick.office.folder}.")
    assert not staff.sees(FIRST)
    staff.press(SPACE)
    staff.until(lambda: staff.sees(NOT_YET) and staff.at() == LOOK)
    assert not stick.office.folder.exists(), "nothing came in its place"
    stick.into()
    staff.press(SPACE)
    unlocks_to_anna(staff)


def test_a_stick_at_another_place_is_opened_there_and_remembered(stick: Stick, tmp_path: Path) -> None:
    staff = at_away(stick.office)
    elsewhere = tmp_path / "media" / "STICK1"
    stick.into(elsewhere)
    staff.tab_to(OTHER)
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Map waarin de kluis staat")
    staff.type(str(elsewhere))
    staff.press(ENTER)
    unlocks_to_anna(staff)
    staff.window.close()
    staff.until(lambda: stick.office.desk.last is not None and stick.office.desk.last.closed)
    assert program.own_vault() == elsewhere / "kluis"
    unlocks_to_anna(started(stick.office))


def test_a_new_vault_comes_only_behind_a_question_and_at_the_usual_place(stick: Stick) -> None:
    staff = at_away(stick.office)
    staff.tab_to(NEW)
    staff.press(SPACE)
    staff.until(lambda: staff.sees("Een nieuwe kluis is leeg") and staff.at() == "Terug")
    staff.press(SPACE)
    staff.until(lambda: staff.at() == NEW and not staff.sees("Een nieuwe kluis is leeg"))
    staff.press(SPACE)
    staff.tab_to(YES, back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.at() == FIRST)
    assert not stick.office.folder.exists()
    assert not paths.vault().exists()
    assert stick.office.desk._folder == paths.vault(), "what was to be remembered is still there, in its own place"
    assert program.own_vault() == stick.office.folder, "who closes now finds the same question again"


@pytest.mark.parametrize(("name", "code"), [("leeg", "ZK-111d"), ("springplank-2026-11-20-090000-3f9a2c71", "ZK-111e")])
def test_a_folder_without_a_vault_and_a_backup_copy_are_not_opened(
    stick: Stick, tmp_path: Path, name: str, code: str
) -> None:
    staff = at_away(stick.office)
    chosen = tmp_path / name
    if code == "ZK-111e":
        shutil.copytree(tmp_path / "lade" / "kluis", chosen)
    else:
        chosen.mkdir()
    before = sorted(path.name for path in chosen.iterdir())
    staff.tab_to(OTHER)
    staff.press(SPACE)
    staff.type(str(chosen))
    staff.press(ENTER)
    staff.until(lambda: staff.sees(f"({code})") and staff.at() == "Map waarin de kluis staat")
    assert sorted(path.name for path in chosen.iterdir()) == before


def test_a_computer_without_the_note_still_knows_that_somebody_worked_here(office: Office) -> None:
    """As after an update: the choices of this workstation name a colleague, and no folder was remembered yet."""
    office.found()
    used(office)
    office.folder.rename(office.folder.with_name("weg"))
    staff = office.start()
    staff.until(lambda: staff.sees(AWAY))
    assert staff.sees(str(office.folder))


def test_a_new_computer_begins_with_the_first_start(office: Office) -> None:
    office.note = paths.vault_note()
    staff = started(office)
    staff.until(lambda: staff.at() == FIRST)
    assert not staff.sees(AWAY)


def test_the_practice_vault_has_no_place_to_remember(tmp_path: Path) -> None:
    desk = program.practice_desk(tmp_path / "oefenen" / "kluis", CHEAP)
    desk.note = paths.vault_note()
    desk.remember_place()
    assert not paths.vault_note().exists()
    assert desk.away(opened_before=True) is None


HERE = b'{"format":"zk-plek","version":1,"folder":"hier"}'


@pytest.mark.parametrize("content", [b"", b"{", b"[]", HERE, b"x" * 20_000])
def test_a_note_that_is_no_use_means_the_usual_place(content: bytes) -> None:
    paths.vault_note().parent.mkdir(parents=True, exist_ok=True)
    paths.vault_note().write_bytes(content)
    assert program.own_vault() == paths.vault()


def test_a_stick_that_was_out_while_somebody_typed_saves_the_text_by_itself_when_it_is_back(office: Office) -> None:
    """As another device: the same files, and for this computer others."""
    staff = in_a_talk(office)
    question, dossier_id = question_at(staff), staff.place().dossier_id
    away = office.folder.with_name("lade")
    office.folder.rename(away)
    unsaved_words(staff)
    assert staff.sees("Niet opgeslagen: de map van de kluis is weg.")
    shutil.copytree(away, office.folder)
    shutil.rmtree(away)
    try_again_soon(staff)
    staff.until(lambda: banner(staff) is None and staff.saved_words().startswith("Opgeslagen om"))
    assert field(staff) == TYPED + MORE
    assert staff.at() == QUESTION, "nobody had to leave the field"
    assert staff.stored(dossier_id)[question] == TYPED + MORE
    staff.window.close()
    staff.until(lambda: office.desk.last is not None and office.desk.last.closed)
    again = office.unlocked()
    assert again.stored(dossier_id)[question] == TYPED + MORE


def test_a_stick_that_comes_back_at_another_place_is_pointed_at_and_the_text_is_saved_there(
    office: Office, tmp_path: Path
) -> None:
    office.note = paths.vault_note()
    staff = in_a_talk(office)
    question, dossier_id = question_at(staff), staff.place().dossier_id
    elsewhere = tmp_path / "media" / "STICK1" / "kluis"
    elsewhere.parent.mkdir(parents=True)
    office.folder.rename(elsewhere)
    unsaved_words(staff)
    other = tmp_path / "van-anderen"
    staff.tab_to("Map aanwijzen", back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.at() == FOLDER)
    staff.type(str(other))
    staff.press(ENTER)
    staff.until(lambda: staff.sees("(ZK-111d)") and staff.at() == FOLDER)
    staff.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    staff.type(str(elsewhere.parent))
    staff.press(ENTER)
    staff.until(lambda: banner(staff) is None and staff.at() == QUESTION)
    assert field(staff) == TYPED + MORE
    assert staff.stored(dossier_id)[question] == TYPED + MORE
    assert program.own_vault() == elsewhere
    staff.window.close()
    staff.until(lambda: office.desk.last is not None and office.desk.last.closed)
    again = started(office)
    again.unlock()
    assert again.stored(dossier_id)[question] == TYPED + MORE


def test_who_goes_back_from_pointing_at_a_folder_is_at_the_bar_and_an_older_copy_is_refused(
    office: Office, tmp_path: Path
) -> None:
    staff = in_a_talk(office)
    older = tmp_path / "ouder"
    shutil.copytree(office.folder, older, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    away = office.folder.with_name("lade")
    office.folder.rename(away)
    unsaved_words(staff)
    staff.tab_to("Map aanwijzen", back=True)
    staff.press(SPACE)
    staff.type(str(older))
    staff.press(ENTER)
    staff.until(lambda: staff.sees("(ZK-111f)") and staff.at() == FOLDER)
    staff.tab_to("Terug")
    staff.press(SPACE)
    staff.until(lambda: staff.at() == "Opnieuw proberen")
    away.rename(office.folder)
    staff.press(SPACE)
    staff.until(lambda: banner(staff) is None)
