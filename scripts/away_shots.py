"""Pictures of a vault that is not there: when the program starts, and while somebody works in it."""

from __future__ import annotations

from dataclasses import replace

import manage_shots
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.saving import SaveState
from intake_desktop.dossier.whereabouts import NotThisVault, NoVaultThere
from intake_desktop.errors import VaultMissing
from intake_desktop.storage import remembered_place
from intake_desktop.ui import theme
from intake_desktop.ui.pages.away_page import NOT_YET, AwayPage
from intake_desktop.ui.window import MainWindow
from trouble_shots import LOOKS, PLACE, Keep, Scene, Settle, gone


def at_the_start(scene: Scene) -> None:
    """A vault on a stick that is not in when the program starts; its three states in each look."""
    folder = scene.founded()
    note = scene.folder / "kluis-plek.json"
    remembered_place.keep(note, folder)
    gone(folder)
    for ending, look, size in LOOKS:
        theme.apply_choice(look, size)
        desk = scene.desk(folder, scene.now)
        desk.note = note
        window = scene.start(desk)
        page = window.centralWidget()
        assert isinstance(page, AwayPage)  # noqa: S101 - it was opened here before
        page._on_look()
        manage_shots._wait(window, scene.settle, lambda window=window: manage_shots._reads(window, NOT_YET))  # type: ignore[misc]  # this window
        manage_shots._invent_places(window, folder.parent)
        scene.keep(window, f"01-openen-fout-kluis-weg{ending}")
        page._other.click()
        page._choice.line.setText("/media/joke/STICK1")
        page._on_none_here(NoVaultThere())
        scene.settle()
        scene.keep(window, f"01-openen-fout-kluis-weg-andere{ending}")
        page._back.click()
        page._place = manage_shots.PLACE + "/kluis"
        page._ask()
        scene.settle()
        scene.keep(window, f"01-openen-fout-kluis-weg-nieuw{ending}")
        window.close()
    theme.apply_choice("licht", 100)


def while_working(window: MainWindow, dossier: str, settle: Settle, keep: Keep) -> None:
    """The folder is asked in which the vault stands now; once with a folder that holds another vault."""
    for ending, look, size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=size))
        assert window.frame is not None  # noqa: S101 - the vault is open
        window.frame.show_place(Place("intake", dossier, section_id="wie_ben_ik"))
        settle()
        window.frame._show_saved(SaveState(failed_since=window._now(), error=VaultMissing(plek=PLACE)))
        window.frame._trouble._search()
        settle()
        found = window.frame._trouble._finding
        assert found is not None  # noqa: S101 - it was just opened
        found._choice.line.setText("/media/joke/STICK1")
        if ending:
            found._on_not(NotThisVault())
        settle()
        keep(window, f"15-fout-map-aanwijzen{ending}")
        window.frame._show_saved(SaveState(saved_at=window._now()))
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
