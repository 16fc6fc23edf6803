"""Own words beside an option ("iets anders, namelijk"): a line that opens when the option is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds, on_paper
from intake_desktop.form_engine.definition import Option
from intake_desktop.ui.fields.line import WatchedLine
from intake_desktop.ui.fields.typing_rest import TypingRest


class WordsLine(WatchedLine):
    """The line of one option. An empty line is no words; what cannot be kept stays in the line and is no words yet."""

    said = Signal()
    """Somebody rested after typing here, or left the line with something new in it."""
    refused = Signal(str, str)
    """Code and Dutch sentence: what was typed cannot be kept."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self._words = self._handed_over = ""
        self.is_refused = False
        """True while something stands in the line that was refused."""
        self.setAccessibleName(option.label)
        self.setPlaceholderText("Schrijf hier wat je bedoelt")
        self.setVisible(False)
        self._rest = TypingRest(self)
        self._rest.rested.connect(lambda: self._hand_over(leaving=False))
        self.textEdited.connect(self._rest.touch)
        self.left.connect(self.flush)

    @property
    def words(self) -> str:
        """What was written here, as it is kept."""
        return self._words

    def remark(self) -> str:
        """What to say about the words, which may stay as they are; "" for nothing."""
        return on_paper.remark(self.text())

    def show_words(self, words: str) -> None:
        """Show these words, unless somebody is typing here."""
        if not self._rest.waiting and words != self._words:
            self.setText(words)
            self._words, self._handed_over, self.is_refused = words, self.text(), False

    def take_away(self) -> None:
        """Nothing stands here any more, also nothing that was refused."""
        self._rest.stop()
        self.setText("")
        self._words, self._handed_over, self.is_refused = "", "", False

    def try_again(self, text: str) -> None:
        """Put words back that were refused; not where somebody types by now."""
        if not self._rest.waiting:
            self.setText(text)
            self._handed_over = ""
            self.flush()

    def flush(self) -> None:
        """Hand over now what is being typed."""
        self._hand_over(leaving=True)

    def _hand_over(self, leaving: bool) -> None:
        self._rest.stop()
        text = self.text()
        if text == self._handed_over:
            return
        try:
            words = kinds.read_words(text) if text.strip() else ""
        except AnswerRefused as error:
            if leaving:
                self._refuse(text, error)
            return
        news = words != self._words or self.is_refused
        self._words, self._handed_over, self.is_refused = words, text, False
        if news:
            self.said.emit()

    def _refuse(self, text: str, error: AnswerRefused) -> None:
        self._handed_over, self.is_refused = text, True
        _, meaning, remedy = error.sentences()
        self.refused.emit(error.code, f"{meaning} {remedy}")
