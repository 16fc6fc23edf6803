"""The unlock screen in a process where nothing is loaded yet: `child_warming FOLDER ADDRESS`, the address of a bus.

Tells, as JSON, how much of a window each step of loading brought and what else, what of a window was loaded beside its
thread, what unlocking had to load after all that, and which classes of Qt came into being on a thread by connecting to
the bus and by printing.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer

from intake_desktop.dossier.desk import PageImage
from intake_desktop.ui import signs_linux, theme, warming
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests import loaded_beside
from tests.child_app import CHEAP

PASSWORD = "een fictieve zin om te onthouden"
PATIENCE_MS = 60_000


def classes() -> set[str]:
    """Those of Qt that exist by now: PySide makes each one when it is met for the first time."""
    modules = [(name, module) for name, module in sys.modules.items() if name.startswith("PySide6.Qt")]
    named = [(f"{name}.{each}", what) for name, module in modules for each, what in vars(module).items()]
    return {name for name, what in named if isinstance(what, type)}


def made_by(work: Callable[[], object]) -> list[str]:
    """Which classes come into being when this is done on a thread."""
    before = classes()
    beside = threading.Thread(target=work)
    beside.start()
    beside.join()
    return sorted(classes() - before)


def loaded_by_unlocking(desk: LocalDesk) -> list[str]:
    """What opening the vault and locking it still has to load."""
    before = set(sys.modules)
    desk.unlock(desk.face().colleagues[0].slot_id, PASSWORD).close()
    return sorted(set(sys.modules) - before)


def printing(folder: Path) -> Callable[[], object]:
    """Two small pages, printed as the participant's own copy is."""
    from PySide6.QtPrintSupport import QPrinter

    from intake_desktop.ui.pages import exchange_paper

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "blad.pdf"))
    page = PageImage(2, 2, bytes(16), "")
    return lambda: exchange_paper.print_pages(printer, [page, page])


def main(folder: Path, address: str) -> None:
    beside: list[str] = []
    brought: list[tuple[str, int]] = []
    besides: list[str] = []
    loaded_beside.watch(beside.append)

    def step(name: str) -> object:
        before = set(sys.modules)
        module = import_module(name)
        new = set(sys.modules) - before
        of_a_window = {each for each in new if each.startswith(("intake_desktop.ui", "PySide6"))}
        brought.append((name, len(of_a_window)))
        besides.extend(sorted(new - of_a_window) if name in warming.STEPS else ())
        return module

    warming.import_module = step
    application = theme.application(sys.argv[0])
    desk = local_desk(folder / "kluis", CHEAP)
    window = MainWindow(desk, folder / "voorkeuren.json", application.quit, lambda: datetime.now().astimezone())
    window.show()
    end = QDeadlineTimer(PATIENCE_MS)
    while "intake_desktop.ui.frame" not in sys.modules and not end.hasExpired():
        application.processEvents()
    connecting = made_by(lambda: signs_linux._connect(signs_linux.Buses(address, address), ("een", "twee")))
    told = {"brought": brought, "besides": besides, "beside": beside, "unlocking": loaded_by_unlocking(desk)}
    told |= {"connecting": connecting, "printing": made_by(printing(folder))}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
