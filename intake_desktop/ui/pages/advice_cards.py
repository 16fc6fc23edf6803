"""The destinations beside each other in their fixed order; a row that breaks evenly when there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_desktop.assessment.advice import Outcome, Status
from intake_desktop.ui import theme
from intake_desktop.ui.parts.cards import DestinationCard
from intake_desktop.ui.parts.choice_card import CardGroup
from intake_desktop.ui.parts.strokes import longest_word, words_width

STATUS = {
    Status.PAST_NU: "fits",
    Status.BIJNA: "almost",
    Status.NU_NIET: "not_now",
    Status.ONVOLDOENDE_BEELD: "unknown",
}
_GAP, _APART = 6, 18
_LONG = 12
_TAILS = ("werk", "afspraak", "plek")
"""Where a long Dutch compound may break on a narrow card."""
SOFT = "\u00ad"


def card_name(outcome: Outcome) -> str:
    """The name on a card; where the short name only repeats the code, what the long name says after it."""
    name = outcome.short
    if name == outcome.code:
        _, _, after = outcome.name.partition(": ")
        name = (after[:1].upper() + after[1:]) or outcome.name
    return " ".join(_breakable(word) for word in name.split())


def _breakable(word: str) -> str:
    tail = next((tail for tail in _TAILS if word.lower().endswith(tail)), "")
    return word[: -len(tail)] + SOFT + word[-len(tail) :] if tail and len(word) >= _LONG else word


class NarrowCard(DestinationCard):
    """A destination whose long words may break where a soft hyphen stands."""

    def show_status(self, status: str, chosen: bool) -> None:
        super().show_status(status, chosen)
        self.setAccessibleName(self.accessibleName().replace(SOFT, ""))

    def least_width(self) -> int:
        """The longest part of a word, the words of the outcome, or the top line with the mark "keuze"."""
        small, bold = theme.font("small"), theme.font("small", bold=True)
        part = longest_word(self.name.replace(SOFT, "- "), bold)
        top = words_width(self.code, small) + (self._choice_width() if self._chosen else 0)
        return max(theme.px(64), part, self._status_word() + theme.px(20), top) + theme.px(17)


class DestinationRow(QWidget):
    """One card per destination, never sorted by outcome. Arrows walk; Space or Enter opens its conditions."""

    opened = Signal(str)
    """Code of a destination."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        super().__init__()
        self.setAccessibleName("Bestemmingen, in een vaste volgorde")
        self._outcomes = tuple(outcomes)
        self.cards = {each.code: NarrowCard(each.code, card_name(each), STATUS[each.status]) for each in outcomes}
        for card in self.cards.values():
            card.setParent(self)
        self._group = CardGroup(self, list(self.cards.values()))
        self._group.chosen.connect(self._on_chosen)
        self._least: list[int] = []
        self._laid: tuple[int, list[QRect]] = (-1, [])
        theme.watcher().changed.connect(self._measure)
        self._measure()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_outcomes(self, outcomes: Sequence[Outcome], choice: str, opened: str) -> None:
        """Show what the rules say now, what was chosen, and which card is open."""
        for outcome in outcomes:
            self.cards[outcome.code].show_status(STATUS[outcome.status], outcome.code == choice)
        self._group.choose(list(self.cards).index(opened) if opened in self.cards else None)
        self._measure()
        self._place_cards()

    def take_focus(self) -> None:
        """Bring the keyboard to the open card."""
        self._group.stop().setFocus()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._least, default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line before what stands apart from the row."""
        painter = QPainter(self)
        for outcome in self._outcomes:
            card = self.cards[outcome.code]
            if outcome.parallel and card.x() > theme.px(_APART):
                painter.fillRect(card.x() - theme.px(_APART) // 2, card.y(), 1, card.height(), theme.colour("border"))
        painter.end()

    def _on_chosen(self, place: int) -> None:
        self.opened.emit(self._outcomes[place].code)

    def _measure(self) -> None:
        """How narrow each card may be now; the rows follow."""
        least = [card.least_width() for card in self.cards.values()]
        if least != self._least:
            self._least, self._laid = least, (-1, [])
            self.updateGeometry()

    def _place_cards(self) -> None:
        for card, place in zip(self.cards.values(), self._places(self.width()), strict=True):
            card.setGeometry(place)
        self.update()

    def _places(self, width: int) -> list[QRect]:
        """As few rows as the words allow, as even as can be."""
        if self._laid[0] != width:
            self._laid = (width, self._laid_out(self._lines(width), width))
        return self._laid[1]

    def _lines(self, width: int) -> list[list[int]]:
        """The places of the cards, line by line."""
        count = len(self._least)
        for rows in range(1, count + 1):
            length = -(-count // rows)
            lines = [list(range(start, min(start + length, count))) for start in range(0, count, length)]
            if all(self._spare(line, width) >= 0 for line in lines):
                return lines
        return [[place] for place in range(count)]

    def _spare(self, line: list[int], width: int) -> int:
        return width - sum(self._least[each] for each in line) - sum(self._gaps(line))

    def _gaps(self, line: list[int]) -> list[int]:
        """The space before each card of a line."""
        apart = [theme.px(_APART) if self._outcomes[each].parallel else theme.px(_GAP) for each in line]
        return [0, *apart[1:]]

    def _laid_out(self, lines: list[list[int]], width: int) -> list[QRect]:
        cards, found, top = list(self.cards.values()), [], 0
        longest = max(len(line) for line in lines)
        for line in lines:
            more, rest = divmod(max(0, self._spare(line, width)), longest)
            widths = [self._least[each] + more for each in line]
            widths[-1] += rest if len(line) == longest else 0
            height = max(cards[each].heightForWidth(wide) for each, wide in zip(line, widths, strict=True))
            left = 0
            for gap, wide in zip(self._gaps(line), widths, strict=True):
                found.append(QRect(left + gap, top, wide, height))
                left += gap + wide
            top += height + theme.px(_GAP)
        return found
