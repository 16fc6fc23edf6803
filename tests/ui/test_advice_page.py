"""At the advice staff see why, go to what is missing, choose, and explain a choice that differs from the wish."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.assessment.advice import Status
from intake_desktop.dossier.model import Place
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.advice_cards import DestinationRow
from intake_desktop.ui.pages.advice_outcome import OutcomeCard
from intake_desktop.ui.pages.advice_page import AdvicePage
from intake_desktop.ui.pages.advice_questions import AdviceQuestions, Hint, SuggestionChips
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.chips import Chip
from tests.ui.dossier_desk import Room, open_room
from tests.ui.drivers import QuestionDriver
from tests.ui.looks import LARGE, LIGHT, put_on

ORDER = ["U0", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "IPS"]


def opened(room: Room) -> OutcomeCard:
    card = room.page.findChild(OutcomeCard)
    assert card is not None
    return card


def cards(room: Room) -> DestinationRow:
    row = room.page.findChild(DestinationRow)
    assert row is not None
    return row


def hints(room: Room) -> list[str]:
    return [hint.words.text() for hint in room.page.findChildren(Hint) if not hint.isHidden()]


def test_arrows_walk_the_destinations_and_enter_opens_one(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage, "jamila-voorbeeld")
    room.page.arrive(Place("advice"))
    room.keyboard.press(Qt.Key.Key_Home)
    assert QApplication.focusWidget() is cards(room).cards["U0"]
    before = opened(room).accessibleName()
    room.keyboard.press(Qt.Key.Key_Right, times=7)
    assert opened(room).accessibleName() == before, "walking past a card opens nothing"
    room.keyboard.press(Qt.Key.Key_Return)
    outcome = room.session.advice().outcome("U7")
    assert opened(room).accessibleName().startswith(f"U7. Beschut werk: {outcome.status_tag}")
    assert [row.label.text() for row in opened(room).rows() if not row.isHidden()] == [
        result.label.replace("{naam}", "Jamila") for result in outcome.conditions
    ]


@pytest.mark.parametrize("name", ["jamila-voorbeeld", "kees-test", "rachida-fictief"])
def test_the_order_of_the_cards_is_fixed_whatever_the_outcome(qtbot: QtBot, name: str) -> None:
    room = open_room(qtbot, AdvicePage, name)
    places = [(card.y(), card.x(), code) for code, card in cards(room).cards.items()]
    assert [code for _, _, code in sorted(places)] == ORDER
    for outcome in room.session.advice().outcomes:
        assert outcome.status_tag in cards(room).cards[outcome.code].accessibleName()


def test_a_condition_that_is_not_known_leads_to_its_question(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage, "kees-test")
    room.page.arrive(Place("advice"))
    room.keyboard.press(Qt.Key.Key_Home)
    room.keyboard.press(Qt.Key.Key_Right, times=6)
    room.keyboard.press(Qt.Key.Key_Space)
    row = next(row for row in opened(room).rows() if row.way.isVisible() and not row.ends_open())
    room.keyboard.tab_into(row.way)
    room.keyboard.press(Qt.Key.Key_Return)
    (place,) = room.visited
    assert isinstance(place, Place)
    assert place.page in {"hours", "skills", "intake", "zrm"}
    form = room.session.catalog.home(place.question_id)
    assert (place.form_id, place.dossier_id) == (form.id, room.session.dossier.id)
    assert any(question.id == place.question_id for question in form.questions())


def test_what_is_not_met_leads_to_the_answer_behind_it(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage, "aaltje-verzonnen")
    room.page.arrive(Place("advice"))
    room.keyboard.press(Qt.Key.Key_Home)
    room.keyboard.press(Qt.Key.Key_Right, times=5)
    room.keyboard.press(Qt.Key.Key_Space)
    (row,) = (row for row in opened(room).rows() if row.way.isVisible())
    room.keyboard.tab_into(row.way)
    room.keyboard.press(Qt.Key.Key_Return)
    (place,) = room.visited
    assert isinstance(place, Place)
    assert (place.page, place.form_id) == ("hours", "uren")
    assert place.question_id in {"gerealiseerde_dagdelen", "afgesproken_dagdelen"}


def test_a_group_unfolds_in_place(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage, "rachida-fictief")
    room.page.arrive(Place("advice"))
    room.keyboard.press(Qt.Key.Key_Home)
    room.keyboard.press(Qt.Key.Key_Right, times=7)
    room.keyboard.press(Qt.Key.Key_Space)
    group = next(row for row in opened(room).rows() if row.way.text().startswith("Toon"))
    before = sum(not row.isHidden() for row in opened(room).rows())
    room.keyboard.tab_into(group.way)
    room.keyboard.press(Qt.Key.Key_Space)
    assert sum(not row.isHidden() for row in opened(room).rows()) == before + 2
    assert QApplication.focusWidget() is group.way
    room.keyboard.press(Qt.Key.Key_Space)
    assert sum(not row.isHidden() for row in opened(room).rows()) == before


def test_safety_first_is_said_calmly(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage, "rachida-fictief")
    told = [banner.accessibleName() for banner in room.page.findChildren(Banner) if not banner.isHidden()]
    assert any(words.startswith("Eerst veiligheid en stabiliteit.") for words in told)


def test_a_choice_unlike_the_wish_asks_why_at_once(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage)
    room.page.arrive(Place("advice", section_id=room.session.catalog.form("advies").sections[0].id))
    room.session.answer("brede_intake", AnswerKey(room.session.catalog.meaning("work_wish")), "betaald_werk")
    QuestionDriver(room.keyboard, "Keuze van de begeleider").choose("Arbeidsmatige dagbesteding")
    assert hints(room)[0].startswith("Anders dan de wens. Leg uit waarom, in gewone woorden.")
    assert "keuze van de begeleider" in cards(room).cards["U3"].accessibleName()
    QuestionDriver(room.keyboard, "Keuze van de begeleider").choose("Regulier werk")
    assert room.session.advice().outcome("U9").status is not Status.PAST_NU
    assert not any(words.startswith("Anders") for words in hints(room))


def test_a_suggestion_is_told_only_after_somebody_adds_it(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage)
    room.page.arrive(Place("advice", question_id=room.session.catalog.meaning("going_well")))
    skill = room.session.catalog.question(room.session.catalog.meaning("skill_A2"))
    room.session.answer("werkvaardigheden", AnswerKey(skill.id), "4")
    chips = room.page.findChild(SuggestionChips)
    assert chips is not None
    assert chips.texts() == (skill.label,)
    table = room.session.catalog.meaning("going_well")
    assert room.session.answer_of("advies", AnswerKey(table)) is None
    (chip,) = chips.findChildren(Chip)
    room.keyboard.tab_into(chip)
    room.keyboard.press(Qt.Key.Key_Return)
    assert skill.label in QuestionDriver(room.keyboard, table).shown()
    assert chips.texts() == ()


def test_the_questions_come_after_the_first_screenful_and_a_jump_finds_them(qtbot: QtBot) -> None:
    room = open_room(qtbot, AdvicePage, "jamila-voorbeeld")
    qtbot.waitUntil(lambda: room.page.findChild(AdviceQuestions) is not None)
    asked = room.session.catalog.meaning("review_date")
    room.page.arrive(Place("advice", question_id=asked))
    block = QuestionDriver(room.keyboard, asked).block
    focused = QApplication.focusWidget()
    assert focused is not None
    assert block.isAncestorOf(focused)
    assert room.page.place().question_id == asked


def test_nothing_is_cut_off_in_a_small_window_with_large_letters(qtbot: QtBot) -> None:
    put_on(LARGE)
    try:
        room = open_room(qtbot, AdvicePage, "jamila-voorbeeld")
        room.resize(952, 468)
        for card in cards(room).cards.values():
            assert card.width() >= card.least_width()
            assert card.geometry().right() <= cards(room).width()
        room.page.arrive(Place("advice"))
        room.keyboard.press(Qt.Key.Key_End)
        last = cards(room).cards["IPS"]
        qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    finally:
        put_on(LIGHT)
