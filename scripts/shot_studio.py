"""Where pictures are made: the window as staff have it, waiting until it stands, and keeping what is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.ports import Vault
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import of_this_computer
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import program

ROOT = Path(__file__).resolve().parent.parent
DESIGN, OUT = ROOT / "docs" / "design", ROOT / "docs" / "screenshots"
SIZE = QSize(1366, 768)
CALM_MS = 400  # a page stands when nothing was drawn for so long
LONGEST_MS = 10_000
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


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
        """Handle events until nothing has been drawn for a while; long work is no calm, its drawing comes after it."""
        whole, once = QElapsedTimer(), QElapsedTimer()
        whole.start()
        self.last.restart()
        while self.last.elapsed() < CALM_MS and whole.elapsed() < LONGEST_MS:
            once.restart()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if once.elapsed() > CALM_MS // 4:
                self.last.restart()


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
    copies = folder.with_name("reservekopieen")
    copies.mkdir()
    founding = Founding(
        "Stichting Voorbeeld", "Amsterdam", "Joris Begeleider", "Joris B.", "een lange fictieve zin", key, copies
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


def unseen(painting: Painting, desk: program.LocalDesk, folder: Path, now: datetime = NOW) -> MainWindow:
    """The window as staff start it, painted but not on a screen."""
    window = MainWindow(desk, folder / "voorkeuren.json", lambda: None, lambda: now)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(SIZE)
    window.show()
    painting.settle()
    return window
