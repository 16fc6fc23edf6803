"""A card whose button starts and stops a table of checks, which grows a row at a time while the window stays alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.checked import Checked
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.pages.self_test_row import SelfTestRow, head
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

STOPPING = "Even wachten, dit onderdeel wordt afgemaakt."
Stop = Callable[[], bool]


class Running:
    """One run, a step at a time on whatever thread; after finish() nothing of it is left."""

    def __init__(self, begin: Callable[[Stop], Iterator[Checked]]) -> None:
        self.stopped = False
        self._rows, self._one_at_a_time = begin(lambda: self.stopped), Lock()

    def step(self) -> Checked | None:
        """The next row; None when there is no other, or when it was stopped."""
        with self._one_at_a_time:
            row = None if self.stopped else next(self._rows, None)
        if row is None or self.stopped:
            self.finish()
            return None
        return row

    def finish(self) -> None:
        """Clear away what the run made; waits for the step that is going on."""
        self.stopped = True
        with self._one_at_a_time:
            close = getattr(self._rows, "close", None)
            if close is not None:
                close()


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a card of this kind says: what it does, on its button, and while it runs and has stopped."""

    about: str
    start: str
    stop: str
    busy: str
    stopped: str


class CheckCard(ManageCard):
    """Fill `words` and `button_name`, and give the rows in rows() and how they came out in outcome()."""

    words: CheckWords
    button_name = ""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._running: Running | None = None
        self._rows: list[Checked] = []
        self.button = outlined(self.words.start, "check-disc")
        self.button.setObjectName(self.button_name)
        self.told = Told()
        self._table = QWidget()
        self._lines = QVBoxLayout(self._table)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.column.addWidget(WrapLabel(self.words.about))
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.told)
        self.column.addWidget(self._table)
        self._table.hide()
        self.button.clicked.connect(self._on_button)

    def rows(self, stop: Stop) -> Iterator[Checked]:
        """Begin a run; `stop` says that nobody waits for it any more."""
        raise NotImplementedError

    def outcome(self, rows: list[Checked]) -> tuple[str, str]:
        """The sentence under the button when all rows are there, and its role."""
        raise NotImplementedError

    def line(self, row: Checked) -> SelfTestRow:
        """How a row is shown."""
        return SelfTestRow(row)

    def leave(self) -> None:
        """Stop; what the run made is cleared away off the screen's thread."""
        running, self._running = self._running, None
        if running is not None:
            running.stopped = True
            background.run(running.finish, lambda _nothing: None, lambda _error: None)

    def start(self) -> None:
        """Begin anew, with an empty table."""
        self.leave()
        self._running = Running(self.rows)
        self._rows = []
        self._empty_table()
        self.button.setText(self.words.stop)
        self.button.set_icon("close")
        self.told.say(self.words.busy)
        self._ask()

    def _on_button(self) -> None:
        if self._running is None:
            self.start()
        else:
            self._running.stopped = True
            self.told.say(STOPPING)

    def _empty_table(self) -> None:
        empty(self._lines)
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
        line = self.line(row)
        line.setMinimumHeight(theme.px(36))
        self._lines.addWidget(line)
        self._ask()

    def _on_end(self) -> None:
        """All rows are there, or somebody stopped it."""
        whole = bool(self._rows) and self.told.text() != STOPPING
        self._rest()
        if whole:
            self.told.say(*self.outcome(self._rows))
            self.rebuilt.emit()
        else:
            self.told.say(self.words.stopped)

    def _on_error(self, error: SpringplankError) -> None:
        self._rest()
        self.told.say(str(error), "error")

    def _rest(self) -> None:
        self._running = None
        self.button.setText(self.words.start)
        self.button.set_icon("check-disc")
