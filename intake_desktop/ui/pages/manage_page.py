"""Beheer: what a beheerder looks after, a card for each thing."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.roles import Right
from intake_desktop.errors import NotAllowed
from intake_desktop.ui import theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.about_card import AboutCard
from intake_desktop.ui.pages.backup_card import BackupCard
from intake_desktop.ui.pages.card_keyboard import CardKeyboard
from intake_desktop.ui.pages.copy_card import CopyCard
from intake_desktop.ui.pages.lock_card import LockCard
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.pages.move_card import MoveCard
from intake_desktop.ui.pages.new_key_card import NewKeyCard
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import on_surface, reading_page
from intake_desktop.ui.pages.recovery_card import RecoveryCard
from intake_desktop.ui.pages.refusal import show_refusal
from intake_desktop.ui.pages.self_test_card import SelfTestCard
from intake_desktop.ui.pages.vault_check_card import VaultCheckCard
from intake_desktop.ui.parts.labels import WrapLabel, title
from intake_desktop.ui.parts.reading_text import ReadingArea
from intake_desktop.ui.workplace import Workplace

ABOUT = "Hier staan geen gegevens van deelnemers."
CARDS: tuple[type[ManageCard], ...] = (
    *(BackupCard, CopyCard, VaultCheckCard, RecoveryCard, NewKeyCard, MoveCard),
    *(LockCard, SelfTestCard, AboutCard),
)
"""The cards of the room, from top to bottom."""


class ForBeheerder(NotAllowed):
    """The room is for who has the role beheerder; anybody else who comes there is told so."""

    code = "ZK-114d"
    title = "Dit is voor de beheerder"
    meaning = "Jij hebt de rol beheerder niet."
    remedy = "Heb je iets uit Beheer nodig? Vraag je beheerder."


class ManagePage(Page):
    """Nothing on it is about participants. A card asks for its own content and the page only puts them in order."""

    name = "manage"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._allowed = workplace.vault.actor.may(Right.MANAGE_SETTINGS)
        self._cards = tuple(card(workplace) for card in CARDS) if self._allowed else ()
        self._keyboard = CardKeyboard(self, self._cards)
        content, self._column = reading_page()
        self._column.setSpacing(theme.px(16))
        self._column.addWidget(title("Beheer"))
        if self._allowed:
            self._column.addWidget(WrapLabel(ABOUT, "muted"))
        for card in self._cards:
            self._column.addWidget(card)
            card.rebuilt.connect(self._on_rebuilt)
        self._column.addStretch(1)
        self._scroll = ReadingArea(content)
        reading_order.KeepInView(self._scroll)
        self._scroll.verticalScrollBar().actionTriggered.connect(self._keyboard.let_be)
        on_surface(self, self._scroll)

    def arrive(self, place: Place) -> None:
        """Every card asks for what it tells; the keyboard is where it was, or at the first thing that can be done."""
        if not self._allowed:
            show_refusal(self._column, 1, ForBeheerder(), self.workplace)
            return
        for card in self._cards:
            card.arrive()
        self._on_rebuilt()
        if not self._keyboard.come(place.section_id, place.question_id):
            QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    def place(self) -> Place:
        """The card and the control that have the keyboard, to come back to after locking."""
        card, control = self._keyboard.where()
        return Place(self.name, section_id=card, question_id=control)

    def flush(self) -> None:
        """Somebody goes elsewhere or locks: what nobody may wait for ends."""
        for card in self._cards:
            card.flush()

    def leave(self) -> None:
        """What is still going on in a card stops."""
        for card in self._cards:
            card.leave()
        super().leave()

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _on_rebuilt(self) -> None:
        reading_order.chain(self)
        self._keyboard.again()
