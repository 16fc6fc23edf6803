"""What can stand at an answer: why there is none, where it came from, and that it was taken over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.ui.parts.buttons import outlined, small, text_button
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import plain
from intake_desktop.ui.parts.tags import Tag

FILL_IN = "Toch invullen"
TAKEN_OVER = "Overgenomen, controleren"
RIGHT = "Klopt"
ABOUT_OTHER_TAG = "Gaat over een ander"


class NoAnswerRow(QWidget):
    """Stands in the place of the field: the reason as a tag, and a way back."""

    fill_in = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = Tag("neutral", "")
        self._button = small(text_button(FILL_IN))
        self._button.setAccessibleName(f"{FILL_IN}: {label}")
        self._button.clicked.connect(self.fill_in)
        flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        flow.addWidget(self._tag)
        flow.addWidget(self._button)
        self.hide()

    def show_reason(self, words: str) -> None:
        """Show this reason."""
        self._tag.show_tag("neutral", words)
        self.show()

    @property
    def reason(self) -> str:
        """The reason on the screen; empty when none is shown."""
        return "" if self.isHidden() else self._tag.text()

    def button(self) -> QWidget:
        """The way back to the field."""
        return self._button


class OriginRow(QWidget):
    """Under the field: source and date in small words, and tags that ask for a look. Hidden when there is nothing."""

    confirmed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken_over = Tag("warn", TAKEN_OVER, "warning")
        self._right = small(outlined(RIGHT))
        self._right.setAccessibleName(f"{RIGHT}: {label}")
        self._right.clicked.connect(self.confirmed)
        self._other = Tag("info", ABOUT_OTHER_TAG, "users")
        self._source = plain(role="hint")
        line = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.addLayout(line)
        for part in (self._taken_over, self._right, self._other, self._source):
            line.addWidget(part)
        self.show_origin("", taken_over=False, about_other=False)

    def show_origin(self, source: str, taken_over: bool, about_other: bool) -> None:
        """Show where the answer came from and what must be looked at."""
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self._taken_over.setVisible(taken_over)
        self._right.setVisible(taken_over)
        self._other.setVisible(about_other)
        self.setVisible(bool(source) or taken_over or about_other)
