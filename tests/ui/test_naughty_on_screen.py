"""Naughty texts pasted into the real window: each is held as it stands in the field, and never read as HTML."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from intake_desktop.dossier.desk import Part
from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui.fields.table_row import RowView
from intake_desktop.ui.fields.typed import TypedField
from intake_desktop.ui.pages.exchange_row import PartRow
from intake_desktop.ui.pages.rooms import ORDER
from intake_desktop.ui.parts.hover import HoverWords
from tests import naughty
from tests.ui.drivers import CTRL, QuestionDriver
from tests.ui.staff import Office, Staff

HTML = "<b>Jo</b>&<img src='x'>"
ENDLESS = "W" * 200
CHANGED_BY_QT = frozenset("\r\u2028\u2029\u00a0\ufdd0\ufffe\ufeff") | {chr(code) for code in range(0xD800, 0xE000)}
"""A text area makes line ends and plain spaces of these; half characters and marks of byte order never arrive."""


def selection() -> list[str]:
    """Some sixty texts: a part of the list, and our own as far as a hand could paste them."""
    own = [text for text in naughty.OWN if len(text) < 5_000]
    return [text for text in (*naughty.strings()[3:515:20], *own[::2]) if text]


def intake(office: Office, question_id: str) -> Staff:
    """The page of the intake with this question, in an example that is filled in."""
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id, question_id=question_id)
    return staff


def meant(office: Office, meaning: str) -> str:
    return office.desk.catalog.meaning(meaning)


def held(staff: Staff, key: AnswerKey) -> object:
    session = staff.session()
    answer = session.answer_of(session.catalog.home(key.question_id).id, key)
    return None if answer is None else answer.value


def check_pasted(staff: Staff, driver: QuestionDriver, text: str) -> bool:
    """Paste over what stands in the focused field and leave it; True when the session took it."""
    keyboard, field = driver.keyboard, typed_field()
    before = held(staff, field.key)
    keyboard.press(Qt.Key.Key_A, CTRL)
    keyboard.paste(text)
    raw = field.text()
    assert raw == text or set(text) & CHANGED_BY_QT
    driver.block.flush()
    question = staff.session().catalog.question(field.key.question_id)
    refused = naughty.refusal(lambda: kinds.read(question, raw)) if raw.strip() else None
    if refused is not None:
        assert held(staff, field.key) == before
        assert (field.text(), field.holds_refused()) == (raw, True), "what was refused stays to be mended"
        assert any(refused.sentences()[1] in label.text() for label in driver.block.findChildren(QLabel))
        return False
    assert held(staff, field.key) == (kinds.read(question, raw) if raw.strip() else None)
    assert not field.holds_refused()
    return bool(raw.strip())


def typed_field() -> TypedField:
    """The field that has the keyboard."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, TypedField):
        widget = widget.parentWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize(("meaning", "every"), [("call_name", 2), ("family_name", 3), ("wish", 1)])
def test_what_is_pasted_is_held_or_refused_under_its_field(office: Office, meaning: str, every: int) -> None:
    staff = intake(office, meant(office, meaning))
    driver = QuestionDriver(staff.keyboard, meant(office, meaning)).come()
    taken = [check_pasted(staff, driver, text) for text in selection()[::every]]
    assert len(taken) * every > 55
    assert len(taken) // 2 < sum(taken) < len(taken)
    assert_plain(staff.window)


def test_a_cell_holds_what_was_pasted_and_its_row_shows_it(office: Office) -> None:
    forms = office.desk.catalog
    table = next(
        question
        for question in forms.home(meant(office, "call_name")).questions()
        if question.kind is Kind.TABLE and question.columns[0].kind is Kind.TEXT and question.show_if is None
    )
    staff = intake(office, table.id)
    driver = QuestionDriver(staff.keyboard, table.id).come()
    staff.press(Qt.Key.Key_Insert)
    staff.settle()
    key = typed_field().key
    assert sum(check_pasted(staff, driver, text) for text in selection()) > 35
    assert check_pasted(staff, driver, f"{HTML} {{naam}} %s")
    staff.press(Qt.Key.Key_Escape)
    row = next(view for view in driver.block.findChildren(RowView) if view.row_id == key.row_id)
    staff.until(lambda: row.texts[0] == held(staff, key) == f"{HTML} {{naam}} %s")
    assert not staff.window.grab().isNull()
    assert_plain(staff.window)


