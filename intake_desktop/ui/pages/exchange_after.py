"""How it stands with one file that left, and what can be written down about it; one thing is open at a time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import aftermath
from intake_desktop.dossier.desk import Desk
from intake_desktop.dossier.happening import ENDS, After, Happening
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.exchange_happening import WORDS, HappeningForm
from intake_desktop.ui.pages.exchange_notice import NoticeCard
from intake_desktop.ui.parts.buttons import Button, small, text_button
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

TEXTS = "Bericht en mailtekst"
_CALL = "{naam} heeft nog niet bevestigd. Bel even of het is aangekomen."


class AfterPart(QWidget):
    """Knows its export; `changed` with the export as it is now when something was written down."""

    changed = Signal(object)
    rebuilt = Signal()

    def __init__(self, desk: Desk, session: DossierSession, export: Export) -> None:
        super().__init__()
        self._desk, self._session, self._export = desk, session, export
        self._open: HappeningForm | NoticeCard | None = None
        self._opened_by = ""
        self._state, self._call = WrapLabel("", "small"), Told("", "warn")
        self._state.setObjectName("export-state")
        self._buttons: dict[str, Button] = {}
        self._row = FlowLayout(gap=4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self._state)
        self._column.addWidget(self._call)
        holder = QWidget()
        holder.setLayout(self._row)
        self._column.addWidget(holder)
        self._show()

    def state(self) -> str:
        """How it stands, in words."""
        return self._state.text()

    def _show(self) -> None:
        export = self._export
        words = aftermath.state(export)
        self._state.setText(words[:1].upper() + words[1:])
        waits = aftermath.waits_long(export, self._session.today)
        self._call.say(_CALL.format(naam=export.organisation) if waits else "", "warn")
        empty(self._row)
        self._buttons = {name: self._button(name) for name in self._acts()}
        self.rebuilt.emit()

    def _acts(self) -> list[str]:
        """What can be done now: an end is written down once, an answer as often as there is one."""
        if aftermath.ended(self._export) is not None:
            return [WORDS[After.ANSWERED].act, TEXTS]
        by_consent = self._export.permission.consent_on is not None
        end = After.WITHDRAWN if by_consent else After.OBJECTED
        return [WORDS[After.RECEIVED].act, WORDS[end].act]

    def _button(self, name: str) -> Button:
        made = small(text_button(name))
        made.setAccessibleName(f"{name}: kenmerk {self._export.id}")
        made.clicked.connect(lambda: self._on_act(name))
        self._row.addWidget(made)
        made.show()
        return made

    def _on_act(self, name: str) -> None:
        if self._open is not None:
            self._close()
            if name == self._opened_by:
                return
        kind = next((kind for kind, words in WORDS.items() if words.act == name), None)
        if kind is None:
            self._put(NoticeCard(self._desk, self._session, self._export), name)
            return
        form = HappeningForm(kind, self._export.id, self._session.today)
        form.written.connect(self._keep)
        self._put(form, name)

    def _put(self, part: HappeningForm | NoticeCard, name: str) -> None:
        self._open, self._opened_by = part, name
        part.left.connect(self._leave)
        self._column.addWidget(part)
        part.show()
        self.rebuilt.emit()
        part.take_focus()

    def _leave(self) -> None:
        """Closed without writing anything down: the keyboard goes back to the button."""
        self._close()
        button = self._buttons.get(self._opened_by)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._open is not None:
            self._open.hide()
            self._column.removeWidget(self._open)
            self._open.deleteLater()
            self._open = None
        self.rebuilt.emit()

    def _keep(self, happening: Happening) -> None:
        actor, mark = self._session.actor, self._export.id
        future = self._session.vault.run(lambda store: store.exports.add_happening(actor, mark, happening))
        background.watch(future, lambda _kept: self._kept(happening), self._refused, self)

    def _kept(self, happening: Happening) -> None:
        self._close()
        self._export = replace(self._export, aftermath=(*self._export.aftermath, happening))
        self._show()
        self.changed.emit(self._export)
        if happening.kind in ENDS:
            self._put(NoticeCard(self._desk, self._session, self._export), TEXTS)
        else:
            next(iter(self._buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: SpringplankError) -> None:
        if isinstance(self._open, HappeningForm):
            self._open.tell(error)
