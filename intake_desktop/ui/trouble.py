"""The bar over a page that says what went wrong, what it means and what to do; stays until it is solved or closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from intake_desktop.dossier import unsaved
from intake_desktop.dossier.saving import SaveState
from intake_desktop.errors import SpringplankError
from intake_desktop.ui.finding_again import FindingAgain
from intake_desktop.ui.leaving import RETRY_MS
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.parts.banner import Banner, column_of
from intake_desktop.ui.parts.buttons import Button, outlined, primary
from intake_desktop.ui.workplace import Workplace

ELSEWHERE = "Map aanwijzen"


class TroubleBar(QWidget):
    """Saving that fails has the first word and is tried again every ten seconds."""

    retry_asked = Signal()
    searching = Signal(bool)
    """Whether the folder is asked in which the vault stands now: that takes the room of the page."""
    told = Signal(bool)
    """Whether there is something to read here now."""
    came_back = Signal()
    """The vault was found at another place: the keyboard goes back to the work."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._finding: FindingAgain | None = None
        self._error: SpringplankError | None = None
        self._saving_fails = False
        self._banner: Banner | None = None
        self._column = column_of(self)
        self._again = QTimer(self)
        self._again.setInterval(RETRY_MS)
        self._again.timeout.connect(self.retry_asked)
        self.hide()

    def error(self) -> SpringplankError | None:
        """What is told now."""
        return self._error

    def show_saved(self, state: SaveState) -> None:
        """Saving fails, or works again."""
        if state.failed_since is not None and state.error is not None:
            if not self._saving_fails or type(self._error) is not type(state.error):
                self._saving_fails = True
                self._again.start()
                self._show(state.error, lasting=True)
        elif self._saving_fails and not state.busy:
            self._saving_fails = False
            self._again.stop()
            self._drop_search()
            self._close()

    def tell(self, error: SpringplankError) -> None:
        """Tell this error; it can be closed."""
        if not self._saving_fails:
            self._show(error, lasting=False)

    def _show(self, error: SpringplankError, lasting: bool) -> None:
        self._close()
        self._error = error
        title, meaning, remedy = unsaved.sentences(error) if lasting else error.sentences()
        button = primary("Opnieuw proberen") if lasting else outlined("Sluiten")
        button.clicked.connect(self.retry_asked if lasting else self._close)
        buttons = (button, self._elsewhere()) if unsaved.is_away(error) else (button,)
        self._banner = Banner("error", f"{title}.", f"{meaning} {remedy} ({error.code})", buttons)
        self._banner.fold_when_low()
        self._banner.setObjectName("trouble")
        self._column.insertWidget(0, self._banner)
        reading_order.chain_around(self)
        if self._finding is not None and unsaved.is_away(error):
            self._banner.hide()
        else:
            self._drop_search()
        self.show()
        self.told.emit(True)

    def _elsewhere(self) -> Button:
        button = outlined(ELSEWHERE, "folder")
        button.clicked.connect(self._search)
        return button

    def _search(self) -> None:
        """Ask in which folder the vault stands now; it stays there while saving is tried again and again."""
        if self._finding is None:
            self._finding = FindingAgain(self._workplace)
            self._finding.found.connect(self._on_found)
            self._finding.left.connect(self._on_left)
            self._column.addWidget(self._finding)
            self._finding.show()
            reading_order.chain_around(self)
        self._finding.take_focus()
        if self._banner is not None:
            self._banner.hide()  # with large letters there is no room for both
        self.searching.emit(True)

    def _on_found(self) -> None:
        self._drop_search()
        if not self._saving_fails:
            self._close()
        self.retry_asked.emit()
        self.came_back.emit()

    def _on_left(self) -> None:
        self._drop_search()
        if self._banner is not None:
            self._banner.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_searching(self) -> None:
        """Somebody goes to a page: the page has its room again."""
        self._drop_search()

    def _drop_search(self) -> None:
        asked, self._finding = self._finding, None
        if asked is not None:
            self._column.removeWidget(asked)
            asked.hide()
            asked.deleteLater()
            self.searching.emit(False)
        if self._banner is not None:
            self._banner.show()

    def _close(self) -> None:
        self._error = None
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        if self._finding is None:
            self.hide()
            self.told.emit(False)
