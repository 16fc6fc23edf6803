"""Every check on the hours is brought about by typing, and its sentence stands beside the field it is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.fields.contract import FieldState
from intake_desktop.ui.fields.problem_line import ProblemLine
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.hours_group import HoursGroup
from intake_desktop.ui.pages.hours_page import HoursPage
from tests.ui.dossier_desk import Room, forms, open_room
from tests.ui.drivers import CTRL, SHIFT, QuestionDriver
from tests.ui.staff import name_of

HOURS = "uren"
NOW = (("uren_per_dag_nu", "4"), ("dagen_per_week_nu", "3"), ("uren_per_week_nu", "12"))
GRID = "beschikbaarheidsraster"
MONDAY, NONE = f"{GRID}:maandag", f"{GRID}:niets"
LIMIT = (("externe_urenbeperking", "=Ja"),)
PRESENT = (("presentie_weken", "4"), ("afgesproken_dagdelen", "20"))
A_ROW, TURNED_ROW = "opbouwstappen:4 x 5", "opbouwstappen:turned"
A_STEP = (("Uren per dag", "4"), ("Dagen per week", "5"))
TURNED = (("Vanaf", "1-2-2027"), ("Samen terugkijken op", "15-1-2027"))
ALL_NUMBERS = "Op welke datum klopte dit? Wat lukt nu?, alle getallen"

Said = tuple[tuple[str, str], ...]
"""Question id and what is typed; "=" before the words of a choice."""

CASES: tuple[tuple[str, Said, str, str], ...] = (
    ("uren_01", (*NOW[:2], ("uren_per_week_nu", "12,5")), "uren_per_week_nu", "meer dan uren per dag maal dagen"),
    (
        "uren_02",
        (NOW[0], ("aaneengesloten_minuten", "240"), ("uren_per_dag_nu", "3")),
        "aaneengesloten_minuten",
        "langer dan de hele werkdag",
    ),
    ("uren_03", (("dagen_per_week_nu", "2"), (MONDAY, "")), "dagen_per_week_nu", "het raster laat minder dagen zien"),
    (
        "uren_04",
        (("uren_per_dag_nu", "10"), (MONDAY, "")),
        "uren_per_dag_nu",
        "passen op geen enkele dag in het raster",
    ),
    ("uren_05", (("uren_per_week_nu", "40,5"),), "uren_per_week_nu", "tot en met 40"),
    (
        "uren_06",
        (("uren_per_dag_nu", "0"), ("dagen_per_week_nu", "3")),
        "uren_per_dag_nu",
        "Eén getal is 0 en een ander niet",
    ),
    ("uren_07", (*PRESENT, ("gerealiseerde_dagdelen", "15")), "gerealiseerde_dagdelen", "was er 75%"),
    (
        "uren_08",
        (*NOW, ("doel_uren_per_week", "8")),
        "doel_uren_per_week",
        "stabiel blijven en afbouwen zijn ook goede doelen",
    ),
    ("uren_09", (*NOW, (A_ROW, "")), "opbouwstappen", "groter dan 4 uur of 1 dag erbij"),
    ("uren_10", (*NOW, *LIMIT, ("externe_uren_per_dag", "3")), "externe_uren_per_dag", "hoger dan de grens"),
    ("uren_11", (("C2", "4"), ("aaneengesloten_minuten", "30")), "aaneengesloten_minuten", "werkvaardigheid C2"),
    ("uren_12", (("uren_per_dag_nu", "8"), ("enkele_reis_max", "35")), "uren_per_dag_nu", "meer dan 9 uur per dag"),
    (
        "uren_13",
        (("dagen_per_week_nu", "4"), ("hersteldag_nodig", "=Altijd")),
        "hersteldag_nodig",
        "Na elke werkdag is een hersteldag nodig",
    ),
    ("uren_14", (("uren_per_dag_nu", "2"),), "uren_per_dag_nu", "grensgebied van UWV"),
    (
        "uren_15",
        (("aaneengesloten_minuten", "60"), ("aaneengesloten_begeleiding", "=Intensief: steeds bijsturen")),
        "aaneengesloten_minuten",
        "met intensieve begeleiding",
    ),
    ("uren_16", (("uren_per_dag_nu", "4"), (ALL_NUMBERS, "1-2-2026")), "uren_per_dag_nu", "meer dan 6 maanden geleden"),
    (
        "uren_17",
        (("A1", "1"), *PRESENT, ("gerealiseerde_dagdelen", "20")),
        "gerealiseerde_dagdelen",
        "Werkvaardigheid A1",
    ),
    ("uren_18", (("vroegste_start", "16:00"), ("laatste_einde", "9:00")), "laatste_einde", "vroeger dan de begintijd"),
    ("uren_19", (("doel_datum", "1-2-2020"),), "doel_datum", "niet na vandaag"),
    ("uren_20", ((TURNED_ROW, ""),), "opbouwstappen", "ligt het terugkijken vóór het begin"),
)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return open_room(qtbot, HoursPage)


def say(room: Room, name: str, words: str) -> None:
    """Do it at the keyboard; a level comes from the room of the skills."""
    keys = room.keyboard
    if name in ("A1", "C2"):
        room.session.answer("werkvaardigheden", AnswerKey(name), words)
    elif name.startswith(GRID):
        QuestionDriver(keys, GRID).come()
        keys.press(Qt.Key.Key_Space)
        fill_rest(room)
    elif name.startswith("opbouwstappen"):
        add_step(room, *(A_STEP if name == A_ROW else TURNED))
    elif name == ALL_NUMBERS:
        tab_to(room, name)
        keys.press(Qt.Key.Key_A, CTRL)
        keys.type(words)
        keys.press(Qt.Key.Key_Return)
    elif words.startswith("="):
        QuestionDriver(keys, name).choose(words[1:])
    else:
        QuestionDriver(keys, name).type(words).leave()
    QApplication.processEvents()


def fill_rest(room: Room) -> None:
    """Monday morning can; every other part of the week cannot."""
    keys = room.keyboard
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_3)
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_Up, times=2)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_3)
    keys.press(Qt.Key.Key_Down, SHIFT, times=2)
    keys.press(Qt.Key.Key_Right, CTRL, times=5)


def add_step(room: Room, *cells: tuple[str, str]) -> None:
    """A row in the table of steps, filled in."""
    keys = room.keyboard
    tab_to(room, "Rij toevoegen: Stappen ernaartoe")
    keys.press(Qt.Key.Key_Return)
    for label, words in cells:
        tab_to(room, label)
        keys.type(words)
        keys.press(Qt.Key.Key_Return)


def tab_to(room: Room, name: str) -> None:
    for _ in range(400):
        focused = QApplication.focusWidget()
        if focused is not None and name_of(focused).startswith(name):
            return
        room.keyboard.tab()
    raise AssertionError(f"Tab does not come to {name}")


@pytest.mark.parametrize(("check", "said", "field", "words"), CASES, ids=[case[0] for case in CASES])
def test_a_check_stands_beside_its_field(room: Room, check: str, said: Said, field: str, words: str) -> None:
    for name, typed in said:
        say(room, name, typed)
    told = [sentence for sentence in QuestionDriver(room.keyboard, field).problems() if words in sentence]
    assert len(told) == 1, QuestionDriver(room.keyboard, field).problems()
    if check != "uren_05":  # the field itself refuses more than the form goes to
        assert check in [problem.id for problem in room.session.problems(HOURS)]


ABSURD = (
    ("uren_per_dag_nu", ("25", "-3", "1e9", "acht", "NaN", "9" * 400)),
    ("dagen_per_week_nu", ("2,5",)),
    ("aaneengesloten_minuten", ("40 min. (soms)",)),
    ("presentie_weken", ("3",)),
    ("vroegste_start", ("25:99", "'s middags")),
    ("doel_datum", ("31-02-2026", "volgend jaar misschien")),
)


def test_absurd_input_gets_words_beside_the_field_and_stops_nobody(room: Room) -> None:
    gone: list[str] = []
    room.page.forward.connect(lambda: gone.append("on"))  # type: ignore[attr-defined]  # every room of a dossier has it
    for field, all_typed in ABSURD:
        question = QuestionDriver(room.keyboard, field)
        for typed in all_typed:
            question.paste(f"  {typed}\n").leave()
            here = QApplication.focusWidget()
            assert here is not None
            assert not question.field.isAncestorOf(here), "the keyboard is not held"
            assert [bool(sentence) for sentence in question.problems()] == [True], (field, typed)
            assert typed[:5] in question.shown(), "what was typed stays to be mended"
            assert room.session.answer_of(HOURS, AnswerKey(field)) is None
            assert "1 punt klopt nog niet" in foot(room)
        if field != ABSURD[-1][0]:
            question.come()
            room.keyboard.press(Qt.Key.Key_A, CTRL)
            room.keyboard.press(Qt.Key.Key_Delete)
            question.leave()
            assert question.problems() == (), "an empty field is no mistake"
            assert "klopt nog niet" not in foot(room)
    tab_to(room, "Naar het advies")
    room.keyboard.press(Qt.Key.Key_Return)
    assert gone == ["on"], "what cannot be an answer holds nobody"


def foot(room: Room) -> str:
    """What stands beside the button that goes on."""
    footer = room.page.findChild(Footer)
    assert footer is not None
    return footer.said()


def test_no_check_is_left_out() -> None:
    assert [case[0] for case in CASES] == [check.id for check in forms().form(HOURS).checks]


def test_a_goal_below_now_is_told_and_not_warned_of(room: Room) -> None:
    for name, typed in (*NOW, ("doel_uren_per_week", "8")):
        say(room, name, typed)
    lines = QuestionDriver(room.keyboard, "doel_uren_per_week").block.window().findChildren(ProblemLine)
    (told,) = [line for line in lines if "ook goede doelen" in line.sentence]
    assert told.state is FieldState.NORMAL
    QuestionDriver(room.keyboard, "doel_reden").choose("Rust en stabiel blijven")
    assert QuestionDriver(room.keyboard, "doel_uren_per_week").problems() == ()


def test_a_field_stays_where_it_is_while_something_is_told_about_it(room: Room) -> None:
    for name, typed in NOW:
        say(room, name, typed)
    field = QuestionDriver(room.keyboard, "uren_per_week_nu").field
    before = in_its_group(field)
    say(room, "uren_per_week_nu", "13")
    QApplication.processEvents()
    assert QuestionDriver(room.keyboard, "uren_per_week_nu").problems()
    assert in_its_group(field) == before


def in_its_group(field: QWidget) -> QPoint:
    """Where a field stands in its part of the page; the page itself follows the keyboard."""
    group = field.parentWidget()
    while group is not None and not isinstance(group, HoursGroup):
        group = group.parentWidget()
    assert group is not None
    return field.mapTo(group, QPoint(0, 0))
