"""The unlock screen: who are you, and your password. Nothing about participants is known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from intake_desktop.errors import SpringplankError, WaitBeforeRetry
from intake_desktop.ui import background, theme, warming
from intake_desktop.ui.pages.colleague_choice import ColleagueChoice
from intake_desktop.ui.pages.password_field import PasswordField
from intake_desktop.ui.pages.practice_door import PracticeDoor
from intake_desktop.ui.pages.unlock_side import PANEL, left_panel
from intake_desktop.ui.parts.buttons import primary, text_button
from intake_desktop.ui.parts.card import in_the_middle
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.told import Told

if TYPE_CHECKING:
    from datetime import datetime

    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.face import Face, KnownColleague
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.ui.pages.recover import RecoverPanel
    from intake_desktop.ui.parts.ask import Ask

_BLOCK = 464
REPAIRED = (
    "Een van de twee sleutelbestanden is beschadigd. Het programma gebruikt het goede en maakt het andere opnieuw. "
    "Je kunt doorwerken. Gebeurt dit vaker? Meld het je beheerder. (ZK-102)"
)

WAITING = "Er ligt een bestand klaar. Na het openen staat het op de bladzijde Ontvangen bestand."


class UnlockPage(QWidget):
    """Choose yourself, type your password, open. The key derivation runs off the UI thread."""

    opened = Signal(object)
    """Vault"""
    practise = Signal()
    """Somebody wants to practise with people that were made up."""
    restore = Signal()
    """Somebody wants to put a backup copy in the place of this vault."""
    chosen = Signal(str)
    """Slot id of the colleague who unlocked."""

    def __init__(self, desk: Desk, face: Face, last_slot: str) -> None:
        super().__init__()
        self._desk = desk
        self._face = face
        self._choice = ColleagueChoice(face.colleagues, last_slot)
        self._password = PasswordField(f"Wachtwoord van {self._first_name()}")
        self._open = primary("Openen", "arrow-right")
        self._open.trailing = True
        self._forgotten = text_button("Wachtwoord vergeten?")
        if desk.practice:
            self._forgotten.hide()
        self._practice = PracticeDoor(desk)
        self._restore = text_button("Reservekopie terugzetten", "undo")
        self._recover: RecoverPanel | None = None
        self._pictured = self._sure = False
        self._question: Ask | None = None
        self._questions = QVBoxLayout()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self._open.setEnabled(True))
        self._waiting = Told()
        self._block = self._make_block()
        self._lay_out()
        self._listen()
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        """The keyboard is in the password field at once."""
        self._password.take_focus()

    def tell_waiting(self, waits: bool) -> None:
        """Say that a file that was opened from outside is not forgotten."""
        self._waiting.say(WAITING if waits else "", "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rest loads while somebody types, but never before the first picture stands: both want the processor."""
        super().paintEvent(event)
        if not self._pictured:
            self._pictured = True
            QTimer.singleShot(0, self, self._warm_up)

    def _warm_up(self) -> None:
        if self._password.isEnabled():  # else it is being opened already, and loads what it needs
            warming.begin(self._desk, self._password.refuse, self)

    def _first_name(self) -> str:
        return self._choice.chosen().label.split()[0]

    def _make_block(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        title = QLabel("Wie ben je?")
        title.setProperty("role", "title")
        column.addWidget(title)
        column.addWidget(WrapLabel("Kies je naam en vul je wachtwoord in.", "muted"))
        if self._face.repaired:
            column.addWidget(WrapLabel(REPAIRED, "warn"))
        column.addWidget(self._waiting)
        column.addSpacing(theme.px(16))
        column.addWidget(self._choice)
        column.addSpacing(theme.px(16))
        column.addWidget(self._password)
        column.addLayout(self._questions)
        foot = QHBoxLayout()
        foot.addWidget(self._forgotten)
        foot.addStretch()
        foot.addWidget(self._open)
        column.addLayout(foot)
        column.addSpacing(theme.px(24))
        column.addWidget(self._practice)
        if not self._desk.practice:
            column.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        return block

    def _lay_out(self) -> None:
        right = QWidget()
        right.setProperty("role", "window")
        column = QVBoxLayout(right)
        column.addStretch()
        self._block.setFixedWidth(theme.px(_BLOCK))
        column.addLayout(in_the_middle(self._block))
        column.addStretch()
        self._middle = column
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._panel = left_panel(self._desk.practice)
        row.addWidget(self._panel)
        row.addWidget(ScrollArea(right), 1)

    def resizeEvent(self, event: object) -> None:
        """The drawing makes room when the window is narrow or the text large."""
        self._panel.setVisible(self.width() >= theme.px(PANEL + _BLOCK) + 48)
        super().resizeEvent(event)  # type: ignore[arg-type]  # the event Qt gave us

    def _listen(self) -> None:
        self._choice.changed.connect(self._on_colleague)
        self._open.clicked.connect(self._on_open)
        self._password.entered.connect(self._on_open)
        self._forgotten.clicked.connect(self._start_recovery)
        self._practice.practise.connect(self.practise)
        self._practice.opened.connect(self._on_opened)
        self._restore.clicked.connect(self.restore)

    def _on_colleague(self, colleague: KnownColleague) -> None:
        self._password.rename(f"Wachtwoord van {colleague.label.split()[0]}")
        self._password.clear()
        self._password.take_focus()

    def _start_recovery(self) -> None:
        """The key on paper; its panel is made when it is needed."""
        from intake_desktop.ui.pages.recover import RecoverPanel

        self._recover = RecoverPanel(self._desk)
        self._recover.setFixedWidth(theme.px(_BLOCK))
        self._recover.cancelled.connect(self._stop_recovery)
        self._recover.opened.connect(self._on_opened)
        self._middle.insertLayout(1, in_the_middle(self._recover))
        self._recover.show()  # before it is given the keyboard: what is not shown loses it again
        self._block.hide()
        self._recover.start(self._choice.chosen())

    def _stop_recovery(self) -> None:
        if self._recover is not None:
            self._recover.hide()
            self._recover.deleteLater()
            self._recover = None
        self._block.show()
        self._password.take_focus()

    def _on_open(self) -> None:
        password = self._password.text()
        if not password or not self._open.isEnabled():
            return
        if self._face.moved is not None and not self._sure:
            self._ask_about_moving(self._face.moved)
            return
        slot_id = self._choice.chosen().slot_id
        self._busy(True)
        background.run(lambda: self._desk.unlock(slot_id, password), self._on_opened, self._on_refused, self)

    def _ask_about_moving(self, moment: datetime) -> None:
        """It was moved to another computer: opening it here may be a mistake."""
        from intake_desktop.ui.pages.moved_question import question

        if self._question is None:
            self._question = question(moment, self._on_sure, self._drop_question)
            self._questions.addWidget(self._question)
            self._question.show()
            self._question.take_focus()

    def _drop_question(self) -> None:
        asked, self._question = self._question, None
        if asked is not None:
            asked.hide()
            asked.deleteLater()
        self._password.take_focus()

    def _on_sure(self) -> None:
        self._sure = True
        self._drop_question()
        self._on_open()

    def _busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._open.setText("Bezig met openen" if busy else "Openen")
        self._choice.setEnabled(not busy)
        self._practice.setEnabled(not busy)
        self._restore.setEnabled(not busy)
        self._password.setEnabled(not busy)

    def _on_opened(self, vault: Vault) -> None:
        self._password.clear()
        self.chosen.emit(self._choice.chosen().slot_id)
        self.opened.emit(vault)

    def _on_refused(self, error: SpringplankError) -> None:
        self._busy(False)
        self._password.refuse(error)
        self._password.take_focus()
        if isinstance(error, WaitBeforeRetry):
            self._open.setEnabled(False)
            self._pause.start(int(str(error.facts.get("seconden", 1))) * 1000)