def assert_plain(window: QWidget) -> None:
    """No label and no tooltip reads as HTML what somebody typed."""
    for label in window.findChildren(QLabel):
        if label.textFormat() is Qt.TextFormat.AutoText:
            assert "<" not in label.text()
            assert "&" not in label.text()
        elif label.textFormat() is Qt.TextFormat.RichText:
            assert "<img" not in label.text()
    tips = [widget.toolTip() for widget in window.findChildren(QWidget)]
    tips += [hover.words for hover in window.findChildren(HoverWords)]
    tips = [tip for tip in tips if "<" in tip]
    assert not [tip for tip in tips if not tip.startswith("<span>") or "<img" in tip]


def named(office: Office, name: str) -> tuple[Staff, str]:
    """An example whose participant bears this name and wishes for it."""
    dossier_id = office.found_with_example()
    staff = office.unlocked()
    staff.visit("intake", dossier_id)
    session = staff.session()
    for meaning in ("call_name", "family_name", "wish", "work_wish_words"):
        question = meant(office, meaning)
        session.answer(session.catalog.home(question).id, AnswerKey(question), name)
    staff.settle()
    return staff, dossier_id


@pytest.mark.parametrize("name", [HTML, ENDLESS])
def test_every_room_shows_a_name_as_it_was_typed_and_keeps_its_width(office: Office, name: str) -> None:
    staff, dossier_id = named(office, name)
    for room in ORDER:
        staff.visit(room, dossier_id)
        assert f"{name} {name}" in staff.read()
        assert_plain(staff.window)
        assert staff.window.minimumSizeHint().width() <= 1366
        assert all(width <= staff.page().width() for width in least_widths(staff.page()))
    staff.visit("advice", dossier_id)
    (wish,) = [label for label in staff.window.findChildren(QLabel) if "De wens van" in label.text()]
    read = QTextDocumentFragment.fromHtml(wish.text()).toPlainText().replace("\u200b", "")
    assert read == f"De wens van {name}: ‘{name}’"


def least_widths(page: QWidget) -> Iterator[int]:
    return (part.minimumSizeHint().width() for part in page.findChildren(QWidget) if part.isVisible())


def test_a_part_that_may_be_sent_shows_the_name_as_it_was_typed(office: Office) -> None:
    office.found()
    staff = office.unlocked()
    row = PartRow(Part("wens", "Wat wil {naam}?", "Gaat mee.", "in", 1), HTML)
    row.setParent(staff.window)
    assert f"Wat wil {HTML}?" in [label.text() for label in row.findChildren(QLabel)]
    assert_plain(staff.window)


@pytest.mark.parametrize("name", [HTML, "Zoë 100%_", "نيكو پور", "北京 市朝阳区", "Jo {naam}", 'O\'Brien "x"'])
def test_the_list_finds_and_shows_such_a_name(office: Office, name: str) -> None:
    call_name, _, family_name = name.partition(" ")
    office.found_with("Anna Voorbeeld", f"{call_name} {family_name or 'Fictief'}")
    staff = office.unlocked()
    table = staff.window.findChild(QTableView, "participants")
    assert table is not None
    staff.until(lambda: table.model().rowCount() == 2)
    staff.press(Qt.Key.Key_K, CTRL)
    staff.keyboard.paste(name)
    staff.until(lambda: table.model().rowCount() == 1)
    assert str(table.model().index(0, 0).data()) == f"{call_name} {family_name or 'Fictief'}"
    assert not staff.window.grab().isNull()
