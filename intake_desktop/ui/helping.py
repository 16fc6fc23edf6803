"""Help over the page where somebody is: that page stays as it is, with what was filled in, until they come back."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from intake_desktop.dossier.model import Place
from intake_desktop.ui import manual
from intake_desktop.ui.pages.help_page import HelpPage
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.workplace import Workplace


class Helping(QObject):
    """Puts the page Hulp on top of the stack of pages and takes it away again; any other page takes it away too."""

    def __init__(self, pages: QStackedWidget, workplace: Workplace, here: Callable[[], str]) -> None:
        super().__init__(pages)
        self._pages, self._workplace, self._here = pages, workplace, here
        self._page: HelpPage | None = None
        self._under: QWidget | None = None
        self._focus: QWidget | None = None
        pages.currentChanged.connect(self._on_changed)

    def toggle(self) -> None:
        """Open at the chapter of this page, or go back to it."""
        if self._page is None:
            self._open()
        else:
            self._close()

    def away(self) -> None:
        """What lies under help is seen again."""
        if self._page is not None and self._under is not None:
            self._pages.setCurrentWidget(self._under)

    def _open(self) -> None:
        under = self._pages.currentWidget()
        if not isinstance(under, Page):
            return  # a question for the password goes first
        self._under, self._focus = under, QApplication.focusWidget()
        self._workplace.helping = True
        page = HelpPage(self._workplace)
        page.backward.connect(self._close)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._page = page
        page.arrive(Place("help", section_id=manual.about(self._here())))

    def _close(self) -> None:
        under, focus = self._under, self._focus
        self.away()
        if focus is not None and shiboken6.isValid(focus) and under is not None and under.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        page = self._page
        if page is None or self._pages.currentWidget() is page:
            return
        self._page = self._under = self._focus = None
        self._pages.removeWidget(page)
        page.deleteLater()
        self._workplace.helping = False
