"""What every card in the room Beheer can do: show itself, tell that it was rebuilt, and stop when the page goes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import heading
from intake_desktop.ui.workplace import Workplace


class ManageCard(Card):
    """A card with a heading; fill `column`. Add the class to CARDS in manage_page.py and the room has it."""

    rebuilt = Signal()
    """Something on the card came or went: the order of the page changed."""
    name = ""
    """The heading, and the end of the card's object name."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.setObjectName(f"beheer-{self.name}")
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading(self.name))

    def arrive(self) -> None:
        """The room is shown: ask for what the card tells, in the background when that takes long."""

    def flush(self) -> None:
        """Somebody goes elsewhere or locks."""

    def leave(self) -> None:
        """The room goes away: stop what is still going on."""
