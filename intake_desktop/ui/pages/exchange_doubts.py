"""Before a file is made: in which rooms something does not fit or was not checked yet, and the way there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.session import DossierSession
from intake_desktop.ui import theme
from intake_desktop.ui.pages import rooms
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.buttons import text_button
from intake_desktop.ui.workplace import Workplace

_OPEN = "open."
"""A question without an answer is no fault: it only keeps a record from being finished."""
_ADVICE = "Kijk eerst, of stuur het zo."


class Doubts(QWidget):
    """One line per room with faults. It stops nobody: what goes along is what was filled in."""

    def __init__(self, workplace: Workplace, session: DossierSession) -> None:
        super().__init__()
        self._workplace, self._session = workplace, session
        self._found: dict[str, tuple[int, int]] = {}
        self._lines = {room: self._line(room) for room in rooms.FORMS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for line in self._lines.values():
            line.hide()
            column.addWidget(line)
        self.hide()

    def look(self, wanted: bool) -> None:
        """Show what does not fit now, when this is the moment for it."""
        found = {room: self._seen(form_id) if wanted else (0, 0) for room, form_id in rooms.FORMS.items()}
        if found == self._found:
            return
        self._found = found
        for room, seen in found.items():
            if any(seen):
                self._lines[room].tell("warn", _told(seen, room), _ADVICE)
            self._lines[room].setVisible(any(seen))
        self.setVisible(any(any(seen) for seen in found.values()))

    def _line(self, room: str) -> Banner:
        go = text_button(f"Naar {rooms.LABELS[room]}")
        go.clicked.connect(lambda: self._workplace.visit(room, self._session.dossier.id))
        return Banner("warn", "", buttons=[go])

    def _seen(self, form_id: str) -> tuple[int, int]:
        """How many faults there are on a form, and how many answers were taken over and not checked."""
        found = self._session.problems(form_id)
        faults = sum(1 for each in found if each.severity == "error" and not each.id.startswith(_OPEN))
        return faults, sum(each.unchecked for each in self._session.progress(form_id) if not each.elsewhere)


def _told(seen: tuple[int, int], room: str) -> str:
    name, (faults, unchecked) = rooms.LABELS[room], seen
    told = []
    if faults:
        wrong = "1 punt in {} klopt" if faults == 1 else f"{faults} punten in {{}} kloppen"
        told.append(f"{wrong.format(name)} nog niet.")
    if unchecked:
        over = "1 antwoord" if unchecked == 1 else f"{unchecked} antwoorden"
        told.append(f"Nog nakijken in {name}: {over} overgenomen.")
    return " ".join(told)
