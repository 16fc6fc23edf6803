"""Nieuwe sleutel voor de kluis in Beheer: what it is good for, what it does not do, and making one."""

from __future__ import annotations

from concurrent.futures import Future
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.rotation import RotationState, RotationStopped
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.going_on import NEW_KEY
from intake_desktop.ui.pages import backup_words
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.pages.new_key_page import NewKeyPage
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import Sign, WrapLabel, plain
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ABOUT = (
    "Diep in de kluis zit één sleutel waarmee alles versleuteld is. Is er een kopie van de kluis in verkeerde handen? "
    "Vervang die sleutel dan. Wat jullie daarna opschrijven, gaat met de sleutel uit die kopie niet open."
)
WHEN = (
    "Een reservekopie of een computer met de kluis is gestolen of kwijt.",
    "Een collega is weg en had een kopie van de kluis. Zorg eerst dat het wachtwoord van die collega niet meer werkt.",
    "Het papier met de herstelsleutel is kwijt. Maak eerst een nieuwe herstelsleutel.",
)
NOT = (
    "Alle wachtwoorden en de herstelsleutel op papier blijven hetzelfde. Wie er een kent, kan nog steeds naar binnen.",
    "Oude kopieën blijven te lezen met de oude sleutel, en met het wachtwoord van toen.",
)
START = "Nieuwe sleutel maken"
SURE = (
    "Het duurt meestal minder dan een minuut. Zolang kan niemand in de kluis werken. "
    "Laat de computer aan en doe de laptop niet dicht. Stoppen kan: dan blijft de oude sleutel."
)
YES, NO = "Ja, nu een nieuwe sleutel", "Niets veranderen"
FIRST = "De kluis heeft nog de sleutel van het begin."


class NewKeyCard(ManageCard):
    """Asks once more before it begins; while it goes on a page of its own covers the window."""

    name = "Nieuwe sleutel voor de kluis"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._sign = Sign("key", "info")
        self._state = WrapLabel("", "strong")
        self._told = Told("", "small")
        self._start = outlined(START, "key")
        self._yes, self._no = primary(YES), outlined(NO)
        self._asking = QWidget()
        self._page: NewKeyPage | None = None
        self._copied = False
        self._lay_out()
        self._start.clicked.connect(lambda: self._ask(True))
        self._no.clicked.connect(lambda: self._ask(False))
        self._yes.clicked.connect(self._begin)
        self._ask(False)

    def _lay_out(self) -> None:
        self.column.addWidget(WrapLabel(ABOUT))
        for words, lines in (("Wanneer doe je dit?", WHEN), ("Wat verandert er niet?", NOT)):
            self.column.addSpacing(theme.px(4))
            self.column.addWidget(WrapLabel(words, "strong"))
            for line in lines:
                self.column.addLayout(_point(line))
        self.column.addSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._state, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._told)
        self.column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QVBoxLayout(self._asking)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        inside.addWidget(WrapLabel(SURE))
        answers = FlowLayout(gap=12)
        for button in (self._yes, self._no):
            answers.addWidget(button)
        inside.addLayout(answers)
        self.column.addWidget(self._asking)

    def arrive(self) -> None:
        """Ask how it stands."""
        desk, vault = self.workplace.desk, self.workplace.vault
        background.run(lambda: desk.rotation_state(vault), self._show_state, self._on_error, self)

    def flush(self) -> None:
        """Somebody locks, closes or opens a file: stop, unless it is almost there. When nobody is there it goes on."""
        if self._page is not None and not self.workplace.going_on.waited_for:
            self._page.stop()

    def leave(self) -> None:
        """Nothing covers the window any more."""
        self.flush()
        self._uncover()

    def _show_state(self, state: RotationState) -> None:
        now = self.workplace.now()
        self._state.setText(f"Laatste keer: {backup_words.when(state.renewed, now)}" if state.renewed else FIRST)
        failed = state.error is not None and state.failed is not None
        self._sign.show_icon("warning" if failed else "key", "warn" if failed else "info")
        if state.error is None or state.failed is None:
            self._told.say("")
        else:
            self._told.say(f"{backup_words.when(state.failed, now).capitalize()}: {state.error}", "warn")
        self.rebuilt.emit()

    def _on_error(self, error: SpringplankError) -> None:
        self._state.setText("Dit is nu niet te zien.")
        self._told.say(str(error), "warn")
        self.rebuilt.emit()

    def _ask(self, asking: bool) -> None:
        self._asking.setVisible(asking)
        self._start.setVisible(not asking)
        self.rebuilt.emit()
        if self.isVisible():
            (self._no if asking else self._start).setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        desk, vault = self.workplace.desk, self.workplace.vault
        self._ask(False)
        self._copied = False
        self._page = page = NewKeyPage(self.window())
        page.finished.connect(self._on_finished)
        going = background.run(
            lambda: desk.renew_vault_key(vault, page.underway), self._on_done, self._on_refused, self
        )
        self.workplace.going_on.hold(cast("Future[object]", going), NEW_KEY)

    def _on_done(self, state: RotationState) -> None:
        self._show_state(state)
        if self._page is not None:
            self._page.tell_done()
            if self.workplace.going_on.waited_for:  # nobody is there to read it, and the vault locks after this
                self._copy_at_once()

    def _on_refused(self, error: SpringplankError) -> None:
        if self._page is not None:
            self._page.tell(error)
        if not isinstance(error, RotationStopped):
            self._told.say(str(error), "warn")

    def _on_finished(self) -> None:
        """Back in the room; the copies of before have the old key, so a new one is made at once."""
        done = self._page is not None and self._page.done
        self._uncover()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        if done:
            self._copy_at_once()
        self.arrive()

    def _copy_at_once(self) -> None:
        """Once for each new key."""
        backups, copied = self.workplace.backups, self._copied
        if backups.state is not None and backups.state.folder is not None and not (backups.state.practice or copied):
            self._copied = True
            backups.back_up()

    def _uncover(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            page.uncover()


def _point(words: str) -> QHBoxLayout:
    """A line of a list."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(8))
    line.addWidget(plain("•", "small"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(WrapLabel(words, "small"), 1)
    return line
