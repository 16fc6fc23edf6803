"""Beheer, Vergrendelen: the beheerder chooses when it locks; that holds at once and for everybody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from intake_desktop.dossier.locking import SETTING, minutes_of
from intake_desktop.dossier.roles import Actor, Role
from intake_desktop.errors import NotAllowed
from intake_desktop.ui.idle import IdleWatch
from intake_desktop.ui.pages.lock_card import AFTER, KEPT
from intake_desktop.ui.signs import Hears, Signs
from tests.ui.staff import Office, Staff
from tests.ui.test_manage_page import at_beheer
from tests.ui.test_reach import check


def idle(staff: Staff) -> IdleWatch:
    found = staff.window.findChild(IdleWatch)
    assert found is not None
    return found


def chosen(staff: Staff) -> QComboBox:
    found = staff.tab_to("lock-after")
    assert isinstance(found, QComboBox)
    assert found.accessibleName() == AFTER
    return found


def test_another_time_holds_at_once_and_after_unlocking(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees("Deze computer"))
    combo = chosen(staff)
    staff.until(lambda: combo.currentText() == "na 10 minuten")
    staff.press(Qt.Key.Key_Down)
    staff.until(lambda: staff.sees(KEPT))
    assert combo.currentText() == "na 15 minuten"
    assert idle(staff)._limit == 15 * 60
    assert check(staff, "beheer") == []
    staff.window.frame.workplace.visit("list")
    staff.until(lambda: staff.place().page == "list")
    staff.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: office.relaunches)
    again = office.unlocked()
    again.until(lambda: idle(again)._limit == 15 * 60)


def test_two_minutes_count_down_in_the_last_one(office: Office) -> None:
    office.found(lambda vault: vault.run(lambda store: store.settings.put(vault.actor, SETTING, 2)).result())
    staff = office.unlocked()
    staff.until(lambda: idle(staff)._limit == 120)
    idle(staff).look()
    assert not staff.sees("Vergrendelt over")
    idle(staff)._last -= 65
    idle(staff).look()
    assert staff.sees("Vergrendelt over 1 min")


def test_only_a_beheerder_may_change_it(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    vault = office.desk.last
    assert vault is not None
    other = Actor(vault.actor.colleague_id, frozenset({Role.MEDEWERKER}))
    with pytest.raises(NotAllowed):
        vault.run(lambda store: store.settings.put(other, SETTING, 30)).result()
    assert idle(staff)._limit == 600


@pytest.mark.parametrize("odd", [None, 1, 31, 0, -5, "10", 10.5, True, [10], {"m": 2}])
def test_an_odd_setting_is_ten_minutes(odd: object) -> None:
    assert minutes_of(odd) == 10
    assert [minutes_of(kept) for kept in (2, 7, 30)] == [2, 7, 30]


@pytest.mark.parametrize(
    ("sleep", "screen", "told"),
    [
        (Hears.NO, Hears.NO, ("Druk op Ctrl+L voordat je de laptop dichtklapt", "Druk ook op Ctrl+L als je wegloopt")),
        (Hears.TELLS, Hears.TELLS, ("Hij wacht er niet op", "De kluis wordt dan ook vergrendeld")),
        (Hears.WAITS, Hears.TELLS, ("Eerst wordt de kluis vergrendeld, daarna gaat de computer slapen", "dan ook")),
    ],
)
def test_the_card_tells_what_this_computer_tells(
    office: Office, sleep: Hears, screen: Hears, told: tuple[str, str]
) -> None:
    class Known(Signs):
        def start(self) -> None:
            self.tell(sleep, screen)

    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees("Wordt nagekeken."))
    staff.window.listen_to(Known(staff.window))
    staff.until(lambda: all(staff.sees(words) for words in told))
