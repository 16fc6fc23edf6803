"""A fingerprint in eight numbered groups, as they are read out on the telephone; the last ones can be kept back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.group_cell import GroupCell

_COLUMNS = 4
_KEPT_BACK = "• • • •"


class Fingerprint(Card):
    """One stop for the keyboard, that tells all groups letter by letter."""

    def __init__(self, fingerprint: str, kept_back: int = 0) -> None:
        """`kept_back`: so many groups at the end are not shown."""
        super().__init__("well")
        groups = fingerprint.split("-")
        shown = len(groups) - kept_back
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self.column.addLayout(grid)
        for place, group in enumerate(groups):
            cell = _cell(place + 1, group if place < shown else _KEPT_BACK, place < shown)
            grid.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
        self.setObjectName("fingerprint")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        told = "; ".join(
            f"groep {place}: {' '.join(group) if place <= shown else 'nog niet gehoord'}"
            for place, group in enumerate(groups, 1)
        )
        self.setAccessibleName(f"Kenmerk, {told}")


def _cell(number: int, words: str, shown: bool) -> GroupCell:
    cell = GroupCell(number)
    cell.show_group(words, " ".join(words) if shown else "nog niet gehoord", "text" if shown else "textMuted")
    return cell
