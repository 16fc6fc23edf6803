"""For `make screenshots`: handing over a whole dossier, from choosing who takes over to reading it, in every look."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

import exchange_shots
from intake_desktop.dossier.desk import ExportWish, FileFormat
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Permission, Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.received import Received
from intake_desktop.dossier.senders import FROM_CARD, Compared, KnownSender
from intake_desktop.sealing import keys
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import of_this_computer
from intake_desktop.ui.pages.exchange_page import ExchangePage
from intake_desktop.ui.pages.received_page import ReceivedPage
from intake_desktop.ui.pages.received_taking import ANYHOW, TAKE
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program

PARTNERS = (
    (
        "12" * 32,
        "Stichting Samenwerkende Buurtrestaurants en Leerwerkplaatsen Amsterdam Nieuw-West en omgeving (fictief)",
    ),
    ("34" * 32, "Stichting Dichtbij (fictief)"),
)
WITHOUT_KEY = ("56" * 32, "Stichting Nog Niet (fictief)")
COLLEAGUE = "Collega bij een andere organisatie"
TALKED = date(2026, 11, 20)
GIVEN = Permission("overname", "toestemming", TALKED, consent_on=TALKED, how_given="mondeling")


def draw(
    window: MainWindow, dossier_id: str, folder: Path, settle: Callable[[], None], keep: exchange_shots.Keep
) -> None:
    """Step 1 without and with known organisations, step 4, the list of what left, and the file over there."""
    vault = _vault(window)
    came = _from_elsewhere(vault, folder)
    _know_nobody(vault)
    for ending, look, text_size in exchange_shots.LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        _at_exchange(window, dossier_id, settle)
        keep(window, f"22-heel-dossier-niemand-bekend{ending}")
        _know_partners(vault)
        _at_exchange(window, dossier_id, settle)
        keep(window, f"22-heel-dossier-ontvanger{ending}")
        _make(window, folder / f"weg{ending}", settle)
        keep(window, f"22-heel-dossier-klaar{ending}")
        exchange_shots.named(window, QAbstractButton, "Klaar").click()
        settle()
        keep(window, f"22-heel-dossier-eerder{ending}")
        _pin(vault, Compared(came.public_key, came.organisation, FROM_CARD, "", came.sealing_key))
        _received(window, came, settle)
        keep(window, f"22-heel-dossier-ontvangen{ending}")
        _take(window, settle)
        keep(window, f"22-heel-dossier-overnemen{ending}")
        if not ending:
            _taken(window, settle)
            keep(window, "22-heel-dossier-overgenomen")
        _know_nobody(vault)
    _know_partners(vault)
    window.change_settings(replace(window.settings, theme="licht", text_size=100))


def _vault(window: MainWindow) -> Vault:
    assert window.frame is not None  # noqa: S101 - the vault is open
    return window.frame.workplace.vault


def _know_nobody(vault: Vault) -> None:
    for known in vault.run(lambda store: store.senders.all(vault.actor)).result():
        _away(vault, known)


def _away(vault: Vault, known: KnownSender) -> None:
    vault.run(lambda store: store.senders.remove(vault.actor, known.public_key)).result()


def _know_partners(vault: Vault) -> None:
    for key, name in (*PARTNERS, WITHOUT_KEY):
        sealing_key = "" if name == WITHOUT_KEY[1] else keys.public_key(bytes.fromhex(key)).hex()
        _pin(vault, Compared(key, name, FROM_CARD, "", sealing_key))


def _pin(vault: Vault, unheard: Compared) -> None:
    known = KnownSender(unheard.public_key, "", of_this_computer().now(), "", "", sealing_key=unheard.sealing_key)
    heard = replace(unheard, heard=known.fingerprint[-9:])
    vault.run(lambda store: store.senders.pin(vault.actor, heard)).result()


def _at_exchange(window: MainWindow, dossier_id: str, settle: Callable[[], None]) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("list"))
    settle()
    window.frame.show_place(Place("exchange", dossier_id=dossier_id))
    exchange_shots.wait_for(lambda: any(page.isVisible() for page in window.findChildren(ExchangePage)), settle)
    exchange_shots.named(window, QAbstractButton, COLLEAGUE).click()
    settle()
    page = next(page for page in window.frame.findChildren(ExchangePage) if page.isVisible())
    page._sides.area.ensureWidgetVisible(page._steps.who.partners)
    settle()


def _make(window: MainWindow, folder: Path, settle: Callable[[], None]) -> None:
    folder.mkdir()
    exchange_shots.named(window, QAbstractButton, PARTNERS[0][1]).click()
    for _ in range(2):
        exchange_shots.named(window, QAbstractButton, "Volgende").click()
        exchange_shots.wait_for_pages(window, settle)
    for name in ("De begeleiding overnemen", "Toestemming van de deelnemer"):
        exchange_shots.named(window, QAbstractButton, name).click()
    settle()
    exchange_shots.named(window, QAbstractButton, "mondeling").click()
    for name in ("Vandaag: Besproken met Jamila op", "Vandaag: Toestemming gegeven op"):
        exchange_shots.named(window, QAbstractButton, name).click()
    exchange_shots.write(window, "Map", str(folder))
    exchange_shots.named(window, QAbstractButton, "Bestand maken").click()
    exchange_shots.wait_for_pages(window, settle)
    exchange_shots.wait_for(lambda: bool(list(folder.glob("overdracht-*.springplank"))), settle)
    settle()


def _from_elsewhere(here: Vault, folder: Path) -> Received:
    """A whole dossier that another organisation made for us in a vault of its own, as it is read here."""
    import shot_studio  # this module is drawn by that one

    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)
    means = replace(of_this_computer(), now=lambda: shot_studio.NOW, new_id=lambda: uuid.uuid4().hex)
    desk = program.local_desk(folder / "ver", KdfPolicy(cost=cheap, least=cheap), means)
    name = "Stichting Ver Weg (fictief)"
    there = desk.found(
        Founding(name, "Oost", "Joke Bedacht", "Joke", "een lange fictieve zin", desk.new_recovery_key())
    )
    try:
        card, ours = desk.our_card(there), desk.our_card(here)
        _pin(there, Compared(ours.public_key, ours.organisation, FROM_CARD, "", ours.sealing_key))
        session = desk.open_session(there, shot_studio.add_examples(desk, there))
        wish = ExportWish("collega", "", GIVEN, file_format=FileFormat.SEALED, partner=ours.public_key)
        done = desk.export(session, wish, folder)
    finally:
        there.close()
    _pin(here, Compared(card.public_key, card.organisation, FROM_CARD, "", card.sealing_key))
    found = desk.receive(here, done.path, "")
    done.path.unlink()
    return found


def _take(window: MainWindow, settle: Callable[[], None]) -> None:
    """Asked once: then it is said that somebody with this name is here already."""
    button = exchange_shots.named(window, QAbstractButton, TAKE)
    button.setFocus()
    button.click()
    exchange_shots.wait_for(lambda: any(each.isVisible() for each in _buttons(window, ANYHOW)), settle)
    page = next(page for page in window.findChildren(ReceivedPage) if page.isVisible())

    def in_view() -> bool:
        page._scroll.ensureWidgetVisible(button, 0, 200)
        return not button.visibleRegion().isEmpty()

    exchange_shots.wait_for(in_view, settle)


def _taken(window: MainWindow, settle: Callable[[], None]) -> None:
    """The new participant, where everything is to be checked."""
    exchange_shots.named(window, QAbstractButton, ANYHOW).click()
    exchange_shots.wait_for(lambda: window.frame is not None and window.frame.place().page == "review", settle)


def _buttons(window: MainWindow, words: str) -> list[QAbstractButton]:
    return [each for each in window.findChildren(QAbstractButton) if each.text() == words]


def _received(window: MainWindow, came: Received, settle: Callable[[], None]) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("received"))
    exchange_shots.wait_for(lambda: any(page.isVisible() for page in window.findChildren(ReceivedPage)), settle)
    page = next(page for page in window.frame.findChildren(ReceivedPage) if page.isVisible())
    page._on_read(came)
    settle()
