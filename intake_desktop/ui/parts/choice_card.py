"""What all cards that can be chosen share: the box with its states, the keys, and a height that follows the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.strokes import box, choice_look
from intake_desktop.ui.parts.walking import Walk


class ChoiceCard(QAbstractButton):
    """A card that is on or off. Signal: clicked. It wraps its words and grows."""

    least_height = 60

    def __init__(self, name: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.watcher().changed.connect(self.updateGeometry)

    @property
    def corner(self) -> int:
        """Radius of the card."""
        return theme.px(8)

    def sizeHint(self) -> QSize:
        width = theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least_width(), self.heightForWidth(max(self.width(), self.least_width())))

    def least_width(self) -> int:
        """Narrower than this would cut a word; px."""
        return theme.px(160)

    def heightForWidth(self, width: int) -> int:
        return max(theme.px(self.least_height), self.words_height(width))

    def words_height(self, width: int) -> int:
        """How high the content is at this width, padding and all; px."""
        raise NotImplementedError

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw the content into the card."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), self.corner, choice_look(self))
        self.draw(painter, self.rect())
        painter.end()

    def draw_check(self, painter: QPainter, place: QRect) -> None:
        """The check of a chosen card."""
        icons.paint(painter, "check", place, theme.colour("onAccentSoft"))


class CardGroup(QObject):
    """Cards of which at most one is chosen. Arrows walk, Space or Enter chooses. Signal: chosen(place in the list)."""

    chosen = Signal(int)

    def __init__(self, owner: QWidget, cards: Sequence[ChoiceCard]) -> None:
        super().__init__(owner)
        self.cards = tuple(cards)
        self._group = QButtonGroup(self)
        for place, card in enumerate(self.cards):
            self._group.addButton(card)
            card.setAutoExclusive(True)  # so that a screen reader says: one of these
            card.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
        self._walk = Walk(owner, self.cards)

    def choose(self, place: int | None) -> None:
        """Show this card as chosen, None for none. Emits nothing."""
        self._group.setExclusive(False)
        for each, card in enumerate(self.cards):
            card.setChecked(each == place)
        self._group.setExclusive(True)

    def stop(self) -> ChoiceCard:
        """The card where Tab stops: the chosen one, else the first."""
        return next((card for card in self.cards if card.focusPolicy() is Qt.FocusPolicy.StrongFocus), self.cards[0])
