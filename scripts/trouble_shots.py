"""Pictures of trouble: a vault that stays shut, saving that fails, and a wrong clock."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMessageBox

import manage_shots
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.saving import SaveState
from intake_desktop.errors import DiskFull, FolderReadOnly, NotSaved, SpringplankError, VaultDamaged, VaultMissing
from intake_desktop.sealing import canonical
from intake_desktop.storage import osguard
from intake_desktop.storage.still_there import VaultReplaced
from intake_desktop.ui import theme
from intake_desktop.ui.dialogs.unsaved import leave_anyway
from intake_desktop.ui.pages.unlock import UnlockPage
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring.desk import LocalDesk

Settle = Callable[[], None]
Keep = Callable[[MainWindow, str], None]
PASSWORD = "een lange fictieve zin"  # noqa: S105 - fictitious
LOOKS = (("", "licht", 100), ("-donker", "donker", 100), ("-200procent", "licht", 200))
PLACE = Path("/gebruikers/joris/Springplank/kluis")
KEY_FILES = ("sleutels-a.json", "sleutels-b.json")


@dataclass(frozen=True, slots=True)
class Scene:
    """A place for vaults, how a desk is made for one at a certain time, how its window is shown, and how it is kept."""

    folder: Path
    now: datetime
    desk: Callable[[Path, datetime], LocalDesk]
    start: Callable[[LocalDesk], MainWindow]
    settle: Settle
    keep: Keep

    def founded(self) -> Path:
        """A closed vault of somebody fictitious, as often as one is needed."""
        template = self.folder / "gaaf" / "kluis"
        if not template.exists():
            desk = self.desk(template, self.now)
            key = desk.new_recovery_key()
            desk.found(Founding("Stichting Voorbeeld", "Amsterdam", "Joke Bedacht", "Joke B.", PASSWORD, key)).close()
        broken = self.folder / "stuk" / "kluis"
        shutil.rmtree(broken.parent, ignore_errors=True)
        shutil.copytree(template, broken)
        return broken


# The door.


def spoilt_keys(folder: Path) -> None:
    """Neither key file can be read."""
    for name in KEY_FILES:
        (folder / name).write_bytes(b"{kapot")


def one_spoilt_key(folder: Path) -> None:
    """One of the two."""
    (folder / KEY_FILES[0]).write_bytes(b"{kapot")


def newer(folder: Path) -> None:
    """Made by a program of later."""
    for name in KEY_FILES:
        found = json.loads((folder / name).read_bytes())
        (folder / name).write_bytes(canonical.dumps(found | {"version": 2}))


def strange(folder: Path) -> None:
    """Files that nobody here knows."""
    for path in folder.iterdir():
        path.unlink()
    (folder / "kluis.2").write_bytes(b"later")


def plain(folder: Path) -> None:
    """A database that is not encrypted."""
    (folder / "kluis.db").unlink()
    with sqlite3.connect(folder / "kluis.db") as made:
        made.execute("CREATE TABLE iets (x)")
    made.close()


def gone(folder: Path) -> None:
    """Unplugged after the door was shown."""
    folder.rename(folder.with_name("elders"))


SHUT = (("sleutels-kapot", spoilt_keys), ("nieuwer", newer), ("onbekend", strange))
"""Nobody can open these: the door asks for no password."""
REFUSED = (("een-sleutel-kapot", one_spoilt_key, False), ("beschadigd", plain, True), ("weg", gone, True))
"""The door is shown; with a password tried or not."""


def door(scene: Scene) -> None:
    """Every state in which the vault stays shut."""
    for name, spoil in SHUT:
        spoil(scene.founded())
        shown(scene, f"01-openen-fout-{name}", LOOKS if name == "sleutels-kapot" else LOOKS[:1])
    for name, spoil, tried in REFUSED:
        folder = scene.founded()
        if tried:
            refused(scene, folder, f"01-openen-fout-{name}", lambda spoil=spoil, folder=folder: spoil(folder))  # type: ignore[misc]  # this spoil and this folder
        else:
            spoil(folder)
            shown(scene, f"01-openen-fout-{name}", LOOKS)
    folder = scene.founded()
    held = osguard.take(folder, osguard.Holder("Sanne V.", "balie-2", scene.now.replace(hour=8, minute=52)))
    refused(scene, folder, "01-openen-fout-in-gebruik", lambda: None)
    held.release()
    older = scene.founded()
    refused(scene, older, "01-openen-fout-ouder", lambda: put_back_one_file(scene, older))
    synced = scene.folder / "OneDrive" / "kluis"
    shutil.copytree(scene.founded(), synced)
    refused(scene, synced, "01-openen-fout-gedeeld", lambda: None)


def put_back_one_file(scene: Scene, folder: Path) -> None:
    """The database of before, beside an anchor of now."""
    before = (folder / "kluis.db").read_bytes()
    desk = scene.desk(folder, scene.now)
    desk.unlock(desk.face().colleagues[0].slot_id, PASSWORD).close()
    (folder / "kluis.db").write_bytes(before)


def shown(scene: Scene, name: str, looks: tuple[tuple[str, str, int], ...]) -> None:
    """The window as it starts, made anew in every look."""
    for ending, look, size in looks:
        theme.apply_choice(look, size)
        window = scene.start(scene.desk(scene.folder / "stuk" / "kluis", scene.now))
        manage_shots._invent_places(window, scene.folder / "stuk")
        scene.settle()
        scene.keep(window, f"{name}{ending}")
        window.close()
    theme.apply_choice("licht", 100)


def refused(scene: Scene, folder: Path, name: str, spoil: Callable[[], None]) -> None:
    """The door with a password that is tried after this happened."""
    window = scene.start(scene.desk(folder, scene.now))
    spoil()
    page = window.centralWidget()
    assert isinstance(page, UnlockPage)  # noqa: S101 - the vault is there
    page._password._line.setText(PASSWORD)
    page._on_open()
    manage_shots._wait(window, scene.settle, lambda: manage_shots._reads(window, "(ZK-"))
    manage_shots._invent_places(window, folder.parent)
    scene.keep(window, name)
    window.close()


# While somebody works.

SAVING: tuple[tuple[str, SpringplankError], ...] = (
    ("schijf-vol", DiskFull()),
    ("alleen-lezen", FolderReadOnly()),
    ("map-weg", VaultMissing(plek=PLACE)),
    ("andere-kluis", VaultReplaced(plek=PLACE)),
    ("beschadigd", VaultDamaged()),
    ("opslaan-lukt-niet", NotSaved(tijd="10:00")),
)
"""What may keep an answer from the vault."""


def working(window: MainWindow, dossier: str, settle: Settle, keep: Keep) -> None:
    """The bar over a talk for each reason, and the question when somebody leaves all the same."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    for name, error in SAVING:
        for ending, look, size in LOOKS if name == "schijf-vol" else LOOKS[:1]:
            window.change_settings(replace(window.settings, theme=look, text_size=size))
            window.frame.show_place(Place("intake", dossier, section_id="wie_ben_ik"))
            settle()
            window.frame._show_saved(SaveState(failed_since=window._now(), error=error))
            settle()
            keep(window, f"15-fout-{name}{ending}")
            window.frame._show_saved(SaveState(saved_at=window._now()))
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    window.frame.show_place(Place("list"))
    settle()
    window.frame.tell(DiskFull())
    settle()
    keep(window, "15-fout-schijf-vol-bij-kijken")


