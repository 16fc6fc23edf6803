"""The steps of exchanging with the pages of paper beside them, or under them when there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.scroll import ScrollArea

_PAPER, _PAPER_LOW = 432, 560


class StepsAndPaper(QWidget):
    """The steps scroll on their own; the paper moves into that scroll when the window is narrow."""

    def __init__(self, steps: Sequence[QWidget], below: QWidget, paper: QWidget) -> None:
        super().__init__()
        self._paper, self._place = paper, len(steps)
        self._content = QVBoxLayout()
        self._content.setContentsMargins(theme.px(24), theme.px(16), theme.px(12), theme.px(16))
        self._content.setSpacing(theme.px(16))
        for part in (*steps, below):
            self._content.addWidget(part)
        self._content.addStretch(1)
        middle = QWidget()
        middle.setProperty("role", "window")
        middle.setLayout(self._content)
        self.scroll = ScrollArea(middle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.scroll, 1)
        self._row.addWidget(paper)
        self.arrange(narrow=False)

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
        self.scroll.verticalScrollBar().setValue(0)
