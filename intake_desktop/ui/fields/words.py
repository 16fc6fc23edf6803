"""Own words beside an option ("iets anders, namelijk"): a line that opens when the option is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desktop.form_engine.definition import Option
from intake_desktop.ui.fields.line import WatchedLine
from intake_desktop.ui.fields.typing_rest import TypingRest


class WordsLine(WatchedLine):
    """The line of one option. An empty line is no words."""

    said = Signal()
    """Somebody rested after typing here, or left the line with something new in it."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self._handed_over = ""
        self.setAccessibleName(option.label)
        self.setPlaceholderText("Schrijf hier wat je bedoelt")
        self.setVisible(False)
        self._rest = TypingRest(self)
        self._rest.rested.connect(self.flush)
        self.textEdited.connect(self._rest.touch)
        self.left.connect(self.flush)

    @property
    def words(self) -> str:
        """What stands in the line, without spaces around it."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Show these words, unless somebody is typing here."""
        if not self._rest.waiting and words != self.words:
            self.setText(words)
            self._handed_over = words

    def flush(self) -> None:
        """Hand over now what is being typed."""
        self._rest.stop()
        if self.words != self._handed_over:
            self._handed_over = self.words
            self.said.emit()
