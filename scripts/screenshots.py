"""`make screenshots`: the real window on fictitious dossiers, page by page, each beside its design.

`screenshots.py 13- 24-` draws only the pictures whose names begin like this, in a vault where the others did nothing.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

import book_shots
import exchange_shots
import finished_shots
import import_shots
import lock_shots
import manage_shots
import new_key_shots
import outside_shots
import received_shots
import sealed_shots
import section_shots
import start_shots
import trouble_shots
import vault_check_shots
from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import of_this_computer
from intake_desktop.ui import theme
from intake_desktop.ui.pages.first_start import FirstStartPage
from intake_desktop.ui.pages.unlock import UnlockPage
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program

ROOT = Path(__file__).resolve().parent.parent
DESIGN, OUT = ROOT / "docs" / "design", ROOT / "docs" / "screenshots"
SIZE = QSize(1366, 768)
CALM_MS = 400  # a page stands when nothing was drawn for so long
LONGEST_MS = 10_000
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
READ = "20-ontvangen-leeg 20-ontvangen-onbekend 20-ontvangen-gewijzigd 20-ontvangen-bekend 21-onze-kaart"
OUTSIDE, SEALED = "20-ontvangen-aangereikt", outside_shots.SEALED


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the design it belongs to (its file name), where in the program, and how it is shown."""

    name: str
    place: Place
    theme: str = "licht"
    text_size: int = 100


SHOTS = (
    Shot("03-deelnemers", Place("list")),
    Shot("03-deelnemers-200procent", Place("list"), text_size=200),
    Shot("04-intake", Place("intake", section_id="wie_ben_ik")),
    Shot("04-intake-donker", Place("intake", section_id="wie_ben_ik"), "donker"),
    Shot("04-intake-200procent", Place("intake", section_id="mijn_week"), text_size=200),
    Shot("05-zrm-scoren", Place("zrm", question_id="sociaal_netwerk")),
    Shot("05-zrm-scoren-donker", Place("zrm", question_id="sociaal_netwerk"), "donker"),
    Shot("05-zrm-scoren-200procent", Place("zrm", question_id="sociaal_netwerk"), text_size=200),
    Shot("05-zrm-niet-beoordeeld", Place("zrm", question_id="huiselijke_relaties")),
    Shot("07-vaardigheden", Place("skills", question_id="B2")),
    Shot("07-vaardigheden-donker", Place("skills", question_id="B2"), "donker"),
    Shot("08-uren", Place("hours")),
    Shot("08-uren-200procent", Place("hours"), text_size=200),
    Shot("09-advies", Place("advice")),
    Shot("09-advies-donker", Place("advice"), "donker"),
    Shot("09-advies-200procent", Place("advice"), text_size=200),
    Shot("10-uitwisselen-ontvanger", Place("exchange")),
)


class Painting(QWidget):
    """Notices every paint event of the program, so that one can wait until a page stands."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.last = QElapsedTimer()
        self.last.start()
        application.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Qt calls this for every event of every object."""
        if event.type() in {QEvent.Type.Paint, QEvent.Type.LayoutRequest}:
            self.last.restart()
        return False

    def settle(self) -> None:
        """Handle events until nothing has been drawn for a while."""
        whole = QElapsedTimer()
        whole.start()
        self.last.restart()
        while self.last.elapsed() < CALM_MS and whole.elapsed() < LONGEST_MS:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def beside(design: Path, screen: QImage) -> QImage:
    """The designed picture at the left, the screen at the right."""
    left = QImage(str(design))
    sheet = QImage(left.width() + 24 + screen.width(), max(left.height(), screen.height()), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#888888"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, left)
    painter.drawImage(left.width() + 24, 0, screen)
    painter.end()
    return sheet


def asked(*names: str) -> bool:
    """Whether one of these pictures is wanted; a name may be the beginning of more. Without arguments all are."""
    wanted = sys.argv[1:]
    return not wanted or any(name.startswith(each) or each.startswith(name) for each in wanted for name in names)


def keep(window: MainWindow, name: str) -> None:
    """Write the picture of the window, and the sheet with the design beside it when there is one."""
    if not asked(name):
        return
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.save(str(OUT / f"{name}.png"))
    if (design := DESIGN / f"{name}.png").is_file():
        beside(design, image).save(str(OUT / "naast" / f"{name}.png"))
    print(f"docs/screenshots/{name}.png")


def desk_with_vault(folder: Path) -> tuple[program.LocalDesk, Callable[[], Vault]]:
    """A program with an empty vault in this folder, and how to found it; the key is cheap, as in the tests."""
    cheap = KdfCost(memory_kib=64, iterations=1, lanes=1)
    means = replace(of_this_computer(), now=lambda: NOW)
    desk = program.local_desk(folder, KdfPolicy(cost=cheap, least=cheap), means)
    key = desk.new_recovery_key()
    founding = Founding(
        "Stichting Voorbeeld", "Amsterdam", "Joris Begeleider", "Joris B.", "een lange fictieve zin", key
    )
    return desk, lambda: desk.found(founding)


def add_examples(desk: program.LocalDesk, vault: Vault) -> str:
    """Put every shipped example in the vault; gives the id of the person of the designs."""
    made = {}
    for file in sorted((paths.resources() / "examples").glob("*.json")):
        example = examples.read(file, paths.resources() / "schema" / "dossier.v1.schema.json")
        dossier = opening.make(vault, example.dossier_type, lambda: NOW)
        session = desk.open_session(vault, dossier.id)
        examples.tell(example, session)
        made[file.stem] = dossier.id
    vault.run(lambda _: None).result()  # whatever was queued before this has been saved
    return made["jamila-voorbeeld"]


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
    trouble_shots.leaving(window, dossier, painting.settle).save(str(OUT / "15-fout-weggaan.png"))
    vault_check_shots.looked_over(scene, whole, vault, window)
    window.close()
    painting.settle()


def unseen(painting: Painting, desk: program.LocalDesk, folder: Path, now: datetime = NOW) -> MainWindow:
    """The window as staff start it, painted but not on a screen."""
    window = MainWindow(desk, folder / "voorkeuren.json", lambda: None, lambda: now)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(SIZE)
    window.show()
    painting.settle()
    return window


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
        ("25-gesprek 26-afgedekt 13-beheer-vergrendelen", lambda: lock_shots.draw(window, dossier, settle, keep)),
    )
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("exchange", dossier))  # where the first two begin
    settle()
    for names, draw in parts:
        if asked(*names.split()):
            draw()


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
    for shot in (each for each in SHOTS if asked(each.name)):
        window.change_settings(replace(window.settings, theme=shot.theme, text_size=shot.text_size))
        place = shot.place if shot.place.page == "list" else replace(shot.place, dossier_id=dossier)
        window.frame.show_place(place)
        painting.settle()
        keep(window, shot.name)
    other_rooms(window, dossier, folder, painting)
    window.close()
    painting.settle()
    if asked("01"):
        keep(unseen(painting, desk, folder), "01-openen")
        outside_shots.at_the_door(lambda: unseen(painting, desk, folder), painting.settle, keep)
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
        if "nood" not in sys.argv[1:]:
            walk(painting, *desk_with_vault(Path(folder) / "kluis"), Path(folder))
        trouble(painting, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
