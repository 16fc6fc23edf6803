"""A domain that is off: why it is, and turning it on with the reason that goes with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Question
from intake_desktop.ui import theme
from intake_desktop.ui.pages.measured import AspectView
from intake_desktop.ui.pages.zrm_domain import title_of
from intake_desktop.ui.pages.zrm_head import headed
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel

STAYS_OFF = "Dit domein staat uit. Staat het uit, dan telt het als niet beoordeeld."


class OffView(QWidget):
    """Signal `turned_on` fires only after the button; the page sees whether the reason is there."""

    turned_on = Signal()
    overview_asked = Signal()

    def __init__(self, question: Question, reason: AspectView) -> None:
        super().__init__()
        self.question, self.reason = question, reason
        self._on = outlined("Aanzetten")
        self._on.setObjectName("turn-on")
        self._refused = WrapLabel("", "error")
        self._refused.hide()
        card = Card()
        card.column.setSpacing(theme.px(12))
        card.column.addWidget(WrapLabel(STAYS_OFF, "label"))
        card.column.addWidget(WrapLabel(str(question.extras.get("off_reason", ""))))
        card.column.addWidget(reason)
        card.column.addWidget(self._refused)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._on)
        card.column.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(headed(title_of(question), self.overview_asked))
        column.addWidget(card)
        self._on.clicked.connect(self.turned_on)

    def refuse(self, sentence: str) -> None:
        """Say why it stays off; the keyboard goes to the reason."""
        self._refused.setText(sentence)
        self._refused.show()
        self.take_focus()

    def take_focus(self) -> None:
        """The reason, or the button when nothing is asked."""
        block = self.reason.first()
        if block is not None:
            block.take_focus()
        else:
            self._on.setFocus()

    def refresh(self) -> None:
        """Show what the session holds."""
        self.reason.refresh()
