"""Under a destination that is nearly there: what could become a goal, each put among the goals with one press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.dossier import goals
from intake_desktop.dossier.goals import Proposal
from intake_desktop.dossier.session import DossierSession
from intake_desktop.ui import theme
from intake_desktop.ui.pages.advice_condition import jump_button
from intake_desktop.ui.parts.buttons import small, text_button
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel

_HEAD = "Dit kan een doel worden"
_CLOSED = "De intake is vastgesteld. Een doel erbij zet je in een nieuw gesprek."
_MAKE, _TAKE_AWAY, _GO = "Maak hier een doel van", "Weer weghalen", "Naar de doelen"
_STANDS = "Staat bij de doelen."


@dataclass(frozen=True, slots=True)
class Standing:
    """One proposal and how it stands among the goals."""

    proposal: Proposal
    row: str = ""
    """Where it stands; "" while it is no goal."""
    mine: bool = False
    """Nobody added words of their own there yet: it can be taken away again without losing any."""


def standings(session: DossierSession, proposals: Sequence[Proposal]) -> tuple[Standing, ...]:
    """How each of these stands now."""
    view = session.view
    rows = [(proposal, goals.row_of(view, proposal)) for proposal in proposals]
    return tuple(Standing(each, row, bool(row) and goals.untouched(view, each, row)) for each, row in rows)


class GoalRows(QWidget):
    """Nothing when nothing is nearly there. Rows are rebuilt only when other goals are proposed."""

    made = Signal(object)
    """Proposal: it becomes a goal."""
    taken_away = Signal(str)
    """Row id: it was put there a moment ago, and goes again."""
    visited = Signal(object)
    """Standing: somebody wants to see it among the goals."""
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[GoalRow] = []
        self._closed = WrapLabel(_CLOSED, "hint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(4), 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(WrapLabel(_HEAD, "label"))
        self._column.addWidget(self._closed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_goals(self, shown: tuple[Standing, ...], closed: bool) -> None:
        """Show these; `closed` when the form with the goals takes none any more."""
        self.setVisible(bool(shown))
        self._closed.setVisible(closed)
        if [each.proposal for each in shown] != [row.standing.proposal for row in self._rows]:
            self._rebuild(shown)
        for row, standing in zip(self._rows, shown, strict=True):
            row.show_standing(standing, closed)

    def rows(self) -> tuple[GoalRow, ...]:
        """The rows on the screen."""
        return tuple(self._rows)

    def _rebuild(self, shown: tuple[Standing, ...]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [GoalRow(standing) for standing in shown]
        for row in self._rows:
            self._column.insertWidget(self._column.count() - 1, row)
            row.pressed.connect(self._on_press)
            row.visited.connect(self.visited)
        self.rebuilt.emit()

    def _on_press(self, standing: Standing) -> None:
        if standing.row:
            self.taken_away.emit(standing.row)
        else:
            self.made.emit(standing.proposal)


class GoalRow(QWidget):
    """The goal in words, and one button that makes it a goal and then takes it away again: the keyboard stays there."""

    pressed = Signal(object)
    visited = Signal(object)

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing
        self.words = WrapLabel(f"•  {standing.proposal.words}")
        self.stands = WrapLabel(_STANDS, "hint")
        self.button = small(text_button(_MAKE, "plus"))
        self.button.clicked.connect(lambda: self.pressed.emit(self.standing))
        self.way = jump_button(_GO, standing.proposal.words)
        self.way.clicked.connect(lambda: self.visited.emit(self.standing))
        buttons = FlowLayout(gap=4)
        for part in (self.button, self.way):
            buttons.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.words)
        told.addWidget(self.stands)
        row.addLayout(told, 3)
        row.addLayout(buttons, 2)

    def show_standing(self, standing: Standing, closed: bool) -> None:
        """Show whether it is a goal, and what can be done about that."""
        self.standing = standing
        stands = bool(standing.row)
        self.stands.setVisible(stands)
        self.way.setVisible(stands)
        words = _TAKE_AWAY if stands else _MAKE
        self.button.setText(words)
        self.button.set_icon("undo" if stands else "plus")
        self.button.setAccessibleName(f"{words}: {standing.proposal.words}")
        self.button.setVisible(not closed and (standing.mine or not stands))
        self.setAccessibleName(f"{standing.proposal.words}. {_STANDS if stands else ''}".strip())
