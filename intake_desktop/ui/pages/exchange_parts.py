"""Step 2 of exchanging: what goes along, what can be turned on with a reason, and what never leaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Part, Passage
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.exchange_passages import PassagesCard
from intake_desktop.ui.pages.exchange_row import PartRow
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import WrapLabel, heading

_ONLY_NEEDED = "Zet alleen aan wat nodig is. Rechts of hieronder zie je wat de ander ziet."
_EVERYTHING = "Alles gaat mee, behalve wat over een ander gaat. Rechts of hieronder zie je het exemplaar."


class PartsStep(QWidget):
    """Groups with their parts folded away; the parts of a group are built when it is unfolded."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._title = heading("")
        self._groups: list[_Group] = []
        self._card = Card()
        self._card.column.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        self._card.column.setSpacing(0)
        self._passages = PassagesCard(draft)
        self._passages.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._title)
        self._hint = WrapLabel(_ONLY_NEEDED, "hint")
        column.addWidget(self._hint)
        column.addWidget(self._passages)
        column.addWidget(self._card)
        column.addStretch(1)

    def show_passages(self, passages: Sequence[Passage], own_copy: bool) -> None:
        """What must be gone over first, because it is about somebody else, before the participant's own copy."""
        self._hint.setText(_EVERYTHING if own_copy else _ONLY_NEEDED)
        self._passages.show_passages(passages)

    def show_parts(self, parts: Sequence[Part], questions: Collection[str], call_name: str) -> None:
        """Show the parts for a recipient. A part that is a question belongs to the group before it."""
        self._title.setText(f"Wat gaat mee over {call_name}?")
        empty(self._card.column)
        self._groups = []
        for part in parts:
            if part.id in questions and self._groups:
                self._groups[-1].add(part)
                continue
            if self._groups:
                self._card.column.addWidget(Separator())
            group = _Group(part, call_name)
            group.changed.connect(self._take)
            group.rebuilt.connect(self.rebuilt)
            self._groups.append(group)
            self._card.column.addWidget(group)

    def rows(self) -> tuple[PartRow, ...]:
        """Every row that was built."""
        return tuple(row for group in self._groups for row in (group.head, *group.rows))

    def check(self) -> bool:
        """True when the passages were gone over and all that was turned on has a reason; else it is asked for."""
        if not self._passages.check():
            return False
        for group in self._groups:
            if not group.head.on:
                lacking = next((row for row in group.rows if row.on and not row.reason), None)
            else:
                lacking = None if group.head.reason else group.head
            if lacking is not None:
                lacking.ask_reason()
                return False
        return True

    def take_focus(self) -> None:
        """Begin at the first thing that can be done."""
        self.focusNextChild() if not self._groups else self._groups[0].head.fold.setFocus()

    def _take(self) -> None:
        self._draft.chosen = {name: reason for group in self._groups for name, reason in group.chosen().items()}
        self.changed.emit()


class _Group(QWidget):
    """A group of a recipient's profile."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, part: Part, call_name: str) -> None:
        super().__init__()
        self._call_name = call_name
        self._parts: list[Part] = []
        self.head = PartRow(part, call_name)
        self.rows: list[PartRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.head.changed.connect(self._on_head)
        self.head.unfolded.connect(self._unfold)

    def add(self, part: Part) -> None:
        """A part of this group."""
        self._parts.append(part)
        self.head.can_fold()

    def chosen(self) -> dict[str, str]:
        """What is turned on with its reason: the whole group, or parts of it."""
        if self.head.on:
            return {self.head.part.id: self.head.reason}
        return {row.part.id: row.reason for row in self.rows if row.on}

    def _on_head(self) -> None:
        for row in self.rows:
            row.follow(self.head.on)
        self.changed.emit()

    def _unfold(self, open_now: bool) -> None:
        if open_now and not self.rows:
            for part in self._parts:
                row = PartRow(part, self._call_name, depth=1)
                row.follow(self.head.on)
                row.changed.connect(self.changed)
                self.rows.append(row)
                self._column.addWidget(row)
            self.rebuilt.emit()
        for row in self.rows:
            row.setVisible(open_now)
