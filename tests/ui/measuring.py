"""A page of a measurement with a session behind it, for somebody with only a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.model import Card, Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.ui.pages.measure_page import MeasurePage
from intake_desktop.ui.workplace import Workplace
from tests import shipped
from tests.dossier.fake_vault import FakeVault
from tests.fakes import numbered_ids
from tests.ui.drivers import Keyboard


class Measuring:
    """One participant, one page, one keyboard."""

    def __init__(self, qtbot: QtBot, make: Callable[[Workplace, DossierSession], MeasurePage], width: int) -> None:
        catalog, rules = shipped.forms().newest, shipped.rules().newest
        vault: Any = FakeVault()
        dossier = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0117", Card())
        opened = vault.store.dossiers.open(vault.actor, dossier.id)
        self.session = DossierSession(opened, catalog, rules, vault, vault.now, numbered_ids("rij"))  # type: ignore[arg-type]  # the shipped forms and rules
        desk: Any = SimpleNamespace(catalog=catalog, rules=rules)
        self.page = make(Workplace(desk, vault, vault.now), self.session)
        self.session.on_change.append(self.page.refresh)
        self.went: list[str] = []
        self.page.forward.connect(lambda: self.went.append("forward"))
        self.page.backward.connect(lambda: self.went.append("backward"))
        self.window = QScrollArea()
        self.window.setWidgetResizable(True)
        self.window.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.window.setWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.resize(width, 620)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.settle()
        self.keyboard = Keyboard(self.page)

    def go(self, question_id: str = "") -> None:
        """Arrive at this question."""
        self.page.arrive(Place(self.page.name, question_id=question_id))
        self.settle()

    def press(self, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
        """A key where the keyboard is."""
        self.keyboard.press(key, *more)
        self.settle()

    def said(self, question_id: str, row_id: str = "") -> object:
        """The value, or the reason for having none; None when nothing was said."""
        answer = self.session.answer_of(self.page.form_id, AnswerKey(question_id, row_id))
        if answer is None:
            return None
        return answer.value if answer.known else answer.no_answer

    def sees(self, words: str) -> bool:
        """True when a visible text holds these words."""
        return any(words in label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def at(self) -> str:
        """Accessible name of what has the keyboard."""
        here = QApplication.focusWidget()
        return here.accessibleName() if here is not None else ""

    @staticmethod
    def settle() -> None:
        """Layout and focus."""
        for _ in range(3):
            QApplication.processEvents()
