"""Voortgang: two measurements beside each other, per domain, skill or answer about hours; no total, no judgment."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.dossier import comparing, comparing_counts, comparing_line, comparing_moments, comparing_words
from intake_desktop.dossier.comparing_moments import Moment
from intake_desktop.dossier.comparing_words import Teller
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui import theme
from intake_desktop.ui.pages import progress_words, reading_order, rooms
from intake_desktop.ui.pages.colleague_names import ColleagueNames
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.pages.progress_frame import ProgressFrame
from intake_desktop.ui.pages.progress_head import ProgressPickers
from intake_desktop.ui.pages.progress_rows import ProgressRows
from intake_desktop.ui.pages.progress_side import ProgressSide
from intake_desktop.ui.pages.progress_told import Compared
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.empty import EmptyState
from intake_desktop.ui.workplace import Workplace


class ProgressPage(Page):
    """Reads what the open dossier holds already: opening it was journaled, and looking here changes nothing."""

    name = "progress"

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__(workplace)
        self._session = session
        self._names = ColleagueNames(session, self)
        found = [room for room in rooms.ASSESSMENT if session.shown(rooms.FORMS[room])]
        self._room = found[0]
        self._moments: dict[str, tuple[Moment, ...]] = {}
        self._picked: dict[str, tuple[str, str]] = {}
        self._row: dict[str, str] = {}
        self._compared: Compared | None = None
        self._rows: ProgressRows | None = None
        self._empty: EmptyState | None = None
        self._shown: object = None
        self._looked_at: tuple[str, object, object] = ("", None, None)
        self._pickers = ProgressPickers({room: rooms.LABELS[room] for room in found})
        self._side = ProgressSide()
        self._frame = ProgressFrame(self._pickers, self._side)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._frame)
        self._pickers.part_chosen.connect(self._on_part)
        self._pickers.picked.connect(self._on_picked)
        self._side.measure_asked.connect(self._measure)
        self._names.told.connect(self._tell_row)
        self.on_keys({"PgDown": lambda: self._frame.turn(1), "PgUp": lambda: self._frame.turn(-1)})
        self.refresh()

    def refresh(self) -> None:
        """Compare what the dossier holds now; the rows are made anew only when something in them changed."""
        moments = self._of_now()
        seen = (self._room, moments, self._picked.get(self._room))
        if seen != self._shown:
            self._shown, self._moments[self._room] = seen, moments
            self._show()
        self._show_due()

    def _of_now(self) -> tuple[Moment, ...]:
        """The measurements of this part; looked up again only when an answer or a record changed."""
        now = (self._room, self._session.view, self._session.dossier)
        if any(one is not other for one, other in zip(now, self._looked_at, strict=True)):
            self._looked_at = now
            return comparing_moments.of_form(self._session, rooms.FORMS[self._room])
        return self._moments[self._room]

    def _show(self) -> None:
        moments = self._moments[self._room]
        self._pickers.parts.choose(self._room)
        first, second = self._two()
        self._pickers.show_moments(comparing_words.choices(moments), first, second)
        self._compared = self._rows = self._empty = None
        if len(moments) > 1:
            self._show_rows(moments[first], moments[second])
        else:
            self._show_empty()
        reading_order.chain(self)

    def _two(self) -> tuple[int, int]:
        """The places of what was picked; the last two when nothing was, or it is no longer there."""
        ids = [moment.record.id for moment in self._moments[self._room]]
        one, two = self._picked.get(self._room, ("", ""))
        if one in ids and two in ids and ids.index(one) < ids.index(two):
            return ids.index(one), ids.index(two)
        return max(len(ids) - 2, 0), max(len(ids) - 1, 0)

    def _show_rows(self, first: Moment, second: Moment) -> None:
        moments, call_name = self._moments[self._room], self._session.header.call_name
        teller = Teller(second.form, comparing_words.names(first.day, second.day), call_name)
        self._compared = Compared(moments, first, second, teller)
        rows = comparing.compare(first.measured, second.measured)
        lines = [comparing_line.of_item(moments, row.question.id) for row in rows]
        made = self._rows = ProgressRows(progress_words.title(self._room), rows, teller, lines)
        made.reached.connect(self._on_reached)
        made.opened.connect(lambda: self._frame.show_told(self._side.item))
        off = comparing.left_out(first.measured, second.measured)
        self._frame.foot.setText(progress_words.foot(second.form, off, call_name))
        self._frame.show_body(made)
        noun = progress_words.noun(self._room)
        self._side.show_counts(comparing_counts.counts(rows, noun, teller))
        compared = [row for row in rows if row.way in comparing.COMPARED]
        scored = any(row.question.kind is Kind.SCALE for row in compared) if compared else None
        self._side.show_notes(teller.notes(first, second), scored)
        made.choose(self._row.get(self._room, ""))

    def _show_empty(self) -> None:
        moments = self._moments[self._room]
        button = primary(progress_words.action(moments, self._begun()))
        button.setObjectName("progress-begin")
        button.clicked.connect(self._measure)
        heading = progress_words.ONE if moments else progress_words.NONE
        self._empty = EmptyState(heading, progress_words.FROM_TWO, (button,))
        self._empty.setMinimumHeight(theme.px(360) if theme.current().scale < 1.5 else 0)
        self._frame.foot.setText("")
        self._frame.show_body(self._empty)
        self._side.show_counts(())
        self._side.show_item(None)
        self._side.show_notes((), None)

    def _show_due(self) -> None:
        moments = self._moments[self._room]
        words = progress_words.to_do(self._session, moments, self._session.today)
        action = progress_words.action(moments, self._begun()) if len(moments) > 1 else ""
        self._side.show_due(words, action)

    def _begun(self) -> bool:
        """Whether the newest record of this part is not finished."""
        newest = rooms.record_of(self._session, self._room)
        return newest is not None and newest.finished is None

    def _on_part(self, room: str) -> None:
        self._room = room
        self.refresh()

    def _on_picked(self, first: int, second: int) -> None:
        moments = self._moments[self._room]
        self._picked[self._room] = (moments[first].record.id, moments[second].record.id)
        self.refresh()

    def _on_reached(self, question_id: str) -> None:
        self._row[self._room] = question_id
        self._tell_row()

    def _tell_row(self) -> None:
        chosen = self._rows.chosen() if self._rows is not None else None
        if chosen is not None and self._compared is not None:
            self._side.show_item(self._compared.told(chosen.row, self._names.of))

    def _measure(self) -> None:
        """To where a new measurement is begun, or the one that was begun goes on."""
        self.workplace.visit(self._room, self._session.dossier.id)

    def arrive(self, place: Place) -> None:
        """Show this form and item; the keyboard is on the row that is told."""
        room = next((room for room, form in rooms.FORMS.items() if form == place.form_id), "")
        if room in self._pickers.parts.buttons:
            self._room = room
        if place.question_id:
            self._row[self._room] = place.question_id
        self.refresh()
        if place.question_id and self._rows is not None:
            self._rows.choose(place.question_id)
        QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        chosen = self._rows.chosen() if self._rows is not None else None
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._empty is not None:
            self._empty.take_focus()

    def place(self) -> Place:
        """The form and the row."""
        row = self._row.get(self._room, "") if self._rows is not None else ""
        return Place(self.name, self._session.dossier.id, rooms.FORMS[self._room], question_id=row)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands at the right goes below when there is little room."""
        self._frame.fold(self.window().width())
        super().resizeEvent(event)
