"""Doors of the window beside unlocking and the first start: a vault that stays shut, and putting a backup copy back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from intake_desktop.errors import SpringplankError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.ports import Vault


class Doors:
    """Part of the window, which says what a door needs: the program, the clock, and what comes after it."""

    desk: Desk
    _now: Callable[[], datetime]

    def setCentralWidget(self, widget: QWidget) -> None:
        """Show this."""
        raise NotImplementedError

    def _open(self) -> None:
        raise NotImplementedError

    def _enter(self, vault: Vault) -> None:
        raise NotImplementedError

    def _go_to_other(self) -> None:
        raise NotImplementedError

    def _start_anew(self) -> None:
        """There is no vault yet: make one, or put a backup copy back."""
        from intake_desktop.ui.pages.first_start import FirstStartPage

        first = FirstStartPage(self.desk)
        first.opened.connect(self._enter)
        first.practise.connect(self._go_to_other)
        first.restore.connect(self._restore)
        self.setCentralWidget(first)

    def _stay_shut(self, error: SpringplankError) -> None:
        """The vault is there but nobody can open it now: say why, and ask for no password in vain."""
        from intake_desktop.ui.pages.shut import ShutPage

        shut = ShutPage(error, can_restore=not self.desk.practice)
        shut.again.connect(self._open)
        shut.restore.connect(self._restore)
        self.setCentralWidget(shut)

    def _restore(self) -> None:
        """Somebody has a backup copy; going back shows the door that stands there then."""
        from intake_desktop.ui.pages.restore_page import RestorePage

        page = RestorePage(self.desk, self._now)
        page.opened.connect(self._enter)
        page.cancelled.connect(self._open)
        self.setCentralWidget(page)
