"""Zelftest: whether the program works on this computer, a line for each part, while the window stays alive."""

from __future__ import annotations

from collections.abc import Iterator

from intake_desktop.dossier.checked import ALL_GOOD, Checked, summary
from intake_desktop.ui.pages.check_card import CheckCard, CheckWords, Stop


class SelfTestCard(CheckCard):
    """One button starts and stops; the table grows while the parts are looked at."""

    name = "Zelftest"
    button_name = "self-test"
    words = CheckWords(
        about=(
            "Hiermee zie je of Springplank goed werkt op deze computer. De test maakt een proefkluis met een verzonnen "
            "deelnemer, en ruimt die weer op. Aan jullie eigen kluis verandert niets."
        ),
        start="Zelftest starten",
        stop="Zelftest stoppen",
        busy="Bezig. Dit duurt ongeveer een halve minuut. Ga je weg uit Beheer, dan stopt de test.",
        stopped="Gestopt. Er blijft niets van de proef achter.",
    )

    def rows(self, stop: Stop) -> Iterator[Checked]:
        """Every part; it stops between two of them."""
        return self.workplace.desk.self_test()

    def outcome(self, rows: list[Checked]) -> tuple[str, str]:
        """All is well, or where to look."""
        words = summary(rows)
        return words, "ok" if words == ALL_GOOD else "error"
