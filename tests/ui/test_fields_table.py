"""Staff fills in rows with the keyboard: add, fill in, read, remove and bring back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.ui.fields.problem_line import ProblemLine
from intake_desktop.ui.fields.table_row import RowView
from tests.ui.all_kinds import QUESTIONS
from tests.ui.drivers import CTRL
from tests.ui.form_page import FormPage, said

_OF = {question.id: question for question in QUESTIONS}


class Rows:
    """What a session would hold of one table: it makes, removes and brings back rows, and keeps cells."""

    def __init__(self, qtbot: QtBot, rows: tuple[str, ...] = ()) -> None:
        self.page = FormPage(qtbot, [_OF["table"], _OF["email"]])
        self.block = self.page.blocks["table"]
        self.rows = rows
        self.before: tuple[str, ...] = rows
        self.cells: dict[AnswerKey, Answer] = {AnswerKey("activiteit_wat", row): said(f"Taak {row}") for row in rows}
        self.block.row_added.connect(lambda _table: self._add())
        self.block.row_removed.connect(lambda _table, row: self._remove(row))
        self.block.undo_asked.connect(lambda _table: self._undo())
        self.block.answered.connect(self._answer)
        self.question = self.page.question("table")
        self._show()

    def _show(self) -> None:
        self.block.show_answer(said(self.rows) if self.rows else None, self.cells.get)

    def _add(self) -> None:
        self.rows = (*self.rows, f"r{len(self.rows) + 1}")
        self._show()
        self.block.open_row(self.rows[-1])

    def _remove(self, row: str) -> None:
        self.before, self.rows = self.rows, tuple(each for each in self.rows if each != row)
        self._show()

    def _undo(self) -> None:
        self.rows = self.before
        self._show()

    def _answer(self, key: AnswerKey, value: str, _words: object) -> None:
        self.cells[key] = said(value)
        self._show()


def test_a_row_is_added_filled_in_and_read(qtbot: QtBot) -> None:
    rows = Rows(qtbot)
    keyboard = rows.page.keyboard
    rows.question.come()
    keyboard.press(Qt.Key.Key_Insert)
    keyboard.type("Helpen in de keuken")
    keyboard.tab()
    keyboard.type("Restaurant De Proefpan")
    keyboard.tab()
    keyboard.paste("2 maart 2026")
    keyboard.press(Qt.Key.Key_Escape)
    assert rows.question.shown() == "Helpen in de keuken | Restaurant De Proefpan | 2-3-2026"
    assert rows.page.told.answers[-1][:2] == (AnswerKey("activiteit_sinds", "r1"), "2026-03-02")


def test_enter_on_the_last_line_and_ctrl_plus_add_too(qtbot: QtBot) -> None:
    rows = Rows(qtbot)
    rows.question.come()
    rows.page.keyboard.press(Qt.Key.Key_Return)
    rows.page.keyboard.press(Qt.Key.Key_Plus, CTRL)
    assert rows.rows == ("r1", "r2")


def test_enter_opens_a_row_and_escape_comes_back_to_it(qtbot: QtBot) -> None:
    rows = Rows(qtbot, ("r1", "r2"))
    rows.question.come()
    rows.page.keyboard.press(Qt.Key.Key_Down)
    rows.page.keyboard.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Wat doe je?"
    rows.page.keyboard.press(Qt.Key.Key_A, CTRL)
    rows.page.keyboard.type("Sporten")
    rows.page.keyboard.press(Qt.Key.Key_Escape)
    assert rows.question.shown() == "Taak r1 | – | – / Sporten | – | –"
    assert QApplication.focusWidget().accessibleName() == "Rij 2 van 2: Wat doe je? Sporten"


def test_delete_removes_and_ctrl_z_brings_back(qtbot: QtBot) -> None:
    rows = Rows(qtbot, ("r1", "r2", "r3"))
    rows.question.come()
    rows.page.keyboard.press(Qt.Key.Key_Down)
    rows.page.keyboard.press(Qt.Key.Key_Delete)
    assert rows.rows == ("r1", "r3")
    assert QApplication.focusWidget().accessibleName().startswith("Rij 2 van 2: Wat doe je? Taak r3")
    rows.page.keyboard.press(Qt.Key.Key_Z, CTRL)
    assert rows.question.shown() == "Taak r1 | – | – / Taak r2 | – | – / Taak r3 | – | –"


def test_the_button_brings_the_only_row_back(qtbot: QtBot) -> None:
    rows = Rows(qtbot, ("r1",))
    rows.question.come()
    rows.page.keyboard.press(Qt.Key.Key_Delete)
    assert rows.question.shown() == ""
    rows.page.keyboard.press(Qt.Key.Key_Space)
    assert rows.question.shown() == "Taak r1 | – | –"


def test_a_refused_cell_keeps_its_text_and_says_why(qtbot: QtBot) -> None:
    rows = Rows(qtbot, ("r1",))
    keyboard = rows.page.keyboard
    rows.question.come()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.tab()
    keyboard.tab()
    keyboard.type("31-2-2026")
    keyboard.tab()
    said_under_it = [line.sentence for line in rows.question.field.findChildren(ProblemLine) if line.sentence]
    assert said_under_it == ["Deze dag bestaat niet. Kijk naar de dag en de maand."]
    assert AnswerKey("activiteit_sinds", "r1") not in rows.cells


def test_a_row_with_a_refused_cell_stays_open_until_it_is_mended(qtbot: QtBot) -> None:
    rows = Rows(qtbot, ("r1", "r2"))
    keyboard = rows.page.keyboard
    rows.question.come()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.tab()
    keyboard.tab()
    keyboard.type("31-2-2026")
    for key, held in ((Qt.Key.Key_Escape, None), (Qt.Key.Key_Plus, CTRL)):
        keyboard.press(key, *([held] if held is not None else []))
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        assert (line.text(), rows.rows) == ("31-2-2026", ("r1", "r2"))
    rows.question.field.findChildren(RowView)[1].setFocus(Qt.FocusReason.MouseFocusReason)
    keyboard.press(Qt.Key.Key_Delete)
    assert rows.rows == ("r1", "r2"), "another row is not taken away over it"
    keyboard.press(Qt.Key.Key_A, CTRL)
    keyboard.type("28-2-2026")
    keyboard.press(Qt.Key.Key_Escape)
    assert rows.question.shown() == "Taak r1 | – | 28-2-2026 / Taak r2 | – | –"


def test_leaving_the_page_hands_over_what_is_typed_in_a_row(qtbot: QtBot) -> None:
    rows = Rows(qtbot)
    rows.question.come()
    rows.page.keyboard.press(Qt.Key.Key_Insert)
    rows.page.keyboard.type("Sporten")
    rows.block.flush()
    assert rows.cells[AnswerKey("activiteit_wat", "r1")].value == "Sporten"
