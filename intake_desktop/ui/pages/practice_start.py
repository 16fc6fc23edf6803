"""Before the practice vault is there: what it is, and making it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, practice_band, theme
from intake_desktop.ui.parts import alone
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

_BLOCK = 560
MAKE = "Oefenkluis maken"
LINES = (
    "De oefenkluis is een tweede kluis op deze computer, met deelnemers die niet bestaan. Probeer gerust alles uit.",
    "Zet er geen gegevens van echte mensen in. Er worden geen reservekopieën van gemaakt.",
    "De echte kluis blijft zoals hij is. Boven elk scherm staat dat je aan het oefenen bent.",
)


class PracticeStartPage(QWidget):
    """One button; it takes some seconds, as a real vault does."""

    opened = Signal(object)
    """Vault"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._make = primary(MAKE)
        self._told = Told("", "error", keeps_place=True)
        self._make.clicked.connect(self._on_make)
        block, inner = alone.block(_BLOCK, 12, 16)
        inner.addWidget(WrapLabel("Oefenen met verzonnen deelnemers", "title"))
        for words in LINES:
            inner.addWidget(WrapLabel(words))
        inner.addSpacing(theme.px(8))
        inner.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._told)
        alone.place(self, block)
        QTimer.singleShot(0, self, lambda: self._make.setFocus(Qt.FocusReason.TabFocusReason))

    def _on_make(self) -> None:
        self._make.setEnabled(False)
        self._told.say("De oefenkluis wordt gemaakt. Dat duurt een paar tellen.", "hint")
        practice_band.hold(self, True)
        background.run(self._desk.make_practice, self._on_made, self._on_refused, self)

    def _on_made(self, vault: Vault) -> None:
        practice_band.hold(self, False)
        self.opened.emit(vault)

    def _on_refused(self, error: SpringplankError) -> None:
        practice_band.hold(self, False)
        self._make.setEnabled(True)
        self._told.say(str(error), "error")
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)
