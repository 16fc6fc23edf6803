"""The notice that consent ended: one tagged page that names the file and nobody it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest

from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.model import Export, Permission
from intake_desktop.exchange import notice
from intake_desktop.exchange.material import Sender
from intake_desktop.exchange.notice import Notice
from intake_desktop.exchange.tagging import checker, reading
from tests.exchange import people

GIVEN = Permission("stap", "toestemming", date(2026, 11, 9), date(2026, 11, 9), None, "mondeling", "Jamila zei ja.")
MADE = datetime(2026, 11, 9, 15, tzinfo=UTC)
SENT = Export("ccc333", "d1", "buurtteam", 1, "Buurtteam Zuid", GIVEN, MADE, "x.pdf", "0", ("a: b",), "K7QF")
STOPPED = Happening(After.WITHDRAWN, date(2026, 11, 12), "mondeling", "Jamila wil dit niet meer.")
SENDER = Sender("De Werkbank (fictief)", "Noord", people.MARK, "020 555 01 00")
NOTICE = Notice(SENT, STOPPED, SENDER, 14, datetime(2026, 11, 13, 9, tzinfo=UTC))


def read(made: Notice) -> str:
    with pikepdf.open(BytesIO(notice.draw(made))) as pdf:
        assert checker.faults(pdf) == ()
        assert len(pdf.pages) == 1
        assert pdf.docinfo["/Title"] == "Bericht over een overdracht"
        return reading.text(pdf).replace("\u00a0", " ")


def test_it_says_which_file_since_when_how_long_and_whom_to_call() -> None:
    text = read(NOTICE)
    assert "De toestemming voor overdracht ccc333 is ingetrokken op 12 november 2026." in text
    assert "Gebruik dit bestand niet verder." in text
    assert "Laat ons binnen 14 dagen weten wat je ermee hebt gedaan." in text
    assert "Mark de Vries, 020 555 01 23" in text
    assert "De Werkbank (fictief), Noord, 020 555 01 00" in text
    assert NOTICE.file_name == "bericht-20261113-ccc333.pdf"


def test_nothing_that_was_written_down_about_the_participant_is_in_it() -> None:
    with pikepdf.open(BytesIO(notice.draw(NOTICE))) as pdf:
        whole = reading.text(pdf) + repr(pdf.docinfo) + str(pdf.attachments.keys())
    assert not [word for word in ("Jamila", "mondeling", "K7QF", "stap", "x.pdf") if word in whole]


def test_an_objection_says_what_it_is() -> None:
    text = read(replace(NOTICE, ended=replace(STOPPED, kind=After.OBJECTED)))
    assert "Op 12 november 2026 is bezwaar gemaakt tegen overdracht ccc333." in text


@pytest.mark.parametrize("name", ["Buurtteam " + "Nieuw-West " * 18, "x" * 200, "Buurtteam ☃ 渋谷 & <b>", "Bu\nurt"])
def test_an_odd_or_long_name_stands_on_the_one_page(name: str) -> None:
    assert "Voor " in read(replace(NOTICE, export=replace(SENT, organisation=name)))


def test_without_telephones_nothing_empty_is_left() -> None:
    quiet = replace(people.MARK, phone="", email="", reachable="")
    text = read(replace(NOTICE, sender=Sender("De Werkbank (fictief)", "", quiet, "")))
    assert ", ," not in text
    assert "E-mail" not in text
