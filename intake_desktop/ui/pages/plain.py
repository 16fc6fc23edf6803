"""The pages outside a dossier, by the first word of their place."""

from __future__ import annotations

from intake_desktop.ui.pages.blank_page import BlankPage
from intake_desktop.ui.pages.book_page import BookPage
from intake_desktop.ui.pages.card_page import CardPage
from intake_desktop.ui.pages.import_page import ImportPage
from intake_desktop.ui.pages.manage_page import ManagePage
from intake_desktop.ui.pages.new_page import NewPage
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.received_page import ReceivedPage

PLAIN_PAGES: dict[str, type[Page]] = {
    "new": NewPage,
    "import": ImportPage,
    "received": ReceivedPage,
    "book": BookPage,
    "card": CardPage,
    "manage": ManagePage,
    "blank": BlankPage,
}
"""Pages outside a dossier that are made anew at each visit: nothing of the former one stays."""
