"""Reservekopieën in Beheer: when the last good one was made, where they go, making one now, and another folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.backups import BackupPlace, BackupState
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import backup_words as words
from intake_desktop.ui.pages.backup_leftovers import Leftovers
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

NOW = "Nu een reservekopie maken"
PRACTICE = "Van de oefenkluis worden geen reservekopieën gemaakt: er staat niets echts in."
_ICONS = {"ok": "check-disc", "warn": "warning", "info": "info"}
GO_ON = "Kies een andere map, of kies nog een keer “Deze map gebruiken”."


class BackupCard(ManageCard):
    """Shows what the vault remembers and what stands in the folder now; everything slow happens elsewhere."""

    name = "Reservekopieën"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._backups = workplace.backups
        self._sign = Sign("info", "info")
        self._state = WrapLabel("", "strong")
        self._told = Told("", "small")
        self._where = WrapLabel("", "small")
        self._now = primary(NOW, "save-check")
        self._other = outlined("", "folder")
        self._choice = FileChoice("Map voor reservekopieën", "Map kiezen", "")
        self._use = primary("Deze map gebruiken")
        self._keep = outlined("Niets veranderen")
        self._leftovers = Leftovers(workplace)
        self._leftovers.rebuilt.connect(self.rebuilt)
        self._warned = ""
        self._asking = QWidget()
        self._lay_out()
        self._listen()
        self._now.hide()  # until it is known whether there is a folder
        self._ask(False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._state, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._told)
        self.column.addWidget(self._where)
        buttons = FlowLayout(gap=12)
        for button in (self._now, self._other):
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        inside = QVBoxLayout(self._asking)
        inside.setContentsMargins(0, theme.px(8), 0, 0)
        inside.setSpacing(theme.px(8))
        inside.addWidget(self._choice)
        inside.addWidget(WrapLabel(words.WHERE, "hint"))
        answers = FlowLayout(gap=12)
        for button in (self._use, self._keep):
            answers.addWidget(button)
        inside.addLayout(answers)
        self.column.addWidget(self._asking)
        self.column.addWidget(self._leftovers)

    def _listen(self) -> None:
        self._now.clicked.connect(self._backups.back_up)
        self._other.clicked.connect(lambda: self._ask(True))
        self._keep.clicked.connect(lambda: self._ask(False))
        self._use.clicked.connect(self._try_folder)
        self._choice.entered.connect(self._try_folder)
        self._backups.changed.connect(self._show_state)

    def arrive(self) -> None:
        """Ask how it stands."""
        self._backups.look()

    def leave(self) -> None:
        """Listen no longer; a copy that is being made goes on."""
        self._backups.changed.disconnect(self._show_state)

    def _show_state(self) -> None:
        state, error = self._backups.state, self._backups.error
        if self._backups.busy:
            self._say("info", "Er wordt een kopie gemaakt en nagelezen.", "Je kunt gewoon doorwerken.")
        elif state is None:
            self._say("warn", "Dit is nu niet te zien.", str(error or ""))
        elif state.practice:
            self._say("info", "Oefenkluis", PRACTICE)
        elif state.folder is None:
            self._say("warn", "Er is geen map gekozen.", words.NO_FOLDER)
        else:
            self._say(*self._standing(state, error))
        self._offer(state)
        self._leftovers.show_state(state)

    def _standing(self, state: BackupState, error: SpringplankError | None) -> tuple[str, str, str]:
        """Kind, first words and sentence for a vault with a folder."""
        now = self.workplace.now()
        last = words.when(state.last_good, now) if state.last_good is not None else ""
        first = f"Laatste goede kopie: {last}" if last else "Er is nog geen goede kopie"
        if error is not None:
            return "warn", first, str(error)
        if state.gone:
            return "warn", first, words.GONE
        if not state.reachable:
            return "warn", first, words.AWAY
        if state.overdue(now):
            return "warn", first, f"Dat is {words.days_ago(state, now)} dagen geleden. Maak nu een nieuwe kopie."
        return "ok", first, "Die is meteen nagelezen en gaat open met het gewone wachtwoord."

    def _say(self, kind: str, first: str, sentence: str) -> None:
        self._sign.show_icon(_ICONS[kind], kind)
        self._state.setText(first)
        self._told.say(sentence, "warn" if kind == "warn" else "small")

    def _offer(self, state: BackupState | None) -> None:
        """What can be done now."""
        folder = state.folder if state is not None else None
        practice = state is not None and state.practice
        count = words.how_many(state.copies) if state is not None and state.reachable else "niet te bereiken"
        self._where.setText(f"Map: {folder} ({count}). {words.KEPT}" if folder else "")
        self._where.setVisible(folder is not None)
        self._now.setVisible(folder is not None)
        self._other.setText("Andere map kiezen" if folder else "Map kiezen")
        self._other.setVisible(state is not None and not practice and self._asking.isHidden())
        for button in (self._now, self._other, self._use):
            button.setEnabled(not self._backups.busy)
        self.rebuilt.emit()

    def _ask(self, asking: bool) -> None:
        self._warned = ""
        self._choice.say("")
        self._asking.setVisible(asking)
        self._other.setVisible(not asking)
        self.rebuilt.emit()
        if asking:
            self._choice.take_focus()
        elif self._other.isVisible():
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try_folder(self) -> None:
        folder = self._choice.path()
        if folder is None:
            self._choice.say("Kies eerst een map.")
            return
        self._use.setEnabled(False)
        self._choice.setEnabled(False)
        desk = self.workplace.desk
        tried = partial(self._on_tried, folder)
        background.run(lambda: desk.look_at_backup_folder(folder), tried, self._on_bad_folder, self)

    def _on_tried(self, folder: Path, place: BackupPlace) -> None:
        """`folder` is the one that was tried, whatever stands in the field by now."""
        self._choice.setEnabled(True)
        self._use.setEnabled(True)
        doubt = words.of_place(place)
        if doubt and self._warned != str(folder):
            self._warned = str(folder)
            self._choice.say(f"{doubt} {GO_ON}", "warn")
            return
        self._ask(False)
        self._backups.choose(folder)

    def _on_bad_folder(self, error: SpringplankError) -> None:
        self._choice.setEnabled(True)
        self._use.setEnabled(True)
        self._choice.say(str(error))
        self._choice.take_focus()
