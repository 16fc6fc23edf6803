"""The intake as one long talk: its parts, the way to other screens, and what an earlier talk already told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.dossier import opening
from intake_desktop.dossier.ports import Vault
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.pages.section_column import SectionColumn
from intake_desktop.ui.parts.tags import Tag
from tests.ui.drivers import CTRL
from tests.ui.staff import Office, Staff

TALK, HOURS = "brede_intake", "uren"
NEEDED = {
    "achternaam": "Voorbeeld",
    "geboortedatum": "1992-03-14",
    "doel_gesprek": "brede_intake",
    "intaker": "Joke Bedacht",
    "geinformeerd": "ja",
}
SAID = {"belangrijk": "rust", "wil_bereiken": "een baan", "dagritme": "vast"}

WEEK = ("activiteiten_nu", "activiteit_wat")


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    theme.apply_choice("licht", 100)
    made = Office(tmp_path, qtbot)
    yield made
    made.close()


def enter(office: Office, kind: str = "maatwerk", section: str = "") -> Staff:
    """A new participant, and the window at a section of the intake."""
    dossier_id = office.found(lambda vault: office.add(vault, "Anna Voorbeeld", kind=kind))
    assert dossier_id is not None
    staff = office.unlocked()
    staff.visit("intake", dossier_id, section_id=section)
    return staff


def after_a_first_talk(office: Office, take_over: bool) -> Staff:
    """A finished talk, a second one begun, and the window at its first section."""

    def work(vault: Vault) -> str:
        session = office.desk.open_session(vault, opening.make(vault, "maatwerk", office.clock).id)
        for question_id, value in {**NEEDED, **SAID}.items():
            session.answer(TALK, AnswerKey(question_id), value)
        row = session.add_row(TALK, WEEK[0])
        session.answer(TALK, AnswerKey(WEEK[1], row), "koken")
        session.versions.take(session.versions.finish(TALK).result())
        session.versions.take(session.versions.again(TALK, take_over).result())
        return session.dossier.id

    dossier_id = office.found(work)
    assert dossier_id is not None
    staff = office.unlocked()
    staff.visit("intake", dossier_id, section_id="wie_ben_ik")
    return staff


def column(staff: Staff) -> SectionColumn:
    return staff.window.findChildren(SectionColumn)[0]


def listed(staff: Staff) -> list[str]:
    return [item.text() for item in column(staff)._list.items]


def button(staff: Staff, name: str) -> Any:
    return next(each for each in staff.window.findChildren(QPushButton, name) if each.isVisible())


def stored(staff: Staff) -> dict[str, object]:
    staff.settle()
    return staff.stored(staff.session().dossier.id)


def test_the_sections_stand_in_the_parts_of_the_talk(office: Office) -> None:
    staff = enter(office)
    assert listed(staff)[:3] == ["Wie ben ik", "Mijn week nu", "Hoe je hier bent gekomen"]
    assert len(listed(staff)) == 24
    for head in ("Kennismaken · 23 minuten", "Hulp en plek · 15 minuten", "Verder · 8 minuten"):
        assert staff.sees(head)
    assert staff.sees("0 van 9 beantwoord · ongeveer 8 minuten")


def test_an_inloop_dossier_has_no_health_no_zrm_and_no_bsn(office: Office) -> None:
    staff = enter(office, kind="inloop", section="personalia")
    hidden = {"Gezondheid, alleen wat nodig is", "Als er iets gebeurt", "Veilig en fijn samenwerken"}
    hidden |= {"ZRM en zwaartefactoren", "Wie mag voor jou beslissen"}
    assert hidden & set(listed(staff)) == set()
    assert "Reizen" in listed(staff)
    assert "burgerservicenummer" not in " ".join(staff.read())
    assert staff.sees("Wat is je eigen achternaam?")


def test_only_what_is_open_can_be_asked_for(office: Office) -> None:
    staff = enter(office, section="wat_wil_ik")
    staff.tab_to("Alleen open", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.settle()
    assert "Uren en dagdelen" in listed(staff)
    session = staff.session()
    session.no_answer(TALK, AnswerKey("vervoersindicatie"), "later")
    for question_id in ("leerwensen", "cv_aanwezig", "opleidingen", "certificaten", "werkervaring"):
        session.no_answer(TALK, AnswerKey(question_id), "wil_niet_zeggen")
    staff.until(lambda: "Opleiding en werk" not in listed(staff))
    assert "Reizen" in listed(staff)
    assert "Wat wil ik" in listed(staff)


def test_a_section_with_its_own_screen_says_how_far_it_is_and_goes_there(office: Office) -> None:
    staff = enter(office, section="beschikbaarheid")
    assert staff.sees("Uren heeft een eigen scherm.")
    staff.until(lambda: staff.at() == "Naar Uren")
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.place().page == "hours")


def test_a_question_of_another_form_is_answered_where_it_comes_up(office: Office) -> None:
    staff = enter(office, section="reizen")
    staff.tab_to("Hoe lang reizen lukt, enkele reis? (minuten)")
    staff.type("35")
    staff.press(Qt.Key.Key_Tab)
    staff.until(lambda: "enkele_reis_max" in stored(staff))
    assert staff.session().answer_of(HOURS, AnswerKey("enkele_reis_max")) is not None
    assert staff.session().answer_of(TALK, AnswerKey("enkele_reis_max")) is None
    staff.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    staff.press(Qt.Key.Key_Z, CTRL)
    staff.until(lambda: staff.session().answer_of(HOURS, AnswerKey("enkele_reis_max")) is None)
    assert staff.sees("goed moment om te stoppen")


def test_work_questions_come_up_only_for_who_wants_to_talk_about_work(office: Office) -> None:
    staff = enter(office, section="begeleiding_en_plek")
    label = "Hoeveel begeleiding is nodig op het werk?"
    assert not staff.sees(label)
    staff.session().answer(TALK, AnswerKey("werk_bespreken"), "ja")
    staff.until(lambda: staff.sees(label))


def test_what_was_taken_over_is_read_together_and_confirmed_at_once(office: Office) -> None:
    staff = after_a_first_talk(office, take_over=True)
    assert staff.sees("2 antwoorden zijn overgenomen.")
    marked = [tag.text() for tag in staff.window.findChildren(Tag) if tag.isVisible()]
    assert marked.count("Overgenomen, controleren") == 2
    staff.tab_to("confirm-section", back=True)
    staff.press(Qt.Key.Key_Return)
    session = staff.session()
    staff.until(lambda: session.progress(TALK)[0].unchecked == 0)
    staff.until(lambda: not staff.sees("2 antwoorden zijn overgenomen."))
    assert session.progress(TALK)[1].unchecked == 2, "another section is not confirmed with it"
    staff.press(Qt.Key.Key_Z, CTRL)
    staff.until(lambda: session.progress(TALK)[0].unchecked == 2)


def test_one_answer_or_table_is_confirmed_where_it_stands(office: Office) -> None:
    staff = after_a_first_talk(office, take_over=True)
    staff.visit("intake", staff.session().dossier.id, section_id="mijn_week")
    for name in ("Klopt: Wat doe je nu in een gewone week?", "Klopt: Hoe is jouw dagritme nu?"):
        staff.tab_to(name)
        staff.press(Qt.Key.Key_Return)
        staff.settle()
    answers = staff.session().sheet(TALK).answers
    held = {key: answer for key, answer in answers.items() if key.question_id in {*WEEK, "dagritme"}}
    assert len(held) == 3
    assert not any(answer.taken_over for answer in held.values())


def test_an_answer_of_the_earlier_talk_stands_beside_the_question(office: Office) -> None:
    staff = after_a_first_talk(office, take_over=False)
    staff.tab_to("Wat wil je bereiken?")
    staff.settle()
    assert staff.sees("‘een baan’")
    button(staff, "take-over").click()
    answer = AnswerKey("wil_bereiken")
    staff.until(lambda: staff.session().answer_of(TALK, answer) is not None)
    taken = staff.session().answer_of(TALK, answer)
    assert taken is not None
    assert taken.taken_over
    staff.until(lambda: not any(each.isVisible() for each in staff.window.findChildren(QWidget, "take-over")))


def test_who_was_there_and_what_was_signed_is_asked_anew(office: Office) -> None:
    staff = after_a_first_talk(office, take_over=True)
    answers = staff.session().sheet(TALK).answers
    assert AnswerKey("achternaam") in answers
    for question_id in ("doel_gesprek", "intaker", "geinformeerd"):
        assert AnswerKey(question_id) not in answers
