"""Beside the rows of Voortgang: in short, the item that has the keyboard, what to bear in mind, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_desktop.dossier.comparing import Way
from intake_desktop.dossier.comparing_counts import Count
from intake_desktop.ui import theme
from intake_desktop.ui.pages.progress_drawing import draw_way
from intake_desktop.ui.pages.progress_line import LineDrawing
from intake_desktop.ui.pages.progress_told import Told
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.parts.marks import Mark

IN_SHORT, ALL, NEXT = "In het kort", "Alle metingen", "Wat is te doen"
DIFFERENCE = "Eén niveau verschil kan ook aan de dag of aan de beoordelaar liggen. Bespreek wat er echt veranderd is."
"""No reliable-change index of the ZRM was found, and raters agree weakly on a few domains (zrm-intake.md, 1.4)."""
OF_NUMBERS = "Een verschil kan ook aan de dag of aan het tellen liggen. Bespreek wat er echt veranderd is."


class WaySign(QWidget):
    """The sign of a way before its words; decoration."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The square of the sign."""
        return QSize(theme.px(16), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_way(painter, QRectF(self.rect()), self._way, "text")
        painter.end()


class ProgressSide(QWidget):
    """Blocks with a line between them; a block without content is not there."""

    measure_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(16)] * 4)
        self._column.setSpacing(theme.px(16))
        self._blocks: list[QWidget] = []
        self._lines: list[Separator] = []
        for _ in range(4):
            line, block = Separator(), _Block()
            self._blocks.append(block)
            self._lines.append(line)
            self._column.addWidget(line)
            self._column.addWidget(block)
        self._short, self._item, self._notes, self._due = (block for block in self._blocks if isinstance(block, _Block))
        self._measure = small(outlined("", "calendar-check"))
        self._measure.setObjectName("progress-measure")
        self._measure.clicked.connect(self.measure_asked)
        self._due.column.addWidget(self._measure, 0, Qt.AlignmentFlag.AlignLeft)
        self._told_due: object = None
        self._column.addStretch(1)

    def show_counts(self, counts: Sequence[Count]) -> None:
        """How many items of every way, in words."""
        parts: list[QWidget] = [WrapLabel(IN_SHORT, "label")] if counts else []
        parts += [_beside(WaySign(each.way), WrapLabel(each.words)) for each in counts]
        self._short.show_parts(parts)
        self._draw_lines()

    def show_item(self, told: Told | None) -> None:
        """What was said of the row that has the keyboard; None for none."""
        self._item.show_parts(_item(told) if told is not None else [])
        self._draw_lines()

    def show_notes(self, notes: Sequence[str], scored: bool | None) -> None:
        """What differs between the measurements, and that one step says little; scored None: nothing is compared."""
        parts = [_beside(Sign("info", "info", 16), WrapLabel(words, "small")) for words in notes]
        if scored is not None:
            always = WrapLabel(DIFFERENCE if scored else OF_NUMBERS, "small")
            parts.append(_beside(Sign("info", "textMuted", 16), always))
        self._notes.show_parts(parts)
        self._draw_lines()

    def show_due(self, words: Sequence[str], action: str) -> None:
        """What is to be done, and the words of the button to a new measurement; "" for no button."""
        if self._told_due == (tuple(words), action):
            return
        self._told_due = (tuple(words), action)
        parts: list[QWidget] = [WrapLabel(NEXT, "label")] if words else []
        parts += [_beside(Sign("calendar-check", "text", 16), WrapLabel(each)) for each in words]
        self._due.show_parts(parts)
        self._measure.setText(action)
        self._measure.setVisible(bool(action))
        self._due.setVisible(bool(parts) or bool(action))
        self._draw_lines()

    @property
    def item(self) -> QWidget:
        """The block about the row that has the keyboard."""
        return self._item

    def _draw_lines(self) -> None:
        """A line above every block but the first that is there."""
        seen = False
        for line, block in zip(self._lines, self._blocks, strict=True):
            there = not block.isHidden()
            line.setVisible(seen and there)
            seen = seen or there


class _Block(QWidget):
    """Parts under each other, made anew when they change; shown all at once, as every showing lays out."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self._parts = QWidget()
        self.column.addWidget(self._parts)
        self.hide()

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """These and nothing else."""
        old, self._parts = self._parts, QWidget()
        inner = QVBoxLayout(self._parts)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        for part in parts:
            inner.addWidget(part)
        self.column.replaceWidget(old, self._parts)
        old.hide()
        old.deleteLater()
        self._parts.setVisible(bool(parts))
        self.setVisible(bool(parts))


def _item(told: Told) -> list[QWidget]:
    parts: list[QWidget] = [WrapLabel(told.title, "label")]
    parts += [WrapLabel(each, "small") for each in told.reasons]
    for said in told.said:
        if said.label:
            parts.append(WrapLabel(said.label, "smallStrong"))
        parts += [WrapLabel(said.words, "small"), WrapLabel(said.by, "hint")]
    if told.own:
        parts.append(_own(told))
    if told.line.drawable:
        drawing = LineDrawing()
        drawing.show_line(told.line)
        parts += [WrapLabel(ALL, "smallStrong"), drawing]
    parts += [WrapLabel(each, "hint") for each in told.all_words]
    return parts


def _own(told: Told) -> Card:
    card = Card()
    card.column.setSpacing(theme.px(2))
    card.column.addWidget(_beside(Mark("own"), WrapLabel(told.own_title, "smallStrong")))
    for words in told.own:
        card.column.addWidget(WrapLabel(words, "small"))
    return card


def _beside(sign: QWidget, words: WrapLabel) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(8))
    beside = QVBoxLayout()
    beside.setContentsMargins(0, theme.px(2), 0, 0)
    beside.addWidget(sign)
    beside.addStretch(1)
    line.addLayout(beside)
    line.addWidget(words, 1)
    return made
