"""Putting a backup copy back in calm steps: choose, open, look inside, and then put it in place or let it go."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.restoring import BroughtCopy, CopyInside, FoundCopy, RestoreStopped
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.restore_bringing import Bringing
from intake_desktop.ui.pages.restore_choose import ChooseCopy
from intake_desktop.ui.pages.restore_inside import LookInside
from intake_desktop.ui.pages.restore_open import OpenCopy
from intake_desktop.ui.pages.restored import Restored

STEPS = ("Kiezen", "Openen", "Bekijken", "Klaar")
_NUMBERS: dict[type, int] = {OpenCopy: 1, LookInside: 2, Restored: 3}


class RestoreSteps(QWidget):
    """For a page of its own and, with `looking_only`, for a card: then nothing is ever put in place."""

    opened = Signal(object)
    """Vault: the copy stands in its place and is open."""
    rebuilt = Signal()
    stepped = Signal(int)
    """Which of STEPS is shown now."""
    held = Signal(bool)
    """Nobody may go away now: the vault is changing place, or being opened."""
    ended = Signal()
    """Looking is done, or there is nothing to put back."""

    def __init__(self, desk: Desk, now: Callable[[], datetime], looking_only: bool = False) -> None:
        super().__init__()
        self._desk, self._now, self._looking_only = desk, now, looking_only
        self._brought: BroughtCopy | None = None
        self._stop = Event()
        self._dropped: Future[None] | None = None
        self._choose = ChooseCopy(desk, now)
        self._step: QWidget | None = None
        self._open: OpenCopy | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._column.addWidget(self._choose)
        self._choose.chosen.connect(self._bring)
        self._choose.rebuilt.connect(self.rebuilt)

    def take_focus(self) -> None:
        """Begin at the folder."""
        self._choose.take_focus()

    def leave(self) -> None:
        """Stop, forget what was typed and take away what was taken over, off the screen's thread."""
        self._stop.set()
        self._let_go()

    def _let_go(self) -> None:
        brought, self._brought = self._brought, None
        if self._open is not None:
            self._open.forget()
        if brought is not None:
            self._dropped = background.run(brought.drop, lambda _nothing: None, lambda _error: None)

    def _show(self, step: QWidget | None) -> None:
        """This step, or choosing when there is none."""
        if self._step is not None and self._step is not self._open:
            self._throw(self._step)
        self._step = step
        self._choose.setVisible(step is None)
        if step is not None and self._column.indexOf(step) < 0:
            self._column.addWidget(step)
        if self._open is not None:
            self._open.setVisible(step is self._open)
        if step is not None:
            step.show()
        self.stepped.emit(_NUMBERS.get(type(step), 0))
        self.rebuilt.emit()

    def _throw(self, step: QWidget) -> None:
        self._column.removeWidget(step)
        step.hide()
        step.deleteLater()

    def _bring(self, copy: FoundCopy) -> None:
        self._stop = stop = Event()
        bringing = Bringing()
        bringing.stopped.connect(stop.set)
        self._show(bringing)
        bringing.take_focus()
        work = partial(_taken_over, self._desk, copy, stop, self._dropped)
        background.run(work, self._on_brought, self._on_not_brought, self)

    def _on_not_brought(self, error: SpringplankError) -> None:
        self._show(None)
        self._choose.tell(error)
        self._choose.take_focus()

    def _on_brought(self, brought: BroughtCopy) -> None:
        self._brought = brought
        self._open = OpenCopy(brought)
        self._open.looked.connect(self._on_looked)
        self._open.back.connect(self._again)
        self._open.rebuilt.connect(self.rebuilt)
        self._show(self._open)
        self._open.take_focus()

    def _again(self) -> None:
        """Another copy: nothing of this one stays."""
        self._let_go()
        self._show(None)
        if self._open is not None:
            self._throw(self._open)
            self._open = None
        self._choose.take_focus()

    def _on_looked(self, inside: CopyInside) -> None:
        look = LookInside(inside, self._now(), self._looking_only)
        look.rebuilt.connect(self.rebuilt)
        look.back.connect(self._on_done_looking)
        look.agreed.connect(partial(self._put, look))
        if self._looking_only and self._open is not None:
            self._open.forget()
        self._show(look)
        look.take_focus()

    def _on_done_looking(self) -> None:
        self._again()
        if self._looking_only:
            self.ended.emit()

    def _put(self, look: LookInside) -> None:
        brought = self._brought
        if brought is not None:
            look.busy(True)
            self.held.emit(True)
            background.run(brought.put_back, self._on_put, partial(self._on_not_put, look), self)

    def _on_not_put(self, look: LookInside, error: SpringplankError) -> None:
        self.held.emit(False)
        look.tell(error)

    def _on_put(self, aside: Path | None) -> None:
        self.held.emit(False)
        self._brought = None
        assert self._open is not None
        done = Restored(self._desk, self._open, aside)
        done.opened.connect(self._on_opened)
        done.held.connect(self.held)
        self._show(done)
        done.take_focus()

    def _on_opened(self, vault: Vault) -> None:
        if self._open is not None:
            self._open.forget()
        self.opened.emit(vault)


def _taken_over(desk: Desk, copy: FoundCopy, stop: Event, former: Future[None] | None) -> BroughtCopy:
    """Take it over once the former one is gone; when somebody went away meanwhile, nothing of it stays."""
    if former is not None:
        former.exception()
    brought = desk.bring_copy(copy, stop.is_set)
    if stop.is_set():
        brought.drop()
        raise RestoreStopped
    return brought
