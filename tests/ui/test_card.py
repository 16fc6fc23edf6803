"""Our card is shown and saved, and another vault knows us by it only after somebody called; it can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.roles import Role
from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.exchange import provider_card
from intake_desktop.storage.tables import COLLEAGUE
from tests.storage.test_journal import directly
from tests.ui.received_files import HEARD, SENDER, Transfer, card_in
from tests.ui.staff import Office, Staff, name_of
from tests.ui.test_received import CTRL, compare, journal, read

NOBODY = "Nog geen bekende afzenders."


def at_the_card(office: Office) -> Staff:
    """In the window, walked to the page from the bar at the left."""
    staff = office.unlocked()
    walk(staff)
    return staff


def walk(staff: Staff) -> None:
    staff.tab_to("Onze kaart", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at().startswith("Kenmerk, groep 1: "))
    staff.settle()


def fill(staff: Staff, name: str, text: str) -> None:
    staff.tab_to(name)
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(text)
    staff.press(Qt.Key.Key_Return)


def known(staff: Staff) -> list[str]:
    """The senders in the list."""
    rows = [each for each in staff.window.findChildren(QWidget) if name_of(each).startswith("Weghalen: ")]
    return [name_of(each).removeprefix("Weghalen: ") for each in rows if each.isVisible()]


def test_the_card_is_shown_with_its_eight_groups_and_what_they_are_for(office: Office) -> None:
    card: ProviderCard | None = office.found(office.desk.our_card)
    staff = at_the_card(office)
    assert card is not None
    shown = " ".join(staff.read())
    assert all(group in shown for group in card.fingerprint.split("-"))
    assert len(card.fingerprint.split("-")) == 8
    assert "".join(shown.split()).count(card.public_key) == 1
    assert staff.sees("vergelijkt een collega aan de andere kant deze acht groepen met jou aan de telefoon")
    assert "groep 8: " + " ".join(card.fingerprint[-4:]) in staff.at()


def test_a_card_is_saved_here_and_added_there(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    office.found()
    staff = at_the_card(office)
    fill(staff, "Map voor de kaart", str(tmp_path))
    staff.until(lambda: staff.sees("Opgeslagen als kaart-springplank.json."))
    assert journal(staff)[-1].event == "card.saved"
    path = tmp_path / provider_card.FILE_NAME
    card = provider_card.read(path)
    assert "Joke" not in path.read_text("ascii")
    assert json.loads(path.read_bytes())["signed"]["organisation"] == "Stichting Voorbeeld"
    fill(staff, "Map voor de kaart", str(tmp_path))
    staff.until(lambda: staff.sees("Bestand bestaat al."))
    there = Office(tmp_path / "ver", qtbot)
    there.found(organisation="Stichting Ver Weg (fictief)")
    far = at_the_card(there)
    assert far.sees(NOBODY)
    fill(far, "Bestand van de kaart", str(path))
    far.until(lambda: far.at() == "Groep 1 tot en met 6 zijn gelijk")
    compare(far, card.fingerprint[-9:])
    far.until(lambda: known(far) == ["Stichting Voorbeeld"])
    assert far.sees("Stichting Voorbeeld is nu een bekende afzender.")
    assert far.sees("door Joke Bedacht, bij een kaart")
    there.close()


def test_a_file_is_known_by_the_card_and_unknown_again_when_it_is_taken_away(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_card(office)
    fill(staff, "Bestand van de kaart", str(card_in(tmp_path)))
    staff.until(lambda: staff.at() == "Groep 1 tot en met 6 zijn gelijk")
    compare(staff, "0000 0000")
    staff.until(lambda: staff.sees("ZK-222"))
    assert known(staff) == []
    compare(staff, HEARD)
    staff.until(lambda: known(staff) == [SENDER])
    to_received(staff)
    assert read(staff, Transfer(tmp_path)).startswith("ok: Bekend.")
    walk(staff)
    staff.until(lambda: known(staff) == [SENDER])
    staff.tab_to(f"Weghalen: {SENDER}")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Laten staan")
    staff.press(Qt.Key.Key_Space)
    assert known(staff) == [SENDER]
    assert staff.at() == f"Weghalen: {SENDER}"
    staff.press(Qt.Key.Key_Space)
    staff.tab_to("Weghalen", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.sees(NOBODY))
    assert journal(staff)[-2].event == "sender.removed"
    to_received(staff)
    assert read(staff, Transfer(tmp_path)).startswith("warn: Onbekend.")


def test_a_beheerder_fills_in_the_telephone_and_it_stands_on_the_card(office: Office, tmp_path: Path) -> None:
    office.found()
    staff = at_the_card(office)
    assert staff.sees("Nog niet ingevuld.")
    staff.tab_to("Telefoon van de organisatie")
    staff.type("bel maar")
    staff.tab_to("Gegevens opslaan")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.sees("We herkennen dit niet als telefoonnummer."))
    assert staff.at() == "Telefoon van de organisatie"
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type("020 555 12 34")
    staff.tab_to("Locatie", back=True)
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type("West")
    staff.tab_to("Gegevens opslaan")
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("Opgeslagen. Het staat vanaf nu op onze kaart"))
    staff.until(lambda: "020 555 12 34" in staff.read() and "West" in staff.read())
    assert not staff.sees("Nog niet ingevuld.")
    changed = [row.segment for row in journal(staff) if row.event == "setting.changed"]
    assert changed[-3:] == ["location", "phone", "answer_days"]
    assert "555" not in repr(journal(staff))
    fill(staff, "Map voor de kaart", str(tmp_path))
    staff.until(lambda: staff.sees("Opgeslagen als kaart-springplank.json."))
    assert provider_card.read(tmp_path / provider_card.FILE_NAME).phone == "020 555 12 34"


def test_who_is_no_beheerder_reads_the_telephone_and_cannot_change_it(office: Office) -> None:
    def others_manage(vault: Vault) -> None:
        vault.run(lambda store: store.settings.put(vault.actor, "phone", "020 555 12 34")).result()
        only = {"roles": Role.MEDEWERKER.value}
        directly(vault._vault, lambda connection: connection.execute(COLLEAGUE.update(), only))  # type: ignore[attr-defined]  # the real vault behind the gate

    office.found(others_manage)
    staff = at_the_card(office)
    assert staff.sees("020 555 12 34")
    assert not staff.sees("Gegevens van de organisatie")


def to_received(staff: Staff) -> None:
    staff.tab_to("Ontvangen bestand", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Bestand")


@pytest.mark.parametrize(("content", "number"), [(b"%PDF-1.7", "ZK-223"), (None, "ZK-202")])
def test_what_is_no_card_is_said_at_the_file(
    office: Office, tmp_path: Path, content: bytes | None, number: str
) -> None:
    office.found()
    staff = at_the_card(office)
    path = tmp_path / "kaart.json"
    if content is not None:
        path.write_bytes(content)
    fill(staff, "Bestand van de kaart", str(path))
    staff.until(lambda: staff.sees(number))
    staff.until(lambda: staff.at() == "Bestand van de kaart")


@pytest.mark.parametrize("page", ["received", "card"])
def test_who_may_not_export_is_told_so_and_that_is_written_down(office: Office, page: str) -> None:
    def only_beheerder(vault: Vault) -> None:
        me = replace(vault.colleague, roles=frozenset({Role.BEHEERDER}))
        vault.run(lambda store: store.colleagues.update(vault.actor, me)).result()

    office.found(only_beheerder)
    staff = office.unlocked()
    bar = [name_of(each) for each in staff.window.findChildren(QWidget) if each.objectName().startswith("nav-")]
    assert bar == ["Deelnemers", "Beheer", "Vergrendelen"]
    assert staff.window.frame is not None
    staff.window.frame.workplace.visit(page)
    staff.until(lambda: staff.sees("Dit hoort niet bij jouw rol."))
    staff.until(lambda: staff.at() == "Naar Deelnemers")
    assert not staff.sees("Kenmerk")
    refused = journal(staff)[-1]
    assert refused.outcome == "refused"
    assert (refused.event, refused.segment) in {("senders.viewed", ""), ("setting.read", "signing_key")}
