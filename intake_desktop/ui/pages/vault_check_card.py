"""Kluis nakijken: whether everything of the vault is right, a line for each thing, and mending what can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt

from intake_desktop.dossier import checked
from intake_desktop.dossier.checked import Checked, Mend, Outcome
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background
from intake_desktop.ui.pages.check_card import CheckCard, CheckWords, Stop
from intake_desktop.ui.pages.self_test_row import SelfTestRow
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.workplace import Workplace


class VaultCheckCard(CheckCard):
    """Everybody works on while it looks. A row that can be mended says what will happen and has a button for it."""

    name = "Kluis nakijken"
    button_name = "vault-check"
    words = CheckWords(
        about=(
            "Hiermee zie je of alles van de kluis in orde is: de sleutels, de gegevens, het logboek, de reservekopieën "
            "en de ruimte op de schijf. Er verandert niets. Iedereen kan gewoon doorwerken."
        ),
        start="Kluis nakijken",
        stop="Stoppen",
        busy="Bezig. Bij een grote kluis duurt dit een paar minuten. Ga je weg uit Beheer, dan stopt het.",
        stopped="Gestopt. Er is niets veranderd.",
    )

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._said = ""
        """What was mended just now; told before how the next look came out."""

    def rows(self, stop: Stop) -> Iterator[Checked]:
        """Every row, on a connection that holds nobody up."""
        return self.workplace.desk.check_vault(self.workplace.vault, stop)

    def outcome(self, rows: list[Checked]) -> tuple[str, str]:
        """All is well, or where to look."""
        found = {row.outcome for row in rows}
        role = "error" if Outcome.WRONG in found else "warn" if Outcome.MIND in found else "ok"
        said, self._said = self._said, ""
        return said + checked.where_to_look(rows), role

    def line(self, row: Checked) -> SelfTestRow:
        """With a button when the program can put it right."""
        if row.mend is None:
            return SelfTestRow(row)
        button = outlined(row.mend.value)
        button.setObjectName(f"mend-{row.mend.name.lower()}")
        button.clicked.connect(partial(self._mend, row.mend))
        return SelfTestRow(row, button)

    def _mend(self, mend: Mend) -> None:
        desk, vault = self.workplace.desk, self.workplace.vault
        background.run(lambda: desk.mend_vault(vault, mend), self._on_mended, self._on_not_mended, self)

    def _on_mended(self, told: str) -> None:
        """Look again: the table says how it is now."""
        self._said = f"{told} "
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.start()

    def _on_not_mended(self, error: SpringplankError) -> None:
        self.told.say(str(error), "error")
