"""The first start in four calm steps: the organisation, the first colleague, the key on paper and the backup folder."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from intake_desktop.dossier.backups import BackupPlace
from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.first_start_backup import BackupStep
from intake_desktop.ui.pages.first_start_key import KeyStep
from intake_desktop.ui.pages.first_start_steps import ColleagueStep, OrganisationStep, Step
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.labels import WrapLabel, logo_row
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.stepper import Stepper
from intake_desktop.ui.told import Told

STEPS = ("Organisatie", "Eerste beheerder", "Herstelsleutel", "Reservekopie")
_WIDE = 1000


class FirstStartPage(QWidget):
    """Nothing is written before the last step: leaving earlier leaves nothing behind."""

    opened = Signal(object)
    """Vault"""
    practise = Signal()
    """Somebody wants to try the program first, with people that were made up."""
    restore = Signal()
    """Somebody has a backup copy of a vault."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_busy = False
        self._key = desk.new_recovery_key()
        self._office, self._colleague = OrganisationStep(), ColleagueStep(desk)
        self._key_step, self._backup = KeyStep(self._key), BackupStep()
        self._steps: tuple[Step, ...] = (self._office, self._colleague, self._key_step, self._backup)
        self._stepper = Stepper(STEPS)
        self._pages = QWidget()
        self._at = 0
        self._back = outlined("Vorige", "chevron-left")
        self._next = primary("Volgende", "chevron-right")
        self._next.trailing = True
        self._hint = WrapLabel("", "hint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._told = Told("", "error")
        self._lay_out()
        self._back.clicked.connect(lambda: self._go(self._at - 1))
        self._next.clicked.connect(self._on_next)
        self._office.practise.connect(self.practise)
        self._office.restore.connect(self.restore)
        for step in self._steps:
            step.changed.connect(self._settle)
            step.entered.connect(self._on_next)
        QTimer.singleShot(0, lambda: self._go(0))

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setProperty("role", "window")
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        inner.setSpacing(theme.px(24))
        centre = QWidget()
        centre.setMaximumWidth(theme.px(_WIDE))
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(24))
        column.addWidget(self._stepper)
        column.addWidget(self._lay_out_steps())
        column.addWidget(self._told)
        column.addStretch()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(centre, 1000)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_top())
        whole.addWidget(ScrollArea(middle), 1)
        whole.addWidget(self._foot())

    def _lay_out_steps(self) -> QWidget:
        """One of them is shown, so a wide or high one asks no room of the others."""
        pages = QVBoxLayout(self._pages)
        pages.setContentsMargins(0, 0, 0, 0)
        for step in self._steps:
            step.hide()
            pages.addWidget(step)
        return self._pages

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "footer")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setMinimumHeight(theme.px(72))
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(self._back)
        row.addWidget(self._hint, 1)
        row.addWidget(self._next)
        return foot

    def _go(self, number: int) -> None:
        self._steps[self._at].hide()
        self._at = number
        self._steps[number].show()
        self._stepper.show_step(number)
        self._back.setVisible(number > 0)
        self._told.say("", "error")
        self._settle()
        self._steps[number].take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room for the words, what stands beside the key goes under it."""
        super().resizeEvent(event)
        self._key_step.fold(self.width())

    def _settle(self) -> None:
        step = self._steps[self._at]
        self._next.setEnabled(step.ready())
        self._next.setText("Kluis maken" if self._last() else "Volgende")
        self._hint.setText("" if step.ready() else step.waiting_for())

    def _last(self) -> bool:
        return self._at == len(self._steps) - 1

    def _on_next(self) -> None:
        step = self._steps[self._at]
        if self._is_busy or not step.ready() or not step.check():
            return
        if self._last():
            self._try_folder()
        else:
            self._go(self._at + 1)

    def _founding(self) -> Founding:
        office, colleague = self._office, self._colleague
        return Founding(
            office.name(),
            office.location(),
            colleague.name(),
            colleague.label(),
            colleague.password(),
            self._key,
            self._backup.folder(),
        )

    def _try_folder(self) -> None:
        """A network drive that is away can take long, so the folder is tried off the screen's thread."""
        folder = self._backup.folder()
        if folder is None:
            self._found()
            return
        self._busy(True, "De map wordt geprobeerd.")
        background.run(lambda: self._desk.look_at_backup_folder(folder), self._on_tried, self._on_bad_folder, self)

    def _on_tried(self, place: BackupPlace) -> None:
        self._busy(False)
        if self._backup.accepts(place):
            self._found()

    def _on_bad_folder(self, error: SpringplankError) -> None:
        self._busy(False)
        self._backup.refuse(error)

    def _found(self) -> None:
        founding = self._founding()
        self._busy(True, "De kluis wordt gemaakt. Dat duurt een paar tellen.")
        background.run(lambda: self._desk.found(founding), self._on_made, self._on_refused, self)

    def _busy(self, busy: bool, words: str = "") -> None:
        self._is_busy = busy
        self._pages.setEnabled(not busy)
        self._next.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._hint.setText(words)

    def _on_made(self, vault: Vault) -> None:
        self.opened.emit(vault)

    def _on_refused(self, error: SpringplankError) -> None:
        self._busy(False)
        self._told.say(str(error), "error")


def _top() -> QWidget:
    top = QWidget()
    top.setProperty("role", "topBar")
    top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(top)
    row.setContentsMargins(theme.px(40), theme.px(16), theme.px(40), theme.px(16))
    row.addWidget(logo_row("heading"))
    label = QLabel("· inrichten")
    label.setProperty("role", "muted")
    row.addWidget(label)
    row.addStretch()
    return top
