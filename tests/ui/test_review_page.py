"""At the review staff see what is open, go there, finish a form, correct it with a reason, and begin a new talk."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QWidget

from intake_desktop.dossier.model import Place
from intake_desktop.errors import DiskFull, RecordFinished
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.advice_condition import ConditionRow
from intake_desktop.ui.pages.form_page import FormPage
from intake_desktop.ui.pages.review_card import FormCard
from intake_desktop.ui.pages.review_open import ProblemLine
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.tags import Tag
from tests.ui.staff import Office, Staff, name_of

SPACE, RETURN, ESCAPE = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier
INTAKE = "brede_intake"


def at_the_review(office: Office, name: str = "jamila-voorbeeld") -> tuple[Staff, str]:
    """At the review of an example."""
    dossier_id = office.found_with_example(name)
    staff = office.unlocked()
    staff.visit("review", dossier_id)
    return staff, dossier_id


def card(staff: Staff, room: str) -> FormCard:
    return next(each for each in staff.window.findChildren(FormCard) if each.room == room)


def tags(inside: QWidget) -> list[str]:
    return [tag.text() for tag in inside.findChildren(Tag) if tag.isVisible()]


def told(staff: Staff) -> list[str]:
    """What the banners say."""
    return [each.accessibleName() for each in staff.window.findChildren(Banner) if each.isVisible()]


def go(staff: Staff, name: str) -> None:
    """Tab to this control and press it."""
    staff.tab_to(name, most=400)
    staff.press(SPACE)


def finish(staff: Staff, room: str) -> None:
    """Finish this form, by keyboard."""
    go(staff, f"{room}-finish")
    staff.until(lambda: staff.at() == "Toch niet")
    staff.tab_to("Vaststellen", back=True)
    staff.press(RETURN)
    staff.until(lambda: tags(card(staff, room)) == ["Vastgesteld"])


def reading(staff: Staff) -> str:
    """What stands in the text to read."""
    return next((text.toPlainText() for text in staff.window.findChildren(QTextEdit) if text.isVisible()), "")


def test_every_form_has_a_card_that_says_how_it_stands(office: Office) -> None:
    staff, _ = at_the_review(office)
    rooms = [each.room for each in sorted(staff.window.findChildren(FormCard), key=lambda each: each.y())]
    assert rooms == ["intake", "zrm", "skills", "hours", "advice"]
    for room in rooms:
        assert tags(card(staff, room)) == ["Concept"]
    started = staff.session().sheet(INTAKE).record
    assert started is not None
    assert staff.sees(f"Begonnen op {started.started.astimezone():%d-%m-%Y} door Joke Bedacht · vragenlijst versie 1")


def test_everything_open_is_listed_and_leads_to_its_question(office: Office) -> None:
    ids = office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    staff.visit("review", ids[0])
    session = staff.session()
    open_here = [each for each in session.progress(INTAKE) if each.open and not each.elsewhere]
    for section in open_here:
        fold = next(b for b in card(staff, "intake").findChildren(QAbstractButton, f"fold-{section.section_id}"))
        assert f"{len(section.open)} nog open" in name_of(fold)
    wanted = open_here[2]
    go(staff, f"fold-{wanted.section_id}")
    last = wanted.open[-1]
    go(staff, f"open-{last}")
    staff.until(lambda: staff.place().question_id == last)
    assert staff.place().section_id == wanted.section_id
    assert staff.place().page == "intake"


def test_a_form_that_is_empty_can_be_begun(office: Office) -> None:
    ids = office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    staff.visit("review", ids[0])
    assert tags(card(staff, "skills")) == []
    assert staff.sees("Nog niets ingevuld")
    go(staff, "skills-begin")
    staff.until(lambda: staff.place().page == "skills")


def test_what_must_be_mended_is_said_and_the_keyboard_is_there(office: Office) -> None:
    ids = office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    staff.visit("review", ids[0])
    obstacles = staff.session().versions.obstacles(INTAKE)
    assert obstacles
    go(staff, "intake-finish")
    assert any(words.startswith("Nog niet vast te stellen.") for words in told(staff))
    assert staff.at() == f"Ga erheen: {obstacles[0].message}"
    staff.press(SPACE)
    staff.until(lambda: staff.place().question_id == obstacles[0].key.question_id)


def test_a_single_obstacle_is_told_as_one(office: Office) -> None:
    staff, _ = at_the_review(office)
    staff.session().clear("zrm_2017", AnswerKey(staff.session().catalog.meaning("zrm_measured_on")))
    staff.until(lambda: staff.sees("Zonder dit antwoord kan dit niet vastgesteld worden."))
    go(staff, "zrm-finish")
    assert any("Er is nog 1 punt om eerst naar te kijken." in words for words in told(staff))


def test_before_finishing_it_is_asked_and_no_means_no(office: Office) -> None:
    staff, _ = at_the_review(office)
    go(staff, "hours-finish")
    assert staff.sees("Daarna verandert hier niets meer. Verbeteren kan, met een reden.")
    assert staff.at() == "Toch niet"
    staff.press(ESCAPE)
    assert staff.at().startswith("Vaststellen: ")
    assert not staff.sees("Daarna verandert hier niets meer. Verbeteren kan, met een reden.")
    assert tags(card(staff, "hours")) == ["Concept"]


def test_what_is_finished_can_be_read_and_not_changed(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    finish(staff, "intake")
    assert staff.at().startswith("Bekijken: ")
    assert any(words.startswith("Vastgesteld.") for words in told(staff))
    staff.press(SPACE)
    staff.until(lambda: staff.place().page == "intake")
    assert not staff.window.findChildren(FormPage)
    assert "Wat wil je bereiken?" in reading(staff)
    assert "Vastgesteld" in tags(staff.window)
    staff.type("dit komt nergens")
    with pytest.raises(RecordFinished):
        staff.session().clear(INTAKE, AnswerKey(staff.session().catalog.meaning("call_name")))
    staff.visit("hours", dossier_id)
    assert "Concept" in tags(staff.window)


def test_a_correction_has_a_reason_and_both_versions_can_be_seen(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    finish(staff, "intake")
    go(staff, "intake-correct")
    staff.until(lambda: staff.at() == "Waarom verbeter je dit?")
    staff.press(RETURN)
    assert any(words.startswith("Schrijf op waarom.") for words in told(staff))
    assert staff.at() == "Waarom verbeter je dit?"
    staff.type("De naam was fout gespeld")
    staff.press(RETURN)
    staff.until(lambda: staff.place().page == "intake" and bool(staff.window.findChildren(FormPage)))
    session = staff.session()
    assert staff.place().question_id == (session.next_open(INTAKE) or ("", ""))[1]
    name = AnswerKey(session.catalog.meaning("call_name"))
    session.answer(INTAKE, name, "Djamila")
    staff.visit("review", dossier_id)
    assert tags(card(staff, "intake")) == ["Concept"]
    assert any("omdat: De naam was fout gespeld" in words for words in staff.read())
    old = session.dossier.history(INTAKE)[1]
    go(staff, f"earlier-{old.id}")
    staff.until(lambda: "Jamila" in reading(staff))
    assert "Djamila" not in reading(staff)
    assert any(words.startswith("Dit is een eerdere versie. Vastgesteld op ") for words in told(staff))
    go(staff, "Terug naar nakijken")
    staff.until(lambda: staff.at().startswith("Bekijken: Vastgesteld op "))


def test_a_new_talk_begins_with_the_answers_of_now_to_be_checked(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    finish(staff, "intake")
    go(staff, "intake-again")
    staff.until(lambda: staff.sees("Hoe wil je beginnen?"))
    staff.tab_to("Met de antwoorden van nu, om te controleren", back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.place().page == "intake" and bool(staff.window.findChildren(FormPage)))
    first = staff.session().next_open(INTAKE)
    assert first is not None
    staff.until(lambda: staff.place().question_id == first[1])
    staff.visit("review", dossier_id)
    assert any("overgenomen, controleren" in words for words in staff.read())
    assert any(words.startswith("Begonnen met de antwoorden van ") for words in staff.read())
    assert any("nog niet gecontroleerd" in words for words in staff.read())
    go(staff, "intake-finish")
    assert any(words.startswith("Nog niet vast te stellen.") for words in told(staff))


def test_a_new_measurement_may_begin_empty(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    finish(staff, "skills")
    go(staff, "skills-again")
    staff.until(lambda: staff.sees("Hoe wil je beginnen?"))
    staff.tab_to("Leeg beginnen", back=True)
    staff.press(SPACE)
    staff.until(lambda: staff.place().page == "skills")
    assert staff.session().sheet("werkvaardigheden").answers == {}
    staff.visit("review", dossier_id)
    assert "Bekijken" in [b.text() for b in card(staff, "skills").findChildren(QAbstractButton) if b.isVisible()]


def test_a_full_disk_is_told_in_words_and_somebody_can_go_on(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    office.gate.error = DiskFull()
    go(staff, "hours-finish")
    staff.tab_to("Vaststellen", back=True)
    staff.press(RETURN)
    staff.until(lambda: any(words.startswith("De schijf is vol.") for words in told(staff)))
    assert tags(card(staff, "hours")) == ["Concept"]
    office.gate.error = None
    staff.tab_to("Vaststellen", back=True)
    staff.press(RETURN)
    staff.until(lambda: tags(card(staff, "hours")) == ["Vastgesteld"])
    staff.visit("intake", dossier_id)
    assert staff.window.findChildren(FormPage)


def test_after_unlocking_the_same_place_is_there(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    finish(staff, "hours")
    staff.until(lambda: staff.place() == Place("review", dossier_id, "uren"))
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: office.relaunches)
    again = office.unlocked()
    again.until(lambda: again.place() == Place("review", dossier_id, "uren"))
    assert again.at().startswith("Bekijken: ")


def test_one_journey_by_keyboard(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    staff.visit("advice", dossier_id)
    staff.press(Qt.Key.Key_6, CTRL)
    staff.until(lambda: staff.place().page == "review")
    for room in ("intake", "advice"):
        finish(staff, room)
    staff.press(Qt.Key.Key_1, CTRL)
    staff.until(lambda: staff.place().page == "intake")
    staff.press(Qt.Key.Key_PageDown, times=3)
    assert staff.place().question_id
    staff.tab_to("Verbeteren: Brede intake", back=True)
    staff.press(RETURN)
    staff.type("Er mist een telefoonnummer")
    staff.press(RETURN)
    staff.until(lambda: bool(staff.window.findChildren(FormPage)))
    staff.press(Qt.Key.Key_5, CTRL)
    staff.until(lambda: "Wat de regels zeiden" in reading(staff))
    record = staff.session().sheet(INTAKE).record
    assert record is not None
    assert (record.finished, record.reason) == (None, "Er mist een telefoonnummer")


def test_a_warning_that_may_stay_shows_the_reason_that_was_given(office: Office) -> None:
    staff, _ = at_the_review(office)
    reason = AnswerKey("uren_reden", "uren_17")
    staff.session().answer("uren", AnswerKey("gerealiseerde_dagdelen"), Decimal(18))
    staff.session().answer("uren", AnswerKey("afgesproken_dagdelen"), Decimal(20))
    staff.session().answer("werkvaardigheden", AnswerKey("A1"), "2")
    staff.until(lambda: staff.sees("past niet bij de aanwezigheid van 90%"))
    assert not staff.sees("Jullie reden:")
    assert staff.sees("Schrijf nog kort op waarom.")
    staff.session().answer("uren", reason, "Zij komt met de taxi <b>altijd</b> te laat.")
    staff.until(lambda: staff.sees("Jullie reden: Zij komt met de taxi <b>altijd</b> te laat."))
    line = next(each for each in card(staff, "hours").findChildren(ProblemLine) if each.problem.id == "uren_17")
    assert "Jullie reden:" in " ".join(label.text() for label in line.findChildren(QLabel))
    assert staff.sees("Dit past niet bij elkaar. Het mag blijven staan.")


def test_what_is_only_good_to_know_is_not_called_a_contradiction(office: Office) -> None:
    staff, _ = at_the_review(office)
    hours = {"uren_per_dag_nu": 3, "dagen_per_week_nu": 4, "uren_per_week_nu": 12}
    for name, value in hours.items():
        staff.session().answer("uren", AnswerKey(name), Decimal(value))
    staff.until(lambda: staff.sees("Tussen 2 en 4 uur per dag is het grensgebied van UWV."))
    assert staff.sees("Goed om te weten. Je hoeft niets te doen.")
    assert not staff.sees("Dit past niet bij elkaar. Het mag blijven staan.")


def test_who_is_sent_to_a_question_finds_the_way_back(office: Office) -> None:
    staff, dossier_id = at_the_review(office)
    staff.session().clear("uren", AnswerKey("doel_datum"))
    staff.until(lambda: staff.window.findChildren(QAbstractButton, "fold-uren_doel"))
    staff.settle()
    go(staff, "fold-uren_doel")
    go(staff, "open-doel_datum")
    staff.until(lambda: staff.place().question_id == "doel_datum")
    staff.tab_to("Terug naar nakijken", back=True, most=400)
    staff.press(SPACE)
    staff.until(lambda: staff.place() == Place("review", dossier_id, "uren"))
    assert staff.at().startswith("Vaststellen")
    assert not any(way.isVisible() for way in staff.window.findChildren(QWidget, "way-back")), "here nobody was sent"
    staff.visit("advice", dossier_id)
    staff.press(Qt.Key.Key_Home)
    staff.press(Qt.Key.Key_Right, times=9)
    staff.press(RETURN)
    staff.settle()
    missed = next(row for row in staff.window.findChildren(ConditionRow) if row.way.isVisible())
    staff.tab_to(name_of(missed.way), most=400)
    staff.press(SPACE)
    staff.until(lambda: staff.place().page == "skills")
    staff.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    staff.until(lambda: staff.place().page == "advice")
