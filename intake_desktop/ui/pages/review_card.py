"""One form on the review page: how it stands, what is open, what can be done, and its earlier versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.model import Record
from intake_desktop.dossier.review import Earlier, Review
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import telling
from intake_desktop.ui import theme
from intake_desktop.ui.pages import record_words, rooms
from intake_desktop.ui.pages.record_actions import VIEW, RecordActions
from intake_desktop.ui.pages.review_open import REASON, REASON_ASKED, ProblemLine, SectionLine, grouped
from intake_desktop.ui.parts.buttons import outlined, small, text_button
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.tags import Tag
from intake_desktop.ui.workplace import Workplace

EMPTY, BEGIN, ALL_ANSWERED = "Nog niets ingevuld", "Beginnen", "Alle vragen zijn beantwoord"
EARLIER = "Eerdere versies"


@dataclass(frozen=True, slots=True)
class Around:
    """What every card of the page has at hand."""

    workplace: Workplace
    session: DossierSession
    name_of: record_words.NameOf


class FormCard(Card):
    """Built anew when something of its form changed; else left alone, with the keyboard where it is."""

    asked = Signal(object)
    """AnswerKey of a question to go to."""
    record_asked = Signal(str)
    """Id of an earlier version to look at."""
    finished = Signal(str)
    rebuilt = Signal()

    def __init__(self, around: Around, room: str) -> None:
        super().__init__()
        self.room = room
        self.form_id = rooms.FORMS[room]
        self.doing: RecordActions | None = None
        self._around = around
        self._shown: tuple[object, ...] = ()
        self._unfolded: set[str] = set()
        self._body: QWidget | None = None
        self.setObjectName(f"card-{room}")
        self.setAccessibleName(rooms.LABELS[room])

    def show_review(self, review: Review) -> None:
        """Show how the form stands."""
        title = self._around.session.catalog.form(self.form_id).title
        names = tuple(self._around.name_of(each) for each in _people(review))
        if (review, title, names) == self._shown:
            return
        self._shown = (review, title, names)
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._fill(column, review, title)
        self.column.addWidget(self._body)
        self._body.show()
        self.rebuilt.emit()

    def first_obstacle(self) -> ProblemLine | None:
        """The first thing that must be mended."""
        return self.findChild(ProblemLine)

    def take_focus(self) -> None:
        """The keyboard goes to what can be done with this form."""
        for name in (f"{self.room}-view", f"{self.room}-finish", f"{self.room}-begin"):
            found = self._body.findChild(QWidget, name) if self._body is not None else None
            if found is not None:
                found.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _fill(self, column: QVBoxLayout, review: Review, title: str) -> None:
        column.addLayout(self._head(review, title))
        self.doing = None
        if review.empty:
            column.addWidget(WrapLabel(EMPTY, "muted"))
            column.addWidget(self._begin(title), 0, Qt.AlignmentFlag.AlignLeft)
            return
        for words, role in self._lines(review):
            column.addWidget(WrapLabel(words, role))
        if not review.finished:
            self._add_open(column, review)
        column.addWidget(self._actions(review, title))
        if review.earlier:
            self._add_earlier(column, review)

    def _head(self, review: Review, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        words = WrapLabel(title, "heading")
        row.addWidget(words, 1)
        if not review.empty:
            tag = Tag("neutral", record_words.CONCEPT)
            record_words.show_tag(tag, review.record)
            row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _lines(self, review: Review) -> list[tuple[str, str]]:
        """Who and when, why there is this version, and how far it is."""
        record = review.record
        if record is None:
            return [("Nog niet opgeslagen", "hint")]
        found = [
            (f"{record_words.told(record, self._around.name_of)} · vragenlijst versie {record.form.version}", "hint")
        ]
        if review.corrects is not None:
            found.append((record_words.correction(review.corrects, record.reason), "small"))
        elif review.taken_from is not None:
            day = record_words.moment_of(review.taken_from)
            found.append((f"Begonnen met de antwoorden van {day}, om te controleren", "small"))
        if review.finished and review.left_open:
            count = review.left_open
            found.append(("1 vraag bleef open" if count == 1 else f"{count} vragen bleven open", "small"))
        elif not review.finished:
            some = f"{review.answered} van {review.asked} vragen beantwoord"
            found.append((some if review.open else ALL_ANSWERED, "small"))
        return found

    def _add_open(self, column: QVBoxLayout, review: Review) -> None:
        for problem in review.obstacles:
            self._add_problem(column, ProblemLine(problem, REASON_ASKED if problem.reason_required else ""))
        for words, problems in grouped(review.remarks):
            column.addWidget(WrapLabel(words, "hint"))
            for problem in problems:
                self._add_problem(column, ProblemLine(problem, _told(review.reasons.get(problem.id, ""))))
        called = self._around.session.header.call_name
        questions = self._around.session.catalog.questions
        for section in review.open:
            column.addWidget(Separator())
            labels = {name: telling.named(questions[name].label, called) for name in section.open}
            column.addWidget(self._section(SectionLine(section, labels), section.section_id))
        if review.open:
            column.addWidget(Separator())

    def _add_problem(self, column: QVBoxLayout, line: ProblemLine) -> None:
        line.asked.connect(self.asked)
        column.addWidget(line)

    def _section(self, line: SectionLine, section_id: str) -> SectionLine:
        line.asked.connect(self.asked)
        if section_id in self._unfolded:
            line.unfold()
        line.unfolded.connect(self._on_unfolded)
        return line

    def _on_unfolded(self, section_id: str, shown: bool) -> None:
        (self._unfolded.add if shown else self._unfolded.discard)(section_id)
        self.rebuilt.emit()

    def _actions(self, review: Review, title: str) -> RecordActions:
        made = self.doing = RecordActions(self._around.workplace, self._around.session, self.room, title)
        if review.finished:
            made.offer_viewing(lambda: self._around.workplace.visit(self.room, self._around.session.dossier.id))
            made.offer_going_on()
        else:
            made.offer_finishing()
        made.finished.connect(lambda: self.finished.emit(self.room))
        made.refused.connect(self._on_refused)
        made.rebuilt.connect(self.rebuilt)
        return made

    def _on_refused(self) -> None:
        first = self.first_obstacle()
        if first is not None:
            first.way.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin(self, title: str) -> QWidget:
        made = outlined(BEGIN)
        made.setObjectName(f"{self.room}-begin")
        made.setAccessibleName(f"{BEGIN}: {title}")
        made.clicked.connect(lambda: self._around.workplace.visit(self.room, self._around.session.dossier.id))
        return made

    def _add_earlier(self, column: QVBoxLayout, review: Review) -> None:
        column.addWidget(Separator())
        column.addWidget(WrapLabel(EARLIER, "label"))
        for earlier in review.earlier:
            column.addWidget(earlier_row(earlier, self._around.name_of, self.record_asked.emit))


def earlier_row(earlier: Earlier, name_of: record_words.NameOf, look: Callable[[str], object]) -> QWidget:
    """An earlier version: when and by whom, why there is a later one, and a way to look at it."""
    made = QWidget()
    record = earlier.record
    words = record_words.told(record, name_of)
    why = [f"Deze versie was een verbetering, omdat: {record.reason}"] if record.reason else []
    why += [f"Later verbeterd, omdat: {earlier.corrected}"] if earlier.corrected else []
    told = QVBoxLayout()
    told.setSpacing(0)
    told.addWidget(WrapLabel(words, "small"))
    for sentence in why:
        told.addWidget(WrapLabel(sentence, "hint"))
    way = small(text_button(VIEW))
    way.setObjectName(f"earlier-{record.id}")
    way.setAccessibleName(f"{VIEW}: {words}")
    way.clicked.connect(lambda: look(record.id))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(12))
    row.addLayout(told, 1)
    row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
    return made


def _told(reason: str) -> str:
    return REASON.format(reason=reason) if reason else ""


def _people(review: Review) -> tuple[str, ...]:
    """Ids of everybody who is named on the card."""
    records: list[Record] = [each for each in (review.record, *(one.record for one in review.earlier)) if each]
    return tuple(each.finished.by if each.finished is not None else each.author for each in records)
