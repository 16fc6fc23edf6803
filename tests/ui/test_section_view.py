"""Any section of any form shows what the session holds, wherever it is laid out and however it was made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from intake_desktop import paths
from intake_desktop.dossier import examples, loose, opening
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Form, Kind, Section
from intake_desktop.ui.fields.notes import UNKNOWN
from intake_desktop.ui.question_block import QuestionBlock
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace
from intake_desktop.wiring import program
from tests.fakes import Clock, numbered_ids


@pytest.fixture(scope="module")
def session() -> DossierSession:
    around = opening.Surroundings(program.catalog(), program.rule_table(), Clock(), numbered_ids())
    resources = paths.resources()
    file = examples.read(
        resources / "examples" / "jamila-voorbeeld.json", resources / "schema" / "dossier.v1.schema.json"
    )
    made = loose.session_on(around, file.dossier_type, file.number, "Joke Bedacht")
    examples.tell(file, made)
    return made


def view_of(session: DossierSession, form: Form, section: Section, qtbot: QtBot) -> SectionView:
    workplace = Workplace(None, None, session.now)  # type: ignore[arg-type]  # no desk needed here
    view = SectionView(workplace, session, form.id, section)
    qtbot.addWidget(view)
    return view


def test_what_follows_from_answers_is_filled_in_on_an_ordinary_page_too(session: DossierSession, qtbot: QtBot) -> None:
    told = []
    for form in session.catalog.forms.values():
        for section in form.sections:
            derived = [each for each in section.questions if each.kind is Kind.DERIVED]
            if derived:
                view = view_of(session, form, section, qtbot)
                for each in derived:
                    words = [label.text() for label in view.block(AnswerKey(each.id)).findChildren(QLabel)]
                    told.append(UNKNOWN not in words)
    assert any(told)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_section_made_bit_by_bit_shows_what_one_made_at_once_shows(session: DossierSession, qtbot: QtBot) -> None:
    date = next(
        each.id
        for section in session.catalog.form("brede_intake").sections[3:]
        for each in section.questions[-4:]
        if each.required_to_finish
    )
    session.clear("brede_intake", AnswerKey(date))
    form = session.catalog.form("brede_intake")
    longer = 0
    for section in form.sections:
        at_once = view_of(session, form, section, qtbot)
        at_once.finish_building()
        by_bits = view_of(session, form, section, qtbot)
        by_bits.show()
        longer += by_bits.unfinished
        qtbot.waitUntil(lambda view=by_bits: not view.unfinished)
        by_bits.refresh()
        assert list(seen(by_bits)) == list(seen(at_once)), section.id
    assert longer > 5, "most sections are longer than a screen"


def seen(view: SectionView) -> Iterator[tuple[object, ...]]:
    """All that can be read in a section, question by question in the order of the page."""
    blocks = [view.column.itemAt(place).widget() for place in range(view.column.count())]
    for block in blocks:
        assert isinstance(block, QuestionBlock)
        typed = [each.text() for each in block.findChildren(QLineEdit)]
        typed += [each.toPlainText() for each in block.findChildren(QPlainTextEdit)]
        words = [each.text() for each in block.findChildren(QLabel)]
        yield block.key, block.isHidden(), block.shown_reason(), block.shown_problems(), typed, words


class Painted(QObject):
    """Keeps how many questions stood there each time a section was painted."""

    def __init__(self, view: SectionView) -> None:
        super().__init__(view)
        self.questions: list[int] = []
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Paint:
            self.questions.append(len(self._view.blocks))
        return False


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_first_questions_are_seen_before_the_rest_is_made(session: DossierSession, qtbot: QtBot) -> None:
    form = session.catalog.form("brede_intake")
    longest = max(form.sections, key=lambda section: len(section.questions))
    view = view_of(session, form, longest, qtbot)
    painted, at_first = Painted(view), len(view.blocks)
    view.show()
    qtbot.waitUntil(lambda: not view.unfinished)
    assert painted.questions[0] == at_first < len(view.blocks), "the rest was made before anything was painted"
