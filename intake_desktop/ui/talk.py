"""Gesprek: only this dossier on the screen while somebody sits beside it, until the password is given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from intake_desktop.dossier.model import Place
from intake_desktop.ui.password_gate import Asked, PasswordGate
from intake_desktop.ui.talk_bar import END, OUTSIDE, WAITING, TalkBar
from intake_desktop.ui.workplace import Workplace

ASKED = Asked(
    "Gesprek afsluiten",
    "Daarna zijn ook de lijst en andere deelnemers weer te zien. Kijkt er nog iemand mee? Ga dan terug naar het "
    "gesprek.",
    END,
    "Terug naar het gesprek",
)


class Talk(QObject):
    """Which dossier may be seen stands at the workplace, so that another look of the window changes nothing."""

    def __init__(
        self, workplace: Workplace, pages: QStackedWidget, hide: Callable[[bool], None], back: Callable[[], None]
    ) -> None:
        """`hide` takes away, or brings back, whatever leads to anybody else; `back` shows the place of now."""
        super().__init__(pages)
        self._workplace, self._pages, self._hide, self._back = workplace, pages, hide, back
        self._gate: PasswordGate | None = None
        self.bar = TalkBar()
        self.bar.end_asked.connect(self._ask_to_end)

    def show(self) -> None:
        """Show what may be seen now."""
        on = bool(self._workplace.talking)
        self._hide(on)
        self.bar.setVisible(on)

    def begin(self, dossier_id: str) -> None:
        """Show this dossier alone from now on."""
        self._workplace.talking = dossier_id
        self.bar.say("")
        self.show()

    def on_key(self, dossier_id: str) -> None:
        """Ctrl+G begins a talk about this dossier, "" for none, or asks the password to end it."""
        if self._workplace.talking:
            self._ask_to_end()
        elif dossier_id:
            self.begin(dossier_id)
            self._back()

    def allows(self, place: Place) -> bool:
        """Whether this place may be shown; when not, that is told."""
        allowed = self._workplace.talking in ("", place.dossier_id)
        if not allowed:
            self.bar.say(OUTSIDE)
        return allowed

    def say_file_waits(self) -> None:
        """A file came from outside, and nobody need see its name."""
        self.bar.say(WAITING)

    def _ask_to_end(self) -> None:
        if self._gate is not None:
            return
        self._gate = PasswordGate(self._workplace, ASKED)
        self._gate.proved.connect(self._end)
        self._gate.turned_back.connect(self._put_gate_away)
        self._pages.addWidget(self._gate)
        self._pages.setCurrentWidget(self._gate)
        self.bar.asking(True)
        self._gate.take_focus()

    def _put_gate_away(self) -> None:
        assert self._gate is not None
        self._pages.removeWidget(self._gate)
        self._gate.deleteLater()
        self._gate = None
        self.bar.asking(False)
        self._back()

    def _end(self) -> None:
        self._workplace.talking = ""
        self.show()
        self._put_gate_away()
        self._workplace.talk_ended.emit()
