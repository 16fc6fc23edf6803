"""Nakijken: of every form of a dossier how it stands, what is open, and finishing it; earlier versions open here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from intake_desktop.dossier import review
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui import theme
from intake_desktop.ui.pages import reading_order, rooms, ways
from intake_desktop.ui.pages.colleague_names import ColleagueNames
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.reading_width import reading_page
from intake_desktop.ui.pages.record_view import RecordView
from intake_desktop.ui.pages.review_card import Around, FormCard
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.workplace import Workplace

INTRO = "Kijk samen na wat er staat. Open vragen mogen blijven. Vaststellen doe je per onderdeel."
DONE = "Vastgesteld."
DONE_MEANS = "Hier verandert niets meer. Je kunt het bekijken, verbeteren of opnieuw beginnen."


class ReviewPage(Page):
    """One card per form; a card changes only when its form does. An earlier version takes the place of the cards."""

    name = "review"

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__(workplace)
        self._session = session
        self._names = ColleagueNames(session, self)
        self._cards: dict[str, FormCard] = {}
        self._earlier: RecordView | None = None
        self._around = Around(workplace, session, self._names.of)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(12))
        self._footer = Footer("Ga verder")
        self._body = QStackedWidget()
        self._overview = self._make_overview()
        self._body.addWidget(self._overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self._rooms = [room for room in rooms.rooms_of(session) if room in rooms.FORMS]
        self._names.told.connect(self.refresh)
        self._footer.back.connect(self.backward)
        self._footer.go_on.connect(self.forward)
        self._build(self._rooms[0])
        self.refresh()

    def _make_overview(self) -> QWidget:
        content, inner = reading_page()
        inner.addWidget(WrapLabel(rooms.LABELS[self.name], "title"))
        inner.addWidget(WrapLabel(INTRO, "muted"))
        if self._session.dossier.origin:
            inner.addWidget(WrapLabel(f"Overgenomen. {self._session.dossier.origin}.", "muted"))
        inner.addLayout(self._column)
        inner.addStretch(1)
        self._scroll = ScrollArea(content)
        reading_order.KeepInView(self._scroll)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer)
        return made

    def refresh(self) -> None:
        """Show how every form stands now."""
        if self._earlier is not None:
            self._earlier.refresh()
            return
        for card in self._cards.values():
            card.show_review(self._of(card.form_id))
        self._footer.say(self._still_open())

    def _of(self, form_id: str) -> review.Review:
        return review.of_form(self._session, form_id, self.workplace.unread.texts())

    def _build(self, room: str) -> None:
        made = self._cards[room] = FormCard(self._around, room)
        made.asked.connect(self._visit)
        made.record_asked.connect(self._show_earlier)
        made.finished.connect(self._on_finished)
        self._column.addWidget(made)

    def _build_rest(self) -> None:
        """The cards below the first; from then on Tab walks all of them in order, also when one changes."""
        missing = [room for room in self._rooms if room not in self._cards]
        for room in missing:
            self._build(room)
            self._cards[room].show_review(self._of(rooms.FORMS[room]))
        if missing:
            for card in self._cards.values():
                card.rebuilt.connect(self._chain)
            self._chain()

    def showEvent(self, event: QShowEvent) -> None:
        """The first screenful first, then the rest."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._build_rest)

    def _chain(self) -> None:
        reading_order.chain(self._overview)

    def arrive(self, place: Place) -> None:
        """Show this earlier version when the place names one; else the card of its form, or the first."""
        if place.row_id and any(each.id == place.row_id for each in self._session.dossier.records):
            self._show_earlier(place.row_id)
            return
        self._show_cards()
        self._build_rest()
        room = rooms.room_of(place.form_id) if place.form_id in rooms.FORMS.values() else ""
        self._cards[room if room in self._cards else self._rooms[0]].take_focus()

    def place(self) -> Place:
        """The earlier version that is shown, or the card that has the keyboard."""
        if self._earlier is not None:
            record = self._earlier.record
            return Place(self.name, self._session.dossier.id, record.form.form_id, row_id=record.id)
        here = QApplication.focusWidget()
        card = next((each for each in self._cards.values() if here is not None and each.isAncestorOf(here)), None)
        return Place(self.name, self._session.dossier.id, card.form_id if card is not None else "")

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _visit(self, key: AnswerKey) -> None:
        form_id = self._session.catalog.home(key.question_id).id
        ways.visit(self.workplace, self._session, key, Place(self.name, self._session.dossier.id, form_id))

    def _on_finished(self, room: str) -> None:
        """The card tells it, and the keyboard stays there."""
        self.refresh()
        card = self._cards[room]
        if card.doing is not None:
            card.doing.tell("ok", DONE, DONE_MEANS)
        card.take_focus()

    def _show_earlier(self, record_id: str) -> None:
        self._close_earlier()
        record = next(each for each in self._session.dossier.records if each.id == record_id)
        made = self._earlier = RecordView(self.workplace, self._session, rooms.room_of(record.form.form_id), record)
        made.backward.connect(lambda: self._back_from(record.id, record.form.form_id))
        self._body.addWidget(made)
        self._body.setCurrentWidget(made)
        made.arrive(Place(self.name))

    def _back_from(self, record_id: str, form_id: str) -> None:
        self._show_cards()
        way = self._overview.findChild(QWidget, f"earlier-{record_id}")
        if way is not None:
            way.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._cards[rooms.room_of(form_id)].take_focus()

    def _show_cards(self) -> None:
        self._close_earlier()
        self._body.setCurrentWidget(self._overview)
        self.refresh()

    def _close_earlier(self) -> None:
        if self._earlier is not None:
            self._body.removeWidget(self._earlier)
            self._earlier.deleteLater()
            self._earlier = None

    def _still_open(self) -> str:
        newest = [rooms.record_of(self._session, room) for room in self._rooms]
        concepts = sum(record is None or record.finished is None for record in newest)
        if not concepts:
            return "Alles is vastgesteld."
        number = "1 onderdeel is" if concepts == 1 else f"{concepts} onderdelen zijn"
        return f"{number} nog niet vastgesteld. Dat mag."