def leaving(window: MainWindow, dossier: str, settle: Settle) -> QImage:
    """The question over the talk, as one picture."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("intake", dossier, section_id="wie_ben_ik"))
    settle()
    window.frame._show_saved(SaveState(failed_since=window._now(), error=DiskFull()))
    settle()
    seen: list[QImage] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)  # noqa: S101 - it was just opened
        seen.append(box.grab().toImage())
        box.reject()

    QTimer.singleShot(200, look)
    leave_anyway(window, DiskFull())
    whole, box = window.grab().toImage(), seen[0]
    painter = QPainter(whole)
    corner = QPoint((whole.width() - box.width()) // 2, (whole.height() - box.height()) // 2)
    painter.drawImage(corner, box)
    painter.drawRect(QRect(corner, box.size()))  # a desktop draws the frame of a window
    painter.end()
    window.frame._show_saved(SaveState(saved_at=window._now()))
    settle()
    return whole


def clock(scene: Scene) -> None:
    """A vault that was used three days later than now."""
    folder = scene.founded()
    desk = scene.desk(folder, scene.now - timedelta(days=3))
    window = scene.start(desk)
    page = window.centralWidget()
    assert isinstance(page, UnlockPage)  # noqa: S101 - the vault is there
    page.opened.emit(desk.unlock(desk.face().colleagues[0].slot_id, PASSWORD))
    manage_shots._wait(window, scene.settle, lambda: manage_shots._reads(window, "Klopt de klok"))
    scene.keep(window, "15-fout-klok")
    window.close()
    scene.settle()
