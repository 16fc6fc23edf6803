"""Locking: at once or by itself, nothing left open, and afterwards back where somebody was."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.ui.idle import IdleWatch
from tests.ui.staff import Office, Staff
from tests.ui.test_saving_seen import FIRST, SPACE, WORDS, in_a_dossier

CTRL = Qt.KeyboardModifier.ControlModifier


def locked(office: Office, staff: Staff) -> None:
    """Wait until the vault is closed and the relaunch was asked for."""
    staff.until(lambda: office.relaunches)
    assert office.desk.last is not None
    assert office.desk.last.closed
    assert staff.window.frame is None


def test_locking_saves_what_is_being_typed_closes_the_vault_and_relaunches_once(office: Office) -> None:
    staff = in_a_dossier(office)
    dossier_id = staff.place().dossier_id
    staff.type(WORDS)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.press(Qt.Key.Key_L, CTRL)
    locked(office, staff)
    assert len(office.relaunches) == 1
    again = office.unlocked()
    again.until(lambda: again.at() == FIRST)
    assert again.stored(dossier_id)[again.place().question_id] == WORDS


def test_after_unlocking_somebody_is_back_at_the_same_question(office: Office) -> None:
    staff = in_a_dossier(office)
    staff.tab_to("Wat wil je bereiken?")
    before = staff.place()
    staff.press(Qt.Key.Key_L, CTRL)
    locked(office, staff)
    again = office.unlocked()
    again.until(lambda: again.at() == "Wat wil je bereiken?")
    assert again.place() == before
    assert again.sees("Je bent terug waar je was.")


def test_nobody_can_open_the_vault_before_it_is_locked_and_everybody_with_the_password_after(office: Office) -> None:
    staff = in_a_dossier(office)
    staff.press(Qt.Key.Key_L, CTRL)
    locked(office, staff)
    second = office.start()
    second.unlock()


def test_the_vault_locks_by_itself_and_counts_down_first(office: Office) -> None:
    staff = in_a_dossier(office)
    watch = staff.window.findChild(IdleWatch)
    assert watch is not None
    watch._last -= 9 * 60
    watch.look()
    assert staff.sees("Vergrendelt over 1 min")
    staff.type("ik ben er nog")
    watch.look()
    assert not staff.sees("Vergrendelt over"), "a key is a sign of life"
    watch._last -= 10 * 60
    watch.look()
    locked(office, staff)


def test_somebody_who_types_on_is_never_locked_out_though_not_every_key_is_counted(qtbot: QtBot) -> None:
    now, expired = [0.0], []
    line = QLineEdit()
    qtbot.addWidget(line)
    watch = IdleWatch(10, line, lambda: now[0])
    watch.expired.connect(lambda: expired.append(now[0]))
    watch.start()
    for second in range(1, 40):
        for part in (0.1, 0.2, 0.9):
            now[0] = second + part
            qtbot.keyClick(line, "a")
        now[0] = second + 1
        watch.look()
    assert not expired
    while not expired and now[0] < 60:
        now[0] += 1
        watch.look()
    assert expired == [50], "ten seconds after the last second in which a key came"


NOWHERE, NO_BUTTON, NO_KEY = QPointF(1, 1), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    "sign",
    [
        lambda: QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, NO_KEY),
        lambda: QMouseEvent(QEvent.Type.MouseButtonPress, NOWHERE, NOWHERE, LEFT, LEFT, NO_KEY),
        lambda: QMouseEvent(QEvent.Type.MouseMove, NOWHERE, NOWHERE, NO_BUTTON, NO_BUTTON, NO_KEY),
        lambda: QWheelEvent(
            NOWHERE, NOWHERE, QPoint(0, 1), QPoint(0, 120), NO_BUTTON, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False
        ),
        lambda: QTouchEvent(QEvent.Type.TouchBegin),
        lambda: QInputMethodEvent("é", []),
    ],
    ids=["key", "press", "move", "wheel", "touch", "writing"],
)
def test_whatever_hand_is_at_work_is_a_sign_of_life(qtbot: QtBot, sign: Callable[[], QEvent]) -> None:
    now, expired = [0.0], []
    field = QLineEdit()
    field.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    qtbot.addWidget(field)
    watch = IdleWatch(10, field, lambda: now[0])
    watch.expired.connect(lambda: expired.append(now[0]))
    watch.start()
    now[0] = 9
    QApplication.sendEvent(field, sign())
    now[0] = 18
    watch.look()
    watch.stop()
    assert not expired


@pytest.mark.parametrize("event", [QEvent.Type.Paint, QEvent.Type.FocusIn, QEvent.Type.LayoutRequest])
def test_what_happens_by_itself_is_none(qtbot: QtBot, event: QEvent.Type) -> None:
    now, expired = [0.0], []
    field = QWidget()
    qtbot.addWidget(field)
    watch = IdleWatch(10, field, lambda: now[0])
    watch.expired.connect(lambda: expired.append(now[0]))
    watch.start()
    now[0] = 9
    QApplication.sendEvent(field, QEvent(event))
    now[0] = 10
    watch.look()
    assert expired == [10]


def choose_dark(staff: Staff) -> None:
    """The menu of the colleague, its first line, and the dark theme in it."""
    staff.tab_to("person-menu")
    staff.press(SPACE)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        staff.press(key)
    staff.until(lambda: staff.window.settings.theme == "donker" and staff.arrived())


@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_another_look_keeps_the_place_and_what_was_typed(office: Office) -> None:
    staff = in_a_dossier(office)
    staff.type(WORDS)
    choose_dark(staff)
    assert staff.place().section_id == office.desk.catalog.form("brede_intake").sections[0].id
    areas = staff.window.findChildren
    staff.until(lambda: WORDS in [area.toPlainText() for area in areas(QPlainTextEdit) if area.isVisible()])
    assert json.loads(office.settings_file.read_bytes())["theme"] == "donker"


def test_no_name_stands_in_the_title_or_in_the_choices_of_the_workstation(office: Office) -> None:
    staff = in_a_dossier(office)
    staff.type(WORDS)
    staff.press(Qt.Key.Key_L, CTRL)
    locked(office, staff)
    outside = [staff.window.windowTitle(), QApplication.applicationDisplayName()]
    outside += [path.read_text("utf-8") for path in office.settings_file.parent.iterdir()]
    for word in ("Anna", "Voorbeeld", "Joke", WORDS):
        assert not any(word in text for text in outside)


def test_the_size_of_the_window_comes_back(office: Office) -> None:
    office.found()
    staff = office.unlocked(1200, 700)
    staff.window.close()
    staff.until(lambda: not staff.window.isVisible())
    kept = json.loads(office.settings_file.read_bytes())
    assert (kept["width"], kept["height"]) == (1200, 700)
    assert not office.relaunches, "closing is not locking"
