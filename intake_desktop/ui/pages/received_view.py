"""What a received file turned out to be: verdict, facts, fingerprint or comparing, and its content as calm text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.received import CHANGED, KNOWN, MISSING, UNKNOWN, Line, Received
from intake_desktop.dossier.senders import FROM_FILE, Compared
from intake_desktop.ui import theme
from intake_desktop.ui.pages.fact_rows import fact_rows
from intake_desktop.ui.pages.phone_compare import PhoneCompare
from intake_desktop.ui.pages.received_taking import TakingCard
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.fingerprint import Fingerprint
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.parts.reading_text import ReadingText
from intake_desktop.ui.parts.text_writer import TextWriter
from intake_desktop.ui.workplace import Workplace

_LOOKS = {
    KNOWN: ("ok", "Bekend."),
    UNKNOWN: ("warn", "Onbekend."),
    MISSING: ("warn", "Ontbreekt."),
    CHANGED: ("error", "Gewijzigd."),
}
_FROM = {UNKNOWN: " (nog niet vergeleken)", MISSING: " (niet ondertekend)"}
NOT_SHOWN = (
    "De inhoud tonen we niet. Bel de afzender op een nummer dat je al kent en vraag om een nieuw bestand. "
    "Meld het ook aan je beheerder."
)
_INDENT = 20


class ReceivedText(ReadingText):
    """Can be read, not taken along: nothing of it comes on the clipboard, nor can it be dragged elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys of reading, but no copying."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)


class ReceivedView(QWidget):
    """Shows one file; `pinned` when its sender is known from now on."""

    pinned = Signal()

    def __init__(self, workplace: Workplace, received: Received) -> None:
        super().__init__()
        self._text: ReceivedText | None = None
        self._received = received
        self.compare: PhoneCompare | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        kind, first = _LOOKS[received.verdict]
        self.banner = Banner(kind, first, " ".join(received.sentences))
        self.banner.setObjectName("verdict")
        column.addWidget(self.banner)
        self._first = self._facts() if received.verdict != CHANGED else _not_shown()
        self._first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self._first)
        if received.verdict == CHANGED:
            return
        if received.verdict == UNKNOWN and received.public_key:
            self.compare = PhoneCompare(workplace.vault, _unheard(received))
            self.compare.pinned.connect(self.pinned)
            column.addWidget(self.compare)
        if received.verdict == KNOWN and received.handed is not None:
            column.addWidget(TakingCard(workplace, received.handed))
        column.addWidget(self._content())

    def take_focus(self) -> None:
        """Begin right under the verdict, at something that a second Enter does nothing to."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep nothing of the content."""
        if self._text is not None:
            self._text.clear()

    def _facts(self) -> Card:
        received = self._received
        card = Card()
        card.column.setSpacing(theme.px(12))
        card.column.addWidget(heading("Over dit bestand"))
        facts = ((f"Van{_FROM.get(received.verdict, '')}", received.organisation), *received.facts)
        card.column.addLayout(fact_rows(facts))
        card.setAccessibleName("Over dit bestand. " + ". ".join(f"{name}: {words}" for name, words in facts))
        if received.verdict == KNOWN:
            card.column.addWidget(WrapLabel("Kenmerk van de afzender", "hint"))
            card.column.addWidget(Fingerprint(received.fingerprint))
        return card

    def _content(self) -> Card:
        card = Card()
        card.column.setSpacing(theme.px(12))
        card.column.addWidget(heading(self._received.title))
        self._text = ReceivedText("Inhoud van het bestand")
        self._text.setObjectName("received-text")
        write(TextWriter(self._text.document()), self._received)
        card.column.addWidget(self._text)
        return card


def _unheard(received: Received) -> Compared:
    return Compared(received.public_key, received.organisation, FROM_FILE, "", received.sealing_key)


def _not_shown() -> Card:
    card = Card()
    card.column.addWidget(WrapLabel(NOT_SHOWN))
    card.setAccessibleName(NOT_SHOWN)
    return card


def write(writer: TextWriter, received: Received) -> None:
    """Write all groups of the file, in its order."""
    for part in received.parts:
        writer.paragraph(part.title, "heading", above=24, level=2)
        for line in part.lines:
            _line(writer, line)
    writer.close()


def _line(writer: TextWriter, line: Line) -> None:
    indent = _INDENT * line.depth
    if line.label:
        writer.paragraph(line.label, "label" if line.words or line.note else "body", above=10, indent=indent)
    if line.words:
        writer.paragraph(line.words, "body", above=2 if line.label else 6, indent=indent)
    if line.note:
        writer.paragraph(line.note, "hint", above=1, indent=indent)
