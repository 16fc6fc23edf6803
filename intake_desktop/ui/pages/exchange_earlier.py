"""What left of this dossier before: when, to whom, and the code once more as long as it is kept."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Recipient
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.exchange_after import AfterPart
from intake_desktop.ui.pages.exchange_code import CodeView
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

KEPT = timedelta(days=30)
"""So long the vault keeps a code (safety-study 4.4); it decides, this only keeps a useless button away."""
_SHOW, _HIDE = "Code nog eens bekijken", "Code verbergen"


class EarlierCard(Card):
    """The list is asked of the vault when the page is shown; each look at a code is journaled there."""

    rebuilt = Signal()
    loaded = Signal(object)
    """All of them as they are now; again when something was written down about one."""

    def __init__(self, workplace: Workplace, session: DossierSession, recipients: tuple[Recipient, ...]) -> None:
        super().__init__()
        self._desk, self._session = workplace.desk, session
        self._recipients = {each.profile_id: each for each in recipients}
        self._exports: tuple[Export, ...] = ()
        self._rows: list[EarlierRow] = []
        self._told = Told("", "hint")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addWidget(heading("Eerder uitgewisseld"))
        self.column.addWidget(self._told)
        self.column.addLayout(self._list)

    def load(self) -> None:
        """Ask the vault what left of this dossier."""
        actor, dossier_id = self._session.actor, self._session.dossier.id
        future = self._session.vault.run(lambda store: store.exports.of_dossier(actor, dossier_id))
        background.watch(future, self._show, self._refused, self)

    def forget(self) -> None:
        """Let no code stay on the screen."""
        for row in self._rows:
            row.forget()

    def rows(self) -> tuple[EarlierRow, ...]:
        """One per file that left, newest first."""
        return tuple(self._rows)

    def _show(self, exports: tuple[Export, ...]) -> None:
        empty(self._list)
        nothing = "Nog niets uitgewisseld. Bespreek eerst met de deelnemer wat mee mag."
        self._told.say("" if exports else nothing, "hint")
        self._exports = exports
        self._rows = [self._row(each) for each in exports]
        for row in self._rows:
            self._list.addWidget(Separator())
            self._list.addWidget(row)
            row.show()
            row.rebuilt.connect(self.rebuilt)
        self.loaded.emit(exports)
        self.rebuilt.emit()

    def _row(self, export: Export) -> EarlierRow:
        recipient = self._recipients.get(export.profile_id)
        row = EarlierRow(self._session, export, recipient.name if recipient is not None else "")
        if recipient is not None and not recipient.own_copy:
            row.add_after(AfterPart(self._desk, self._session, export)).changed.connect(self._on_changed)
        return row

    def _on_changed(self, export: Export) -> None:
        self._exports = tuple(export if each.id == export.id else each for each in self._exports)
        self.loaded.emit(self._exports)

    def _refused(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")


class EarlierRow(QWidget):
    """One file that left."""

    rebuilt = Signal()

    def __init__(self, session: DossierSession, export: Export, name: str) -> None:
        super().__init__()
        self._session, self._export = session, export
        self._view: CodeView | None = None
        self._told = Told("", "error")
        self.show_code = small(outlined(_SHOW))
        self.show_code.setAccessibleName(f"{_SHOW}: kenmerk {export.id}")
        self.show_code.clicked.connect(self._on_code)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        self._lay_out(name)
        coded = not export.on_paper and not export.sealed
        self.show_code.setVisible(session.now() - export.created <= KEPT and coded)

    def _lay_out(self, name: str) -> None:
        when = self._export.created
        first = f"{when.day}-{when.month}-{when.year} · {name or self._export.profile_id}"
        permission = self._export.permission
        how = (
            f"{self._export.file_name} · "
            if self._export.on_paper
            else "verzegeld, zonder code · "
            if self._export.sealed
            else ""
        )
        second = f"{self._export.organisation} · {how}kenmerk {self._export.id} · {permission.purpose}"
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrapLabel(first, "label"))
        words.addWidget(WrapLabel(second, "hint"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        row.addWidget(self.show_code, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)
        self._column.addWidget(self._told)
        self.setAccessibleName(f"{first}. {second}")

    def add_after(self, after: AfterPart) -> AfterPart:
        """What happened after it left stands under it."""
        self._column.addWidget(after)
        after.rebuilt.connect(self.rebuilt)
        return after

    def code(self) -> str:
        """The code on the screen; "" while it is hidden."""
        return self._view.code() if self._view is not None else ""

    def forget(self) -> None:
        """Hide the code."""
        if self._view is not None:
            self._view.show_code("")
            self._view.hide()
            self._view.deleteLater()
            self._view = None
        self.show_code.setText(_SHOW)

    def _on_code(self) -> None:
        if self._view is not None:
            self.forget()
            return
        actor, export_id = self._session.actor, self._export.id
        future = self._session.vault.run(lambda store: store.exports.show_code(actor, export_id))
        background.watch(future, self._show, self._refused, self)

    def _show(self, code: str) -> None:
        if not code:
            self._told.say("De code is gewist: dat gebeurt na 30 dagen. Maak zo nodig een nieuw bestand.", "hint")
            self.show_code.hide()
            return
        if not self.isVisible():
            return
        self._view = CodeView()
        self._view.show_code(code)
        self._column.addWidget(self._view)
        self._view.show()
        self.show_code.setText(_HIDE)
        self.rebuilt.emit()
        self._view.take_focus()

    def _refused(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")
