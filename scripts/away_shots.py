"""Pictures of a vault that is not there: when the program starts, and while somebody works in it."""

from __future__ import annotations

import manage_shots
from intake_desktop.dossier.whereabouts import NoVaultThere
from intake_desktop.storage import remembered_place
from intake_desktop.ui import theme
from intake_desktop.ui.pages.away_page import NOT_YET, AwayPage
from trouble_shots import LOOKS, Scene, gone


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
