"""The line on the frame that tells calmly when no backup copy was made; somebody can put it away and work on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_desktop.dossier.backups import NoBackupFolder
from intake_desktop.dossier.roles import Right
from intake_desktop.ui.pages import backup_words, reading_order
from intake_desktop.ui.parts.banner import Banner, column_of
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.workplace import Workplace

OLD = "De laatste reservekopie is oud."
OLD_SENTENCE = "Je werk staat gewoon in de kluis. Maak nu een nieuwe kopie."


class BackupLine(QWidget):
    """Nothing to see while all is well, and while something else is wrong: one thing at a time, the worst first."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._banner: Banner | None = None
        self._told: tuple[str, str] | None = None
        self._wanted = self._aside = False
        self._again = outlined("Opnieuw proberen")
        self._again.clicked.connect(workplace.backups.back_up)
        self._choose = outlined("Map kiezen", "folder")
        self._choose.clicked.connect(lambda: workplace.visit("manage"))
        self._column = column_of(self)
        self.hide()
        workplace.backups.changed.connect(self._show_state)

    def step_aside(self, aside: bool) -> None:
        """Make room while something worse is told; what stood here comes back."""
        self._aside = aside
        self._want(self._wanted)

    def _want(self, wanted: bool) -> None:
        self._wanted = wanted
        self.setVisible(wanted and not self._aside)

    def _show_state(self) -> None:
        backups = self._workplace.backups
        self._again.setEnabled(not backups.busy)
        none = backups.state is not None and backups.state.folder is None
        beheerder = self._workplace.vault.actor.may(Right.MANAGE_SETTINGS)
        if backups.busy:
            return
        words = self._words()
        if words is None:
            self._want(False)
        elif words != self._told:
            self._say(*words)
        for button, useful in ((self._again, not none), (self._choose, none and beheerder)):
            if button.parentWidget() is not None:
                button.setVisible(useful)
        self._told = words

    def _words(self) -> tuple[str, str] | None:
        """What is to be told; None when all is well."""
        state, error, now = self._workplace.backups.state, self._workplace.backups.error, self._workplace.now()
        overdue = state is not None and state.overdue(now)
        since = f" Al {backup_words.days_ago(state, now)} dagen geen kopie." if state is not None and overdue else ""
        if error is not None:
            title, meaning, remedy = error.sentences()
            return f"{title}.{since}", f"{meaning} {remedy} ({error.code})"
        if state is not None and state.folder is None and not state.practice:
            title, meaning, remedy = NoBackupFolder().sentences()
            return f"{title}.", f"{meaning} {remedy}"
        return (f"{OLD}{since}", OLD_SENTENCE) if overdue else None

    def _say(self, first: str, sentence: str) -> None:
        if self._banner is None:
            self._banner = Banner("warn", first, sentence, (self._again, self._choose))
            self._banner.fold_when_low()
            self._banner.setObjectName("backup-notice")
            self._banner.closable(True)
            self._banner.closed.connect(lambda: self._want(False))
            self._column.addWidget(self._banner)
            reading_order.chain_around(self)
        else:
            self._banner.tell("warn", first, sentence)
            self._banner.show()
        self._want(True)
