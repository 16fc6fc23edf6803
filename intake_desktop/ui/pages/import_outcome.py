"""What became of adding a list: how many are in the vault now, and which rows are not and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.bringing_in import BroughtIn
from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.ui import theme
from intake_desktop.ui.pages.import_model import ImportModel
from intake_desktop.ui.pages.import_rows import ImportRows
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.labels import WrapLabel, heading

NOBODY, ONE, MORE = "Er is niemand toegevoegd.", "1 deelnemer is toegevoegd.", "{aantal} deelnemers zijn toegevoegd."
WHERE = "Je vindt ze in de lijst. Hun begeleider kijkt de antwoorden met hen na."
STOPPED = "Je bent eerder gestopt. Lees de lijst nog een keer voor de rest: wie er al is, krijgt geen vinkje."
FAILED = "{titel}. {doe} Lees dan dezelfde lijst nog een keer: wie er al is, krijgt geen vinkje."
NOT_YET = "Nog niet aan de beurt geweest."
NOT_TICKED = "Had geen vinkje."
THROW_AWAY = (
    "Heb je het bestand met de lijst niet meer nodig? Gooi het weg. Er staan namen in en het is niet versleuteld."
)
_TABLE_LEAST = 200


class ImportOutcome(QWidget):
    """The names are only shown here; nothing of this is written to a file."""

    def __init__(self, rows: Sequence[Newcomer], chosen: Sequence[Newcomer], outcome: BroughtIn) -> None:
        super().__init__()
        reasons = why_not(rows, chosen, outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.banner = Banner(*told(outcome))
        column.addWidget(self.banner)
        column.addWidget(WrapLabel(THROW_AWAY))
        if reasons:
            left = len(reasons)
            column.addWidget(
                heading("1 regel is niet toegevoegd" if left == 1 else f"{left} regels zijn niet toegevoegd")
            )
            model = ImportModel()
            model.setParent(self)
            model.show_rows(rows)
            model.show_left(reasons)
            self.table = ImportRows(model)
            self.table.setAccessibleName("Regels die niet zijn toegevoegd")
            self.table.setMinimumHeight(theme.px(_TABLE_LEAST))
            column.addWidget(self.table, 1)
        else:
            column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)


def why_not(rows: Sequence[Newcomer], chosen: Sequence[Newcomer], outcome: BroughtIn) -> dict[int, str]:
    """By line number why a row was not added."""
    wanted = {row.line for row in chosen}
    found = {}
    for row in rows:
        if row.line not in outcome.added:
            found[row.line] = NOT_YET if row.line in wanted else " ".join(row.told) or NOT_TICKED
    return found


def told(outcome: BroughtIn) -> tuple[str, str, str]:
    """Kind of banner, first words and what follows."""
    count = len(outcome.added)
    first = NOBODY if count == 0 else ONE if count == 1 else MORE.format(aantal=count)
    if outcome.error is not None:
        return "error", first, FAILED.format(titel=outcome.error.sentences()[0], doe=outcome.remedy)
    if outcome.stopped:
        return "warn", first, STOPPED
    return "ok", first, WHERE
