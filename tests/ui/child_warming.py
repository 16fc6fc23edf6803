"""The unlock screen in a process where nothing is loaded yet: `child_warming FOLDER ADDRESS`, the address of a bus.

Tells, as JSON, what each step of loading brought, what of a window was loaded beside its thread, and which classes of
Qt came into being on a thread by connecting to the bus and by printing.
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
from intake_desktop.wiring.program import local_desk
from tests import loaded_beside
from tests.child_app import CHEAP

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
    loaded_beside.watch(beside.append)

    def step(name: str) -> object:
        before = set(sys.modules)
        module = import_module(name)
        brought.append((name, sum(each.startswith("intake_desktop.ui") for each in set(sys.modules) - before)))
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
    told = {"brought": brought, "beside": beside, "connecting": connecting, "printing": made_by(printing(folder))}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
