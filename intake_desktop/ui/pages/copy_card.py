"""Kopie bekijken in Beheer: opens a backup copy to see what it holds, and changes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.pages.restore_steps import RestoreSteps
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.workplace import Workplace

ABOUT = (
    "Oefen dit eens per jaar: dan weet je zeker dat een kopie opengaat. Je kijkt alleen; aan de kluis en aan de kopie "
    "verandert niets. Een kopie terugzetten doe je op het openingsscherm, na vergrendelen."
)
START, STOP = "Een kopie bekijken", "Niet meer kijken"


class CopyCard(ManageCard):
    """The steps of putting back, without the last one; made when somebody asks for them."""

    name = "Reservekopie bekijken"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._steps: RestoreSteps | None = None
        self._button = outlined(START, "eye")
        self.column.addWidget(WrapLabel(ABOUT))
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._button.clicked.connect(self._on_button)

    def leave(self) -> None:
        """What was taken over goes."""
        if self._steps is not None:
            self._steps.leave()

    def _on_button(self) -> None:
        if self._steps is None:
            self._start()
        else:
            self._end()

    def _start(self) -> None:
        self._steps = RestoreSteps(self.workplace.desk, self.workplace.now, looking_only=True)
        self._steps.rebuilt.connect(self.rebuilt)
        self._steps.ended.connect(self._end)
        self.column.addWidget(self._steps)
        self._steps.show()
        self._button.setText(STOP)
        self.rebuilt.emit()
        self._steps.take_focus()

    def _end(self) -> None:
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.leave()
            steps.hide()
            self.column.removeWidget(steps)
            steps.deleteLater()
        self._button.setText(START)
        self.rebuilt.emit()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
