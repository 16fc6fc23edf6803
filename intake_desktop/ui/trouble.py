"""The bar over a page that says what went wrong, what it means and what to do; stays until it is solved or closed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier import unsaved
from intake_desktop.dossier.saving import SaveState
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.buttons import outlined, primary

RETRY_MS = 10_000


class TroubleBar(QWidget):
    """Saving that fails has the first word and is tried again every ten seconds."""

    retry_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._error: SpringplankError | None = None
        self._saving_fails = False
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
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
        self._banner = Banner("error", f"{title}.", f"{meaning} {remedy} ({error.code})", (button,))
        self._banner.setObjectName("trouble")
        self._column.addWidget(self._banner)
        self.show()

    def _close(self) -> None:
        self._error = None
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        self.hide()
