"""What stands behind the unlock screen, loaded while somebody types: libraries beside the window, its own parts on it.

A class of Qt may only come into being on the thread of the window. Before Python 3.12 PySide keeps all of them in one
table, which Qt reads without Python's lock; whoever reads while another thread adds to it falls over. Somebody with a
screen reader, which asks the window all day, saw it fall over at unlocking (docs/decisions/0100).
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background
from intake_desktop.ui.background import Failed

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import Desk

_DOSSIER = "intake_desktop.dossier"
LIBRARIES = (
    "segno",
    "intake_desktop.form_engine.on_paper",
    f"{_DOSSIER}.session",
    f"{_DOSSIER}.opening",
    f"{_DOSSIER}.clashes",
    f"{_DOSSIER}.goals",
    f"{_DOSSIER}.going_well",
    f"{_DOSSIER}.after_words",
    f"{_DOSSIER}.received",
    f"{_DOSSIER}.unsaved",
)
"""What the pages need besides, without Qt in it: a step loads nothing that unlocking, on its thread, may load too."""
_UI = "intake_desktop.ui"
STEPS = (
    f"{_UI}.parts.banner",
    f"{_UI}.fields.options",
    f"{_UI}.fields.making",
    f"{_UI}.question_block",
    f"{_UI}.pages.list_page",
    f"{_UI}.pages.import_page",
    f"{_UI}.pages.form_page",
    f"{_UI}.pages.hours_page",
    f"{_UI}.pages.advice_page",
    f"{_UI}.pages.exchange_paper",
    f"{_UI}.pages.exchange_consent",
    f"{_UI}.pages.exchange_page",
    f"{_UI}.pages.dossier_page",
    f"{_UI}.pages.book_page",
    f"{_UI}.pages.recovery_card",
    f"{_UI}.pages.manage_page",
    f"{_UI}.pages.plain",
    f"{_UI}.frame",
)
"""Modules that take about 40 ms at most to load, the last one with all the rest: between two of them a key is heard."""


def begin(desk: Desk, on_error: Failed, receiver: QWidget) -> None:
    """Load everything; what is left when the receiver is gone is loaded by whoever needs it."""
    background.load(partial(_libraries, desk), lambda _: _Steps(receiver, on_error).start(), on_error, receiver)


def _libraries(desk: Desk) -> None:
    desk.warm_up()
    for name in LIBRARIES:
        import_module(name)


class _Steps(QTimer):
    """Loads one of them at each turn of the window, until all are there or its parent is gone.

    A single shot that is under way when its receiver goes would never let go of it.
    """

    def __init__(self, parent: QWidget, on_error: Failed) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._left = iter(STEPS)
        self.timeout.connect(self._next)

    def _next(self) -> None:
        name = next(self._left, None)
        if name is None:
            self.stop()
            return
        try:
            import_module(name)
        except Exception:
            self.stop()
            self._on_error(SpringplankError())
            raise
