"""For `make screenshots`: the address book, and what follows after a file left, in every look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QComboBox

from exchange_shots import choose_first_of_each, named, wait_for_pages, write
from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.model import Export, Permission, Place
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.window import MainWindow

LOOKS = (("-donker", "donker", 100), ("-200procent", "licht", 200), ("", "licht", 100))
LONG = "Stichting Samenwerkende Buurtteams en Sociale Wijkvoorzieningen Amsterdam Nieuw-West en omgeving (fictief)"
PEOPLE = (
    Contact("buurtteam", "Buurtteam Oost (voorbeeld)", "Noor Bedenksel", "020 123 45 67", "noor@voorbeeld.nl"),
    Contact("buurtteam", LONG, "", "020 765 43 21", remark="Bel voor twaalf uur. Vraag naar de consulent."),
    Contact("werk_en_re_integratie", "Werk & Re-integratie (fictief)", "Team Noord", email="noord@voorbeeld.nl"),
)
_TURNS = 60
Keep = Callable[[MainWindow, str], None]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How to wait until the window stands, how to keep a picture of it, and how its name ends in this look."""

    settle: Callable[[], None]
    keep: Keep
    ending: str

    def draw(self, window: MainWindow, name: str) -> None:
        """Keep a picture under this name."""
        self.keep(window, f"{name}{self.ending}")


def draw(window: MainWindow, dossier_id: str, folder: Path, settle: Callable[[], None], keep: Keep) -> None:
    """The book with some people in it, step 1 with the book, the texts at step 4, and what happened after."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    vault = window.frame.workplace.vault
    _phone(vault)
    _fill(vault, dossier_id)
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        settle()
        _book(window, ending, settle, keep)
        _after(window, dossier_id, ending, settle, keep)
        _to_code(window, dossier_id, folder / f"map{ending}", _Drawing(settle, keep, ending))


def _book(window: MainWindow, ending: str, settle: Callable[[], None], keep: Keep) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("book"))
    change = _soon(window, settle, "Aanpassen: Buurtteam Oost (voorbeeld), Noor Bedenksel")
    keep(window, f"22-adresboek{ending}")
    change.click()
    settle()
    keep(window, f"22-adresboek-aanpassen{ending}")
    window.frame.show_place(Place("card"))
    button = _soon(window, settle, "Gegevens opslaan")
    write(window, "Map voor de kaart", "Documenten")
    _show(window, button)
    settle()
    keep(window, f"21-onze-kaart-gegevens{ending}")


def _after(window: MainWindow, dossier_id: str, ending: str, settle: Callable[[], None], keep: Keep) -> None:
    _to_exchange(window, dossier_id)
    for act, shot, last in (
        ("Ontvangst vastleggen: kenmerk aaa111", "23-ontvangst-vastleggen", "Vastleggen"),
        ("Toestemming intrekken: kenmerk bbb222", "23-toestemming-intrekken", "Vastleggen"),
        ("Bericht en mailtekst: kenmerk ccc333", "23-ingetrokken-bericht", "Bericht maken"),
    ):
        button = _soon(window, settle, act)
        button.click()
        end = _soon(window, settle, last)
        settle()
        if last == "Bericht maken":
            write(window, "Map voor het bericht", "Documenten")
        _show(window, end)
        settle()
        keep(window, f"{shot}{ending}")
        button.click()


def _to_code(window: MainWindow, dossier_id: str, folder: Path, drawing: _Drawing) -> None:
    settle = drawing.settle
    folder.mkdir(parents=True, exist_ok=True)
    _to_exchange(window, dossier_id)
    _soon(window, settle, "Toestemming intrekken: kenmerk aaa111")
    named(window, QAbstractButton, "Buurtteam").click()
    combo = named(window, QComboBox, "Ontvanger uit het adresboek")
    combo.setCurrentIndex(combo.findText(f"{PEOPLE[0].organisation}, {PEOPLE[0].person}"))
    settle()
    drawing.draw(window, "10-uitwisselen-adresboek")
    for _ in range(2):
        named(window, QAbstractButton, "Volgende").click()
        wait_for_pages(window, settle)
    drawing.draw(window, "10-uitwisselen-eerder-ingetrokken")
    choose_first_of_each(window)
    named(window, QAbstractButton, "Vandaag: Besproken met Jamila op").click()
    write(window, "Map", str(folder))
    named(window, QAbstractButton, "Bestand maken").click()
    _texts(window, drawing)


def _texts(window: MainWindow, drawing: _Drawing) -> None:
    """The mail and the script of the last step, one after the other."""
    settle = drawing.settle
    _soon(window, settle, "Mailtekst: tonen")
    settle()
    drawing.draw(window, "10b-uitwisselen-code-adresboek")
    for fold in ("Mailtekst", "Belscript"):
        named(window, QAbstractButton, f"{fold}: tonen").click()
        settle()
        for area in window.findChildren(ScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        settle()
        drawing.draw(window, f"10b-uitwisselen-{fold.lower()}")
        named(window, QAbstractButton, f"{fold}: verbergen").click()


def _to_exchange(window: MainWindow, dossier_id: str) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("list"))
    window.frame.show_place(Place("exchange", dossier_id))


def _show(window: MainWindow, button: QAbstractButton) -> None:
    """Scroll to this button."""
    for area in window.findChildren(ScrollArea):
        if area.isAncestorOf(button):
            area.bring_into_view(button)


def _soon(window: MainWindow, settle: Callable[[], None], name: str) -> QAbstractButton:
    """The button with this name, once the vault has told what stands on the page. Raises LookupError after a while."""
    for _ in range(_TURNS):
        settle()
        try:
            return named(window, QAbstractButton, name)
        except LookupError:
            continue
    return named(window, QAbstractButton, name)


def _phone(vault: Vault) -> None:
    vault.run(lambda store: store.settings.put(vault.actor, "phone", "020 555 12 34")).result()


def _fill(vault: Vault, dossier_id: str) -> None:
    """People in the book, and three files that left: waiting long, confirmed, and withdrawn."""
    actor, made = vault.actor, datetime(2026, 11, 9, 10, tzinfo=UTC)

    def work(store: Store) -> None:
        kept = [store.contacts.add(actor, each) for each in PEOPLE]
        consent = Permission("Verlengen", "toestemming", date(2026, 11, 9), date(2026, 11, 9), None, "mondeling")
        for place, mark in enumerate(("aaa111", "bbb222", "ccc333")):
            name, day = kept[0].organisation, made + timedelta(days=place)
            file = f"overdracht-20261109-{mark}.pdf"
            store.exports.add(
                actor,
                Export(mark, dossier_id, "buurtteam", 1, name, consent, day, file, "0" * 64, (), "", kept[0].id),
            )
        received = Happening(After.RECEIVED, date(2026, 11, 12), "Noor Bedenksel", "Ontvangen, dank.")
        store.exports.add_happening(actor, "bbb222", received)
        withdrawn = Happening(After.WITHDRAWN, date(2026, 11, 20), "mondeling")
        store.exports.add_happening(actor, "ccc333", withdrawn)

    vault.run(work).result()
