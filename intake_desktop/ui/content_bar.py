"""The bar that says calmly which own file of the organisation is not used and why; somebody can put it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.own_files import ContentNotice
from intake_desktop.ui import background
from intake_desktop.ui.pages import reading_order
from intake_desktop.ui.parts.banner import Banner, column_of
from intake_desktop.ui.workplace import Workplace

_WHERE = "Alle fouten staan in: intake-desktop forms check."


class ContentBar(QWidget):
    """Asks the desk off the screen's thread; what was put away is not shown again until the vault was locked."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._telling: Sequence[ContentNotice] = ()
        self._banner: Banner | None = None
        self._column = column_of(self)
        self.hide()
        workplace.content_looked_at.connect(self.ask)

    def ask(self) -> None:
        """Look what there is to tell now."""
        background.run(self._workplace.desk.content_notices, self._tell, self._cannot_tell, self)

    def _cannot_tell(self, error: SpringplankError) -> None:
        self._workplace.trouble.emit(error)

    def _tell(self, notices: Sequence[ContentNotice]) -> None:
        news = [notice for notice in notices if notice not in self._workplace.put_away]
        if not news or news == self._telling:
            return
        self._telling = news
        first, sentence = words(news)
        if self._banner is None:
            self._banner = Banner("warn", first, sentence)
            self._banner.fold_when_low()
            self._banner.setObjectName("content-notice")
            self._banner.closable(True)
            self._banner.closed.connect(self._put_away)
            self._column.addWidget(self._banner)
            reading_order.chain_around(self)
        else:
            self._banner.tell("warn", first, sentence)
            self._banner.show()
        self.show()

    def _put_away(self) -> None:
        self._workplace.put_away.update(self._telling)
        self._telling = ()
        self.hide()


def words(notices: Sequence[ContentNotice]) -> tuple[str, str]:
    """What the banner says: the first notice whole, how many more there are, and where all of it stands."""
    first, sentence = notices[0].told()
    more = len(notices) - 1
    if more:
        sentence += f" Er {'is' if more == 1 else 'zijn'} nog {more} {'melding' if more == 1 else 'meldingen'}."
    many = more or len(notices[0].mistakes) > 1
    return first, f"{sentence} {_WHERE}" if many else sentence
