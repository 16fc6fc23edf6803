"""`make screenshots`: the real window on fictitious dossiers, page by page, each beside its design.

`screenshots.py 13- 24-` draws only the pictures whose names begin like this, in a vault where the others did nothing.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

import outside_shots
import restore_shots
import section_shots
import start_shots
import zrm_shots
from intake_desktop.dossier import opening
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.ui import theme
from intake_desktop.ui.pages.first_start import FirstStartPage
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program
from shot_scenes import other_rooms, trouble
from shot_studio import NOW, OUT, SIZE, Painting, add_examples, asked, desk_with_vault, keep, unseen


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the design it belongs to (its file name), where in the program, and how it is shown."""

    name: str
    place: Place
    theme: str = "licht"
    text_size: int = 100
    size: tuple[int, int] = (1366, 768)


SHOTS = (
    Shot("03-deelnemers", Place("list")),
    Shot("03-deelnemers-200procent", Place("list"), text_size=200),
    Shot("04-intake", Place("intake", section_id="wie_ben_ik")),
    Shot("04-intake-donker", Place("intake", section_id="wie_ben_ik"), "donker"),
    Shot("04-intake-200procent", Place("intake", section_id="mijn_week"), text_size=200),
    Shot("07-vaardigheden", Place("skills", question_id="B2")),
    Shot("07-vaardigheden-donker", Place("skills", question_id="B2"), "donker"),
    Shot("07-vaardigheden-200procent", Place("skills", question_id="B2"), text_size=200),
    Shot("07-vaardigheden-klein", Place("skills", question_id="B2"), size=(1024, 620)),
    Shot("07-vaardigheden-laag", Place("skills", question_id="C1"), size=(1366, 690)),
    Shot("08-uren", Place("hours")),
    Shot("08-uren-donker", Place("hours"), "donker"),
    Shot("08-uren-200procent", Place("hours"), text_size=200),
    Shot("09-advies", Place("advice")),
    Shot("09-advies-donker", Place("advice"), "donker"),
    Shot("09-advies-200procent", Place("advice"), text_size=200),
    Shot("10-uitwisselen-ontvanger", Place("exchange")),
)


def walk(painting: Painting, desk: program.LocalDesk, found: Callable[[], Vault], folder: Path) -> None:
    """From the first start to the exchange page, a picture at every stop."""
    window = unseen(painting, desk, folder)
    if asked("02"):
        start_shots.steps(window, painting.settle, keep)
    vault = found()
    door = window.centralWidget()
    assert isinstance(door, FirstStartPage)  # noqa: S101 - the vault was not there yet
    door.opened.emit(vault)
    painting.settle()
    window._idle.stop()  # nobody presses a key here, and a slow computer needs more than ten minutes
    keep(window, "14-leeg-deelnemers")
    dossier = add_examples(desk, vault)
    assert window.frame is not None  # noqa: S101 - the door just opened
    if asked("intake/"):
        section_shots.draw(window, dossier, painting.settle, keep)
    pages(painting, window, dossier)
    other_rooms(window, dossier, folder, painting)
    if asked("05-zrm", "06-zrm"):
        fresh = opening.make(vault, "maatwerk", lambda: NOW).id
        twice = zrm_shots.measured_twice(desk, vault, lambda: NOW)
        zrm_shots.draw(window, (twice, dossier, fresh), painting.settle, keep)
    window.close()
    painting.settle()
    doors(painting, desk, folder)


def pages(painting: Painting, window: MainWindow, dossier: str) -> None:
    """Each page of one dossier, in its own size and look."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    for shot in (each for each in SHOTS if asked(each.name)):
        window.change_settings(replace(window.settings, theme=shot.theme, text_size=shot.text_size))
        window.resize(*shot.size)
        place = shot.place if shot.place.page == "list" else replace(shot.place, dossier_id=dossier)
        window.frame.show_place(place)
        painting.settle()
        keep(window, shot.name)
    window.resize(SIZE)


def doors(painting: Painting, desk: program.LocalDesk, folder: Path) -> None:
    """The door of a closed vault, putting a copy back, and the door of the practice vault."""
    if asked("01"):
        keep(unseen(painting, desk, folder), "01-openen")
        outside_shots.at_the_door(lambda: unseen(painting, desk, folder), painting.settle, keep)
    if asked("25-terugzetten", "25-dicht"):
        door = unseen(painting, desk, folder)
        restore_shots.draw(door, folder / "reservekopieen", "een lange fictieve zin", painting.settle, keep)
    if asked("17-oefenen"):
        start_shots.practice(folder, lambda other: unseen(painting, other, folder), painting.settle, keep)


def main() -> int:
    """Draw everything, or what the arguments ask; any error ends it."""
    for folder_name in ("naast", "intake"):
        (OUT / folder_name).mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    painting = Painting(application)
    theme.apply_choice("licht", 100)
    with tempfile.TemporaryDirectory() as folder:
        walk(painting, *desk_with_vault(Path(folder) / "kluis"), Path(folder))
        if asked("15", "01-openen-fout", "13-beheer-kluis-nakijken"):
            trouble(painting, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
