"""Where the keyboard was on a page of cards, in words that outlive the page, and bringing it back there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.parts.scroll import bring_along

_LONGEST = 120


def called(widget: QWidget) -> str:
    """What a control is called on the screen; never what somebody typed in it."""
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else widget.objectName())
    return words[:_LONGEST]


class CardKeyboard:
    """Cards build themselves bit by bit, so it is tried again until the control is there or somebody went elsewhere."""

    def __init__(self, page: QWidget, cards: Sequence[ManageCard]) -> None:
        self._page, self._cards = page, cards
        self._card, self._control, self._waits, self._stays = "", "", False, False
        self._given: QWidget | None = None
        """Got the keyboard here. While it `waits`, the control that was meant is not there yet; while it `stays`, it is
        kept in sight when the cards above it fill."""

    def where(self) -> tuple[str, str]:
        """The card that has or last had the keyboard, and the control in it; ("", "") for none."""
        here: QWidget | None = self._page.focusWidget()
        if here is None:
            return "", ""
        card = next((each for each in self._cards if each.isAncestorOf(here)), None)
        return (card.name, called(here)) if card is not None else ("", "")

    def come(self, card: str, control: str) -> bool:
        """Give the keyboard to this control, or to the first of its card, or of the page; whether a card was named."""
        self._card, self._control = card, control
        self._stays = any(each.name == card for each in self._cards)
        self._give()
        return self._stays

    def again(self) -> None:
        """Something was built: the control may be there now, or was pushed out of sight."""
        if self._given is None or self._page.focusWidget() is not self._given:
            return
        if self._waits:
            self._give()
        if self._stays and self._given is not None:
            bring_along(self._given)

    def let_be(self) -> None:
        """Somebody scrolls: what is looked at stays where it is."""
        self._stays = False

    def _give(self) -> None:
        mine = self._ready([each for each in self._cards if each.name == self._card] or self._cards)
        wanted = next((each for each in mine if self._control and called(each) == self._control), None)
        first = wanted or next(iter(mine or self._ready(self._cards)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._waits = not mine or (bool(self._control) and wanted is None)
        self._given = first

    def _ready(self, cards: Sequence[ManageCard]) -> list[QWidget]:
        """What can have the keyboard now; a card that does not know yet how it stands has nothing."""
        stops = (each for card in cards for each in reading_order.stops(card))
        return [each for each in stops if each.isEnabled() and each.isVisibleTo(self._page)]
