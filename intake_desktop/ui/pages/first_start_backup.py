"""The step of the first start that asks where backup copies go; it may be passed over, and says what that means."""

from __future__ import annotations

from pathlib import Path

from intake_desktop.dossier.backups import BackupPlace
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.pages import backup_words
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.pages.first_start_steps import READING, Step
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.labels import WrapLabel

GO_ON = "Kies een andere map, of ga toch door."
LATER = "Later een map kiezen"


class BackupStep(Step):
    """A folder, or the choice to do it later. The folder itself is tried by the page, off the screen's thread."""

    def __init__(self) -> None:
        super().__init__(
            "Waar komen de reservekopieën?",
            "Het programma maakt elke dag een kopie van de kluis en leest die na. "
            "Gaat de computer stuk of kwijt, dan heb je daarmee alles terug.",
        )
        self._choice = FileChoice("Map voor reservekopieën", "Map kiezen", "")
        self._later = CheckBox(LATER)
        self._warned: Path | None = None
        for part in (self._choice,):
            part.setMaximumWidth(theme.px(READING))
            self.column.addWidget(part)
        self.column.addWidget(WrapLabel(backup_words.WHERE, "hint"))
        self.column.addSpacing(theme.px(16))
        self.column.addWidget(self._later)
        self.column.addWidget(WrapLabel(backup_words.UNTIL_THEN, "hint"))
        self.column.addStretch()
        self._choice.changed.connect(self.changed)
        self._choice.entered.connect(self.entered)
        self._later.clicked.connect(self._on_later)

    def _on_later(self, later: bool) -> None:
        self._choice.setEnabled(not later)
        self.changed.emit()

    def folder(self) -> Path | None:
        """The folder; None when it is to be chosen later."""
        return None if self._later.isChecked() else self._choice.path()

    def ready(self) -> bool:
        """A folder, or later."""
        return self._later.isChecked() or self._choice.path() is not None

    def waiting_for(self) -> str:
        """Asks for one of both."""
        return f"Kies een map, of kies “{LATER}”."

    def accepts(self, place: BackupPlace) -> bool:
        """Go on with this folder: what is wrong with it is told once, then somebody decides."""
        words = backup_words.of_place(place)
        if not words or self._warned == self.folder():
            return True
        self._warned = self.folder()
        self._choice.say(f"{words} {GO_ON}", "warn")
        self._choice.take_focus()
        return False

    def refuse(self, error: SpringplankError) -> None:
        """The folder cannot be used: say so at the field."""
        self._choice.say(str(error))
        self._choice.take_focus()

    def take_focus(self) -> None:
        """Begin at the folder."""
        self._choice.take_focus()
