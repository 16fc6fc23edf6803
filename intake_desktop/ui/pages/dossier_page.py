"""One open dossier: who it is about, the tabs, and the page below them; the session behind it is opened here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import NotAllowed, SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import ways
from intake_desktop.ui.pages.dossier_head import DossierHead
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reason_panel import ReasonPanel
from intake_desktop.ui.pages.rooms import ORDER, make_room, record_of, rooms_of, standing
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.workplace import Workplace

_LEAST = 160


class DossierPage(Page):
    """Builds a room (intake, ZRM, advice, ...) when it is first visited; refreshes only the one that is seen."""

    name = "dossier"
    _changed = Signal()

    def __init__(self, workplace: Workplace, dossier_id: str) -> None:
        super().__init__(workplace)
        self.dossier_id = dossier_id
        self._session: DossierSession | None = None
        self._wanted = Place("intake", dossier_id)
        self._returned = False
        self._came_from: Place | None = None
        self._rooms: dict[str, Page] = {}
        self._built_for: dict[str, tuple[object, ...]] = {}
        self._head = DossierHead()
        self._body = QStackedWidget()
        self._body.setMinimumHeight(_LEAST)  # a room scrolls; a long name above it does not
        self._reason = ReasonPanel()
        self._waiting = WrapLabel("Het dossier wordt geopend.", "muted")
        self._listener = self._changed.emit
        self._lay_out()
        self._listen()
        kept = workplace.kept.take(dossier_id)
        if kept is None:
            self._open("")
        else:
            QTimer.singleShot(0, self, lambda: self._on_opened(kept))

    def _lay_out(self) -> None:
        self._body.addWidget(self._reason)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body.addWidget(self._waiting)
        self._body.setCurrentWidget(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        self._head.hide()

    def _listen(self) -> None:
        self._head.back_asked.connect(lambda: self.workplace.visit("list"))
        self._head.room_asked.connect(lambda room: self.workplace.visit(room, self.dossier_id))
        self._head.talk_asked.connect(self.workplace.talk_asked)
        self._head.way_back_asked.connect(self._go_back)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back)
        self._reason.given.connect(self._open)
        self._changed.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        theme.watcher().changing.connect(self._forget_hidden)
        for number, room in enumerate(ORDER, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda room=room: self._jump(room))

    def _open(self, reason: str) -> None:
        desk, vault, dossier_id = self.workplace.desk, self.workplace.vault, self.dossier_id
        work = lambda: desk.open_session(vault, dossier_id, reason)  # noqa: E731 - one expression for the thread
        background.run(work, self._on_opened, self._on_refused, self)

    def _on_refused(self, error: SpringplankError) -> None:
        if isinstance(error, NotAllowed):
            self._reason.ask(error)
            self._body.setCurrentWidget(self._reason)
            return
        self.workplace.trouble.emit(error)
        self.workplace.visit("list")

    def _on_opened(self, session: DossierSession) -> None:
        self._session = session
        session.on_change.append(self._listener)
        self.workplace.unread.look(session)
        self.workplace.content_looked_at.emit()
        self._head.show_rooms(rooms_of(session))
        self._head.show()
        self._show_head()
        self._show_room()

    def arrive(self, place: Place) -> None:
        """Show this room of the dossier; waits for the dossier when it is still being opened."""
        self._wanted = place
        self._came_from, self.workplace.came_from = self.workplace.came_from, None
        if self._session is not None:
            self._show_room()

    def _show_room(self) -> None:
        assert self._session is not None
        name = self._wanted.page if self._wanted.page in rooms_of(self._session) else ORDER[0]
        current = self._body.currentWidget()
        if isinstance(current, Page) and current is not self._rooms.get(name):
            current.flush()
        self._body.setCurrentWidget(self._room(name))
        self._head.show_room(name, record_of(self._session, name))
        self._rooms[name].refresh()
        self._rooms[name].arrive(self._wanted)
        came = self._came_from.page if self._came_from is not None and self._came_from.page != name else ""
        self._head.show_way_back(ways.BACK_TO.get(came, ""))
        if self._returned:
            self._returned = False
            self._head.say_returned()

    def _go_back(self) -> None:
        """To the page that sent somebody to this question; nothing when nobody was sent."""
        if self._came_from is not None:
            self.workplace.go.emit(self._came_from)

    def _room(self, name: str) -> Page:
        """This room, built when it is first visited and again when there is another record to show in it."""
        assert self._session is not None
        wanted = standing(self._session, name)
        if name in self._rooms and self._built_for[name] != wanted:
            old = self._rooms.pop(name)
            old.flush()
            self._body.removeWidget(old)
            old.deleteLater()
        if name not in self._rooms:
            room = self._rooms[name] = make_room(name, self.workplace, self._session)
            self._built_for[name] = wanted
            room.forward.connect(lambda: self._step(1))
            room.backward.connect(lambda: self._step(-1))
            self._body.addWidget(room)
        return self._rooms[name]

    def _forget_hidden(self) -> None:
        """Rooms that nobody sees are built again when they are visited; only a half-made exchange would be lost."""
        for name in [name for name in self._rooms if name not in {self._room_name(), "exchange"}]:
            room = self._rooms.pop(name)
            self._body.removeWidget(room)
            room.deleteLater()
            QCoreApplication.sendPostedEvents(room, QEvent.Type.DeferredDelete)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head is as high as before, and may have other room."""
        super().resizeEvent(event)
        self._head.fit()

    def _jump(self, room: str) -> None:
        """Ctrl+1 to Ctrl+8: the rooms in their order; one that this dossier does not have does nothing."""
        if self._session is not None and room in rooms_of(self._session):
            self.workplace.visit(room, self.dossier_id)

    def _step(self, steps: int) -> None:
        """The next or previous room of this dossier; before the first one stands the list."""
        assert self._session is not None
        rooms = rooms_of(self._session)
        number = rooms.index(self._room_name()) + steps
        if 0 <= number < len(rooms):
            self.workplace.visit(rooms[number], self.dossier_id)
        elif number < 0:
            self.workplace.visit("list")

    def _room_name(self) -> str:
        return next((name for name, room in self._rooms.items() if room is self._body.currentWidget()), ORDER[0])

    def _show_head(self) -> None:
        assert self._session is not None
        self._head.show_header(self._session.header)
        self.workplace.saved.emit(self._session.save_state)

    def _refresh(self) -> None:
        if self._session is None:
            return
        self._show_head()
        room, name = self._body.currentWidget(), self._room_name()
        if not isinstance(room, Page):
            return
        if self._built_for[name] == standing(self._session, name):
            self._head.show_room(name, record_of(self._session, name))
            room.refresh()
        else:
            self._wanted = Place(name, self.dossier_id)
            self._show_room()

    def talk(self, on: bool) -> None:
        """Whether only this dossier may be seen."""
        self._head.talk(on)

    def say_returned(self) -> None:
        """After unlocking: tell that this is where somebody was."""
        self._returned = True

    def place(self) -> Place:
        """The room, the section and the question."""
        room = self._body.currentWidget()
        return room.place() if isinstance(room, Page) else self._wanted

    def flush(self) -> None:
        """Hand over what is being typed."""
        for room in self._rooms.values():
            room.flush()

    def retry(self) -> None:
        """Try again to save."""
        if self._session is not None:
            self._session.retry()

    def unsaved(self) -> bool:
        """Whether an answer is not in the vault yet."""
        return self._session is not None and self._session.save_state.failed_since is not None

    def leave(self) -> None:
        """The page goes away: the session no longer tells it anything, and is kept while something is not saved."""
        self.flush()
        if self._session is not None:
            self.workplace.unread.look(self._session)
        if self._session is not None and self._listener in self._session.on_change:
            self._session.on_change.remove(self._listener)
            self.workplace.kept.keep(self._session)
