"""The one window: first start or unlocking, then the frame with its pages, and the way back to a locked vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from intake_desktop.dossier.locking import SETTING, USUAL, minutes_of
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, doors, preferences, theme
from intake_desktop.ui.doors import Ways
from intake_desktop.ui.idle import IdleWatch
from intake_desktop.ui.leaving import Leaving, Wish
from intake_desktop.ui.signs import Signs

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.model import Place
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.ui.cover import Cover
    from intake_desktop.ui.frame import Frame


class MainWindow(QMainWindow):
    """Springplank's window. Its title never names a person."""

    entered = Signal()
    """The vault is open and what the work needs is loaded."""
    going = Signal()
    """The process is replaced next: whatever waits must be kept elsewhere."""
    other_asked = Signal()
    """Start afresh on the other vault: from the real one to practising, or back."""
    stayed = Signal()
    """The vault was to be closed and is not: what was handed meanwhile can be taken in."""

    def __init__(
        self, desk: Desk, settings_file: Path, relaunch: Callable[[], None], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self.desk = desk
        self._settings_file = settings_file
        self._afresh = partial(self._go, relaunch)
        self._now = now
        self.settings = preferences.load(settings_file)
        self.frame: Frame | None = None
        self.waiting: Path | None = None
        """A file from outside that is not shown yet."""
        self._arrived = False
        self._ways = Ways(self._enter, self._go_to_other, self._open, self._remember_slot, self._restore)
        self._covering: Cover | None = None
        self.signs = Signs(self)
        """What this computer tells of sleep and screen lock; nothing yet."""
        self._idle = IdleWatch(60 * USUAL, self)
        self._leaving = Leaving(self)
        self._leaving.began.connect(self._keep_size)
        self._leaving.began.connect(self._idle.stop)
        self._leaving.stayed.connect(self._on_stayed)
        self._leaving.covered.connect(self._cover)
        self._leaving.emptied.connect(self._on_emptied)
        self._count_idle()
        self._mark_practice()
        self.setMinimumSize(1024, 620)
        self.resize(self.settings.width, self.settings.height)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock)
        self._open()

    def _count_idle(self) -> None:
        self._idle.expired.connect(partial(self.lock_alone, lets_finish=True))
        self._idle.remaining.connect(self._tell_countdown)

    def _mark_practice(self) -> None:
        """Above everything, whatever page is shown; anew in another text size."""
        self.setWindowTitle("Springplank - OEFENEN" if self.desk.practice else "Springplank")
        if self.desk.practice:
            from intake_desktop.ui import practice_band

            practice_band.put_over(self, self._go_to_other)

    def _go_to_other(self) -> None:
        if self.frame is None:
            self._go(self.other_asked.emit)
        else:
            self._leaving.leave(self.frame, Wish(partial(self._go, self.other_asked.emit)))

    def _go(self, onward: Callable[[], object]) -> None:
        self.going.emit()
        onward()

    def _open(self) -> None:
        """Show the door: unlocking when there is a vault, else the first start."""
        self.setCentralWidget(doors.door(self.desk, self.settings.last_slot, self._ways))
        doors.tell_waiting(self.centralWidget(), self.waiting is not None)

    def _restore(self) -> None:
        self.setCentralWidget(doors.restoring(self.desk, self._now, self._ways))

    def _remember_slot(self, slot_id: str) -> None:
        if not self.desk.practice:
            self.change_settings(replace(self.settings, last_slot=slot_id))

    def _enter(self, vault: Vault) -> None:
        """The vault is open: build the frame and go back to where this colleague was."""
        from intake_desktop.ui import frame  # what the unlock screen does not need is loaded behind it

        self.frame = frame.enter(self.desk, vault, self._now, self.settings, self.change_settings)
        self.frame.workplace.lock.connect(self.lock)
        self.frame.workplace.talk_ended.connect(self._show_waiting)
        self.setCentralWidget(self.frame)
        self.frame.workplace.lock_after.connect(self._lock_after)
        self._arrived = False
        self._idle.start()
        kept = vault.run(lambda store: store.settings.get(vault.actor, SETTING))
        background.watch(kept, self._lock_after, lambda _: None)
        background.watch(
            vault.run(lambda store: store.places.last(vault.actor)), self._return_to, partial(self._return_to, None)
        )
        self.entered.emit()

    def _lock_after(self, kept: object) -> None:
        self._idle.limit(60 * minutes_of(kept))

    def _return_to(self, place: Place | None, error: SpringplankError | None = None) -> None:
        if self.frame is None:
            return
        self._arrived = True
        self.frame.workplace.arrived(place, error is None)
        if self.waiting is None or (place is not None and place.talk):
            self.frame.start(place)
        self._show_waiting()
        if error is not None:
            self.frame.tell(error)

    def come_forward(self, handed: Path | None) -> None:
        """Somebody started the program again, perhaps with a file."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if handed is not None:
            self.hand(handed)

    def hand(self, path: Path) -> None:
        """A file from outside: it is shown on the page Ontvangen, when the vault is locked after unlocking."""
        self.waiting = path
        self._show_waiting()
        doors.tell_waiting(self.centralWidget(), self.waiting is not None)

    @property
    def leaving(self) -> bool:
        """Whether the vault is being closed, so that nothing can be taken in now."""
        return self._leaving.underway

    def _show_waiting(self) -> None:
        """Not before somebody is back at their place, which would cover it, nor while the vault is being closed."""
        if self.waiting is None or self.frame is None or not self._arrived or self.leaving:
            return
        if self.frame.workplace.talking:
            self.frame.say_file_waits()
        else:
            path, self.waiting = self.waiting, None
            self.frame.show_file(path)

    def change_settings(self, settings: preferences.Preferences) -> None:
        """Keep a choice of this workstation and show it at once; colours change around what somebody is doing."""
        before, self.settings = self.settings, settings
        preferences.save(self._settings_file, settings)
        if (settings.theme, settings.text_size) != (before.theme, before.text_size):
            theme.apply_choice(settings.theme, settings.text_size)
        if settings.text_size != before.text_size:
            self._mark_practice()
            if self.frame is not None:
                self._rebuild(self.frame)

    def _rebuild(self, old: Frame) -> None:
        """Another text size: make the frame anew around the place where somebody is."""
        place = old.place()
        old.leave()
        self.frame = old.again(self.settings)
        self.setCentralWidget(self.frame)
        self.frame.show_place(place)
        self._show_waiting()
        self.activateWindow()  # the menu that asked for it is gone, and with it what had the keyboard

    def _tell_countdown(self, seconds: int) -> None:
        if self.frame is not None:
            self.frame.show_countdown(seconds)

    def lock(self) -> None:
        """Save what is being typed, remember the place, close the vault and start afresh at the unlock screen."""
        if self.frame is not None:
            self._leaving.leave(self.frame, Wish(self._afresh))

    def lock_alone(self, lets_finish: bool = False) -> None:
        """The same when nobody is there, as at sleep: nothing is asked, and nothing stays to be seen."""
        if self.frame is not None:
            self._leaving.leave(self.frame, Wish(self._afresh, somebody_there=False, lets_finish=lets_finish))

    def listen_to(self, signs: Signs) -> None:
        """Lock when the computer says that it goes, and let it wait until that is done."""
        self.signs = signs
        signs.going.connect(self.lock_alone)
        signs.screen_shut.connect(partial(self.lock_alone, lets_finish=True))
        self._leaving.closed.connect(signs.let_go)
        if self.frame is not None:
            self.frame.workplace.hear(signs)
        signs.start()

    def _cover(self, error: SpringplankError | None) -> None:
        """Something keeps the vault open: put a question for the password over it, and say why."""
        if self._covering is None and self.frame is not None:
            from intake_desktop.ui.cover import Cover

            self._covering = Cover(self, self.frame, self._leaving.uncover)
        if self._covering is not None:
            self._covering.tell(error)
        if error is not None:
            self.signs.let_go()

    def _on_stayed(self) -> None:
        self._idle.start()
        self.signs.hold()
        if self._covering is not None:
            self._covering.take_off()
            self._covering = None
        self._show_waiting()
        self.stayed.emit()

    def _on_emptied(self) -> None:
        if self._covering is not None:
            self._covering.forget()
        self.frame = self._covering = None
        self.setCentralWidget(QWidget())

    def _keep_size(self) -> None:
        size, now = self.normalGeometry(), self.settings
        self.change_settings(replace(now, width=size.width(), height=size.height(), maximised=self.isMaximized()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window closes the vault first."""
        self._keep_size()
        event.setAccepted(self.frame is None)
        if self.frame is not None:
            self._leaving.leave(self.frame, Wish(self.close))
