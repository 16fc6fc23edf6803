"""The line on the frame that tells calmly, once, that the clock says earlier than when the vault was last used."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from intake_desktop.ui import background
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.backup_words import when
from intake_desktop.ui.parts.banner import Banner, column_of
from intake_desktop.ui.workplace import Workplace

FIRST = "Klopt de klok van deze computer?"
SENTENCE = (
    "Het is nu {nu}, maar in deze kluis is al gewerkt op {toen}. Kijk of datum en tijd goed staan. Je kunt gewoon "
    "doorwerken. Let wel op de datum van een gesprek: die komt van de klok."
)


class ClockLine(QWidget):
    """Nothing to see while the clock goes on; nothing is changed when it does not."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._banner: Banner | None = None
        self._column = column_of(self)
        self.hide()

    def ask(self) -> None:
        """Ask the vault, unless somebody has read it already."""
        desk, vault = self._workplace.desk, self._workplace.vault
        if not self._workplace.clock_read:
            background.run(lambda: desk.used_later(vault), self._on_told, lambda _error: None, self)

    def _on_told(self, before: datetime | None) -> None:
        if before is None:
            return
        now = self._workplace.now()
        words = SENTENCE.format(nu=f"{now:%d-%m-%Y, %H:%M}", toen=when(before, now))
        self._banner = Banner("warn", FIRST, words)
        self._banner.fold_when_low()
        self._banner.setObjectName("clock-notice")
        self._banner.closable(True)
        self._banner.closed.connect(self._on_closed)
        self._column.addWidget(self._banner)
        reading_order.chain_around(self)
        self.show()

    def _on_closed(self) -> None:
        self._workplace.clock_read = True
        self.hide()
