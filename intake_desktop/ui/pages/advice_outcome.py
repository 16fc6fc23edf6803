"""The opened destination: its conditions one by one, what that means, and what could become a goal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.assessment.advice import ConditionResult, Outcome, State, told
from intake_desktop.ui import theme
from intake_desktop.ui.pages.advice_cards import SOFT, STATUS, card_name
from intake_desktop.ui.pages.advice_condition import ConditionRow, flat, leads_on
from intake_desktop.ui.pages.advice_goals import GoalRows
from intake_desktop.ui.parts.buttons import small, text_button
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.marks import StatusSign

_SHOW, _HIDE = "Toon bronnen", "Verberg bronnen"


class OutcomeCard(Card):
    """Rows are rebuilt only when other conditions apply; else they change in place."""

    asked = Signal(object)
    """AnswerKey of a question to go to."""
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[tuple[int, str], ...] | None = None
        self._rows: list[ConditionRow] = []
        self._depths: list[int] = []
        self._parts: list[QWidget] = []
        self._sign = StatusSign("unknown", 20)
        self._title = WrapLabel("", "heading")
        self._count = WrapLabel("", "hint")
        self._sources = small(text_button(_SHOW))
        self._sources.setCheckable(True)
        self._sources.toggled.connect(self._show_sources)
        self._table = QVBoxLayout()
        self._table.setSpacing(0)
        self._words = QVBoxLayout()
        self._words.setSpacing(theme.px(6))
        self.goals = GoalRows()
        self.goals.rebuilt.connect(self.rebuilt)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self._sign)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._count)
        head.addLayout(names, 1)
        head.addWidget(self._sources, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addLayout(self._table)
        self.column.addWidget(self.goals)
        self.column.addLayout(self._words)
        self.column.addStretch(1)

    def show_outcome(self, outcome: Outcome, call_name: str) -> None:
        """Show this destination as the rules see it now."""
        name = card_name(outcome).replace(SOFT, "")
        self._sign.show_status(STATUS[outcome.status])
        self._title.setText(f"{outcome.code}. {name}: {outcome.status_tag}")
        self._count.setText(counted(outcome))
        self.setAccessibleName(f"{self._title.text()}. {self._count.text()}")
        results = outcome.suggestions if outcome.suggested and not outcome.conditions else outcome.conditions
        self._show_rows(outcome.code, results, call_name)
        self._show_words(outcome, call_name)

    def rows(self) -> tuple[ConditionRow, ...]:
        """The rows as they stand on the screen, the parts of folded groups among them."""
        return tuple(self._rows)

    def _show_rows(self, code: str, results: tuple[ConditionResult, ...], call_name: str) -> None:
        found = list(flat(results))
        ways = any(leads_on(result) for _, result in found)
        shape = ((int(ways), code), *((depth, result.id) for depth, result in found))
        if shape != self._shape:
            self._shape = shape
            self._rebuild([depth for depth, _ in found], ways)
        for row, (_, result) in zip(self._rows, found, strict=True):
            row.show_result(result, call_name)
        self._sources.setVisible(any(result.source for _, result in found))
        self._show_sources(self._sources.isChecked())
        self._fold()

    def _rebuild(self, depths: list[int], ways: bool) -> None:
        empty(self._table)
        self._depths, self._rows = depths, [ConditionRow(depth, ways) for depth in depths]
        self._parts = []
        for row in self._rows:
            line = Separator()
            self._parts.append(line)
            self._table.addWidget(line)
            self._table.addWidget(row)
            row.asked.connect(self.asked)
            row.unfolded.connect(lambda _open: self._fold())
        self.rebuilt.emit()

    def _fold(self) -> None:
        """Show the parts of a group only while all groups around them are unfolded."""
        open_to = 0
        for row, line, depth in zip(self._rows, self._parts, self._depths, strict=True):
            seen = depth <= open_to
            row.setVisible(seen)
            line.setVisible(seen)
            if seen:
                open_to = depth + 1 if row.ends_open() else depth

    def _show_sources(self, on: bool) -> None:
        self._sources.setText(_HIDE if on else _SHOW)
        for row in self._rows:
            row.show_source(on)

    def _show_words(self, outcome: Outcome, call_name: str) -> None:
        empty(self._words)
        for text, role in _words(outcome):
            self._words.addWidget(WrapLabel(told(text, call_name), role))


def counted(outcome: Outcome) -> str:
    """How many conditions are met, in words."""
    met, total = outcome.counted
    if not total:
        return "Hier zijn geen voorwaarden voor"
    if outcome.decided_by:
        return f"{met} van {total} voorwaarden gezien; ze tellen nu niet mee"
    if met == total:
        return "De voorwaarde is gezien" if total == 1 else f"Alle {total} voorwaarden zijn gezien"
    unknown = sum(1 for result in outcome.conditions if result.state is State.UNKNOWN)
    missed = total - met - unknown
    verb = "ontbreekt" if missed == 1 else "ontbreken"
    absent = f"{missed} van {total} voorwaarden {verb} nog" if missed else ""
    open_ones = f"{unknown} van {total} nog niet bekend" if unknown else ""
    return "; ".join(words for words in (absent, open_ones) if words)


def _words(outcome: Outcome) -> list[tuple[str, str]]:
    """The sentences under the rows with their role."""
    found = [(outcome.message, "body")]
    found += [(remark[:1].upper() + remark[1:], "info") for remark in outcome.remarks]
    if outcome.variant:
        found.append((f"Bekeken als: {outcome.variant}.", "hint"))
    if outcome.description:
        found.append((f"Wat is dit? {outcome.description}", "hint"))
    if outcome.law_note:
        found.append((f"Wet: {outcome.law_note}", "hint"))
    return [(text, role) for text, role in found if text]
