"""Every page, in every state: what takes the keyboard has a name and a role, and Tab comes there in reading order."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.exchange.changed import other_name
from tests.ui.exchanging import Sender
from tests.ui.reading import nameless, takers, told
from tests.ui.received_files import SENDER, Transfer, card_in
from tests.ui.staff import Office, Staff
from tests.ui.test_book_page import WORK, ZUID, with_book
from tests.ui.test_card import at_the_card, fill, known, to_received, walk
from tests.ui.test_manage_page import at_beheer
from tests.ui.test_received import compare, read

ROOMS = ("intake", "zrm", "skills", "hours", "advice", "review", "exchange", "progress")


def walked(staff: Staff) -> list[QWidget]:
    """A whole round with Tab, from where the keyboard is."""
    seen: list[QWidget] = []
    for _ in range(400):
        here = QApplication.focusWidget()
        assert here is not None, f"Tab leads nowhere after {told(seen[-1]) if seen else 'nothing'}"
        if here in seen:
            return seen
        seen.append(here)
        staff.keyboard.tab()
    raise AssertionError("the round with Tab never ends")


def unreached(staff: Staff) -> list[str]:
    """What Tab passes by; a group of buttons is one stop, and its arrows walk."""
    before = takers(staff.window)
    round_ = set(walked(staff))
    return [told(widget) for widget in before if widget in takers(staff.window) and not _reached(widget, round_)]


def _reached(widget: QWidget, round_: set[QWidget]) -> bool:
    if widget in round_:
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and any(button in round_ for button in group.buttons())


def check(staff: Staff, where: str) -> list[str]:
    """All complaints about what is shown now."""
    staff.settle()
    return [f"{where}: no name or role: {each}" for each in nameless(staff.window)] + [
        f"{where}: not reached: {each}" for each in unreached(staff)
    ]


def test_the_first_start_can_be_heard_and_reached(office: Office) -> None:
    staff = office.start()
    assert check(staff, "first start") == []


def test_the_door_can_be_heard_and_reached(office: Office) -> None:
    office.found()
    staff = office.start()
    staff.until(lambda: staff.at() == "Wachtwoord van Joke")
    complaints = check(staff, "door")
    staff.tab_to("Wachtwoord vergeten?")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Herstelsleutel")
    assert complaints + check(staff, "key on paper") == []


def test_an_empty_list_and_a_new_participant_can_be_heard_and_reached(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    staff.until(lambda: staff.at() == "Nieuwe deelnemer")
    complaints = check(staff, "empty list")
    staff.tab_to("Nieuwe deelnemer")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Hoe wil je genoemd worden?")
    assert complaints + check(staff, "new participant") == []


@pytest.mark.parametrize("size", [(1366, 768), (1024, 620)])
def test_every_room_of_a_full_dossier_can_be_heard_and_reached(office: Office, size: tuple[int, int]) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked(*size)
    complaints = check(staff, "list")
    for room in ROOMS:
        staff.visit(room, dossier_id)
        complaints += check(staff, room)
    assert not complaints, "\n".join(complaints)


def test_what_is_finished_can_be_heard_and_reached(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("review", dossier_id)
    complaints = check(staff, "review")
    versions = staff.session().versions
    for form_id in office.desk.catalog.forms:
        versions.take(versions.finish(form_id).result())
    for room in ROOMS:
        staff.visit(room, dossier_id)
        complaints += check(staff, f"{room}, finished")
    assert not complaints, "\n".join(complaints)


def test_every_section_of_the_intake_can_be_heard(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    complaints: list[str] = []
    for section in office.desk.catalog.form("brede_intake").sections:
        staff.visit("intake", dossier_id, section_id=section.id)
        complaints += [f"{section.id}: {each}" for each in nameless(staff.window)]
    assert not complaints, "\n".join(complaints)


def tops(staff: Staff, inside: str) -> list[tuple[int, int]]:
    """Where Tab comes to, inside the questions of a page: from above to below, then from left to right."""
    body = next(widget for widget in staff.window.findChildren(QWidget) if type(widget).__name__ == inside)
    stops = [widget for widget in walked(staff) if body.isAncestorOf(widget)]
    corners = [widget.mapTo(body, QPoint(0, 0)) for widget in stops]
    return [(corner.y(), corner.x()) for corner in corners]


def test_tab_follows_the_page_from_above_to_below(office: Office) -> None:
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    for section in office.desk.catalog.form("brede_intake").sections[:4]:
        staff.visit("intake", dossier_id, section_id=section.id)
        corners = tops(staff, "SectionView")
        first = corners.index(min(corners))
        rows = [top for top, _ in corners[first:] + corners[:first]]
        slips = [(a, b) for a, b in pairwise(rows) if b < a - 12]
        assert slips == [], f"{section.id}: Tab goes up again"


def test_a_received_file_and_our_card_can_be_heard_and_reached(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_card(office)
    complaints = check(staff, "our card, nobody known")
    fill(staff, "Bestand van de kaart", str(card_in(tmp_path)))
    staff.until(lambda: staff.at() == "Groep 1 tot en met 6 zijn gelijk")
    complaints += check(staff, "our card, comparing")
    to_received(staff)
    complaints += check(staff, "received, nothing yet")
    transfer = Transfer(tmp_path)
    read(staff, transfer)
    complaints += check(staff, "received, unknown")
    compare(staff)
    staff.until(lambda: staff.sees("is nu een bekende afzender"))
    complaints += check(staff, "received, known")
    again(staff)
    read(staff, Transfer(tmp_path, other_name))
    complaints += check(staff, "received, changed")
    walk(staff)
    staff.until(lambda: known(staff))
    staff.tab_to(f"Weghalen: {SENDER}")
    staff.press(Qt.Key.Key_Space)
    complaints += check(staff, "our card, taking away")
    assert not complaints, "\n".join(complaints)


def again(staff: Staff) -> None:
    staff.tab_to("Ander bestand lezen")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Bestand")


def test_tab_follows_a_received_file_from_above_to_below(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_card(office)
    to_received(staff)
    read(staff, Transfer(tmp_path))
    assert downwards(staff, "ReceivedPage") == []


def test_beheer_can_be_heard_and_reached(office: Office) -> None:
    office.found()
    staff = at_beheer(office)
    staff.until(lambda: staff.sees(str(office.folder)))
    complaints = check(staff, "beheer")
    assert downwards(staff, "ManagePage") == []
    staff.tab_to("Licenties: tonen")
    staff.press(Qt.Key.Key_Space)
    complaints += check(staff, "beheer, a licence")
    assert downwards(staff, "ManagePage") == []
    assert not complaints, "\n".join(complaints)


def test_the_address_book_can_be_heard_and_reached(office: Office) -> None:
    staff = with_book(office, ZUID, WORK)
    complaints = check(staff, "address book")
    assert downwards(staff, "BookPage") == []
    staff.tab_to("Aanpassen: Buurtteam Zuid (fictief), Noor Bedenksel")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Naam van de organisatie")
    complaints += check(staff, "changing an entry")
    assert downwards(staff, "BookPage") == []
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 620)])
def test_what_follows_after_a_file_can_be_heard_and_reached(
    office: Office, tmp_path: Path, size: tuple[int, int]
) -> None:
    sender = Sender(office, tmp_path)
    staff = sender.staff
    staff.window.resize(*size)
    sender.new()
    complaints = check(staff, "new recipient")
    sender.to_step(1)
    sender.to_step(2)
    sender.talk()
    mark = sender.make()
    for fold in ("Mailtekst", "Belscript"):
        sender.press(f"{fold}: tonen")
    complaints += check(staff, "code, mail and script")
    sender.finish()
    sender.sees(f"kenmerk {mark}")
    complaints += check(staff, "exported once")
    sender.press(f"Toestemming intrekken: kenmerk {mark}")
    complaints += check(staff, "withdrawing")
    sender.press("Vandaag: Ingetrokken op")
    sender.press("mondeling")
    sender.press("Vastleggen")
    sender.sees("Je hebt je toestemming ingetrokken.")
    complaints += check(staff, "withdrawn")
    sender.pick("buu")
    complaints += check(staff, "picked from the book")
    sender.to_step(1)
    sender.to_step(2)
    complaints += [each for each in check(staff, "withdrawn before") if "PageSheet" not in each]
    sender.rest()
    assert not complaints, "\n".join(complaints)


def downwards(staff: Staff, inside: str) -> list[tuple[int, int]]:
    """Where Tab goes up again on a page."""
    corners = tops(staff, inside)
    first = corners.index(min(corners))
    rows = [top for top, _ in corners[first:] + corners[:first]]
    return [(a, b) for a, b in pairwise(rows) if b < a - 12]
