"""How long a text that cannot be an answer is kept: over locking, crashes and trouble, and no longer than it is about
something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import DiskFull
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.storage.staff import KeptPlaces
from intake_desktop.ui import theme
from intake_desktop.ui.fields.typed import TypedField
from intake_desktop.ui.pages.review_open import UNREAD, ProblemLine
from tests.ui.drivers import CTRL, QuestionDriver
from tests.ui.staff import PASSWORD, Office, Staff

INTAKE, HOURS = "brede_intake", "uren"
BORN, SIGNED_UP, STORY = "geboortedatum", "aanmelddatum", "belangrijk"
TABLE, TIMES = "activiteiten_nu", "activiteit_dagdelen"
WRONG = "31-2-1992"
PER_FIELD = "Per veld zeggen hoe we dit weten: Wat lukt nu?"


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    theme.apply_choice("licht", 100)
    made = Office(tmp_path, qtbot)
    yield made
    made.close()


@pytest.fixture
def anna(office: Office) -> str:
    made: list[str] = []

    def add(vault: Vault) -> None:
        made.append(office.add(vault, "Anna Voorbeeld"))

    office.found(add)
    return made[0]


def type_wrong(staff: Staff, dossier_id: str, question_id: str = BORN) -> None:
    staff.visit("intake", dossier_id, question_id=question_id)
    QuestionDriver(staff.keyboard, question_id).type(WRONG).leave()
    assert texts(staff) == [WRONG]


def texts(staff: Staff) -> list[str]:
    """What is kept now."""
    assert staff.window.frame is not None
    return [each.text for each in staff.window.frame.workplace.unread.texts()]


def in_the_vault(staff: Staff) -> list[str]:
    """What the vault would give back."""
    assert staff.window.frame is not None
    vault = staff.window.frame.workplace.vault
    place = vault.run(lambda store: store.places.last(vault.actor)).result()
    return [] if place is None else [each.text for each in place.unread]


def locked(office: Office, staff: Staff) -> None:
    before = len(office.relaunches)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: len(office.relaunches) == before + 1)


def again(office: Office, staff: Staff) -> Staff:
    """Locked and unlocked."""
    locked(office, staff)
    return office.unlocked()


def type_in_a_new_row(staff: Staff, dossier_id: str) -> QuestionDriver:
    """How often, in a new row of the table, in words that are no number."""
    staff.visit("intake", dossier_id, question_id=TABLE)
    table = QuestionDriver(staff.keyboard, TABLE)
    table.come()
    staff.press(Qt.Key.Key_Insert)
    staff.settle()
    for _ in range([column.id for column in table.block.question.columns].index(TIMES)):
        staff.keyboard.tab()
    staff.type("heel vaak")
    staff.keyboard.tab()
    staff.settle()
    return table


def lines(staff: Staff, dossier_id: str) -> list[ProblemLine]:
    """Go to the review; the lines of what was typed there and is no answer."""
    staff.visit("review", dossier_id)
    found = [each for each in staff.window.findChildren(ProblemLine) if each.isVisible()]
    return [each for each in found if each.problem.id.startswith("ongelezen.")]


def test_locking_before_anybody_arrived_leaves_what_was_kept(office: Office, anna: str) -> None:
    staff = office.unlocked()
    type_wrong(staff, anna)
    locked(office, staff)
    quick = office.start()
    quick.window.entered.connect(quick.window.lock)
    quick.until(lambda: quick.at().startswith("Wachtwoord van"))
    quick.type(PASSWORD)
    quick.press(Qt.Key.Key_Return)
    quick.until(lambda: len(office.relaunches) == 2)
    last = office.unlocked()
    assert (texts(last), last.place().page) == ([WRONG], "intake")


def test_what_could_not_be_read_is_not_written_over(office: Office, anna: str, monkeypatch: pytest.MonkeyPatch) -> None:
    staff = office.unlocked()
    type_wrong(staff, anna)
    locked(office, staff)
    with monkeypatch.context() as full:
        full.setattr(KeptPlaces, "last", lambda *_: (_ for _ in ()).throw(DiskFull()))
        staff = office.unlocked()
        assert texts(staff) == []
    type_wrong(staff, anna, SIGNED_UP)
    assert sorted(texts(again(office, staff))) == [WRONG, WRONG]


def test_one_that_is_too_long_takes_no_other_along(office: Office, anna: str) -> None:
    staff = office.unlocked()
    staff.visit("intake", anna, question_id=STORY)
    QuestionDriver(staff.keyboard, STORY).come()
    staff.keyboard.paste("woord " * 17_000)
    staff.keyboard.tab()
    staff.visit("intake", anna, question_id=BORN)
    QuestionDriver(staff.keyboard, BORN).type(WRONG).leave()
    assert len(texts(staff)) == 2
    assert texts(again(office, staff)) == [WRONG]


@pytest.mark.parametrize("way", ["clear", "undo"])
def test_with_its_row_it_goes(office: Office, anna: str, way: str) -> None:
    staff = office.unlocked()
    table = type_in_a_new_row(staff, anna)
    assert [each.words.text() for each in lines(staff, anna)] == [
        f"{table.block.question.label} Rij 1, {column(staff)}"
    ]
    staff.visit("intake", anna, question_id=TABLE)
    if way == "clear":
        staff.session().clear(INTAKE, AnswerKey(TABLE))
    else:
        staff.session().undo(INTAKE)
        staff.session().undo(INTAKE)
    staff.settle()
    assert not lines(staff, anna)
    assert UNREAD not in staff.read()
    assert texts(again(office, staff)) == []


def sees_wrong(staff: Staff, words: str = WRONG) -> bool:
    """The keyboard is in a field with these words, and they are in sight."""
    here = QApplication.focusWidget()
    return isinstance(here, QLineEdit) and here.text() == words and not here.visibleRegion().isEmpty()


def column(staff: Staff) -> str:
    found = staff.session().catalog.question(TABLE).columns
    return next(each.label for each in found if each.id == TIMES)


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_way_leads_into_the_row_that_was_closed(office: Office, anna: str, text_size: int) -> None:
    staff = office.unlocked()
    staff.window.change_settings(replace(staff.window.settings, text_size=text_size))
    type_in_a_new_row(staff, anna)
    staff = again(office, staff)
    (line,) = lines(staff, anna)
    line.way.click()
    staff.until(lambda: sees_wrong(staff, "heel vaak"))
    (sentence,) = [
        each for each in staff.window.findChildren(QLabel) if each.text().startswith("We herkennen dit niet")
    ]
    staff.until(lambda: sentence.visibleRegion().boundingRect() == sentence.rect())


def test_with_large_letters_in_a_small_window_it_is_in_sight(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked(1024, 620)
    staff.window.change_settings(replace(staff.window.settings, text_size=150))
    staff.visit("hours", dossier_id, question_id="presentie_weken")
    QuestionDriver(staff.keyboard, "presentie_weken").type("abc")
    locked(office, staff)
    staff = office.unlocked(1024, 620)
    staff.until(lambda: sees_wrong(staff, "abc"))


def test_mending_one_leaves_those_that_could_not_be_read(
    office: Office, anna: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = office.unlocked()
    type_wrong(staff, anna)
    locked(office, staff)
    with monkeypatch.context() as full:
        full.setattr(KeptPlaces, "last", lambda *_: (_ for _ in ()).throw(DiskFull()))
        staff = office.unlocked()
    type_wrong(staff, anna, SIGNED_UP)
    assert staff.window.frame is not None
    staff.window.frame.workplace.remember(staff.place()).result()  # as a closing does that ends in staying
    assert in_the_vault(staff) == [WRONG, WRONG]
    QuestionDriver(staff.keyboard, SIGNED_UP).type("1-10-2026").leave()
    staff.until(lambda: in_the_vault(staff) == [WRONG])


def test_what_is_finished_leaves_nothing_in_the_vault(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id, question_id=SIGNED_UP)
    session = staff.session()
    session.clear(INTAKE, AnswerKey(SIGNED_UP))
    type_wrong(staff, dossier_id, SIGNED_UP)
    staff = again(office, staff)
    assert in_the_vault(staff) == [WRONG]
    staff.visit("review", dossier_id)
    session = staff.session()
    session.versions.take(session.versions.finish(INTAKE).result())
    staff.visit("list", "")
    staff.until(lambda: (texts(staff), in_the_vault(staff)) == ([], []))


def test_the_line_of_all_numbers_is_named_with_its_group_and_is_where_the_way_leads(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("hours", dossier_id)
    name = next(
        each.accessibleName()
        for each in reversed(staff.window.findChildren(QLineEdit))
        if each.accessibleName().endswith("alle getallen") and each.isVisible()
    )
    staff.tab_to(name, most=300)
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(WRONG)
    staff.keyboard.tab()
    (line,) = lines(staff, dossier_id)
    group = name.split("?", 1)[1].removesuffix(", alle getallen").strip()
    assert line.words.text().startswith(group)
    line.way.click()
    staff.until(lambda: staff.at() == name)
    assert sees_wrong(staff)
    form = staff.session().catalog.form(HOURS)
    section = next(each for each in form.sections if each.title == group)
    for question in section.questions:
        staff.session().clear(HOURS, AnswerKey(question.id))
    staff.settle()
    assert not lines(staff, dossier_id)


def test_what_was_typed_per_field_can_be_seen_again(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("hours", dossier_id)
    staff.tab_to(PER_FIELD, most=300)
    staff.press(Qt.Key.Key_Space)
    staff.settle()
    dates = (each for each in staff.window.findChildren(TypedField) if each.key.question_id == "peildatum")
    field = next(each for each in dates if each.key.row_id and each.isVisible())
    staff.keyboard.tab_into(field)
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(WRONG)
    staff.keyboard.tab()
    staff = again(office, staff)
    (line,) = lines(staff, dossier_id)
    line.way.click()
    staff.until(lambda: sees_wrong(staff))
    staff.tab_to(PER_FIELD, most=300, back=True)
    staff.press(Qt.Key.Key_Space)
    (line,) = lines(staff, dossier_id)
    line.way.click()
    staff.until(lambda: sees_wrong(staff))


def test_what_somebody_took_away_does_not_come_back_after_a_crash(office: Office, anna: str) -> None:
    staff = office.unlocked()
    type_wrong(staff, anna)
    staff = again(office, staff)
    staff.visit("intake", anna, question_id=BORN)
    assert in_the_vault(staff) == [WRONG]
    QuestionDriver(staff.keyboard, BORN).come()
    staff.press(Qt.Key.Key_A, CTRL)
    staff.press(Qt.Key.Key_Delete)
    staff.keyboard.tab()
    staff.until(lambda: in_the_vault(staff) == [])
