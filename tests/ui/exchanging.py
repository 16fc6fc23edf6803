"""Somebody who sends files from the real window and vault by keyboard, and writes down what follows."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.model import Export
from intake_desktop.ui.pages.exchange_book import PICK
from intake_desktop.ui.pages.exchange_code import CodeStep
from intake_desktop.ui.pages.exchange_page import ExchangePage
from tests.ui.staff import Office, Staff
from tests.ui.test_received import CTRL

ZUID = "Buurtteam Zuid (fictief)"
LONG = 20_000


class Sender:
    """At the exchange page of the example."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.dossier_id = office.found_with_example()
        self.folder = folder
        self.staff: Staff = office.unlocked()
        self.come()

    def come(self) -> None:
        """Go to the page, anew."""
        self.staff.window.frame.workplace.visit("list")  # type: ignore[union-attr]  # the vault is open
        self.staff.visit("exchange", self.dossier_id)
        self.staff.until(lambda: self.staff.at() == "Buurtteam")

    def press(self, name: str) -> None:
        self.staff.tab_to(name, most=200)
        self.staff.press(Qt.Key.Key_Space)

    def write(self, name: str, text: str) -> None:
        self.staff.tab_to(name, most=200)
        self.staff.press(Qt.Key.Key_A, CTRL)
        self.staff.type(text)

    def page(self) -> ExchangePage:
        return next(each for each in self.staff.window.findChildren(ExchangePage) if each.isVisible())

    def to_step(self, step: int) -> None:
        self.press("Volgende")
        self.staff.until(lambda: self.page().step() == step)

    def new(self, organisation: str = ZUID, person: str = "", phone: str = "") -> None:
        """Choose the kind and fill in somebody who is not in the book."""
        self.press("Buurtteam")
        if self.combo() is not None:
            self.staff.tab_to("book-pick")
            self.staff.press(Qt.Key.Key_End)
        self.write("Naam van de organisatie", organisation)
        self.write("Contactpersoon of afdeling", person)
        self.write("Telefoon", phone)

    def combo(self) -> QComboBox | None:
        found = [each for each in self.staff.window.findChildren(QComboBox) if each.accessibleName() == PICK]
        return next((each for each in found if each.isVisible()), None)

    def pick(self, letters: str) -> None:
        """Choose the kind and the first one in the book that begins so."""
        self.press("Buurtteam")
        self.staff.until(lambda: self.combo() is not None)
        self.staff.tab_to("book-pick")
        self.staff.type(letters)

    def talk(self, by_consent: bool = True) -> None:
        """Fill in step 3, from where it begins."""
        self.staff.tab_to("Toegang tot passende ondersteuning")
        self.staff.press(Qt.Key.Key_1)
        self.staff.keyboard.tab()
        self.staff.press(Qt.Key.Key_2 if by_consent else Qt.Key.Key_1)
        self.press(self._today())
        if by_consent:
            self.consent()
        self.write("Map", str(self.folder))

    def _today(self) -> str:
        """The button beside the day of the talk; it names the participant, who may be called anything."""
        names = (each.accessibleName() for each in self.staff.window.findChildren(QAbstractButton) if each.isVisible())
        return next(name for name in names if name.startswith("Vandaag: Besproken met "))

    def consent(self) -> None:
        self.press("Vandaag: Toestemming gegeven op")
        self.press("mondeling")

    def make(self) -> str:
        """Make the file; gives its mark."""
        self.press("Bestand maken")
        self.staff.until(lambda: self.page().step() == 3, LONG)
        done = next(each for each in self.staff.window.findChildren(CodeStep) if each.isVisible())._done
        assert done is not None
        return done.mark

    def sent(self, by_consent: bool = True) -> str:
        """A file for somebody new, to the end; gives its mark."""
        self.new()
        self.to_step(1)
        self.to_step(2)
        self.talk(by_consent)
        mark = self.make()
        self.finish()
        self.sees(f"kenmerk {mark}")
        return mark

    def finish(self) -> None:
        self.press("Code is langs een andere weg doorgegeven")
        self.press("Klaar")
        self.staff.until(lambda: self.page().step() == 0)

    def exports(self) -> tuple[Export, ...]:
        vault = self.staff.office.desk.last
        assert vault is not None
        found: tuple[Export, ...] = vault.run(
            lambda store: store.exports.of_dossier(vault.actor, self.dossier_id)
        ).result()
        return found

    def book(self) -> tuple[Contact, ...]:
        vault = self.staff.office.desk.last
        assert vault is not None
        found: tuple[Contact, ...] = vault.run(lambda store: store.contacts.all(vault.actor)).result()
        return found

    def rest(self) -> None:
        """Leave, and wait until no page of paper is being drawn: the program is closed at the end of a test."""
        self.staff.window.frame.workplace.visit("list")  # type: ignore[union-attr]  # the vault is open
        drawing = "achtergrond"
        self.staff.until(lambda: not [one for one in threading.enumerate() if one.name.startswith(drawing)], LONG)

    def sees(self, words: str) -> None:
        """Wait until this can be read."""
        self.staff.until(lambda: self.staff.sees(words))
