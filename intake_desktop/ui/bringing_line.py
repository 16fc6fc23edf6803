"""The line on the frame that tells how many of a list were added, for who went elsewhere meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.pages.import_outcome import told
from intake_desktop.ui.parts.banner import Banner, column_of
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.workplace import Workplace

LOOK = "Bekijken"


class BringingLine(QWidget):
    """Nothing to see while adding goes on, and none while the page of the list tells it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._bringing = workplace.bringing
        self._banner: Banner | None = None
        self._look = outlined(LOOK)
        self._look.clicked.connect(lambda: workplace.visit("import"))
        self._column = column_of(self)
        self.hide()
        workplace.bringing.changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        outcome = self._bringing.outcome
        if outcome is None or self._bringing.page is not None:
            self.hide()
            return
        if self._banner is None:
            self._banner = Banner(*told(outcome), (self._look,))
            self._banner.fold_when_low()
            self._banner.setObjectName("bringing-notice")
            self._banner.closable(True)
            self._banner.closed.connect(self._bringing.seen)
            self._column.addWidget(self._banner)
            reading_order.chain_around(self)
        else:
            self._banner.tell(*told(outcome))
            self._banner.show()
        self.show()
