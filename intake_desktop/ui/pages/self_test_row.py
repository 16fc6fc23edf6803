"""One line of a table of checks: a sign, what was looked at, how it is, and what to do when it is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.checked import Checked, Outcome
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.buttons import Button, small
from intake_desktop.ui.parts.card import Panel, Separator
from intake_desktop.ui.parts.labels import Sign, WrapLabel, snug

_SIGNS = {
    Outcome.GOOD: ("check-disc", "ok"),
    Outcome.MIND: ("warning", "warn"),
    Outcome.WRONG: ("error", "error"),
    Outcome.NOT_DONE: ("minus", "textMuted"),
}
_ROLES = {Outcome.GOOD: "ok", Outcome.MIND: "warn", Outcome.WRONG: "error", Outcome.NOT_DONE: "hint"}
_WHAT, _OUTCOME, _SIGN = 190, 104, 20


def _large() -> bool:
    return theme.current().scale >= metrics.LARGE_TEXT


def _line(parent: QWidget) -> QBoxLayout:
    """Beside each other, or under each other when the letters are large."""
    line: QBoxLayout = QVBoxLayout(parent) if _large() else QHBoxLayout(parent)
    line.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
    line.setSpacing(theme.px(4 if _large() else 12))
    return line


def head() -> QWidget:
    """The head of the table; with large letters the lines speak for themselves and there is none."""
    made = Panel("sunken")
    if _large():
        made.setFixedHeight(1)
        return made
    line = _line(made)
    what, outcome = WrapLabel("Wat", "muted"), WrapLabel("Uitslag", "muted")
    what.setFixedWidth(theme.px(_WHAT + _SIGN + 8))
    outcome.setFixedWidth(theme.px(_OUTCOME))
    for words in (what, outcome):
        line.addWidget(words)
    line.addWidget(WrapLabel("Uitleg", "muted"), 1)
    return made


class SelfTestRow(QWidget):
    """A screen reader gets the whole line from its last words: what, how it is, and the explanation."""

    def __init__(self, row: Checked, button: Button | None = None) -> None:
        super().__init__()
        self._button = button
        body = QWidget()
        line = _line(body)
        icon, ink = _SIGNS[row.outcome]
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(Sign(icon, ink, _SIGN), 0, Qt.AlignmentFlag.AlignTop)
        what, outcome = snug(WrapLabel(row.what, "label")), snug(WrapLabel(row.outcome.value, _ROLES[row.outcome]))
        first.addWidget(what, 1, Qt.AlignmentFlag.AlignTop)
        if not _large():
            outcome.setContentsMargins(0, theme.px(2), 0, 0)  # smaller letters, on the line of the others
            what.setFixedWidth(theme.px(_WHAT))
            outcome.setFixedWidth(theme.px(_OUTCOME))
        line.addLayout(first)
        line.addWidget(outcome, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._told(row), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body)
        column.addWidget(Separator())

    def _told(self, row: Checked) -> QVBoxLayout:
        told = QVBoxLayout()
        told.setSpacing(theme.px(4))
        words = snug(WrapLabel(row.words))
        words.setAccessibleName(f"{row.what}, {row.outcome.value}: {row.words}")
        told.addWidget(words)
        if row.remedy:
            told.addWidget(snug(WrapLabel(f"Doe dit: {row.remedy}", "label")))
        if self._button is not None:
            told.addWidget(small(self._button), 0, Qt.AlignmentFlag.AlignLeft)
        told.addStretch(1)
        return told
