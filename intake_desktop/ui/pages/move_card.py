"""Verhuizen in Beheer: a fresh copy to take along, what to do on the other computer, and a mark on this vault."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.moving import Moved
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.going_on import MOVE
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ABOUT = (
    "Krijg je een nieuwe computer? Maak hier een kopie om mee te nemen. Deze kluis krijgt dan het merk verhuisd: "
    "zo werkt niemand per ongeluk in de oude."
)
START, GO, NOT, STAY = "Verhuizen", "Kopie maken en verhuizen", "Niet verhuizen", "Toch op deze computer blijven"
FOLDER = "Map voor de kopie"
HINT = "Neem een usb-stick of een netwerkschijf waar de nieuwe computer bij kan."
BUSY = "De kopie wordt gemaakt en nagelezen."
MARKED = "Deze kluis is verhuisd op {day}. Werk verder op de nieuwe computer."
STEPS = (
    "1. Vergrendel deze kluis. Schrijf hier niets meer op: dat komt niet op de nieuwe computer.",
    "2. Zet Springplank op de nieuwe computer en start het.",
    "3. Kies daar “Ik heb een reservekopie”, en dan deze map: {copy}",
    "4. Gebruik het wachtwoord van nu. Kijk of alles er staat. Gooi daarna de kluis hier weg, uiterlijk na 90 dagen.",
)


class MoveCard(ManageCard):
    """Asks for the folder when somebody wants to move; after that the steps stay in sight."""

    name = "Verhuizen naar een andere computer"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._start = outlined(START, "arrow-right")
        self._choice = FileChoice(FOLDER, "Map kiezen", "")
        self._go, self._not = primary(GO, "save-check"), outlined(NOT)
        self._stay = outlined(STAY, "undo")
        self._told = Told()
        self._asking = QWidget()
        self._steps = [WrapLabel("", "small") for _ in STEPS]
        self._lay_out()
        self._start.clicked.connect(lambda: self._ask(True))
        self._not.clicked.connect(lambda: self._ask(False))
        self._go.clicked.connect(self._on_go)
        self._choice.entered.connect(self._on_go)
        self._stay.clicked.connect(self._on_stay)

    def _lay_out(self) -> None:
        self.column.addWidget(WrapLabel(ABOUT))
        self.column.addWidget(self._told)
        for step in self._steps:
            self.column.addWidget(step)
            step.hide()
        inside = QVBoxLayout(self._asking)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        inside.addWidget(self._choice)
        inside.addWidget(WrapLabel(HINT, "hint"))
        buttons = FlowLayout(gap=12)
        for button in (self._go, self._not):
            buttons.addWidget(button)
        inside.addLayout(buttons)
        self.column.addWidget(self._asking)
        self._asking.hide()
        for button in (self._start, self._stay):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def arrive(self) -> None:
        """Whether it was moved before."""
        moment = None if self.workplace.desk.practice else self.workplace.desk.moved_at()
        self._start.setVisible(moment is None and not self.workplace.desk.practice)
        self._stay.setVisible(moment is not None)
        self._told.say(MARKED.format(day=f"{moment:%d-%m-%Y}") if moment else "", "warn")
        if moment is not None:
            desk, vault = self.workplace.desk, self.workplace.vault
            background.run(partial(desk.moved_to, vault), self._show_steps, self._on_not_stayed, self)

    def _ask(self, asking: bool) -> None:
        self._choice.say("")
        self._asking.setVisible(asking)
        self._start.setVisible(not asking)
        self.rebuilt.emit()
        if asking:
            self._choice.take_focus()
        else:
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go(self) -> None:
        folder = self._choice.path()
        if folder is None:
            self._choice.say("Kies eerst een map.")
            return
        self._busy(True)
        desk, vault = self.workplace.desk, self.workplace.vault
        going = background.run(partial(desk.move_out, vault, folder), self._on_moved, self._on_error, self)
        self.workplace.going_on.hold(cast("Future[object]", going), MOVE)

    def _busy(self, busy: bool) -> None:
        for part in (self._choice, self._go, self._not):
            part.setEnabled(not busy)
        self._choice.say(BUSY if busy else "", "hint")

    def _on_moved(self, moved: Moved) -> None:
        self._busy(False)
        self._asking.hide()
        self.arrive()
        self._show_steps(str(moved.copy))
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_steps(self, copy: str) -> None:
        """What comes next, also for who was away while it was made."""
        if not copy or self._stay.isHidden():
            return
        for step, words in zip(self._steps, STEPS, strict=True):
            step.setText(words.format(copy=copy))
            step.show()
        self.rebuilt.emit()

    def _on_error(self, error: SpringplankError) -> None:
        self._busy(False)
        self._choice.say(str(error))
        self._choice.take_focus()

    def _on_stay(self) -> None:
        desk, vault = self.workplace.desk, self.workplace.vault
        background.run(partial(desk.stay_here, vault), self._on_stayed, self._on_not_stayed, self)

    def _on_stayed(self, _nothing: None) -> None:
        for step in self._steps:
            step.hide()
        self.arrive()
        self.rebuilt.emit()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_stayed(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")
