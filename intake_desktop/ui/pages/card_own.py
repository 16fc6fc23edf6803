"""Our card: who we are to others, the eight groups to read out, and saving it as a small file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.fact_rows import fact_rows
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.fingerprint import Fingerprint
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.workplace import Workplace

READ_OUT = (
    "Stuur je een bestand? Dan vergelijkt een collega aan de andere kant deze acht groepen met jou aan de telefoon. "
    "Lees ze alle acht voor."
)
ABOUT_FILE = "Heeft de ander ook Springplank? Stuur de kaart als klein bestand. Er staat niets over deelnemers in."
NO_PHONE = "Nog niet ingevuld. Een beheerder vult het op deze bladzijde in."
_GROUP = 8


class OwnCard(Card):
    """Shown once the vault told who we are."""

    def __init__(self, workplace: Workplace, card: ProviderCard) -> None:
        super().__init__()
        self._workplace = workplace
        self._folder = FileChoice("Map voor de kaart", "Map kiezen", "")
        self._folder.fill(Path.home())
        self._save = outlined("Kaart opslaan", "key")
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading("Hieraan herkent een ander ons bestand"))
        self.column.addWidget(WrapLabel(READ_OUT))
        self.fingerprint = Fingerprint(card.fingerprint)
        self.column.addWidget(self.fingerprint)
        facts = (
            ("Organisatie", card.organisation),
            ("Locatie", card.location),
            ("Telefoon", card.phone or NO_PHONE),
            ("Sleutel van onze handtekening", _spaced(card.public_key)),
            ("Sleutel om een bestand alleen voor ons te sluiten", _spaced(card.sealing_key)),
        )
        self.column.addLayout(fact_rows(facts))
        self.column.addWidget(Separator())
        self.column.addWidget(WrapLabel(ABOUT_FILE, "hint"))
        self.column.addWidget(self._folder)
        self.column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._folder.entered.connect(self._on_save)
        self._save.clicked.connect(self._on_save)

    def said(self) -> str:
        """What became of saving."""
        return self._folder.said()

    def _on_save(self) -> None:
        folder = self._folder.path()
        if folder is None:
            self._folder.say("Kies eerst een map.")
            self._folder.take_focus()
        elif self._save.isEnabled():
            self._save.setEnabled(False)
            desk, vault = self._workplace.desk, self._workplace.vault
            background.run(lambda: desk.save_card(vault, folder), self._on_saved, self._on_refused, self)

    def _on_saved(self, path: Path) -> None:
        self._save.setEnabled(True)
        self._folder.say(f"Opgeslagen als {path.name}.", "ok")

    def _on_refused(self, error: SpringplankError) -> None:
        self._save.setEnabled(True)
        self._folder.say(str(error))
        self._folder.take_focus()


def _spaced(text: str) -> str:
    """In groups, so that it can be read and wraps."""
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))
