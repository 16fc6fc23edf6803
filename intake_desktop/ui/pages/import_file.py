"""Which list to read, what to do for rows that name no kind of dossier, and an example for who has no list yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.newcomers import MAATWERK
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.pages.new_page import TYPES
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel, heading, hint, label, snug
from intake_desktop.ui.parts.segments import ChoiceRow
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

KINDS = "CSV-bestand (*.csv *.txt);;Alle bestanden (*)"
WHICH = (
    "Open de lijst in Excel en kies Opslaan als, CSV UTF-8. De bovenste regel zegt wat er in elke kolom staat: "
    "roepnaam, voornamen, tussenvoegsel, achternaam, geboortedatum, begeleider, resultaatgebied, soort dossier. "
    "Niet elke kolom is nodig. Een bsn lezen we nooit in."
)
KIND = "Soort dossier, als de lijst dat niet zegt"
ABOUT_KIND = "Bij inloop vragen we niet naar gezondheid, ZRM en bsn. Dit kies je nu; later veranderen kan niet."
BUSY = "De lijst wordt gelezen. Bij een lange lijst duurt dat een halve minuut."
EXAMPLE = "Bewaar een voorbeeld en open het in Excel. De mensen die erin staan zijn verzonnen. Haal ze weg."


class ImportFile(QWidget):
    """Enter in the field reads. What is wrong with a file is said at the file."""

    asked = Signal(object, str)
    """Path, and the kind of dossier for rows that name none."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._file = FileChoice("Lijst met deelnemers", "Bestand kiezen", KINDS)
        self._types = ChoiceRow(TYPES, KIND)
        self._types.choose(MAATWERK)
        self._read = primary("Lezen", "file")
        self._busy = Told("", "hint")
        self._folder = FileChoice("Map voor het voorbeeld", "Map kiezen", "")
        self._folder.fill(Path.home())
        self._save = outlined("Voorbeeld opslaan", "export")
        self._lay_out()
        self._file.entered.connect(self._on_read)
        self._read.clicked.connect(self._on_read)
        self._folder.entered.connect(self._on_save)
        self._save.clicked.connect(self._on_save)

    def _lay_out(self) -> None:
        reading, example = Card(), Card()
        about = (snug(hint(WHICH)), label(KIND, self._types), snug(hint(ABOUT_KIND)))
        for part in (self._file, *about, self._types):
            reading.column.addWidget(part)
        reading.column.addSpacing(theme.px(8))
        reading.column.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        reading.column.addWidget(self._busy)
        example.column.addWidget(heading("Nog geen lijst?"))
        example.column.addWidget(snug(WrapLabel(EXAMPLE)))
        example.column.addWidget(self._folder)
        example.column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(reading)
        column.addWidget(example)

    def take_focus(self) -> None:
        """Begin at the file."""
        self._file.take_focus()

    def fill(self, path: Path, folder: Path) -> None:
        """Put a list and a folder in the fields."""
        self._file.fill(path)
        self._folder.fill(folder)

    def forget(self) -> None:
        """The list was read: its place does not stay."""
        self._file.line.clear()

    def show_busy(self, busy: bool) -> None:
        """Whether a list is being read now."""
        self._read.setEnabled(not busy)
        self._busy.say(BUSY if busy else "")

    def tell(self, error: SpringplankError) -> None:
        """Why this file could not be read."""
        self._file.say(str(error))
        self._file.take_focus()

    def _on_read(self) -> None:
        path = self._file.path()
        self._file.say("" if path else "Kies eerst een bestand.")
        if path is None:
            self._file.take_focus()
        elif self._read.isEnabled():
            self.asked.emit(path, self._types.value())

    def _on_save(self) -> None:
        folder = self._folder.path()
        if folder is None:
            self._folder.say("Kies eerst een map.")
            self._folder.take_focus()
        elif self._save.isEnabled():
            self._save.setEnabled(False)
            desk = self._workplace.desk
            background.run(lambda: desk.save_example_list(folder), self._on_saved, self._on_refused, self)

    def _on_saved(self, path: Path) -> None:
        self._save.setEnabled(True)
        self._folder.say(f"Opgeslagen als {path.name}.", "ok")
        self._folder.take_focus()

    def _on_refused(self, error: SpringplankError) -> None:
        self._save.setEnabled(True)
        self._folder.say(str(error))
        self._folder.take_focus()
