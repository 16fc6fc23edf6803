"""Writing down what happened after a file left: that it arrived, an answer, or that consent was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.dossier.happening import ENDS, After, Happening
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_today import with_today
from intake_desktop.ui.pages.exchange_ways import HOW
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.buttons import outlined, primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.told import Told

_STAYS = "Mag leeg blijven. Het blijft in de kluis."


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked for one kind of happening."""

    act: str
    """On the button in the list, and on top of the card."""
    day: str
    who: str
    nobody: str
    """Said when nobody was filled in."""
    more: str


WORDS = MappingProxyType(
    {
        After.RECEIVED: Words(
            "Ontvangst vastleggen",
            "Bevestigd op",
            "Wie bevestigde het?",
            "Vul in wie het bevestigde.",
            "Antwoord, zoals het binnenkwam",
        ),
        After.ANSWERED: Words(
            "Antwoord vastleggen",
            "Antwoord gekregen op",
            "Wie antwoordde?",
            "Vul in wie antwoordde.",
            "Antwoord, zoals het binnenkwam",
        ),
        After.WITHDRAWN: Words(
            "Toestemming intrekken",
            "Ingetrokken op",
            "Hoe is het verteld?",
            "Kies hoe het is verteld.",
            "Opmerking",
        ),
        After.OBJECTED: Words(
            "Bezwaar vastleggen",
            "Bezwaar gemaakt op",
            "Hoe is het verteld?",
            "Kies hoe het is verteld.",
            "Opmerking",
        ),
    }
)


class HappeningForm(Card):
    """Escape or "Toch niet" writes nothing down; what was typed stays when the vault refuses it."""

    written = Signal(object)
    """Happening, to keep."""
    left = Signal()

    def __init__(self, kind: After, mark: str, today: date) -> None:
        super().__init__("well")
        self._kind, words = kind, WORDS[kind]
        ways = tuple(Option(each, each) for each in HOW) if kind in ENDS else ()
        self._day = Asked("na_dag", Kind.DATE, words.day)
        self._who = Asked("na_wie", Kind.CHOICE if ways else Kind.TEXT, words.who, options=ways)
        self._more = Asked("na_woorden", Kind.LONG_TEXT, words.more, _STAYS)
        self._told = Told("", "error")
        self._keep, no = primary("Vastleggen", "check"), outlined("Toch niet")
        self.setAccessibleName(f"{words.act}: kenmerk {mark}")
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(WrapLabel(words.act, "label"))
        self.column.addWidget(self._told)
        self.column.addWidget(with_today(self._day, today))
        self.column.addLayout(reading_width(self._who))
        self.column.addLayout(reading_width(self._more))
        row, holder = FlowLayout(gap=8), QVBoxLayout()
        for button in (self._keep, no):
            row.addWidget(button)
        holder.addLayout(row)
        self.column.addLayout(holder)
        self._keep.clicked.connect(self._on_keep)
        no.clicked.connect(self.left)

    def take_focus(self) -> None:
        """Begin at the day."""
        self._day.take_focus()

    def tell(self, error: SpringplankError) -> None:
        """Say an error at the day when it is about that, else on top; what was typed stays."""
        self._keep.setEnabled(True)
        if error.code == "ZK-218":
            self._day.refuse(str(error))
            self._day.take_focus()
        else:
            self._told.say(str(error), "error")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: no."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        all_asked = (self._day, self._who, self._more)
        for asked in all_asked:
            asked.flush()
        self._told.say("", "error")
        wrong = next((asked for asked in all_asked if asked.wrong()), None)
        if wrong is not None:
            wrong.take_focus()
        elif not self._day.text:
            self._ask(self._day, "Vul in op welke dag.")
        elif not self._who.text:
            self._ask(self._who, WORDS[self._kind].nobody)
        elif self._day.day is not None and self._keep.isEnabled():
            self._keep.setEnabled(False)
            self.written.emit(Happening(self._kind, self._day.day, self._who.text, self._more.text))

    @staticmethod
    def _ask(asked: Asked, words: str) -> None:
        asked.refuse(words)
        asked.take_focus()
