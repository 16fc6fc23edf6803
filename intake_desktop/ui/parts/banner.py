"""A banner: what happened, what it means and what to do, in the colours of its kind; it announces itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.buttons import Button, IconButton, small
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.parts.strokes import Box, box

_ICONS = {"ok": "check-disc", "info": "info", "warn": "warning", "error": "error"}
MOST_BUTTONS = 2
LONG = 80
"""Letters that are more than two lines of large text; fewer are not worth a fold."""
MORE, LESS = "Lees verder", "Minder"


class Banner(QWidget):
    """Kinds: ok, info, warn, error. An error stays until it is solved; the others can be closed when `closable`."""

    closed = Signal()

    def __init__(
        self,
        kind: str,
        first: str,
        sentence: str = "",
        buttons: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if len(buttons) > MOST_BUTTONS:
            raise ValueError("a banner has at most two buttons")
        self._kind = kind
        self._sign = Sign(_ICONS[kind], kind)
        self._words = WrapLabel("", "small")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._more = IconButton("chevron-down", MORE)
        self._more.clicked.connect(self._on_more)
        self._more.hide()
        self._folds = self._unfolded = False
        self._told = (first, sentence)
        self._close = IconButton("close", "Melding sluiten")
        self._close.clicked.connect(self._on_close)
        self._lay_out(buttons)
        self.closable(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.tell(kind, first, sentence)

    def _lay_out(self, buttons: Sequence[Button]) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(16), theme.px(7), theme.px(16), theme.px(7))
        line.setSpacing(theme.px(12))
        middle = QVBoxLayout()
        middle.setSpacing(theme.px(8))
        middle.addWidget(self._words)
        line.addWidget(self._sign)
        line.addLayout(middle, 1)
        beside: QLayout = line
        if buttons and theme.current().scale >= metrics.LARGE_TEXT:  # large words need the whole width
            beside = FlowLayout(gap=8)
            middle.addLayout(beside)
        for button in buttons:
            beside.addWidget(small(button))
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop if beside is not line else Qt.AlignmentFlag(0))
        self.setMinimumHeight(theme.px(48))

    def tell(self, kind: str, first: str, sentence: str = "") -> None:
        """Say this, the first words bold, and announce it to a screen reader. Raises KeyError for another kind."""
        self._sign.show_icon(_ICONS[kind], kind)
        self._kind, self._told = kind, (first, sentence)
        self.fit()
        self.setAccessibleName(f"{first} {sentence}".strip())
        self.update()
        self._announce()

    def fold_when_low(self) -> None:
        """Stands above a page: with large text in a low window it begins with its first words, so that the page keeps
        room; the rest comes when somebody asks for it, and a screen reader says all of it at once."""
        self._folds = True
        self.fit()

    def fit(self) -> None:
        """Say as much as the window has room for now."""
        first, sentence = self._told
        folded = self._folds and len(sentence) > LONG and theme.is_low(self.window())
        self._more.setVisible(folded)
        shown = "" if folded and not self._unfolded else sentence
        self._words.setText(f"<b>{_safe(first)}</b> {_safe(shown)}".strip())

    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._more.set_icon("chevron-up" if self._unfolded else "chevron-down")
        self._more.rename(LESS if self._unfolded else MORE)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._folds:
            self.fit()

    def closable(self, on: bool) -> None:
        """Whether a person may put it away."""
        self._close.setVisible(on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
        self._announce()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), theme.px(8), Box(f"{self._kind}Soft", f"{self._kind}Border"))
        painter.end()

    def _announce(self) -> None:
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


def column_of(bar: QWidget) -> QVBoxLayout:
    """The layout of a bar of banners above a page: large text leaves less room around them."""
    column = QVBoxLayout(bar)
    side, high = theme.px(24), theme.px(4 if theme.current().scale >= metrics.LARGE_TEXT else 12)
    column.setContentsMargins(side, high, side, high)
    return column


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
