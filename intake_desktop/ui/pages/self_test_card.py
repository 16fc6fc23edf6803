"""Zelftest: whether the program works on this computer, a line for each part, while the window stays alive."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.checked import ALL_GOOD, Checked, summary
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.pages.self_test_row import SelfTestRow, head
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ABOUT = (
    "Hiermee zie je of Springplank goed werkt op deze computer. De test maakt een proefkluis met een verzonnen "
    "deelnemer, en ruimt die weer op. Aan jullie eigen kluis verandert niets."
)
START, STOP = "Zelftest starten", "Zelftest stoppen"
BUSY = "Bezig. Dit duurt ongeveer een halve minuut. Ga je weg uit Beheer, dan stopt de test."
STOPPING, STOPPED = "Even wachten, dit onderdeel wordt afgemaakt.", "Gestopt. Er blijft niets van de proef achter."


class _Running:
    """One run of the test, a step at a time on whatever thread; after finish() nothing of it is left."""

    def __init__(self, rows: Iterator[Checked]) -> None:
        self._rows, self._one_at_a_time = rows, Lock()
        self.stopped = False

    def step(self) -> Checked | None:
        """The next row; None when there is no other, or when it was stopped."""
        with self._one_at_a_time:
            row = None if self.stopped else next(self._rows, None)
        if row is None or self.stopped:
            self.finish()
            return None
        return row

    def finish(self) -> None:
        """Clear away what the test made; waits for the step that is going on."""
        self.stopped = True
        with self._one_at_a_time:
            close = getattr(self._rows, "close", None)
            if close is not None:
                close()


class SelfTestCard(ManageCard):
    """One button starts and stops; the table grows while the parts are looked at."""

    name = "Zelftest"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._running: _Running | None = None
        self._rows: list[Checked] = []
        self._button = outlined(START, "check-disc")
        self._button.setObjectName("self-test")
        self._told = Told()
        self._table = QWidget()
        self._lines = QVBoxLayout(self._table)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.column.addWidget(WrapLabel(ABOUT))
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._told)
        self.column.addWidget(self._table)
        self._table.hide()
        self._button.clicked.connect(self._on_button)

    def leave(self) -> None:
        """Stop; what the test made is cleared away off the screen's thread."""
        running, self._running = self._running, None
        if running is not None:
            running.stopped = True
            background.run(running.finish, lambda _nothing: None, lambda _error: None)

    def _on_button(self) -> None:
        if self._running is None:
            self._start()
        else:
            self._running.stopped = True
            self._told.say(STOPPING)

    def _start(self) -> None:
        self._running = _Running(self.workplace.desk.self_test())
        self._rows = []
        self._empty_table()
        self._button.setText(STOP)
        self._button.set_icon("close")
        self._told.say(BUSY)
        self._ask()

    def _empty_table(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines.addWidget(head())
        self._table.show()

    def _ask(self) -> None:
        if self._running is not None:
            background.run(self._running.step, self._on_row, self._on_error, self)

    def _on_row(self, row: Checked | None) -> None:
        if row is None:
            self._on_end()
            return
        self._rows.append(row)
        line = SelfTestRow(row)
        line.setMinimumHeight(theme.px(36))
        self._lines.addWidget(line)
        self._ask()

    def _on_end(self) -> None:
        """All rows are there, or somebody stopped it."""
        whole = bool(self._rows) and self._told.text() != STOPPING
        self._rest()
        if not whole:
            self._told.say(STOPPED)
            return
        words = summary(self._rows)
        self._told.say(words, "ok" if words == ALL_GOOD else "error")

    def _on_error(self, error: SpringplankError) -> None:
        self._rest()
        self._told.say(str(error), "error")

    def _rest(self) -> None:
        self._running = None
        self._button.setText(START)
        self._button.set_icon("check-disc")
