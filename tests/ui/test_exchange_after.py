"""What happens after a file left is written down in the list: received, withdrawn, objected, and what then follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_desktop.dossier.happening import After, Happening
from tests.ui.exchanging import ZUID, Sender
from tests.ui.staff import Office
from tests.ui.test_received import journal


@pytest.fixture
def sender(office: Office, tmp_path: Path) -> Iterator[Sender]:
    made = Sender(office, tmp_path)
    yield made
    made.rest()


def test_a_receipt_is_typed_in_as_it_came_and_stands_in_the_list(sender: Sender) -> None:
    mark = sender.sent()
    sender.sees("Nog niets gehoord")
    sender.press(f"Ontvangst vastleggen: kenmerk {mark}")
    sender.press("Vastleggen")
    sender.sees("Vul in op welke dag.")
    sender.write("Bevestigd op", "24-11-2026")
    sender.press("Vastleggen")
    sender.sees("Vul in wie het bevestigde.")
    sender.write("Wie bevestigde het?", "Noor Bedenksel")
    sender.write("Antwoord, zoals het binnenkwam", "Dank, we bellen Jamila.")
    sender.press("Vastleggen")
    sender.sees("ZK-218")
    assert sender.staff.at() == "Bevestigd op"
    sender.press("Vandaag: Bevestigd op")
    sender.press("Vastleggen")
    sender.sees("Ontvangst bevestigd op 23-11-2026 door Noor Bedenksel")
    sender.staff.until(lambda: sender.staff.at() == f"Ontvangst vastleggen: kenmerk {mark}")
    told = Happening(After.RECEIVED, date(2026, 11, 23), "Noor Bedenksel", "Dank, we bellen Jamila.")
    assert sender.exports()[0].aftermath == (told,)
    sender.come()
    sender.sees("Ontvangst bevestigd op 23-11-2026 door Noor Bedenksel")
    assert "export.receipt_kept" in [row.event for row in journal(sender.staff)]
    assert not [word for word in ("we bellen", "Bedenksel") if word in repr(journal(sender.staff))]


def test_escape_writes_nothing_down(sender: Sender) -> None:
    mark = sender.sent()
    sender.press(f"Toestemming intrekken: kenmerk {mark}")
    sender.staff.until(lambda: sender.staff.at() == "Ingetrokken op")
    sender.staff.press(Qt.Key.Key_Escape)
    sender.staff.until(lambda: sender.staff.at() == f"Toestemming intrekken: kenmerk {mark}")
    assert sender.exports()[0].aftermath == ()


def test_withdrawn_consent_is_kept_told_and_stops_the_next_file_until_new_consent(sender: Sender) -> None:
    mark = sender.sent()
    sender.press(f"Toestemming intrekken: kenmerk {mark}")
    sender.press("Vandaag: Ingetrokken op")
    sender.press("mondeling")
    sender.press("Vastleggen")
    sender.sees("Toestemming ingetrokken op 23-11-2026")
    sender.sees(f"“Je hebt je toestemming ingetrokken. We sturen niets meer naar {ZUID}.")
    sender.press("Kopiëren: Mailtekst")
    copied = QApplication.clipboard().text()
    assert f"De toestemming voor overdracht {mark} is ingetrokken op 23 november 2026." in copied
    notice(sender, mark)
    refused_until_tomorrow(sender)


def notice(sender: Sender, mark: str) -> None:
    """Made once, and never over another one."""
    sender.write("Map voor het bericht", str(sender.folder / "is er niet"))
    sender.press("Bericht maken")
    sender.sees("Bestand niet gemaakt.")
    sender.write("Map voor het bericht", str(sender.folder))
    sender.press("Bericht maken")
    sender.sees(f"Opgeslagen als bericht-20261123-{mark}.pdf.")
    path = sender.folder / f"bericht-20261123-{mark}.pdf"
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
    before = path.read_bytes()
    sender.press("Bericht maken")
    sender.sees("Bestand bestaat al.")
    assert path.read_bytes() == before
    sender.press("Sluiten")
    sender.staff.until(lambda: sender.staff.at() == f"Bericht en mailtekst: kenmerk {mark}")


def refused_until_tomorrow(sender: Sender) -> None:
    """Consent of the same day does not count; that of the next day does."""
    sender.pick("buu")
    sender.to_step(1)
    sender.to_step(2)
    sender.sees(f"Op 23-11-2026 is de toestemming voor {ZUID} ingetrokken.")
    sender.talk()
    sender.press("Bestand maken")
    sender.sees("ZK-243")
    assert sender.staff.at() == "Toestemming gegeven op"
    assert len(sender.exports()) == 1
    sender.staff.office.clock.forward(days=1)
    sender.come()
    sender.pick("buu")
    sender.to_step(1)
    sender.to_step(2)
    sender.talk()
    sender.make()
    assert sender.exports()[0].permission.consent_on == date(2026, 11, 24)


def test_where_the_law_is_the_ground_an_objection_is_written_down(sender: Sender) -> None:
    mark = sender.sent(by_consent=False)
    assert not sender.staff.sees("Toestemming intrekken")
    sender.press(f"Bezwaar vastleggen: kenmerk {mark}")
    sender.press("Vandaag: Bezwaar gemaakt op")
    sender.press("mondeling")
    sender.press("Vastleggen")
    sender.sees("Bezwaar vastgelegd op 23-11-2026")
    sender.sees("“Je bezwaar staat vast.")
    sender.press("Sluiten")
    sender.press(f"Antwoord vastleggen: kenmerk {mark}")
    sender.press("Vandaag: Antwoord gekregen op")
    sender.write("Wie antwoordde?", "Noor Bedenksel")
    sender.press("Vastleggen")
    sender.sees("Bezwaar vastgelegd op 23-11-2026; antwoord op 23-11-2026 van Noor Bedenksel")
    assert [each.kind for each in sender.exports()[0].aftermath] == [After.OBJECTED, After.ANSWERED]


def test_a_correction_is_chosen_at_step_3_and_never_by_itself(sender: Sender) -> None:
    mark = sender.sent()
    sender.pick("buu")
    sender.to_step(1)
    sender.to_step(2)
    sender.sees("Vervangt dit een eerder bestand?")
    assert sender.page()._draft.replaces is None
    sender.staff.tab_to("Nee, dit is een nieuw bestand", most=200)
    sender.staff.press(Qt.Key.Key_2)
    sender.talk()
    sender.make()
    sender.press("Mailtekst: tonen")
    sender.sees(f"Het vervangt overdracht {mark}. Gebruik het oude bestand niet meer.")
    assert {each.replaces for each in sender.exports()} == {mark, ""}


def test_after_five_working_days_without_a_word_the_list_says_to_call(sender: Sender) -> None:
    sender.sent()
    assert not sender.staff.sees("heeft nog niet bevestigd")
    sender.staff.office.clock.forward(days=7)
    sender.come()
    sender.sees(f"{ZUID} heeft nog niet bevestigd. Bel even of het is aangekomen.")
