"""The scenes of the gallery beside the pages of a dossier: what is exchanged and managed, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import aside_shots
import assess_shots
import away_shots
import book_shots
import exchange_shots
import finished_shots
import hours_shots
import import_shots
import lock_shots
import manage_shots
import new_key_shots
import outside_shots
import progress_shots
import received_shots
import restore_shots
import sealed_shots
import start_shots
import trouble_shots
import unread_shots
import vault_check_shots
from intake_desktop.dossier.model import Place
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import of_this_computer
from intake_desktop.ui.pages.unlock import UnlockPage
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program
from shot_studio import NOW, OUT, Painting, add_examples, asked, keep, unseen

READ = "20-ontvangen-leeg 20-ontvangen-onbekend 20-ontvangen-gewijzigd 20-ontvangen-bekend 21-onze-kaart"
OUTSIDE, SEALED = "20-ontvangen-aangereikt", outside_shots.SEALED


def trouble(painting: Painting, folder: Path) -> None:
    """All that can be the matter with a vault; on vaults of their own."""
    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)

    def desk(place: Path, now: datetime) -> program.LocalDesk:
        return program.local_desk(
            place, KdfPolicy(cost=cheap, least=cheap), replace(of_this_computer(), now=lambda: now)
        )

    def start(shown: program.LocalDesk) -> MainWindow:
        return unseen(painting, shown, folder, shown._means.now())

    scene = trouble_shots.Scene(folder / "nood", NOW, desk, start, painting.settle, keep)
    trouble_shots.door(scene)
    away_shots.at_the_start(scene)
    trouble_shots.clock(scene)
    whole = desk(scene.founded(), NOW)
    window = start(whole)
    vault = whole.unlock(whole.face().colleagues[0].slot_id, trouble_shots.PASSWORD)
    door = window.centralWidget()
    assert isinstance(door, UnlockPage)  # noqa: S101 - the vault was just made
    door.opened.emit(vault)
    painting.settle()
    dossier = add_examples(whole, vault)
    trouble_shots.working(window, dossier, painting.settle, keep)
    away_shots.while_working(window, dossier, painting.settle, keep)
    trouble_shots.leaving(window, dossier, painting.settle).save(str(OUT / "15-fout-weggaan.png"))
    vault_check_shots.looked_over(scene, whole, vault, window)
    window.close()
    painting.settle()


def other_rooms(window: MainWindow, dossier: str, folder: Path, painting: Painting) -> None:
    """What is sent, received, known of others and managed; each file of these scripts draws its own."""
    settle = painting.settle
    parts: tuple[tuple[str, Callable[[], None]], ...] = (
        ("10", lambda: exchange_shots.draw(window, folder, settle, keep)),
        ("17-nakijken 18 19", lambda: finished_shots.draw(window, settle, keep)),
        (READ, lambda: received_shots.draw(window, dossier, settle, keep)),
        (OUTSIDE, lambda: outside_shots.draw(window, OUTSIDE, settle, keep)),
        (f"{OUTSIDE}-verzegeld", lambda: outside_shots.draw(window, f"{OUTSIDE}-verzegeld", settle, keep, SEALED)),
        ("22-heel-dossier", lambda: sealed_shots.draw(window, dossier, folder, settle, keep)),
        ("10 21-onze-kaart 22-adresboek 23", lambda: book_shots.draw(window, dossier, folder, settle, keep)),
        ("24", lambda: import_shots.draw(window, settle, keep)),
        ("13-beheer", lambda: manage_shots.draw(window, folder, settle, keep)),
        ("13-beheer-nieuwe-sleutel 13-nieuwe-sleutel", lambda: new_key_shots.draw(window, settle, keep)),
        ("13-beheer-reservekopieen", lambda: start_shots.backups(window, settle, keep)),
        (restore_shots.IN_BEHEER, lambda: restore_shots.beheer(window, folder / "reservekopieen", settle, keep)),
        ("08-uren- 17-nakijken-reden", lambda: hours_shots.draw(window, settle, keep)),
        ("04-intake-getypt 17-nakijken-getypt", lambda: unread_shots.draw(window, settle, keep)),
        ("09-advies-", lambda: assess_shots.draw(window, settle, keep)),
        ("11-voortgang", lambda: progress_shots.draw(window, settle, keep)),
        ("27-lege-formulieren 28-hulp", lambda: aside_shots.draw(window, dossier, settle, keep)),
        ("25-gesprek 26-afgedekt 13-beheer-vergrendelen", lambda: lock_shots.draw(window, dossier, settle, keep)),
    )
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("exchange", dossier))  # where the first two begin
    settle()
    for names, draw in parts:
        if asked(*names.split()):
            draw()
