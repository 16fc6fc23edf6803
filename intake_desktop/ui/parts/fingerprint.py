"""A fingerprint in eight numbered groups, as they are read out on the telephone; the last ones can be kept back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card

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


def _cell(number: int, words: str, shown: bool) -> QLabel:
    muted, strong = (theme.colour(name).name() for name in ("textMuted", "text" if shown else "textMuted"))
    cell = QLabel()
    cell.setProperty("role", "keyGroup")
    cell.setTextFormat(Qt.TextFormat.RichText)
    cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cell.setMinimumHeight(theme.px(44))
    cell.setText(f'<span style="color:{muted}">{number}</span>&nbsp; <b style="color:{strong}">{words}</b>')
    cell.setAccessibleName(f"Groep {number}: {' '.join(words) if shown else 'nog niet gehoord'}")
    return cell
