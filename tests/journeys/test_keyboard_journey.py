"""The whole way by keyboard alone: from a new workstation to a locked vault and a file for the buurtteam.

Only key presses go in (tests/journeys/keys.py); what came of them is told by a new process that opens the vault,
and by the file as its recipient reads it. How much work it was is kept in docs/toetsenbord.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_desktop.exchange import reader
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_code import CodeView
from tests.journeys.keys import Keys
from tests.ui.staff import Office, Staff
from tests.ui.test_first_start import shown_groups

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "toetsenbord.md"
PASSWORD = "vijf fictieve fietsen in de regen"
SKILLS, ASKED_SKILLS = 24, 22
BEFORE_EXTRA = (("Doorwerken zonder aansporing", "C5 "), ("Omgaan met feedback en kritiek", "D4 "))


@dataclass
class Way:
    """Somebody on the way: keys, eyes, and how much each part of the way asked."""

    office: Office
    staff: Staff
    keys: Keys
    parts: list[tuple[str, int, float]] = field(default_factory=list)

    def until_at(self, name: str) -> None:
        """Wait until the keyboard is at this name: the program brings it there."""
        self.staff.until(lambda: QApplication.focusWidget() is not None and self.keys.at() == name)

    def press_at(self, name: str, key: str = "Space") -> None:
        """Tab to this and press it."""
        self.keys.tab_to(name)
        self.keys.press(key)

    def part(self, name: str, walk: Callable[[Way], None]) -> None:
        """Walk a part of the way and note keys and seconds."""
        before, started = self.keys.presses, time.monotonic()
        walk(self)
        self.parts.append((name, self.keys.presses - before, time.monotonic() - started))


@pytest.fixture
def way(tmp_path: Path, qtbot: QtBot) -> Iterator[Way]:
    theme.apply_choice("licht", 100)
    office = Office(tmp_path, qtbot)
    yield Way(office, office.start(), Keys())
    office.close()


def first_start(way: Way) -> None:
    keys = way.keys
    way.until_at("Naam van de organisatie")
    keys.type("Stichting Voorbeeld")
    keys.press("Return")
    way.until_at("Je naam")
    keys.type("Joke Bedacht")
    for name in ("Wachtwoord", "Nog een keer"):
        keys.tab_to(name)
        keys.type(PASSWORD)
    keys.press("Return")
    way.until_at("Afdrukken")
    groups = shown_groups(way.staff)
    way.press_at("Ik heb hem overgeschreven")
    keys.type(groups[int(keys.at().removeprefix("Groep ")) - 1])
    keys.press("Tab")
    keys.type(groups[int(keys.at().removeprefix("Groep ")) - 1])
    keys.press("Return")
    way.until_at("Map voor reservekopieën")
    way.press_at("Later een map kiezen")
    way.press_at("Kluis maken")
    way.until_at("Nieuwe deelnemer")


def new_participant(way: Way) -> None:
    keys = way.keys
    keys.press("Space")
    way.until_at("Hoe wil je genoemd worden?")
    keys.type("Jamila")
    for name, words in (("Wat is je eigen achternaam?", "Voorbeeld"), ("Wat is je geboortedatum?", "12-3-1980")):
        keys.tab_to(name)
        keys.type(words)
    way.press_at("Dossier maken")
    way.until_at("Wat vind jij belangrijk in je leven?")


def intake(way: Way) -> None:
    keys = way.keys
    keys.type("rust en mijn kat")
    keys.press("Ctrl+Return")
    keys.expect("Wat wil je bereiken?")
    keys.type("een baan met dieren")
    way.press_at("Geen antwoord: Waar ben je goed in? Waar ben je trots op?")
    keys.press("Return")
    keys.press("Ctrl+PgDown", 5)
    keys.expect("betaald werk")
    keys.press("1")
    keys.press("Ctrl+PgDown", 14)
    keys.expect("brede intake")
    keys.press("1")
    keys.tab_to("Datum van het gesprek")
    keys.type("20-11-2026")


def zrm(way: Way) -> None:
    keys = way.keys
    keys.back_to("Intake")
    keys.press("Right")
    keys.press("Space")
    keys.expect("Brede intake")
    keys.press("1")
    keys.press("Ctrl+Return")
    keys.expect("Financiën, 5, volledig zelfredzaam")
    for digit in "34354":
        keys.press(digit)


def skills(way: Way) -> None:
    keys = way.keys
    keys.back_to("ZRM")
    keys.press("Right")
    for number in range(ASKED_SKILLS):
        keys.press("4" if number % 6 == 5 else "3")
        row = next((code for words, code in BEFORE_EXTRA if keys.at().startswith(words)), None)
        if row is not None:  # a point that is not asked by itself stands right under the one before it
            while not keys.at().startswith(row):
                keys.press("Backtab")
            keys.press("Down")
            keys.press("Space")
            keys.press("3")
        keys.press("Ctrl+Return")
    keys.press("Ctrl+4")  # the questions about work come first, and may stay open


def hours(way: Way) -> None:
    keys = way.keys
    keys.expect("Uren per dag, nu (uur)")
    for name, number in (("Uren per dag, nu (uur)", "4"), ("Dagen per week, nu (dagen)", "3")):
        keys.tab_to(name)
        keys.type(number)
    keys.tab_to("Uren per week, nu (uur)")
    keys.press("Ctrl+A")
    keys.type("12")


def advice(way: Way) -> None:
    keys = way.keys
    keys.back_to("Assessment")
    keys.press("Right")
    keys.press("Space")
    keys.tab_to("Keuze van de begeleider")
    keys.press("Down", 4)
    keys.tab_to("Waarom deze keuze?")
    keys.type("Jamila wil dit en het past bij haar uren")
    way.press_at("Rij toevoegen: Wat gaat goed?")
    keys.type("komt altijd op tijd")
    keys.tab_to("Tekst voor Werk & Re-integratie")
    keys.type("geen")


def exchange(way: Way) -> str:
    keys = way.keys
    keys.back_to("Uitwisselen")
    keys.press("Space")
    way.until_at("Buurtteam")
    keys.press("1")
    keys.tab_to("Naam van de organisatie")
    keys.type("Buurtteam Oost (fictief)")
    way.press_at("Volgende")
    way.press_at("Volgende")
    keys.press("1")
    keys.press("Tab")
    keys.press("1")
    way.press_at("Vandaag: Besproken met Jamila op")
    keys.tab_to("Map")
    keys.press("Ctrl+A")
    folder = str(way.office.folder.parent)
    keys.type(folder)
    keys.presses -= len(folder)  # how long it is depends on the machine
    way.press_at("Bestand maken")
    views = way.staff.window.findChildren(CodeView)
    way.staff.until(lambda: any(view.code() for view in views))
    code = next(view.code() for view in views if view.code())
    way.press_at("Code is langs een andere weg doorgegeven")
    way.press_at("Klaar")
    return code


def lock(way: Way) -> None:
    way.keys.press("Ctrl+L")
    way.staff.until(lambda: way.office.relaunches)


def in_a_new_process(folder: Path, password: str = PASSWORD) -> list[dict[str, Any]]:
    """What a new process finds in the vault."""
    command = [sys.executable, "-m", "tests.child_reader", str(folder)]
    done = subprocess.run(command, input=password, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return list(json.loads(done.stdout))


@pytest.mark.journey
@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)
def test_from_a_new_workstation_to_a_file_for_the_buurtteam(
    way: Way, record_property: Callable[[str, object], None]
) -> None:
    codes: list[str] = []
    way.part("Eerste start", first_start)
    way.part("Nieuwe deelnemer", new_participant)
    way.part("Intake: zes vragen", intake)
    way.part("ZRM: het doel en vijf domeinen", zrm)
    way.part("Werkvaardigheden: alle 24", skills)
    way.part("Uren", hours)
    way.part("Advies", advice)
    way.part("Bestand voor het buurtteam", lambda walked: codes.append(exchange(walked)))
    way.part("Vergrendelen", lock)

    (dossier,) = in_a_new_process(way.office.folder)
    check_answers(dossier["forms"])
    (file,) = way.office.folder.parent.glob("*.pdf")
    payload = json.dumps(reader.read(file, codes[0], {}).payload, ensure_ascii=False, default=str)
    assert "Jamila" in payload
    assert "een baan met dieren" in payload
    for name, presses, seconds in way.parts:
        record_property(name, f"{presses} toetsen, {seconds:.1f} s")
    rows = [f"| {name} | {presses} |" for name, presses, _ in way.parts]
    told = DOCUMENT.read_text(encoding="utf-8")
    assert [row for row in rows if row not in told] == [], f"write these rows in {DOCUMENT.name}: {rows}"


def check_answers(forms: dict[str, dict[str, Any]]) -> None:
    said = forms["brede_intake"]
    assert said["belangrijk"] == "rust en mijn kat"
    assert said["goed_in"].startswith("?"), "a reason for having no answer"
    assert said["werkwens"]
    assert said["gesprek_datum"] == "2026-11-20"
    assert forms["zrm_2017"]["zrm_doel"] == "brede_intake"
    assert [forms["zrm_2017"][domain] for domain in ("financien", "werk_opleiding", "tijdsbesteding")] == [
        "3",
        "4",
        "3",
    ]
    scored = [value for key, value in forms["werkvaardigheden"].items() if key[0] in "ABCDE" and "@" not in key]
    assert (len(scored), set(scored)) == (SKILLS, {"3", "4"})
    assert forms["uren"]["uren_per_week_nu"] == "12"
    assert forms["advies"]["keuze"]
    assert forms["advies"]["motivatie"] == "Jamila wil dit en het past bij haar uren"
    assert "komt altijd op tijd" in forms["advies"].values(), "a row of a table"
