"""Uren: what works now, the week, coming and travelling, and the steps to the goal, on one page that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier import unread
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.validation import Problem
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.pages.hours_group import HoursGroup
from intake_desktop.ui.pages.hours_stairs import StairsPanel
from intake_desktop.ui.pages.hours_steps import BEGIN, way_of
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.painting_first import when_painted
from intake_desktop.ui.parts.card import Panel, Separator
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.workplace import Workplace

_ENTRANCE = "hours_per_day"
_GOAL = "goal_hours_per_week"
_BESIDE = 396


class HoursPage(Page):
    """Groups under each other, the stairs beside them; with little room the stairs stand above the goal."""

    name = "hours"

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__(workplace)
        self._session = session
        catalog = session.catalog
        self._form = catalog.home(catalog.meaning(_ENTRANCE))
        self._groups = tuple(HoursGroup(workplace, session, self._form.id, section) for section in self._form.sections)
        self._stairs = StairsPanel()
        self._footer = Footer("Naar het advies")
        self._at = ("", AnswerKey(""))
        self._content = QVBoxLayout()
        self._beside = QVBoxLayout()
        self._scroll = ScrollArea(self._middle())
        self._lay_out()
        self._listen()
        self._groups[0].finish_building()
        self.refresh()
        when_painted(self, self._make_next)

    def _make_next(self) -> None:
        """The groups further down are made while the first is being read, one at a time."""
        waiting = [group for group in self._groups if group.unfinished]
        if waiting:
            waiting[0].finish_building()
            when_painted(self, self._make_next)

    def _middle(self) -> QWidget:
        middle = Panel("surface")
        self._content = QVBoxLayout(middle)
        edge = theme.px(24)
        self._content.setContentsMargins(edge, theme.px(16), edge, edge)
        self._content.setSpacing(theme.px(16))
        for number, group in enumerate(self._groups):
            if number:
                self._content.addWidget(Separator())
            self._content.addWidget(group)
        self._content.addStretch(1)
        return middle

    def _lay_out(self) -> None:
        self._beside.setContentsMargins(0, theme.px(16), theme.px(24), 0)
        self._beside.addWidget(self._stairs, 0, Qt.AlignmentFlag.AlignTop)
        ground = Panel("surface")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll, 1)
        row.addLayout(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ground, 1)
        column.addWidget(self._footer)

    def _listen(self) -> None:
        for group in self._groups:
            group.focused.connect(lambda question, row, at=group.section.id: self._remember(at, question, row))
            group.grown.connect(self._on_made)
            group.whole.connect(lambda: reading_order.chain(self))
        self._footer.back.connect(self.backward)
        self._footer.go_on.connect(self._go_on)
        self.on_keys({"Ctrl+Return": self._next_open, "Ctrl+Enter": self._next_open, "Ctrl+Z": self._undo})

    def _on_made(self, fields: Sequence[Field]) -> None:
        for field in fields:
            for told in (field.refused, field.cleared, field.changed):
                told.connect(self._say_below)
            field.fields_made.connect(self._on_made)

    def arrive(self, place: Place) -> None:
        """Focus the question of this place, else the first open one of its section, else the first of the page."""
        for group in self._groups:
            group.unfold_for_texts()
        if place.question_id and self._focus(AnswerKey(place.question_id, place.row_id)):
            return
        wanted = [group for group in self._groups if group.section.id == place.section_id] or self._groups
        for group in self._groups:
            group.finish_building()  # those above it too: what comes later would push it down
            if group not in wanted:
                continue
            block = group.first_open() or group.first()
            if block is not None:
                block.take_focus()
                self._see(block.field.focus_widget(), block)
                return

    def place(self) -> Place:
        """The group and the question that has the keyboard."""
        section_id, key = self._at
        dossier_id = self._session.dossier.id
        return Place(self.name, dossier_id, self._form.id, section_id, key.question_id, key.row_id)

    def flush(self) -> None:
        """Hand over what is being typed."""
        for group in self._groups:
            group.flush()

    def refresh(self) -> None:
        """Show what the session holds, in place."""
        sheet = self._session.sheet(self._form.id)
        problems = self._session.problems(self._form.id)
        for group in self._groups:
            if not group.unfinished:
                group.show_sheet(sheet, problems)
        self._stairs.show_way(way_of(self._session))
        self._say_below()

    def _say_below(self) -> None:
        refused = sum(1 for _ in unread.remarks(self._session, self._form.id, self.workplace.unread.texts()))
        empty = not refused and not self._session.sheet(self._form.id).answers
        self._footer.say(BEGIN if empty else summary(self._session.problems(self._form.id), refused))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beneath 1100 px, or with large letters, the stairs move into the middle."""
        super().resizeEvent(event)
        narrow = self.window().width() < metrics.HELP_FOLDS_BELOW or theme.current().scale >= metrics.LARGE_TEXT
        inside = self._content.indexOf(self._stairs) >= 0
        if narrow and not inside:
            self._beside.removeWidget(self._stairs)
            self._stairs.setMinimumWidth(0)
            self._stairs.setMaximumWidth(theme.px(600))
            self._content.insertWidget(self._content.indexOf(self._goal_group()), self._stairs)
        elif not narrow:
            self._stairs.setFixedWidth(theme.px(_BESIDE))
            if inside:
                self._content.removeWidget(self._stairs)
                self._beside.addWidget(self._stairs, 0, Qt.AlignmentFlag.AlignTop)
        self._beside.setContentsMargins(0 if narrow else theme.px(16), theme.px(16), 0 if narrow else theme.px(24), 0)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it fits in any window."""
        return QSize(theme.px(400), theme.px(200))

    def _goal_group(self) -> HoursGroup:
        goal = self._session.catalog.meaning(_GOAL)
        return next(group for group in self._groups if any(each.id == goal for each in group.section.questions))

    def _focus(self, key: AnswerKey) -> bool:
        for group in self._groups:
            group.finish_building()
            at = group.holds(key)
            if at is not None:
                block = group.block(at)
                block.take_focus()
                self._see(block.field.focus_widget(), block, block.told_apart())
                return True
        return False

    def _see(self, *parts: QWidget | None) -> None:
        """Bring these into view, the first one for certain."""
        for part in reversed([part for part in parts if part is not None]):
            QTimer.singleShot(0, part, partial(self._scroll.bring_into_view, part))

    def _remember(self, section_id: str, question_id: str, row_id: str) -> None:
        self._at = (section_id, AnswerKey(question_id, row_id))

    def _next_open(self) -> None:
        self.flush()
        found = self._session.next_open(self._form.id, self._at[1].row_id or self._at[1].question_id)
        if found is None:
            self.forward.emit()
        else:
            self._focus(AnswerKey(found[1]))

    def _go_on(self) -> None:
        self.flush()
        self.forward.emit()

    def _undo(self) -> None:
        self.flush()
        key = self._session.undo(self._form.id)
        if key is not None:
            self._focus(key)


def summary(problems: Sequence[Problem], refused: int = 0) -> str:
    """How many points must be mended or explained, with the fields whose text cannot be an answer; information asks
    for nothing."""
    wrong = refused + sum(problem.severity == "error" for problem in problems)
    unexplained = sum(problem.reason_required and not problem.reason_given for problem in problems)
    large = theme.current().scale >= metrics.LARGE_TEXT  # a foot of four lines leaves no room for questions
    if wrong + unexplained > 1 and large:
        return f"{wrong + unexplained} punten te bekijken"
    told = []
    if wrong:
        told.append("1 punt klopt nog niet" if wrong == 1 else f"{wrong} punten kloppen nog niet")
    if unexplained:
        told.append("1 punt vraagt een reden" if unexplained == 1 else f"{unexplained} punten vragen een reden")
    return " · ".join(told) if told else "Wat is ingevuld, past bij elkaar."
