"""Every part can be found, named and used by keyboard, and grows with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.ui import theme
from intake_desktop.ui.parts import buttons, cards, check, chips, combo, empty, fields, labels, level_card, marks, nav
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.choice_card import CardGroup
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.progress import Progress
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.section_list import DomainItem, SectionItem, SectionList
from intake_desktop.ui.parts.segments import ChoiceRow, SegmentBar
from intake_desktop.ui.parts.stepper import Stepper
from intake_desktop.ui.parts.tags import Tag
from tests.ui.looks import DARK, LARGE, LIGHT, has_colour, picture, put_on

BUTTON, CHECK, RADIO, EDIT = (
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
)
CONTROLS: dict[str, tuple[Callable[[], QWidget], str, QAccessible.Role]] = {
    "primary": (lambda: buttons.primary("Verder"), "Verder", BUTTON),
    "small": (lambda: buttons.small(buttons.outlined("Klein")), "Klein", BUTTON),
    "destructive": (lambda: buttons.destructive("Wissen", "trash"), "Wissen", BUTTON),
    "icon": (lambda: buttons.IconButton("trash", "Rij verwijderen"), "Rij verwijderen", BUTTON),
    "chip": (lambda: chips.Chip("Te laat", 3), "Te laat, 3", CHECK),
    "check box": (lambda: check.CheckBox("Gelezen"), "Gelezen", CHECK),
    "text": (lambda: fields.TextField("Roepnaam"), "Roepnaam", EDIT),
    "combo": (lambda: combo.Combo("Reden"), "Reden", QAccessible.Role.ComboBox),
    "nav": (lambda: nav.NavItem("Opvolging", "calendar-check", 4), "Opvolging, 4", BUTTON),
    "section": (lambda: SectionItem("Wie ben ik", 3, 7), "Wie ben ik, 3 van 7 beantwoord", CHECK),
    "domain": (lambda: DomainItem("Justitie", marks.OFF, "uit"), "Justitie, uit", CHECK),
    "level": (lambda: level_card.LevelCard(3, "Beperkt zelfredzaam", "Net."), "3. Beperkt zelfredzaam", CHECK),
    "anchor": (lambda: cards.AnchorCard(2, "Met steun."), "2. Met steun.", CHECK),
    "destination": (lambda: cards.DestinationCard("U5", "Sociale firma", "almost"), "U5 Sociale firma: bijna", CHECK),
}


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Every test starts, and leaves the others, in light at 100 %."""
    put_on(LIGHT)
    yield
    put_on(LIGHT)


