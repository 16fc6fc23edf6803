"""The vault that was opened here before is not there now: look again, open it elsewhere, or begin anew on purpose."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.face import Face
from intake_desktop.dossier.whereabouts import VaultAway
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.file_choice import FileChoice
from intake_desktop.ui.parts import alone
from intake_desktop.ui.parts.ask import Ask
from intake_desktop.ui.parts.buttons import outlined, primary, text_button
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

_BLOCK = 600
LOOK, OTHER, NEW = "Opnieuw kijken", "Andere kluis openen", "Nieuwe kluis of reservekopie"
FOLDER, HERE, BACK = "Map waarin de kluis staat", "Deze kluis openen", "Terug"
LOOKING, NOT_YET = "Even kijken.", "Nog niet gevonden. Is de schijf aangesloten, en staat de map er?"
SURE = (
    "Een nieuwe kluis is leeg: de deelnemers uit je kluis staan er niet in. Met een reservekopie krijg je hen terug "
    "zoals ze toen waren. De kluis in {place} blijft zoals hij is, maar dit programma zoekt hem daarna niet meer."
)
YES = "Ja, opnieuw beginnen"


class AwayPage(QWidget):
    """Asks for no password, and nothing that stands on it makes a vault: beginning anew comes after a question."""

    again = Signal()
    """There is something to show at the door: the vault, another one, or the first start."""

    def __init__(self, desk: Desk, away: VaultAway) -> None:
        super().__init__()
        self._desk, self._place = desk, away.facts["plek"]
        self._look, self._other = primary(LOOK), outlined(OTHER, "folder")
        self._new = text_button(NEW)
        self._told = Told()
        self._choice = FileChoice(FOLDER, "Map kiezen", "")
        self._here, self._back = primary(HERE), outlined(BACK)
        self._choosing, self._first = QWidget(), QWidget()
        self._question: Ask | None = None
        self._lay_out(away)
        self._listen()
        self._show(self._first, self._look)
        QTimer.singleShot(0, self, partial(self._look.setFocus, Qt.FocusReason.TabFocusReason))

    def _listen(self) -> None:
        self._look.clicked.connect(self._on_look)
        self._other.clicked.connect(lambda: self._show(self._choosing, self._choice.line))
        self._new.clicked.connect(self._ask)
        self._here.clicked.connect(self._on_here)
        self._choice.entered.connect(self._on_here)
        self._back.clicked.connect(lambda: self._show(self._first, self._other))

    def _lay_out(self, away: VaultAway) -> None:
        title, meaning, remedy = away.sentences()
        block, self._inner = alone.block(_BLOCK, 16, 24)
        for words, role in ((f"{title}.", "title"), (meaning, "body"), (remedy, "body"), (f"Code {away.code}", "hint")):
            self._inner.addWidget(WrapLabel(words, role))
        self._inner.addWidget(self._told)
        _fill(self._first, (), (self._look, self._other, self._new))
        _fill(self._choosing, (self._choice,), (self._here, self._back))
        self._inner.addWidget(self._first)
        self._inner.addWidget(self._choosing)
        reading_order.KeepInView(alone.place(self, block))

    def _show(self, part: QWidget, keyboard: QWidget) -> None:
        """One of the two, and the keyboard in it."""
        self._told.say("")
        self._choice.say("")
        for each in (self._first, self._choosing):
            each.setVisible(each is part)
        keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _busy(self, busy: bool) -> None:
        for part in (self._first, self._choosing):
            part.setEnabled(not busy)

    def _on_look(self) -> None:
        self._told.say(LOOKING, "muted")
        self._busy(True)
        background.run(self._desk.face, self._on_seen, lambda _error: self.again.emit(), self)

    def _on_seen(self, face: Face) -> None:
        if face.exists:
            self.again.emit()
            return
        self._busy(False)
        self._told.say(NOT_YET, "warn")
        self._look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_here(self) -> None:
        folder = self._choice.path()
        if folder is None or not folder.is_absolute():
            self._choice.say("Kies eerst een map.")
            return
        self._busy(True)
        background.run(partial(self._desk.stand_at, folder), lambda _: self.again.emit(), self._on_none_here, self)

    def _on_none_here(self, error: SpringplankError) -> None:
        self._busy(False)
        self._choice.say(str(error))
        self._choice.take_focus()

    def _ask(self) -> None:
        self._told.say("")
        self._first.hide()
        self._question = Ask(SURE.format(place=self._place), ((YES, self._on_sure), (BACK, self._drop_question)))
        self._inner.addWidget(self._question)
        self._question.show()
        self._question.take_focus()

    def _drop_question(self) -> None:
        asked, self._question = self._question, None
        if asked is not None:
            asked.hide()
            asked.deleteLater()
        self._show(self._first, self._new)

    def _on_sure(self) -> None:
        self._desk.stand_anew()
        self.again.emit()


def _fill(part: QWidget, above: tuple[QWidget, ...], buttons: tuple[QWidget, ...]) -> None:
    """Stack what stands above a row of buttons."""
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(16))
    for each in above:
        column.addWidget(each)
    row = FlowLayout(gap=12)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
