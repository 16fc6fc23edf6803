"""The one window: first start or unlocking, then the frame with its pages, and the way back to a locked vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from intake_desktop.errors import KeyFilesDamaged, SpringplankError
from intake_desktop.ui import background, preferences, theme
from intake_desktop.ui.doors import Doors
from intake_desktop.ui.idle import IdleWatch
from intake_desktop.ui.leaving import Leaving

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.model import Place
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.ui.frame import Frame

IDLE_SECONDS = 10 * 60


@runtime_checkable
class Door(Protocol):
    """A page before the vault is open that can tell that a file waits."""

    def tell_waiting(self, waits: bool) -> None: ...


class MainWindow(QMainWindow, Doors):
    """Springplank's window. Its title never names a person."""

    entered = Signal()
    """The vault is open and what the work needs is loaded."""
    other_asked = Signal()
    """Start afresh on the other vault: from the real one to practising, or back."""

    def __init__(
        self, desk: Desk, settings_file: Path, relaunch: Callable[[], None], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self.desk = desk
        self._settings_file = settings_file
        self._relaunch = relaunch
        self._now = now
        self.settings = preferences.load(settings_file)
        self.frame: Frame | None = None
        self._handed: Path | None = None
        self._idle = IdleWatch(IDLE_SECONDS, self)
        self._leaving = Leaving(self)
        self._leaving.began.connect(self._on_leaving)
        self._leaving.stayed.connect(self._idle.start)
        self._leaving.emptied.connect(self._on_emptied)
        self._idle.expired.connect(self.lock)
        self._idle.remaining.connect(self._tell_countdown)
        self.setWindowTitle("Springplank - OEFENEN" if desk.practice else "Springplank")
        self._mark_practice()
        self.setMinimumSize(1024, 620)
        self.resize(self.settings.width, self.settings.height)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock)
        self._open()

    def _mark_practice(self) -> None:
        """Above everything, whatever page is shown; anew in another look or text size."""
        if self.desk.practice:
            from intake_desktop.ui.practice_band import PracticeBand

            band = PracticeBand()
            band.stopped.connect(self._go_to_other)
            self.setMenuWidget(band)

    def _go_to_other(self) -> None:
        if self.frame is None:
            self.other_asked.emit()
        else:
            self._leaving.leave(self.frame, self.other_asked.emit)

    def _open(self) -> None:
        """Show the door: unlocking when there is a vault, else the first start."""
        try:
            face = self.desk.face()
        except SpringplankError as error:
            self._stay_shut(error)
            return
        if face.exists and not face.colleagues:
            self._stay_shut(KeyFilesDamaged())
        elif face.exists:
            from intake_desktop.ui.pages.unlock import UnlockPage

            unlock = UnlockPage(self.desk, face, self.settings.last_slot)
            unlock.chosen.connect(self._remember_slot)
            unlock.opened.connect(self._enter)
            unlock.tell_waiting(self._handed is not None)
            unlock.practise.connect(self._go_to_other)
            unlock.restore.connect(self._restore)
            self.setCentralWidget(unlock)
        elif self.desk.practice:
            from intake_desktop.ui.pages.practice_start import PracticeStartPage

            start = PracticeStartPage(self.desk)
            start.opened.connect(self._enter)
            self.setCentralWidget(start)
        else:
            self._start_anew()

    def _remember_slot(self, slot_id: str) -> None:
        if not self.desk.practice:
            self.change_settings(replace(self.settings, last_slot=slot_id))

    def _enter(self, vault: Vault) -> None:
        """The vault is open: build the frame and go back to where this colleague was."""
        from intake_desktop.ui import frame  # what the unlock screen does not need is loaded behind it

        self.frame = frame.enter(self.desk, vault, self._now, self.settings, self.change_settings)
        self.frame.workplace.lock.connect(self.lock)
        self.setCentralWidget(self.frame)
        self._idle.start()
        background.watch(vault.run(lambda store: store.places.last(vault.actor)), self._return_to, self._start_at_list)
        self.entered.emit()

    def _return_to(self, place: Place | None) -> None:
        if self.frame is None:
            return
        if self._handed is None:
            self.frame.start(place)
        else:
            self._show_handed(self.frame)

    def come_forward(self, handed: Path | None) -> None:
        """Somebody started the program again, perhaps with a file."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if handed is not None:
            self.hand(handed)

    def hand(self, path: Path) -> None:
        """A file from outside: it is shown on the page Ontvangen, when the vault is locked after unlocking."""
        self._handed = path
        here = self.centralWidget()
        if self.frame is not None and not self._leaving.underway:
            self._show_handed(self.frame)
        elif isinstance(here, Door):
            here.tell_waiting(True)

    def _show_handed(self, frame: Frame) -> None:
        handed, self._handed = self._handed, None
        if handed is not None:
            frame.show_file(handed)

    def _start_at_list(self, error: SpringplankError) -> None:
        self._return_to(None)
        if self.frame is not None:
            self.frame.tell(error)

    def change_settings(self, settings: preferences.Preferences) -> None:
        """Keep a choice of this workstation and show it at once."""
        changed = (settings.theme, settings.text_size) != (self.settings.theme, self.settings.text_size)
        self.settings = settings
        preferences.save(self._settings_file, settings)
        if changed:
            theme.apply_choice(settings.theme, settings.text_size)
            self._mark_practice()
            if self.frame is not None:
                self._rebuild(self.frame)

    def _rebuild(self, old: Frame) -> None:
        """Another look or text size: make the frame anew around the place where somebody is."""
        place = old.place()
        old.leave()
        self.frame = old.again(self.settings)
        self.setCentralWidget(self.frame)
        self.frame.show_place(place)
        self.activateWindow()  # the menu that asked for it is gone, and with it what had the keyboard

    def _tell_countdown(self, seconds: int) -> None:
        if self.frame is not None:
            self.frame.show_countdown(seconds)

    def lock(self) -> None:
        """Save what is being typed, remember the place, close the vault and start afresh at the unlock screen."""
        if self.frame is not None:
            self._leaving.leave(self.frame, self._relaunch)

    def _on_leaving(self) -> None:
        self._keep_size()
        self._idle.stop()

    def _on_emptied(self) -> None:
        self.frame = None
        self.setCentralWidget(QWidget())

    def _keep_size(self) -> None:
        size = self.normalGeometry()
        self.change_settings(
            replace(self.settings, width=size.width(), height=size.height(), maximised=self.isMaximized())
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window closes the vault first."""
        self._keep_size()
        if self.frame is None:
            event.accept()
            return
        event.ignore()
        self._leaving.leave(self.frame, self.close)
