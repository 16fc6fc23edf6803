"""Above the rooms of a dossier: back, who it is about, the tabs, and the way to exchange."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.model import Record
from intake_desktop.dossier.view import Header
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages import record_words
from intake_desktop.ui.pages.room_tabs import RoomTabs
from intake_desktop.ui.pages.rooms import ASSESSMENT, LABELS
from intake_desktop.ui.parts.buttons import IconButton, outlined, small
from intake_desktop.ui.parts.labels import literally, pieces, plain
from intake_desktop.ui.parts.segments import SegmentBar
from intake_desktop.ui.parts.tags import Tag

_TABS = (
    ("intake", "Intake"),
    ("assessment", "Assessment"),
    ("advice", "Advies"),
    ("review", "Nakijken"),
    ("progress", "Voortgang"),
)
_RETURNED_MS = 8000
_WIDEST = 16_000
TALK, EXCHANGE = "Gesprek", "Uitwisselen"


class DossierHead(QWidget):
    """The name stands here and nowhere in a title of the window."""

    back_asked = Signal()
    room_asked = Signal(str)
    talk_asked = Signal()
    """Only this dossier on the screen."""
    way_back_asked = Signal()
    """To where somebody was sent from."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "dossierHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = IconButton("chevron-left", "Terug naar de lijst met deelnemers")
        self._name, self._called = plain(role="heading"), ""
        self._facts = plain(role="muted")
        self._returned = plain(role="ok")
        self._make_buttons()
        self._state = Tag("neutral", record_words.CONCEPT)
        self._state.hide()
        self._has_state = False
        self._tabs = RoomTabs(_TABS)
        self._segment: SegmentBar | None = None
        self._rooms: tuple[str, ...] = ()
        self._last_measured = ""
        self._welcome = QTimer(self)
        self._welcome.setSingleShot(True)
        self._welcome.setInterval(_RETURNED_MS)
        self._welcome.timeout.connect(lambda: self._welcome_with(""))
        self._lay_out()
        self._back.clicked.connect(self.back_asked)
        self._way_back.clicked.connect(self.way_back_asked)
        self._talk.clicked.connect(self.talk_asked)
        self._exchange.clicked.connect(lambda: self.room_asked.emit("exchange"))
        self._tabs.chosen.connect(self._on_tab)

    def _make_buttons(self) -> None:
        """What stands at the right, in the order of Tab."""
        self._way_back = small(outlined("", "undo"))
        self._way_back.setObjectName("way-back")
        self._way_back.hide()
        self._talk = small(outlined(TALK, "user"))
        self._talk.setAccessibleName(TALK)
        self._talk.setObjectName("begin-talk")
        self._talk.setToolTip("Ctrl+G: alleen dit dossier op het scherm")
        self._exchange = small(outlined(EXCHANGE, "share"))
        self._exchange.setAccessibleName(EXCHANGE)
        self._exchange.setObjectName("room-exchange")
        self._exchange.setToolTip("Ctrl+7")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        large = theme.current().scale >= metrics.LARGE_TEXT  # every line counts then
        top.setContentsMargins(theme.px(12), theme.px(2 if large else 8), theme.px(24), theme.px(2 if large else 4))
        top.setSpacing(theme.px(12))
        for part in (self._back, self._name, self._facts, self._returned):
            top.addWidget(part)
        top.addStretch()
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._way_back)
        top.addWidget(self._talk)
        top.addWidget(self._exchange)
        self._tab_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tab_row.setContentsMargins(theme.px(12), 0, theme.px(24), 0)
        self._tab_row.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self._tab_row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._tab_row)

    def talk(self, on: bool) -> None:
        """During a talk there is no way back to the list here."""
        self._back.setVisible(not on)
        self._talk.setVisible(not on)

    def show_rooms(self, rooms: tuple[str, ...]) -> None:
        """Which rooms this dossier has."""
        self._rooms = rooms
        measured = {room: LABELS[room] for room in ASSESSMENT if room in rooms}
        self._last_measured = next(iter(measured), "")
        self._tabs.set_shown("assessment", bool(measured))
        self._tabs.set_shown("progress", "progress" in rooms)
        self._segment = SegmentBar(measured, "Onderdeel van het assessment")
        self._segment.chosen.connect(self.room_asked)
        self._tab_row.addWidget(self._segment, 0, Qt.AlignmentFlag.AlignLeft)
        self._segment.hide()

    def show_header(self, header: Header) -> None:
        """Name and facts, as far as they are known."""
        self._called = header.name or "Nog geen naam"
        self._name.setText(self._called)
        age = f"{header.age} jaar" if header.age is not None else ""
        facts = [age, header.dossier_type, f"nr. {header.number}"]
        self._facts.setText(" · ".join(fact for fact in facts if fact and fact != f"nr. {header.name}"))
        QTimer.singleShot(0, self, self._fit)  # longer words ask for other room than those before

    def show_room(self, room: str, record: Record | None) -> None:
        """Which room is shown below, and the newest record of its form when there is one."""
        record_words.show_tag(self._state, record)
        self._has_state = record is not None
        measured = room in ASSESSMENT
        self._tabs.show_chosen("assessment" if measured else room)
        if self._segment is not None:
            self._segment.setVisible(measured)
            if measured:
                self._last_measured = room
                self._segment.choose(room)
        self._fit()

    def _on_tab(self, tab: str) -> None:
        self.room_asked.emit(self._last_measured if tab == "assessment" else tab)

    def show_way_back(self, words: str) -> None:
        """Offer a way back under this name; "" for none."""
        self._way_back.setAccessibleName(words)
        self._way_back.setToolTip(f"{words} (Alt+Links)")
        self._way_back.setVisible(bool(words))
        self._fit()

    def say_returned(self) -> None:
        """After unlocking, for a few seconds."""
        self._welcome_with("Je bent terug waar je was.")
        self._welcome.start()

    def _welcome_with(self, words: str) -> None:
        self._returned.setText(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the tabs: the parts of the assessment go under them, so they never keep a window wide."""
        return QSize(self._tabs.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds more or less. Not at once: what changes while Qt lays out is not laid out again."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def fit(self) -> None:
        """The window is higher or lower: a name has more room or less."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """With little room the facts go, then the words on the buttons for a talk and back, before the name needs two
        lines; the mark of a concept goes only while there is a way back as well. A name that is wider still takes the
        word of the last button too. In a low window with large text it stays on one line: questions need the rest.
        """
        self._fit_tabs()
        self._state.setVisible(self._has_state)
        self._state.setMinimumWidth(self._state.sizeHint().width())
        self._talk.setText(TALK)
        self._exchange.setText(EXCHANGE)
        self._way_back.setText(self._way_back.accessibleName())
        room = self._room()
        self._facts.setVisible(room > self._facts.sizeHint().width() + self._returned.sizeHint().width())
        if room < 0:
            self._talk.setText("")
            room = self._room()
        if room < 0:
            self._way_back.setText("")
            self._state.setVisible(self._has_state and self._way_back.isHidden())
            room = self._room()
        low = theme.is_low(self.window())
        self._name.setWordWrap(room < 0 and not low)
        if self._longest() > room + self._advance(self._called):
            self._exchange.setText("")
        self._show_name(self._room() + self._advance(self._called) if low else _WIDEST)

    def _show_name(self, room: int) -> None:
        """A name that is wider ends in dots; the whole name is its tip, and what a screen reader says."""
        shown = self._name.fontMetrics().elidedText(self._called, Qt.TextElideMode.ElideRight, max(0, room))
        self._name.setText(shown)
        self._name.setAccessibleName(self._called)
        self._name.setToolTip("" if shown == self._called else literally(self._called))

    def _room(self) -> int:
        """Width that is left beside the name and what stands at the right."""
        at_the_right = [
            self._exchange,
            *(each for each in (self._state, self._way_back, self._talk) if not each.isHidden()),
        ]
        taken = sum(each.sizeHint().width() + theme.px(12) for each in at_the_right) - theme.px(12)
        return self.width() - self._advance(self._called) - taken - theme.px(140)

    def _longest(self) -> int:
        """Width of the longest part of the name that stays on one line."""
        return max(self._advance(part) for part in pieces(self._called) or [""])

    def _advance(self, words: str) -> int:
        return self._name.fontMetrics().horizontalAdvance(words)

    def _fit_tabs(self) -> None:
        """No word of a tab is ever cut: beside them the parts stand only when both have room."""
        measured = self._segment is not None and not self._segment.isHidden()
        needed = self._tabs.sizeHint().width() + theme.px(36)
        if measured and self._segment is not None:
            needed += self._segment.sizeHint().width() + theme.px(12)
        beside = not measured or needed <= self.width()
        self._tab_row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom,
        )
