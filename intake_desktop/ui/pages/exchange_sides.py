"""The frame of exchanging: which step it is, the steps, and the pages of paper beside or under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Recipient
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages.reading_order import KeepInView, keyboard_in
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.labels import heading
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.stepper import Stepper

_PAPER, _PAPER_LOW, _UNDER = 432, 560, 88


class ExchangeHead(Panel):
    """With whom, and which step it is."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__("surface")
        self._title = heading("")
        self.stepper = Stepper(steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(self._title)
        column.addWidget(self.stepper)

    def name(self, recipient: Recipient | None) -> None:
        """Say with whom."""
        title = f"Uitwisselen met {recipient.name}" if recipient else "Uitwisselen"
        if recipient and (recipient.own_copy or recipient.sealed):
            title = "Eigen exemplaar voor de deelnemer" if recipient.own_copy else "Het hele dossier overdragen"
        self._title.setText(title)


class StepsAndPaper(QWidget):
    """The steps scroll on their own; the paper moves into that scroll when the window is narrow."""

    def __init__(self, paper: QWidget) -> None:
        super().__init__()
        self._paper, self._place = paper, 0
        middle = QWidget()
        middle.setProperty("role", "window")
        self._content = QVBoxLayout(middle)
        self._content.setContentsMargins(theme.px(24), theme.px(16), theme.px(12), theme.px(16))
        self._content.setSpacing(theme.px(16))
        self.area = ScrollArea(middle)
        KeepInView(self.area)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.area, 1)
        self._row.addWidget(paper)
        self.arrange(narrow=False)

    def fill(self, steps: Sequence[QWidget], below: QWidget) -> None:
        """Put the steps in, once this stands on its page: everything in them is told of each new place above it."""
        self._place = len(steps)
        for part in (*steps, below):
            self._content.addWidget(part)
        self._content.addStretch(1)

    def arrange(self, narrow: bool) -> None:
        """Put the paper under the steps, or beside them."""
        beside = self._row.indexOf(self._paper) >= 0
        if narrow and beside:
            self._row.removeWidget(self._paper)
            self._content.insertWidget(self._place, self._paper)
        elif not narrow and not beside:
            self._content.removeWidget(self._paper)
            self._row.addWidget(self._paper)
        if narrow:
            self._paper.setMinimumSize(0, theme.px(_PAPER_LOW))
            self._paper.setMaximumWidth(theme.px(metrics.READING))
        else:
            self._paper.setMinimumHeight(0)
            self._paper.setFixedWidth(theme.px(_PAPER))

    def to_top(self) -> None:
        """Show the beginning of the step."""
        self.area.verticalScrollBar().setValue(0)

    def show_focus(self) -> None:
        """Bring what has the keyboard into view, with the sentence under it."""
        focused = keyboard_in(self.area)
        if focused is not None:
            self.area.ensureWidgetVisible(focused, 0, theme.px(_UNDER))
