"""What stands beside and above an outcome: the signals about UWV's criteria, the messages, and what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.assessment.advice import Advice, Note, told
from intake_desktop.ui import theme
from intake_desktop.ui.pages.advice_condition import jump_button
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.card import Card, Separator
from intake_desktop.ui.parts.emptying import empty
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.parts.marks import StatusSign

_SIGNS = {"ja": "fits", "ja_met_steun": "almost", "nee": "not_now", "grensgebied": "almost"}
_CALM = "info"
"""Every message of the rules is information, "eerst veiligheid" too: no colour of alarm stands beside a person."""


class SignalsCard(Card):
    """Four signals with their sentence, and that only UWV decides."""

    def __init__(self, advice: Advice) -> None:
        super().__init__()
        self._lines: list[tuple[StatusSign, WrapLabel, WrapLabel]] = []
        self.column.addWidget(WrapLabel(advice.signals_heading, "label"))
        for signal in advice.signals:
            self.column.addWidget(Separator())
            self.column.addWidget(self._line(signal.short))
        self.column.addWidget(Separator())
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Sign("info", "info", 16))
        row.addWidget(WrapLabel(advice.signals_disclaimer, "hint"), 1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def show_signals(self, advice: Advice, call_name: str) -> None:
        """Show what is seen now."""
        for (sign, value, sentence), signal in zip(self._lines, advice.signals, strict=True):
            sign.show_status(_SIGNS.get(signal.value, "unknown"))
            sign.setAccessibleName(signal.value_label)
            value.setText(signal.value_label)
            sentence.setText(told(signal.sentence, call_name))

    def _line(self, short: str) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(0)
        parts = (StatusSign("unknown", 16), WrapLabel("", "smallStrong"), WrapLabel("", "hint"))
        parts[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(parts[0], 0, 0)
        grid.addWidget(WrapLabel(short, "small"), 0, 1)
        grid.addWidget(parts[1], 0, 2)
        grid.addWidget(parts[2], 1, 1, 1, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self._lines.append(parts)
        return holder


class NoteStrip(QWidget):
    """The messages of the rules that stand above the cards; nothing is shown when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.hide()

    def show_notes(self, advice: Advice, call_name: str) -> None:
        """Show each message once. What is missing has a card of its own; reminders stand by the questions."""
        notes = [note for note in advice.notes if not note.always and not _is_gate(note, advice)]
        for rule_id in set(self._banners) - {note.rule_id for note in notes}:
            self._banners.pop(rule_id).deleteLater()
        for note in notes:
            words = told(note.message, call_name)
            first, _, rest = words.partition(". ")
            first += "." if rest else ""
            if note.rule_id not in self._banners:
                self._banners[note.rule_id] = Banner(_CALM, first, rest)
                self._column.addWidget(self._banners[note.rule_id])
            elif self._banners[note.rule_id].accessibleName() != f"{first} {rest}".strip():
                self._banners[note.rule_id].tell(_CALM, first, rest)
        self.setVisible(bool(notes))


class MissingCard(Card):
    """What we want to know before there can be an advice, each with a way to its first open question."""

    asked = Signal(object)
    """AnswerKey of a question to go to."""
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._intro = WrapLabel("", "body")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self.column.addWidget(WrapLabel("We weten nog niet genoeg voor een advies", "heading"))
        self.column.addWidget(self._intro)
        self.column.addLayout(self._rows)
        self.hide()

    def show_missing(self, advice: Advice, call_name: str) -> None:
        """Show what is missing; the card is gone when nothing is."""
        self.setVisible(bool(advice.missing))
        self._intro.setText(f"Dat is gewoon. {advice.missing_intro}")
        if advice.missing == self._shown:
            return
        self._shown = advice.missing
        empty(self._rows)
        for missing in advice.missing:
            self._rows.addWidget(self._row(told(missing.label, call_name), missing.asks))
        self.rebuilt.emit()

    def _row(self, label: str, asks: tuple[object, ...]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(StatusSign("unknown"))
        row.addWidget(WrapLabel(label), 1)
        if asks:
            way = jump_button("Naar de vraag", label)
            way.clicked.connect(lambda: self.asked.emit(asks[0]))
            row.addWidget(way)
        return holder


def _is_gate(note: Note, advice: Advice) -> bool:
    """The message that says too little is known: its conditions are what the card of missing things lists."""
    return bool({missing.id for missing in advice.missing} & {result.id for result in note.conditions})
