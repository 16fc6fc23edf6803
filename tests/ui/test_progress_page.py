"""At Voortgang staff see what changed between two measurements, by keyboard and by ear, without a verdict."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.comparing import Way
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages.progress_line import LineDrawing
from intake_desktop.ui.pages.progress_page import ProgressPage
from intake_desktop.ui.pages.progress_row import ProgressRow
from intake_desktop.ui.parts.segments import SegmentBar
from intake_desktop.ui.workplace import Workplace
from tests.dossier.fake_vault import FakeVault
from tests.dossier.measured_twice import (
    MAY,
    NOVEMBER,
    SKILLS,
    ZRM,
    begin,
    count_hours,
    measure,
    scored,
    somebody,
    tell,
)
from tests.ui.drivers import Keyboard
from tests.ui.looks import DARK, LARGE, LIGHT, has_colour, picture, put_on

BEFORE = dict.fromkeys(range(12), "3") | {0: "2", 9: "4", 7: None}
AFTER = dict.fromkeys(range(12), "3") | {7: None}
FORBIDDEN = re.compile(r"verbeterd|verslechterd|significant|totaal|gemiddeld|%", re.IGNORECASE)
NOTE = "Sanne opent de post nu samen met haar zus."


class Progress:
    """The page in a window, with somebody at the keyboard."""

    def __init__(self, qtbot: QtBot, session: DossierSession, width: int = 1180, height: int = 640) -> None:
        self.session = session
        vault: Any = session.vault
        desk: Any = SimpleNamespace(catalog=session.catalog)
        workplace = Workplace(desk, vault, vault.now)
        self.visited: list[Place] = []
        workplace.go.connect(self.visited.append)
        self.page = ProgressPage(workplace, session)
        session.on_change.append(self.page.refresh)
        self.window = QWidget()
        self.page.setParent(self.window)
        qtbot.addWidget(self.window)
        self.resize(width, height)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.keyboard = Keyboard(self.window)
        self.arrive()

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.page.resize(width, height)
        settle()

    def arrive(self, **detail: str) -> None:
        self.page.arrive(Place("progress", self.session.dossier.id, **detail))  # type: ignore[arg-type]  # words
        settle()

    def press(self, key: Qt.Key, times: int = 1) -> None:
        self.keyboard.press(key, times=times)
        settle()

    def rows(self) -> list[ProgressRow]:
        found = [row for row in self.page.findChildren(ProgressRow) if row.isVisible()]
        return sorted(found, key=lambda row: row.mapTo(self.page, row.rect().topLeft()).y())

    def read(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible() and label.text()]

    def at(self) -> str:
        here = QApplication.focusWidget()
        return here.accessibleName() if here is not None else ""

    def combo(self, which: str) -> QComboBox:
        found = self.page.findChild(QComboBox, f"progress-{which}")
        assert isinstance(found, QComboBox)
        return found

    def go_to(self, widget: QWidget) -> None:
        """Tab until this has the keyboard."""
        for _ in range(12):
            if QApplication.focusWidget() is widget:
                return
            self.keyboard.tab()
        raise AssertionError(f"Tab does not come to {widget.objectName()}; the keyboard is at {self.at()!r}")


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def twice(qapp: QApplication) -> DossierSession:
    """Measured in May and in November: Financiën up, Instrumentele ADL down, Middelengebruik never assessed."""
    put_on(LIGHT)
    session = somebody(FakeVault())
    measure(session, ZRM, MAY, BEFORE)
    begin(session, ZRM)
    tell(session, ZRM, NOVEMBER, AFTER)
    form = session.catalog.form(ZRM)
    note = next(each for each in form.aspects if each.kind is Kind.LONG_TEXT)
    own = next(each for each in form.aspects if each.kind is Kind.SCALE and each.no_answer)
    money = scored(form)[0]
    session.answer(ZRM, AnswerKey(note.id, money), NOTE)
    session.answer(ZRM, AnswerKey(own.id, money), "4")
    session.versions.take(session.versions.finish(ZRM).result())
    return session


def test_rows_stand_in_the_order_of_the_form_and_are_whole_sentences(qtbot: QtBot, twice: DossierSession) -> None:
    shown = Progress(qtbot, twice)
    form = twice.catalog.form(ZRM)
    assert [row.row.question.id for row in shown.rows()] == scored(form)[:12]
    names = [row.accessibleName() for row in shown.rows()]
    assert names[0] == "Financiën: van 2 naar 3, één niveau hoger"
    assert names[7] == "Middelengebruik: niet beoordeeld, beide keren. Beide keren: niet besproken"
    assert names[9] == "Instrumentele ADL: van 4 naar 3, één niveau lager"
    assert shown.rows()[0].accessibleDescription() == "Alle metingen. 7 mei 2026: 2. 12 november 2026: 3."
    assert any("Justitie staat uit." in words for words in shown.read())


def test_arrows_walk_the_rows_and_the_right_side_follows(qtbot: QtBot, twice: DossierSession) -> None:
    shown = Progress(qtbot, twice)
    assert shown.at().startswith("Financiën")
    assert NOTE in shown.read()
    assert "Joke Bedacht, 20-11-2026" in shown.read()
    assert {"Sanne zelf", "November: 4"} <= set(shown.read())
    shown.press(Qt.Key.Key_Down, times=9)
    assert shown.at().startswith("Instrumentele ADL")
    assert NOTE not in shown.read()
    assert "Instrumentele ADL" in shown.read()
    (line,) = [each for each in shown.page.findChildren(LineDrawing) if each.isVisible()]
    assert line.accessibleDescription() == "7 mei 2026: 4. 12 november 2026: 3."
    shown.press(Qt.Key.Key_Home)
    assert shown.at().startswith("Financiën")
    assert shown.page.place().question_id == scored(twice.catalog.form(ZRM))[0]


def test_in_short_counts_domains_in_words(qtbot: QtBot, twice: DossierSession) -> None:
    shown = Progress(qtbot, twice)
    told = shown.read()
    start = told.index("In het kort")
    assert told[start + 1 : start + 5] == [
        "1 domein één niveau hoger",
        "9 domeinen gelijk",
        "1 domein één niveau lager",
        "1 domein niet beoordeeld, beide keren",
    ]
    assert any(words.startswith("Eén niveau verschil kan ook aan de dag") for words in told)
    assert "Volgende meting: mei 2027" in told


def test_two_other_measurements_are_picked_by_keyboard(qtbot: QtBot, twice: DossierSession) -> None:
    measure(twice, ZRM, date(2027, 5, 3), BEFORE)
    shown = Progress(qtbot, twice)
    first, second = shown.combo("first"), shown.combo("second")
    assert (first.currentText(), second.currentText()) == ("12 november 2026", "3 mei 2027")
    assert shown.rows()[0].accessibleName() == "Financiën: van 3 naar 2, één niveau lager"
    shown.go_to(first)
    shown.press(Qt.Key.Key_Up)
    assert (first.currentText(), second.currentText()) == ("7 mei 2026", "3 mei 2027")
    assert [second.itemText(place) for place in range(second.count())] == ["12 november 2026", "3 mei 2027"]
    assert shown.rows()[0].accessibleName() == "Financiën: gelijk, beide keren 2"
    shown.go_to(second)
    shown.press(Qt.Key.Key_Up)
    assert shown.rows()[0].accessibleName() == "Financiën: van 2 naar 3, één niveau hoger"


def test_skills_and_hours_are_looked_at_in_the_same_way(qtbot: QtBot, twice: DossierSession) -> None:
    measure(twice, SKILLS, MAY, {0: "2"})
    measure(twice, SKILLS, NOVEMBER, {0: "3"})
    count_hours(twice, MAY, {"hours_per_day": "3", "longest_trip": "45"})
    count_hours(twice, NOVEMBER, {"hours_per_day": "4", "longest_trip": "30"})
    shown = Progress(qtbot, twice)
    parts = shown.page.findChild(SegmentBar)
    assert parts is not None
    shown.go_to(parts.buttons["zrm"])
    shown.press(Qt.Key.Key_Right)
    assert shown.rows()[0].accessibleName() == "Op tijd komen en aanwezig zijn: van 2 naar 3, één niveau hoger"
    shown.press(Qt.Key.Key_Right)
    assert [row.accessibleName() for row in shown.rows()] == [
        "Uren per dag, nu: van 3 uur naar 4 uur, 1 uur meer",
        "Hoe lang reizen lukt, enkele reis?: van 45 minuten naar 30 minuten, 15 minuten minder",
    ]
    assert any("Beide keren niet ingevuld: Dagen per week, nu" in words for words in shown.read())
    assert QApplication.focusWidget() is parts.buttons["hours"]


@pytest.mark.parametrize("done", [True, False])
def test_with_one_measurement_it_says_what_comes_next(qtbot: QtBot, done: bool) -> None:
    session = somebody(FakeVault())
    if done:
        measure(session, ZRM, date(2026, 5, 7), BEFORE)
    else:
        tell(session, ZRM, date(2026, 5, 7), BEFORE)
    shown = Progress(qtbot, session)
    assert {"Eén meting", "Vanaf twee metingen zie je wat er veranderd is."} <= set(shown.read())
    expected = "Nieuwe meting sinds november 2026" if done else "Deze meting is nog niet vastgesteld"
    assert expected in shown.read()
    button = QApplication.focusWidget()
    assert button is not None
    assert button.property("text") == ("Nieuwe meting" if done else "Verder met de meting")
    shown.press(Qt.Key.Key_Space)
    assert [(place.page, place.dossier_id) for place in shown.visited] == [("zrm", session.dossier.id)]


def test_without_a_measurement_the_keyboard_is_at_the_way_to_one(qtbot: QtBot) -> None:
    shown = Progress(qtbot, somebody(FakeVault()))
    assert "Nog geen meting" in shown.read()
    assert not shown.combo("first").isVisible()
    button = QApplication.focusWidget()
    assert button is not None
    assert button.property("text") == "Naar de meting"


def test_a_measurement_under_way_is_named_as_a_concept_and_seen_at_once(qtbot: QtBot, twice: DossierSession) -> None:
    shown = Progress(qtbot, twice)
    begin(twice, ZRM)
    tell(twice, ZRM, date(2026, 11, 20), {0: "4"})
    settle()
    assert shown.combo("second").currentText() == "20 november 2026, concept"
    assert shown.rows()[0].accessibleName() == "Financiën: van 3 naar 4, één niveau hoger"
    assert "20 november is een concept: er kan nog iets veranderen." in shown.read()
    assert "Er is een nieuwe meting begonnen" in shown.read()


def test_an_advice_to_look_at_again_stands_in_what_is_to_be_done(qtbot: QtBot, twice: DossierSession) -> None:
    review = twice.catalog.meaning("review_date")
    form_id = twice.catalog.home(review).id
    twice.answer(form_id, AnswerKey(review), "2026-11-01")
    shown = Progress(qtbot, twice)
    assert "Advies opnieuw bekijken sinds 1 november 2026" in shown.read()


def test_with_little_room_what_is_told_stands_below_and_enter_goes_there(qtbot: QtBot, twice: DossierSession) -> None:
    shown = Progress(qtbot, twice, width=820, height=480)
    shown.press(Qt.Key.Key_Down, times=3)
    here = QApplication.focusWidget()
    assert here is shown.rows()[3]
    assert not here.visibleRegion().isEmpty()
    shown.press(Qt.Key.Key_Home)
    told = next(each for each in shown.page.findChildren(QLabel) if each.isVisible() and each.text() == NOTE)
    assert told.visibleRegion().isEmpty()
    shown.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not told.visibleRegion().isEmpty())


@pytest.mark.parametrize("look", [LIGHT, DARK, LARGE], ids=["light", "dark", "large"])
def test_higher_lower_and_equal_look_alike(qtbot: QtBot, twice: DossierSession, look: theme.Theme) -> None:
    put_on(look)
    shown = Progress(qtbot, twice)
    shown.arrive(question_id=scored(twice.catalog.form(ZRM))[3])
    rows = shown.rows()
    loud = []
    for row in (rows[0], rows[9], rows[1]):
        image = picture(row)
        words = image.copy(image.width() * 2 // 3, 0, image.width(), image.height())
        loud.append(has_colour(words, theme.colour("text")))
        assert has_colour(image, theme.colour("markNow"))
        assert not any(has_colour(image, theme.colour(name)) for name in ("ok", "warn", "error"))
    assert [rows[each].row.way for each in (0, 9, 1)] == [Way.HIGHER, Way.LOWER, Way.SAME]
    assert loud == [True, True, True], "equal is said as loud as higher and lower"
    assert rows[0].height() == rows[9].height()
    put_on(LIGHT)


@pytest.mark.parametrize(("width", "height"), [(1180, 640), (820, 480), (600, 480)])
def test_no_word_is_cut_and_no_word_judges(qtbot: QtBot, twice: DossierSession, width: int, height: int) -> None:
    shown = Progress(qtbot, twice, width, height)
    told = [*shown.read(), *(row.accessibleName() for row in shown.rows())]
    assert not [words for words in told if FORBIDDEN.search(words)]
    assert all(row.height() >= row.heightForWidth(row.width()) for row in shown.rows())
    assert max(row.width() for row in shown.rows()) <= width


def test_tab_comes_everywhere_once_and_goes_on(qtbot: QtBot, twice: DossierSession) -> None:
    shown = Progress(qtbot, twice)
    seen: list[str] = []
    for _ in range(5):
        here = QApplication.focusWidget()
        assert here is not None
        seen.append(here.objectName() or here.accessibleName())
        shown.keyboard.tab()
    money = f"progress-{scored(twice.catalog.form(ZRM))[0]}"
    assert seen == [money, "progress-measure", "progress-first", "progress-second", "ZRM"]
    assert QApplication.focusWidget() is shown.rows()[0]


def colleagues(names: dict[str, str]) -> Callable[[object], tuple[SimpleNamespace, ...]]:
    return lambda _actor: tuple(SimpleNamespace(id=key, name=name) for key, name in names.items())


def test_the_name_of_another_colleague_comes_when_the_vault_tells_it(qtbot: QtBot, twice: DossierSession) -> None:
    vault: Any = twice.vault
    vault.store.colleagues = SimpleNamespace(all=colleagues({"c-joke": "Joke Bedacht", "c-noor": "Noor Verzonnen"}))
    joke = vault.colleague
    vault.colleague = SimpleNamespace(id="c-noor", name="Noor Verzonnen", roles=joke.roles)
    shown = Progress(qtbot, twice)
    qtbot.waitUntil(lambda: "Joke Bedacht, 20-11-2026" in shown.read())
