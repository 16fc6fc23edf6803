"""Under the backup card: copies and vaults that the program does not tidy by itself, and what a person can do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.backups import BackupState, FormerFolder
from intake_desktop.ui import theme
from intake_desktop.ui.pages import backup_words as words
from intake_desktop.ui.parts.ask import Ask
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.workplace import Workplace

Work = Callable[[], BackupState]
TIDY, GONE, AHEAD = "Kopieën daar verwijderen", "Daar staat niets meer", "Deze kopieën verwijderen"
NOT = "Niet doen"


class Leftovers(QWidget):
    """Nothing to see when all is tidy. What takes something away asks first."""

    rebuilt = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._shown: BackupState | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.hide()

    def show_state(self, state: BackupState | None) -> None:
        """Tell what is left; the same as before is not made anew, so that no question goes away by itself."""
        if state == self._shown:
            return
        self._shown = state
        empty(self._column)
        rows = self._rows(state) if state is not None else []
        for row in rows:
            self._column.addWidget(row)
        self.setVisible(bool(rows))
        self.rebuilt.emit()

    def _rows(self, state: BackupState) -> list[QWidget]:
        rows = [self._former(state, each) for each in state.former]
        if state.ahead:
            rows.append(self._ahead(state))
        rows += [WrapLabel(words.ASIDE.format(folder=folder), "small") for folder in state.aside]
        return rows

    def _former(self, state: BackupState, former: FormerFolder) -> QWidget:
        desk, vault = self._workplace.desk, self._workplace.vault
        told = words.of_former(former, self._workplace.now())
        if former.copies is None:
            return self._row(told, GONE, words.SURE_GONE, lambda: desk.forget_former_folder(vault, former.folder))
        work = partial(desk.tidy_former_folder, vault, former.folder)
        return self._row(told, TIDY if state.copies else "", words.SURE_FORMER, work)

    def _ahead(self, state: BackupState) -> QWidget:
        desk, vault = self._workplace.desk, self._workplace.vault
        button = AHEAD if state.copies > state.ahead else ""
        return self._row(words.of_ahead(state.ahead), button, words.SURE_AHEAD, lambda: desk.remove_copies_ahead(vault))

    def _row(self, told: str, button: str, sure: str, work: Work) -> QWidget:
        """A sentence, with a button when something can be done now."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(WrapLabel(told, "warn"))
        if button:
            pressed = small(outlined(button))
            column.addWidget(pressed, 0, Qt.AlignmentFlag.AlignLeft)
            pressed.clicked.connect(lambda: self._ask(column, pressed, sure, work))
        return row

    def _ask(self, column: QVBoxLayout, button: QWidget, sure: str, work: Work) -> None:
        def put_away() -> None:
            ask.hide()
            ask.deleteLater()
            button.show()
            self.rebuilt.emit()
            button.setFocus(Qt.FocusReason.OtherFocusReason)

        def go_on() -> None:
            put_away()
            self._workplace.backups.tidy(work)

        ask = Ask(sure, (("Ja", go_on), (NOT, put_away)))
        column.addWidget(ask)
        button.hide()
        ask.show()
        self.rebuilt.emit()
        ask.take_focus()
