"""One condition of a destination as a row: what is known, what is needed, where that comes from, and a way there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_desktop.assessment.advice import ConditionResult, State, told
from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import Button, small, text_button
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.marks import StatusSign

SIGNS = {State.MET: "fits", State.MISSED: "not_now", State.NEAR: "almost", State.UNKNOWN: "unknown"}
_STACKED_BELOW = 640
"""Grows with the letters themselves: narrower than this the columns would hold one word a line."""
_NO_LIMIT = 16_777_215
_VALUE, _NEEDED, _MARK, _WAY = 116, 148, 72, 136
"""Widths of the columns in px at 100 %; the label takes the rest."""
_JOINED = {"any": "één hiervan is genoeg", "all": "alles hiervan is nodig"}


class ConditionRow(QWidget):
    """A row of the table; beneath a certain width its facts stand under its label. A group can be unfolded."""

    asked = Signal(object)
    """AnswerKey: somebody wants to go to the question behind this condition."""
    unfolded = Signal(bool)

    def __init__(self, depth: int = 0, room_for_way: bool = True) -> None:
        super().__init__()
        self._room_for_way = room_for_way
        self._result: ConditionResult | None = None
        self._stacked: bool | None = None
        self.sign = StatusSign("unknown")
        self.label, self.value, self.needed, self.mark, self.source = (
            WrapLabel("", role) for role in ("body", "strong", "muted", "hint", "hint")
        )
        self.way = small(text_button("Naar de vraag"))
        self.way.clicked.connect(self._on_way)
        self._open = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px(24) * depth, theme.px(4), 0, theme.px(4))
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(2))
        self.setMinimumHeight(theme.px(32))
        self.source.hide()
        self._place(stacked=False)

    def show_result(self, result: ConditionResult, call_name: str) -> None:
        """Show how this condition stands."""
        self._result = result
        label = told(result.label, call_name)
        self.sign.show_status(SIGNS[result.state])
        self.sign.setAccessibleName(result.state_label)
        self.label.setText(label)
        self.value.setText(result.value_text or result.state_label)
        self.needed.setText(f"nodig: {result.threshold_text}" if result.threshold_text else _JOINED[result.joined])
        self.mark.setText(result.mark_label)
        self.source.setText(f"Bron: {told(result.source, call_name)}" if result.source else "")
        self._show_way(result, label)
        words = (result.state_label, label, self.value.text(), self.needed.text(), result.mark_label)
        self.setAccessibleName(". ".join(word for word in words if word))

    def show_source(self, on: bool) -> None:
        """Show or hide where the condition comes from."""
        self.source.setVisible(on and bool(self.source.text()))

    def ends_open(self) -> bool:
        """Whether the parts of this group are shown."""
        return self._open

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width() < _STACKED_BELOW * theme.current().scale)

    def _show_way(self, result: ConditionResult, label: str) -> None:
        self.way.setVisible(leads_on(result))
        self._keep_room()
        if result.parts:
            self.way.setText(f"Toon {len(result.parts)}" if not self._open else "Verberg")
            self.way.set_icon("chevron-down" if not self._open else "chevron-up")
            self.way.setAccessibleName(f"{self.way.text()}: {label}")
        else:
            self.way.setAccessibleName(f"Naar de vraag: {label}")

    def _keep_room(self) -> None:
        """Columns stand under each other, also in rows that lead nowhere: those miss the gap before the button too."""
        gap = theme.px(12) if self.way.isHidden() else 0
        wide = self._room_for_way and not self._stacked
        self._grid.setColumnMinimumWidth(5, theme.px(_WAY) + gap if wide else 0)

    def _on_way(self) -> None:
        result = self._result
        if result is None:
            return
        if result.parts:
            self._open = not self._open
            self._show_way(result, self.label.text())
            self.unfolded.emit(self._open)
        else:
            self.asked.emit((result.open or result.away or result.asks)[0])

    def _place(self, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for part in (self.sign, self.label, self.value, self.needed, self.mark, self.way, self.source):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.sign, 0, 0)
        if stacked:
            self._place_stacked()
        else:
            self._place_beside()

    def _place_stacked(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(self.label, 0, 1, 1, 3)
        self._grid.addWidget(self.value, 1, 1)
        self._grid.addWidget(self.needed, 1, 2)
        self._grid.addWidget(self.mark, 1, 3)
        self._grid.addWidget(self.source, 2, 1, 1, 3)
        self._grid.addWidget(self.way, 3, 1, 1, 3, left)
        for column, stretch in enumerate((0, 2, 3, 1, 0, 0)):
            self._grid.setColumnStretch(column, stretch)
        for part in (self.value, self.needed, self.mark):
            _width(part, None)
        self._keep_room()

    def _place_beside(self) -> None:
        self._grid.addWidget(self.label, 0, 1)
        self._grid.addWidget(self.source, 1, 1, 1, 4)
        for column, (part, width) in enumerate(((self.value, _VALUE), (self.needed, _NEEDED), (self.mark, _MARK)), 2):
            self._grid.addWidget(part, 0, column)
            _width(part, width)
        self._grid.addWidget(self.way, 0, 5, Qt.AlignmentFlag.AlignRight)
        self._keep_room()
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column == 1 else 0)


def leads_on(result: ConditionResult) -> bool:
    """Whether a row has a button: a group unfolds, and what is not met leads to the answer behind it."""
    return bool(result.parts or (result.asks and result.state is not State.MET))


def flat(results: tuple[ConditionResult, ...], depth: int = 0) -> Iterator[tuple[int, ConditionResult]]:
    """Every condition with its depth: a group, then its parts."""
    for result in results:
        yield depth, result
        yield from flat(result.parts, depth + 1)


def _width(part: QWidget, width: int | None) -> None:
    """A fixed width in px at 100 %, or None to let the layout decide."""
    if width is None:
        part.setMinimumWidth(0)
        part.setMaximumWidth(_NO_LIMIT)
    else:
        part.setFixedWidth(theme.px(width))


def jump_button(words: str, about: str) -> Button:
    """A small button that leads to a question, named for who cannot see what it stands beside."""
    made = small(text_button(words))
    made.setAccessibleName(f"{words}: {about}")
    return made
