"""Step 4 of exchanging a whole dossier: the file is there, one organisation can open it, and there is no code."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from intake_desktop.dossier.desk import ExportDone
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_code import readable_size
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.labels import Sign, WrapLabel, heading
from intake_desktop.ui.told import Told

ONLY = "Dit bestand kan alleen {organisatie} openen. Er is geen code nodig."
MAIL = "Je mag het mailen. De ander opent het in Springplank, onder Ontvangen."
AFTER = "Gaat het daar niet open? Vergelijk dan samen de kaart opnieuw, en maak een nieuw bestand."


class SealedStep(Card):
    """Shows the file until somebody leaves."""

    def __init__(self) -> None:
        super().__init__()
        self._done: ExportDone | None = None
        ready = QHBoxLayout()
        ready.setSpacing(theme.px(8))
        ready.addWidget(Sign("check-disc", "ok"))
        ready.addWidget(heading("Het bestand staat klaar"), 1)
        self.words = WrapLabel("")
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._file, self._facts = WrapLabel("", "label"), WrapLabel("", "hint")
        self._warnings = Told("", "warn")
        self._folder = outlined("Map openen", "folder")
        self._folder.clicked.connect(self._open_folder)
        self.column.setSpacing(theme.px(12))
        self.column.addLayout(ready)
        for part in (self.words, WrapLabel(MAIL), self._warnings, Separator(), self._file, self._facts):
            self.column.addWidget(part)
        self.column.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(WrapLabel(AFTER, "hint"))
        self.hide()

    def show_done(self, done: ExportDone, organisation: str) -> None:
        """The file as written, for this organisation."""
        self._done = done
        self.words.setText(ONLY.format(organisatie=organisation))
        self.words.setAccessibleName(f"{self.words.text()} {MAIL}")
        self._file.setText(done.path.name)
        pages = "1 bladzijde" if done.pages == 1 else f"{done.pages} bladzijden"
        size = readable_size(done.size)
        self._facts.setText(f"{pages} · {size} · kenmerk {done.mark} · geen persoonsgegevens in de naam")
        self._warnings.say(" ".join(done.warnings), "warn")

    def forget(self) -> None:
        """Keep nothing of the file on the screen."""
        self._done = None
        for label in (self.words, self._file, self._facts):
            label.setText("")

    def _open_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.path.parent)))