def shown(qtbot: QtBot, widget: QWidget, width: int = 0) -> QWidget:
    """The widget in a window that has the keyboard."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(widget)
    column.addStretch(1)
    window = ScrollArea(page)
    widget.held_by = window  # type: ignore[attr-defined]  # the test keeps the widget, and so its window
    qtbot.addWidget(window)
    window.resize(width or 640, 600)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    return widget


@pytest.mark.parametrize("look", [LIGHT, DARK, LARGE], ids=["light", "dark", "large"])
@pytest.mark.parametrize("kind", CONTROLS)
def test_a_control_has_a_name_a_role_and_room_for_a_finger(qtbot: QtBot, kind: str, look: theme.Theme) -> None:
    put_on(look)
    make, name, role = CONTROLS[kind]
    widget = shown(qtbot, make())
    face = QAccessible.queryAccessibleInterface(widget)
    assert face is not None
    assert face.text(QAccessible.Text.Name) == name
    assert face.role() == role
    assert widget.width() >= 32
    assert widget.height() >= 32
    assert not picture(widget).isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
@pytest.mark.parametrize("kind", ["primary", "icon", "chip", "check box", "destructive"])
def test_space_and_enter_press(qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    widget = shown(qtbot, CONTROLS[kind][0]())
    with qtbot.waitSignal(widget.clicked):  # type: ignore[attr-defined]  # every kind here is a button
        QTest.keyClick(widget, key)


def test_text_larger_makes_a_button_larger(qtbot: QtBot) -> None:
    button = shown(qtbot, buttons.primary("Volgende open vraag"))
    before = button.sizeHint()
    put_on(LARGE)
    assert button.sizeHint().width() > before.width() * 1.5
    assert button.sizeHint().height() == 64


def test_a_small_button_is_small_and_stays_so(qtbot: QtBot) -> None:
    assert shown(qtbot, buttons.small(buttons.outlined("Klein"))).height() == 32


def test_an_icon_that_is_not_there_is_found_out_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        buttons.primary("Verder", "bestaat-niet")


def test_arrows_walk_over_cards_and_space_chooses(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    levels = [level_card.LevelCard(level, f"Niveau {level}") for level in (5, 4, 3, 2, 1)]
    for card in levels:
        column.addWidget(card)
    group = CardGroup(page, levels)
    shown(qtbot, page)
    assert group.stop() is levels[0]
    assert {QAccessible.queryAccessibleInterface(card).role() for card in levels} == {RADIO}
    levels[0].setFocus()
    QTest.keyClick(levels[0], Qt.Key.Key_Down)
    assert levels[1].hasFocus()
    assert not levels[1].isChecked()
    with qtbot.waitSignal(group.chosen) as told:
        QTest.keyClick(levels[1], Qt.Key.Key_Space)
    assert told.args == [1]
    QTest.keyClick(levels[1], Qt.Key.Key_End)
    assert levels[4].hasFocus()
    group.choose(None)
    assert not any(card.isChecked() for card in levels)


def test_walking_over_a_segment_bar_changes_the_view(qtbot: QtBot) -> None:
    bar = SegmentBar({"zrm": "ZRM", "skills": "Vaardigheden", "hours": "Uren"}, "Deel van het assessment")
    shown(qtbot, bar)
    bar.choose("zrm")
    bar.buttons["zrm"].setFocus()
    with qtbot.waitSignal(bar.chosen) as told:
        QTest.keyClick(bar.buttons["zrm"], Qt.Key.Key_Right)
    assert told.args == ["skills"]
    assert bar.value() == "skills"


def test_a_choice_row_shows_its_choice_with_a_check_and_tells_only_what_a_person_does(qtbot: QtBot) -> None:
    row = ChoiceRow({"1": "1", "2": "2"}, "Hoe zie je het zelf?")
    shown(qtbot, row)
    with qtbot.assertNotEmitted(row.chosen):
        row.choose("2")
    qtbot.waitUntil(lambda: row.buttons["2"].width() > row.buttons["1"].width())
    with qtbot.waitSignal(row.chosen):
        QTest.mouseClick(row.buttons["1"], Qt.MouseButton.LeftButton)
    row.choose("")
    assert row.value() == ""


def wheel(widget: QWidget) -> None:
    """Turn the mouse wheel one notch over the widget."""
    middle = QPointF(widget.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turn)


def test_the_wheel_changes_nothing_that_has_no_focus(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    reasons, elsewhere = combo.Combo("Reden"), fields.TextField("Naam")
    reasons.addItems(["Weet niet", "Wil niet zeggen"])
    for widget in (reasons, elsewhere):
        column.addWidget(widget)
    shown(qtbot, page)
    elsewhere.setFocus()
    wheel(reasons)
    assert reasons.currentIndex() == 0
    reasons.setFocus()
    wheel(reasons)
    assert reasons.currentIndex() == 1


def test_words_wrap_and_are_never_cut(qtbot: QtBot) -> None:
    words = labels.WrapLabel("Schrijf de woorden van de deelnemer op zoals ze gezegd zijn. Kort is goed. " * 3, "hint")
    shown(qtbot, words, 260)
    assert words.height() >= words.heightForWidth(words.width())
    assert words.height() > 4 * words.fontMetrics().lineSpacing()


def test_a_card_grows_with_its_words(qtbot: QtBot) -> None:
    card = level_card.LevelCard(4, "Voldoende zelfredzaam", "Het is op orde, met hulp die goed geregeld is. " * 4)
    shown(qtbot, card, 360)
    assert card.height() >= card.words_height(card.width()) > 60


def test_marks_on_a_level_are_told_in_words_too(qapp: QApplication) -> None:
    card = level_card.LevelCard(2, "Niet zelfredzaam", "Het lukt niet.")
    card.show_marks("vorige keer, 7 mei", goal=True)
    assert card.accessibleDescription() == "Het lukt niet. vorige keer, 7 mei. Streven"


def test_the_choice_of_the_professional_is_told_in_words_too(qapp: QApplication) -> None:
    card = cards.DestinationCard("U3", "Arbeidsmatige dagbesteding", "fits")
    card.show_status("fits", chosen=True)
    assert card.accessibleName() == "U3 Arbeidsmatige dagbesteding: past nu, keuze van de begeleider"


@pytest.mark.parametrize(("kind", "ground"), [("ok", "okSoft"), ("warn", "warnSoft"), ("error", "errorSoft")])
def test_a_banner_says_its_words_in_the_colours_of_its_kind(qtbot: QtBot, kind: str, ground: str) -> None:
    banner = Banner(kind, "Let op.", "18 van 24 dagdelen <b>is 75%.")
    shown(qtbot, banner, 500)
    assert banner.accessibleName() == "Let op. 18 van 24 dagdelen <b>is 75%."
    assert banner.height() >= 48
    assert has_colour(picture(banner), theme.colour(ground))


def test_a_banner_has_at_most_two_buttons_and_can_be_closed_when_that_is_allowed(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="two buttons"):
        Banner("info", "Ter info.", "", [buttons.outlined(str(each)) for each in range(3)])
    banner = Banner("info", "Ter info.")
    shown(qtbot, banner)
    (close,) = (each for each in banner.findChildren(buttons.IconButton) if each.accessibleName() == "Melding sluiten")
    assert not close.isVisible()
    banner.closable(True)
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_list_of_sections_is_one_stop_for_tab(qtbot: QtBot) -> None:
    sections = SectionList("Onderdelen", [SectionItem(f"Deel {place}", place, 3) for place in range(4)])
    shown(qtbot, sections)
    sections.choose(1)
    assert sections.place() == 1
    stops = [item for item in sections.items if item.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [sections.items[1]]
    sections.items[1].setFocus()
    QTest.keyClick(sections.items[1], Qt.Key.Key_Down)
    assert sections.items[2].hasFocus()
    with qtbot.waitSignal(sections.chosen) as told:
        QTest.keyClick(sections.items[2], Qt.Key.Key_Return)
    assert told.args == [2]


def test_a_folded_line_of_the_left_bar_keeps_its_name(qtbot: QtBot) -> None:
    item = nav.NavItem("Deelnemers", "users")
    shown(qtbot, item)
    item.fold(True)
    assert (item.accessibleName(), item.hover.words, item.text()) == ("Deelnemers", "Deelnemers", "")


@pytest.mark.parametrize(
    ("widget", "name"),
    [
        (lambda: marks.LevelPill(4), "niveau 4"),
        (lambda: marks.LevelPill(marks.UNKNOWN), "niet beoordeeld"),
        (lambda: marks.StatusSign("unknown"), "onvoldoende beeld"),
        (lambda: marks.Avatar("JB", "Joke Bedacht"), "Joke Bedacht"),
        (lambda: Tag("error", "6 dagen te laat"), "6 dagen te laat"),
    ],
)
def test_a_sign_says_what_it_means(qtbot: QtBot, widget: Callable[[], QWidget], name: str) -> None:
    made = shown(qtbot, widget())
    assert made.accessibleName() == name
    assert picture(made).size() == made.size()


def test_a_level_that_does_not_exist_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="no such level"):
        marks.LevelPill(6)


def test_the_stepper_tells_where_somebody_is(qtbot: QtBot) -> None:
    steps = Stepper(["Organisatie", "Eerste beheerder", "Herstelsleutel", "Reservekopie"])
    shown(qtbot, steps, 700)
    steps.show_step(2)
    assert steps.accessibleName() == "Stap 3 van 4: Herstelsleutel"
    assert steps.step() == 2


def test_an_empty_state_says_what_to_do_and_takes_the_keyboard(qtbot: QtBot) -> None:
    begin = buttons.primary("Nieuwe deelnemer", "plus")
    state = empty.EmptyState("Nog geen deelnemers", "Begin met een intake.", [begin])
    shown(qtbot, state)
    state.take_focus()
    assert begin.hasFocus()
    assert state.accessibleName() == "Nog geen deelnemers. Begin met een intake."


def test_something_that_takes_long_can_be_stopped(qtbot: QtBot) -> None:
    busy = Progress("Pdf maken")
    shown(qtbot, busy)
    stop = busy.findChild(buttons.Button)
    assert stop is not None
    assert not stop.isVisible()
    busy.allow_stop()
    busy.show_step("Pdf maken, blad 2 van 4", 2, 4)
    with qtbot.waitSignal(busy.stopped):
        QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert busy.accessibleName() == "Pdf maken, blad 2 van 4"


def test_chips_go_on_at_the_next_line(qtbot: QtBot) -> None:
    page = QWidget()
    flow = FlowLayout(page)
    for words in ("Mijn deelnemers", "Te laat", "Deze week te doen", "Afgerond"):
        flow.addWidget(chips.Chip(words, 2))
    shown(qtbot, page, 300)
    tops = {child.y() for child in page.findChildren(chips.Chip)}
    assert len(tops) > 1
    assert all(child.geometry().right() <= page.width() for child in page.findChildren(chips.Chip))
