"""Any section of any form shows what the program works out from the answers, wherever it is laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from intake_desktop import paths, wiring
from intake_desktop.dossier import examples, loose, opening
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui.fields.notes import UNKNOWN
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.workplace import Workplace
from tests.fakes import Clock, numbered_ids


def test_what_follows_from_answers_is_filled_in_on_an_ordinary_page_too(qtbot: QtBot) -> None:
    around = opening.Surroundings(wiring.catalog(), wiring.rule_table(), Clock(), numbered_ids())
    resources = paths.resources()
    file = examples.read(
        resources / "examples" / "jamila-voorbeeld.json", resources / "schema" / "dossier.v1.schema.json"
    )
    session = loose.session_on(around, file.dossier_type, file.number, "Joke Bedacht")
    examples.tell(file, session)
    told = []
    for form in session.catalog.forms.values():
        for section in form.sections:
            derived = [each for each in section.questions if each.kind is Kind.DERIVED]
            if derived:
                view = SectionView(Workplace(None, None, session.now), session, form.id, section)  # type: ignore[arg-type]  # no desk needed here
                qtbot.addWidget(view)
                for each in derived:
                    words = [label.text() for label in view.block(AnswerKey(each.id)).findChildren(QLabel)]
                    told.append(UNKNOWN not in words)
    assert any(told)
