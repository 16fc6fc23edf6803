"""The bar on top of the advice: what the participant wants, in their own words, and what kind of wish that is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from intake_desktop.dossier.session import DossierSession
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.labels import Sign, WrapLabel, broken_up

_OWN_WORDS = ("work_wish_words", "wish")
_KIND = "work_wish"


class WishBar(QWidget):
    """Stands above everything else: the wish comes first."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "wishBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = WrapLabel("", "wish")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._kind = WrapLabel("", "wish")
        large = theme.current().scale >= metrics.LARGE_TEXT  # another text size makes the page anew
        beside = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignRight
        self._kind.setAlignment(beside | Qt.AlignmentFlag.AlignVCenter)
        told = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        told.setSpacing(theme.px(4 if large else 12))
        told.addWidget(self._words, 3)
        told.addWidget(self._kind, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(Sign("heart", "onAccentSoft"), 0, Qt.AlignmentFlag.AlignTop if large else Qt.AlignmentFlag(0))
        row.addLayout(told, 1)
        self.setMinimumHeight(theme.px(40))

    def show_wish(self, session: DossierSession, call_name: str) -> None:
        """Show the wish as it stands in the dossier."""
        view = session.view
        said = next((words for words in map(view.meant, _OWN_WORDS) if words.strip()), "")
        wished = f"<b>De wens van {escape(broken_up(call_name))}:</b> "
        told = f"‘{escape(broken_up(said.strip()))}’" if said else "nog niet opgeschreven"
        self._words.setText(wished + told)
        self._kind.setText(_kind_of(session))
        self.setAccessibleName(f"De wens van {call_name}: {said or 'nog niet opgeschreven'}. {self._kind.text()}")


def _kind_of(session: DossierSession) -> str:
    chosen = session.view.meant(_KIND)
    option = session.catalog.question(session.catalog.meaning(_KIND)).option(chosen) if chosen else None
    return option.label if option is not None else "soort werk: nog niet bekend"
