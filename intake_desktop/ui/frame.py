"""The frame around every page of an open vault: search and saved state above, where to go at the left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.saving import SaveState
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.backup_line import BackupLine
from intake_desktop.ui.bringing_line import BringingLine
from intake_desktop.ui.clock_line import ClockLine
from intake_desktop.ui.content_bar import ContentBar
from intake_desktop.ui.helping import Helping
from intake_desktop.ui.left_bar import LeftBar
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.pages.list_page import ListPage
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.plain import PLAIN_PAGES
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.preferences import Preferences
from intake_desktop.ui.talk import Talk
from intake_desktop.ui.top_bar import TopBar
from intake_desktop.ui.trouble import TroubleBar
from intake_desktop.ui.workplace import Workplace

ChangeSettings = Callable[[Preferences], None]
NARROW = 900
LEAST = 200


def enter(
    desk: Desk, vault: Vault, now: Callable[[], datetime], settings: Preferences, change: ChangeSettings
) -> Frame:
    """The frame for a vault that has just been opened; where it stands is remembered."""
    desk.remember_place()
    return Frame(Workplace(desk, vault, now), settings, change)


class Frame(QWidget):
    """Holds one page at a time; a page is built when it is first visited."""

    def __init__(self, workplace: Workplace, settings: Preferences, change: ChangeSettings) -> None:
        super().__init__()
        self.workplace = workplace
        self._change = change
        self._top = TopBar(workplace, settings, change)
        self._left = LeftBar(workplace.vault.actor)
        self._trouble = TroubleBar(workplace)
        self._content = ContentBar(workplace)
        self._backup = BackupLine(workplace)
        self._bringing = BringingLine(workplace)
        self._clock = ClockLine(workplace)
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(LEAST)  # a page scrolls; what stands above it does not, and may need the room
        self._talk = Talk(workplace, self._pages, self._hide_others, lambda: self.show_place(self.place()))
        self._page: Page | None = None
        self._helping = Helping(self._pages, workplace, lambda: self.place().page)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        for line in (self._trouble, self._content, self._backup, self._bringing, self._clock):
            middle.addWidget(line)
        middle.addWidget(self._pages, 1)
        middle.addStretch()  # when the page makes room
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._talk.bar)
        column.addLayout(body, 1)
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _listen(self) -> None:
        self.workplace.go.connect(self.show_place)
        self.workplace.saved.connect(self._show_saved)
        self.workplace.kept.changed.connect(self._show_saved)
        self.workplace.trouble.connect(self.tell)
        self._left.asked.connect(self.workplace.visit)
        self._left.lock_asked.connect(self.workplace.lock)
        self._top.lock_asked.connect(self.workplace.lock)
        self._top.blank_asked.connect(lambda: self.workplace.visit("blank"))
        self._top.searched.connect(self._on_search)
        self._trouble.retry_asked.connect(self.retry)
        self._trouble.told.connect(self._backup.step_aside)
        self._trouble.searching.connect(self._pages.setHidden)
        self._trouble.came_back.connect(lambda: self.show_place(self.place()))
        self._searching = QShortcut(QKeySequence("Ctrl+K"), self, self._top.take_focus)
        QShortcut(QKeySequence("Ctrl+G"), self, self._on_talk)
        self.workplace.talk_asked.connect(self._on_talk)
        QShortcut(QKeySequence("F1"), self, self._helping.toggle)
        theme.watcher().changed.connect(self._fold)
        self._content.ask()
        self._clock.ask()
        self.workplace.backups.look()
        self._talk.show()

    def start(self, place: Place | None) -> None:
        """After unlocking: go back to where somebody was, else to the list; a talk that was going on goes on."""
        if place is not None and place.talk:
            self._talk.begin(place.dossier_id)
        self.show_place(place or Place("list"), returning=place is not None)

    def again(self, settings: Preferences) -> Frame:
        """The same frame made anew, in another text size."""
        return Frame(self.workplace, settings, self._change)

    def show_place(self, place: Place, returning: bool = False) -> None:
        """Go to a page, when that may be seen now. `returning`: after unlocking, where somebody was before."""
        if not self._talk.allows(place):
            return
        self._trouble.stop_searching()
        self.flush()
        page = self._page_for(place)
        if page is not self._page:
            self._swap(page)
        else:
            self._helping.away()
        self._left.show_page(place.page)
        page.arrive(place)
        if returning and isinstance(page, DossierPage):
            page.say_returned()

    def show_file(self, path: Path) -> None:
        """Go to the page Ontvangen with this file filled in; it is read when somebody asks for it."""
        self.workplace.handed = path
        self.show_place(Place("received"))

    def say_file_waits(self) -> None:
        """During a talk: a file came from outside."""
        self._talk.say_file_waits()

    def _on_talk(self) -> None:
        self._talk.on_key(self._page.dossier_id if isinstance(self._page, DossierPage) else "")

    def _hide_others(self, on: bool) -> None:
        """During a talk: whatever leads to anybody else."""
        self._top.talk(on)
        self._left.talk(on)
        self._searching.setEnabled(not on)
        self._fold()
        if isinstance(self._page, DossierPage):
            self._page.talk(on)

    def _page_for(self, place: Place) -> Page:
        if place.page == "list":
            return self._page if isinstance(self._page, ListPage) else ListPage(self.workplace)
        if place.page in PLAIN_PAGES:
            return PLAIN_PAGES[place.page](self.workplace)
        if isinstance(self._page, DossierPage) and self._page.dossier_id == place.dossier_id:
            return self._page
        return DossierPage(self.workplace, place.dossier_id)

    def _swap(self, page: Page) -> None:
        old, self._page = self._page, page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._talk.show()
        self._top.show_search(self._top.text() if isinstance(page, ListPage) else "")
        if old is not None:
            self._pages.removeWidget(old)
            old.leave()
            old.deleteLater()

    def _on_search(self, text: str) -> None:
        if not isinstance(self._page, ListPage):
            self.show_place(Place("list"))
            self._top.go_on_searching()
        if isinstance(self._page, ListPage):
            self._helping.away()
            self._page.search(text)

    def _show_saved(self, state: SaveState) -> None:
        state = self.workplace.kept.failing() or state
        self._top.show_saved(state)
        self._trouble.show_saved(state)

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        if isinstance(self._page, DossierPage):
            self._page.retry()
        self.workplace.kept.retry()

    def tell(self, error: SpringplankError) -> None:
        """Show an error that no page could show at the thing itself."""
        self._trouble.tell(error)

    def show_countdown(self, seconds: int) -> None:
        """Say when the vault locks by itself."""
        self._left.show_countdown(seconds)

    def flush(self, locking: bool = False) -> None:
        """Hand over what is being typed on the page. `locking`: nobody more of a list is added."""
        if locking:
            self.workplace.bringing.stop()
        if self._page is not None:
            self._page.flush()

    def leave(self) -> None:
        """The frame goes away: hand over what is being typed and listen no longer."""
        self.workplace.go.disconnect(self.show_place)
        self.workplace.talk_asked.disconnect(self._on_talk)
        if self._page is not None:
            self._page.leave()

    def place(self) -> Place:
        """Where somebody is now, and whether that is during a talk."""
        place = self._page.place() if self._page is not None else Place("list")
        talking = self.workplace.talking
        return replace(place, dossier_id=talking, talk=True) if talking else place

    def unsaved(self) -> bool:
        """Whether an answer is not in the vault yet."""
        here = isinstance(self._page, DossierPage) and self._page.unsaved()
        return here or self.workplace.kept.failing() is not None

    def trouble(self) -> SpringplankError:
        """Why saving fails."""
        return self._trouble.error() or SpringplankError()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the left bar when there is little room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < NARROW or theme.current().scale >= metrics.LARGE_TEXT
        self._left.fold(narrow or bool(self.workplace.talking))
        self._top.fold(narrow)
        for banner in self.findChildren(Banner):
            banner.fit()
