"""For `make screenshots`: a new key for the vault, on its card in Beheer and over the whole window, in every look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from book_shots import LOOKS, Keep
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.rotation import NoRoomForRotation
from intake_desktop.ui.pages.new_key_card import NO, START, NewKeyCard
from intake_desktop.ui.pages.new_key_page import NewKeyPage
from intake_desktop.ui.parts.buttons import Button
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.window import MainWindow

_HALFWAY = 42


def draw(window: MainWindow, settle: Callable[[], None], keep: Keep) -> None:
    """The card as it stands, the question before it begins, and the page halfway, at the end and with an error."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        settle()
        window.frame.show_place(Place("manage"))
        settle()
        _show(window, settle)
        keep(window, f"13-beheer-nieuwe-sleutel{ending}")
        _button(window, START).click()
        settle()
        area = _area(window)
        area.ensureWidgetVisible(_button(window, NO))
        settle()
        keep(window, f"13-beheer-nieuwe-sleutel-vraag{ending}")
        _button(window, NO).click()
        _page(window, settle, lambda name, end=ending: keep(window, f"13-nieuwe-sleutel-{name}{end}"))  # type: ignore[misc]  # bound now


def _page(window: MainWindow, settle: Callable[[], None], keep: Callable[[str], None]) -> None:
    """The page alone: what it covers goes on as it was."""
    page = NewKeyPage(window)
    page.underway.reach(_HALFWAY)
    settle()
    keep("bezig")
    page.tell_done()
    settle()
    keep("klaar")
    page.tell(NoRoomForRotation())
    settle()
    keep("mislukt")
    page.uncover()
    settle()


def _button(window: MainWindow, words: str) -> Button:
    return next(each for each in _card(window).findChildren(Button) if each.text() == words)


def _card(window: MainWindow) -> NewKeyCard:
    return next(card for card in window.findChildren(NewKeyCard) if card.isVisible())


def _area(window: MainWindow) -> ScrollArea:
    found = _card(window).parentWidget()
    while found is not None and not isinstance(found, ScrollArea):
        found = found.parentWidget()
    assert isinstance(found, ScrollArea)  # noqa: S101 - the room scrolls
    return found


def _show(window: MainWindow, settle: Callable[[], None]) -> None:
    """Scroll until the card stands at the top."""
    area, card = _area(window), _card(window)
    content = area.widget()
    assert content is not None  # noqa: S101 - with what it scrolls
    area.verticalScrollBar().setValue(max(0, card.mapTo(content, card.rect().topLeft()).y() - 16))
    settle()
