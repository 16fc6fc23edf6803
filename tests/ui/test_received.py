"""Staff of another organisation read a file by keyboard: who sent it is said first, and nothing of it stays."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.desk import ExportDone
from intake_desktop.dossier.ports import JournalRow, Vault
from intake_desktop.dossier.received import Received
from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.exchange import document, payload
from intake_desktop.exchange.errors import ReadingTooLong
from intake_desktop.ui.pages.received_form import BUSY
from intake_desktop.ui.parts.banner import Banner
from tests.exchange import people
from tests.exchange.changed import other_name
from tests.storage.test_journal import rows
from tests.ui.received_files import FINGERPRINT, HEARD, SENDER, WISH, Transfer, no_signature
from tests.ui.staff import Office, Staff

CTRL = Qt.KeyboardModifier.ControlModifier
OTHER_CODE = "K7QF-2MWD-9XHT-4VBR-8ZN5"


def at_the_page(office: Office) -> Staff:
    """In the window, walked to the page from the bar at the left."""
    staff = office.unlocked()
    staff.tab_to("Ontvangen bestand", back=True)
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Bestand")
    return staff


@pytest.fixture
def staff(office: Office) -> Staff:
    office.found()
    return at_the_page(office)


def ask(staff: Staff, path: Path, code: str) -> None:
    """Type where the file is and its code, and press Enter."""
    staff.tab_to("Bestand")
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(str(path))
    staff.tab_to("Code van het bestand")
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(code)
    staff.press(Qt.Key.Key_Return)


def verdict(staff: Staff) -> str:
    """What the banner says, with its kind."""
    found = [banner for banner in staff.window.findChildren(Banner, "verdict") if banner.isVisible()]
    return f"{found[0]._kind}: {found[0].accessibleName()}" if found else ""


def read(staff: Staff, transfer: Transfer) -> str:
    ask(staff, transfer.path, transfer.code.lower().replace("-", " "))
    staff.until(lambda: verdict(staff), 20_000)
    return verdict(staff)


def content(staff: Staff) -> str:
    """The text of the file that can be read now."""
    return "\n".join(
        text.toPlainText() for text in staff.window.findChildren(QTextEdit, "received-text") if text.isVisible()
    )


def journal(staff: Staff) -> list[JournalRow]:
    vault = staff.office.desk.last
    assert vault is not None
    return rows(vault._vault)  # type: ignore[arg-type]  # the real vault behind the gate


def compare(staff: Staff, heard: str = HEARD) -> None:
    box = staff.tab_to("Groep 1 tot en met 6 zijn gelijk")
    if not box.property("checked"):
        staff.press(Qt.Key.Key_Space)
    staff.tab_to("Groep 7 en 8, zoals je ze hoort")
    staff.press(Qt.Key.Key_A, CTRL)
    staff.type(heard)
    staff.press(Qt.Key.Key_Return)


def sent_by(sender: Office, folder: Path) -> tuple[ExportDone, ProviderCard]:
    """A file as another organisation makes it in its own vault, and the card of that organisation."""
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    file = examples.read(paths.resources() / "examples" / "jamila-voorbeeld.json", schema)

    def work(vault: Vault) -> tuple[ExportDone, ProviderCard]:
        session = sender.desk.open_session(vault, opening.make(vault, file.dossier_type, sender.clock).id)
        examples.tell(file, session)
        vault.run(lambda _store: None).result()
        return sender.desk.export(session, file.wishes["buurtteam"], folder), sender.desk.our_card(vault)

    sent = sender.found(work, "Stichting Ver Weg (fictief)")
    assert sent is not None
    return sent


def test_a_file_of_another_vault_is_read_compared_and_known_the_next_time(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    sender = Office(tmp_path / "ver", qtbot)
    done, card = sent_by(sender, tmp_path)
    office.found()
    staff = at_the_page(office)
    ask(staff, done.path, done.code)
    staff.until(lambda: verdict(staff), 20_000)
    assert verdict(staff).startswith("warn: Onbekend. De handtekening is heel")
    assert "Van (nog niet vergeleken)" in staff.read()
    assert "Wat wil je bereiken?" in content(staff)
    assert staff.at().startswith("Over dit bestand. Van (nog niet vergeleken): Stichting Ver Weg (fictief).")
    compare(staff, " ".join(card.fingerprint.lower().split("-")[-2:]))
    staff.until(lambda: verdict(staff).startswith("ok: Bekend."))
    assert "is nu een bekende afzender" in verdict(staff)
    assert "Wat wil je bereiken?" in content(staff)
    staff.tab_to("Ander bestand lezen")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.at() == "Bestand")
    assert content(staff) == ""
    ask(staff, done.path, done.code)
    staff.until(lambda: verdict(staff), 20_000)
    assert "Afzender is bekend: Stichting Ver Weg (fictief)." in verdict(staff)


def test_the_content_stands_there_group_by_group_and_is_said_not_to_be_kept(staff: Staff, tmp_path: Path) -> None:
    read(staff, Transfer(tmp_path))
    groups = payload.build(people.material())["groups"]
    assert isinstance(groups, list)
    titles = [group["title"] for group in groups]
    places = [content(staff).index(title) for title in titles]
    assert places == sorted(places)
    assert staff.sees("Dit bestand wordt niet bewaard.")
    assert staff.sees("Jamila Voorbeeld (nummer 2026-0042)")
    assert staff.sees("Samen een volgende stap regelen")


def test_two_groups_are_not_on_the_screen_before_they_were_heard(staff: Staff, tmp_path: Path) -> None:
    read(staff, Transfer(tmp_path))
    first, hidden = FINGERPRINT.split("-")[:6], HEARD.split("-")
    shown = " ".join(staff.read())
    assert all(group in shown for group in first)
    assert not any(group in shown for group in hidden)
    staff.tab_to("Groep 7 en 8, zoals je ze hoort")
    staff.type(HEARD)
    staff.press(Qt.Key.Key_Return)
    assert staff.sees("Vergelijk eerst groep 1 tot en met 6, en vink dat aan.")
    compare(staff, "0000-0000")
    staff.until(lambda: staff.sees("ZK-222"))
    assert (journal(staff)[-1].event, journal(staff)[-1].outcome) == ("sender.pinned", "refused")
    compare(staff)
    staff.until(lambda: verdict(staff).startswith("ok: Bekend."))
    assert all(group in " ".join(staff.read()) for group in FINGERPRINT.split("-"))


def test_of_a_changed_file_no_content_and_no_name_is_shown(staff: Staff, tmp_path: Path) -> None:
    assert read(staff, Transfer(tmp_path, other_name)).startswith("error: Gewijzigd. Dit bestand is gewijzigd.")
    shown = " ".join([*staff.read(), content(staff)])
    assert "amila" not in shown
    assert SENDER not in shown
    assert "De inhoud tonen we niet." in shown


def test_without_signature_there_is_only_reading(staff: Staff, tmp_path: Path) -> None:
    assert read(staff, Transfer(tmp_path, no_signature)).startswith("warn: Ontbreekt. Er staat geen handtekening in.")
    assert "Van (niet ondertekend)" in staff.read()
    assert WISH in content(staff)
    assert not staff.sees("Vergelijk aan de telefoon")


def plain_pdf(folder: Path) -> Path:
    path = folder / "folder.pdf"
    path.write_bytes(document.render(payload.build(people.material())))
    return path


def cut(folder: Path) -> Path:
    path = Transfer(folder).path
    path.write_bytes(path.read_bytes()[:4000])
    return path


def too_large(folder: Path) -> Path:
    path = folder / "groot.pdf"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    return path


REFUSED = {
    "another code": (lambda folder: Transfer(folder).path, "ZK-203)", "Code van het bestand"),
    "a foreign PDF": (plain_pdf, "ZK-201", "Bestand"),
    "half a file": (cut, "ZK-209", "Bestand"),
    "too large": (too_large, "ZK-206", "Bestand"),
    "not there": (lambda folder: folder / "niets.pdf", "ZK-202", "Bestand"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_where_it_can_be_mended_and_the_code_stays(
    staff: Staff, tmp_path: Path, name: str
) -> None:
    make, number, at = REFUSED[name]
    code = Transfer(tmp_path, seed="een ander").code
    ask(staff, make(tmp_path), code)
    staff.until(lambda: staff.sees(number), 20_000)
    staff.until(lambda: staff.at() == at)
    staff.tab_to("Code van het bestand")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.property("text") == code
    told = journal(staff)[-1]
    assert (told.event, told.segment, dict(told.detail)) == ("transfer.refused", number.strip(")"), {})


def test_a_typing_error_in_the_code_is_said_before_anything_is_opened(staff: Staff, tmp_path: Path) -> None:
    transfer = Transfer(tmp_path)
    ask(staff, transfer.path, transfer.code[:-1])
    staff.until(lambda: staff.sees("ZK-203b"), 20_000)
    assert staff.at() == "Code van het bestand"


def test_nothing_filled_in_is_said_at_the_field(staff: Staff) -> None:
    staff.press(Qt.Key.Key_Return)
    assert staff.sees("Kies eerst een bestand.")
    assert staff.sees("Typ de code die je van de afzender kreeg.")
    assert staff.at() == "Bestand"


def test_while_a_file_is_read_the_window_works_and_a_hang_is_told(
    staff: Staff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = threading.Event()

    def hangs(_vault: object, _path: Path, _code: str) -> Received:
        assert going_on.wait(20)
        raise ReadingTooLong

    monkeypatch.setattr(staff.office.desk, "receive", hangs)
    ask(staff, tmp_path / "x.pdf", OTHER_CODE)
    assert staff.sees(BUSY)
    staff.tab_to("Bestand kiezen")
    going_on.set()
    staff.until(lambda: staff.sees("ZK-210"))
    assert not staff.sees(BUSY)


def test_the_journal_tells_verdict_and_counts_only(
    staff: Staff, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    read(staff, Transfer(tmp_path))
    told = journal(staff)[-1]
    assert (told.event, told.action, told.segment, told.outcome) == ("transfer.read", "R", "onbekend", "ok")
    assert set(told.detail) == {"parts", "answers"}
    everything = repr(journal(staff))
    assert "amila" not in everything
    assert SENDER not in everything
    assert "amila" not in caplog.text


def test_nothing_of_it_comes_on_the_clipboard_in_the_title_or_on_disk(
    staff: Staff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transfer = Transfer(tmp_path)
    QApplication.clipboard().setText("van iemand anders")
    read(staff, transfer)
    staff.tab_to("Inhoud van het bestand")
    staff.press(Qt.Key.Key_A, CTRL)
    staff.press(Qt.Key.Key_C, CTRL)
    staff.press(Qt.Key.Key_Insert, CTRL)
    text = QApplication.focusWidget()
    assert isinstance(text, QTextEdit)
    assert text.textCursor().hasSelection()
    assert not text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert QApplication.clipboard().text() == "van iemand anders"
    assert staff.window.windowTitle() == "Springplank"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if WISH.encode() in path.read_bytes() or b"Jamila" in path.read_bytes()]


def test_locking_leaves_nothing_and_comes_back_at_an_empty_page(office: Office, staff: Staff, tmp_path: Path) -> None:
    transfer = Transfer(tmp_path)
    read(staff, transfer)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: office.relaunches)
    staff.settle()
    assert not staff.window.findChildren(QTextEdit, "received-text")
    again = office.unlocked()
    again.until(lambda: again.at() == "Bestand")
    assert (content(again), verdict(again)) == ("", "")


def test_locking_while_a_file_is_read_shows_nothing_afterwards(
    office: Office, staff: Staff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, read_at_last = threading.Event(), threading.Event()
    real = staff.office.desk.receive

    def slow(vault: Vault, path: Path, code: str) -> Received:
        assert going_on.wait(20)
        try:
            return real(vault, path, code)
        finally:
            read_at_last.set()

    monkeypatch.setattr(staff.office.desk, "receive", slow)
    transfer = Transfer(tmp_path)
    ask(staff, transfer.path, transfer.code)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: office.relaunches)
    going_on.set()
    staff.until(read_at_last.is_set, 20_000)
    staff.settle()
    assert not staff.window.findChildren(QTextEdit, "received-text")


def test_going_elsewhere_leaves_nothing(staff: Staff, tmp_path: Path) -> None:
    read(staff, Transfer(tmp_path))
    staff.tab_to("nav-list")
    staff.press(Qt.Key.Key_Space)
    staff.until(lambda: staff.place().page == "list")
    staff.settle()
    assert not staff.window.findChildren(QTextEdit, "received-text")
