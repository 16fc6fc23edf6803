"""The rows of Voortgang under each other, in the order of the form, with the titles of sections between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from intake_desktop.dossier.comparing import Row
from intake_desktop.dossier.comparing_line import Line
from intake_desktop.dossier.comparing_words import Teller
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages.progress_row import ProgressHead, ProgressRow
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.walking import Walk


class ProgressRows(QWidget):
    """One stop for Tab; arrows, Home and End walk, and the row that is reached is told at the right."""

    reached = Signal(str)
    """Id of the question of this row."""
    opened = Signal()
    """Space, Enter or a click on the row that is told: show that, also when it stands below."""

    def __init__(self, noun: str, rows: Sequence[Row], teller: Teller, lines: Sequence[Line]) -> None:
        super().__init__()
        self.setAccessibleName("Vergelijking per onderdeel, in de volgorde van de vragenlijst")
        self.rows: dict[str, ProgressRow] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        steps = max((len(row.question.options) for row in rows if row.question.kind is Kind.SCALE), default=0)
        self._column.addWidget(ProgressHead(noun, steps, teller.names))
        groups = list(dict.fromkeys(row.group for row in rows))
        titled, last = len(groups) > 1, ""
        for row, line in zip(rows, lines, strict=True):
            if titled and row.group != last:
                self._title(row.group)
                last = row.group
            self._add(row, teller, line)
        self._walk = Walk(self, list(self.rows.values()), chooses=True)

    def _title(self, text: str) -> None:
        words = WrapLabel(text, "label")
        words.setContentsMargins(theme.px(8), theme.px(14), theme.px(8), theme.px(4))
        self._column.addWidget(words)

    def _add(self, row: Row, teller: Teller, line: Line) -> None:
        made = ProgressRow(row, teller.label(row), teller.short(row))
        made.setAccessibleName(teller.spoken(row))
        made.setAccessibleDescription(f"Alle metingen. {line.spoken()}")
        made.setAutoExclusive(True)  # so that a screen reader says: one of these
        self._group.addButton(made)
        made.toggled.connect(lambda on, name=row.question.id: self.reached.emit(name) if on else None)
        made.opened.connect(self.opened)
        self.rows[row.question.id] = made
        self._column.addWidget(made)

    def choose(self, question_id: str) -> None:
        """Show this row as the one that is told; the first when there is no such row."""
        found = self.rows.get(question_id) or next(iter(self.rows.values()), None)
        if found is not None:
            found.setChecked(True)

    def chosen(self) -> ProgressRow | None:
        """The row that is told."""
        return next((row for row in self.rows.values() if row.isChecked()), None)
