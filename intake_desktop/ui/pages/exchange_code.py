"""Step 4 of exchanging: the code, large and once, how to pass it on, and the file that was made."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import ExportDone, FileFormat
from intake_desktop.dossier.messages import Transfer
from intake_desktop.ui import theme
from intake_desktop.ui.clipboard import CodeOnClipboard
from intake_desktop.ui.pages.exchange_how import HowCard
from intake_desktop.ui.pages.exchange_texts import SendingTexts
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import Sign, WrapLabel, heading, snug
from intake_desktop.ui.parts.strokes import words_width
from intake_desktop.ui.told import Told

_SIZES = ("code", "title", "heading")
_LATER = "Je kunt de code 30 dagen opnieuw bekijken. Elke keer komt in het logboek."


class CodeLabel(WrapLabel):
    """The code on one line, in the largest letters that fit: broken over lines it is read out wrong."""

    def minimumSizeHint(self) -> QSize:
        """Narrower than its letters now: then they become smaller."""
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Choose the letters for the room there is."""
        letters = (role for role in _SIZES if self._width_in(role) <= self.width())
        self.set_role(next(letters, _SIZES[-1]))

    def _width_in(self, role: str) -> int:
        return words_width(self.text(), theme.font(role)) + (2 * len(self.text()) if role == _SIZES[0] else 0)


class CodeView(Card):
    """The code in five groups: one text with its dashes, to select or copy."""

    def __init__(self) -> None:
        super().__init__("well")
        self._clipboard = CodeOnClipboard(self)
        self._label = CodeLabel("", "code")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ways = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._label.setTextInteractionFlags(ways)
        self._label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.copy = outlined("Kopiëren", "copy")
        self.copy.clicked.connect(self._on_copy)
        self._told = Told("", "hint")
        snug(self._told)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        paper = Card("control")
        paper.column.addWidget(self._label)
        title = snug(WrapLabel("Code om het bestand te openen", "label"))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.setSpacing(theme.px(16))
        self.column.setContentsMargins(*(theme.px(24),) * 4)
        self.column.addWidget(title)
        self.column.addWidget(paper)
        self.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._told)

    def show_code(self, code: str) -> None:
        """Show this code; "" forgets it, on the clipboard too."""
        self._label.setText(code)
        self._label.fit()
        self._label.setAccessibleName(f"Code: {' '.join(code)}" if code else "")
        self._told.say(_LATER if code else "", "hint")
        self._clipboard.show(code)

    def code(self) -> str:
        """The code on the screen."""
        return self._label.text()

    def take_focus(self) -> None:
        """Bring the keyboard to the code."""
        self._label.setFocus()

    def _on_copy(self) -> None:
        self._clipboard.put()
        self._told.say("Gekopieerd. De code verdwijnt na 60 seconden van het klembord.", "hint")


class CodeStep(QWidget):
    """Shows the code until somebody leaves; the file stays where it was put."""

    def __init__(self) -> None:
        super().__init__()
        self.view = CodeView()
        self._done: ExportDone | None = None
        self._file = snug(WrapLabel("", "label"))
        self._facts = snug(WrapLabel("", "hint"))
        self._opens_with = snug(WrapLabel("", "small"))
        self._how = HowCard()
        self.texts = SendingTexts()
        self._warnings = Told("", "warn")
        self._file_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(16))
        self._lay_out()

    def _lay_out(self) -> None:
        ready = QHBoxLayout()
        ready.setSpacing(theme.px(8))
        ready.addWidget(Sign("check-disc", "ok"))
        words = heading("Het bestand staat klaar")
        ready.addWidget(words, 1)
        self._left = QVBoxLayout()
        self._left.setSpacing(theme.px(16))
        self._left.addWidget(self.view)
        self._left.addWidget(self._file_card())
        self._left.addStretch(1)
        self._row.addLayout(self._left, 2)
        self._row.addWidget(self._how, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(ready)
        column.addWidget(snug(WrapLabel("Geef de code door langs een andere weg, nooit in dezelfde mail.", "muted")))
        column.addWidget(self._warnings)
        column.addLayout(self._row)
        column.addWidget(self.texts)
        column.addStretch(1)

    def _file_card(self) -> Card:
        card = Card()
        self._file_row.setSpacing(theme.px(12))
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addWidget(self._file)
        facts.addWidget(self._facts)
        folder = outlined("Map openen", "folder")
        folder.clicked.connect(self._open_folder)
        self._file_row.addWidget(Sign("file", "accent", 24))
        self._file_row.addLayout(facts, 1)
        self._file_row.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(self._file_row)
        card.column.addWidget(self._opens_with)
        return card

    def show_done(self, done: ExportDone, call: str, replaces: str = "") -> None:
        """The file as written, its code, whom to call, and the mark of the file it replaces."""
        self._done = done
        self._how.show_call(call)
        is_zip = done.path.suffix == f".{FileFormat.ZIP}"
        self.texts.show_transfer(Transfer(done.sent_by, done.mark, is_zip, replaces), done.code, call)
        self.view.show_code(done.code)
        self._file.setText(done.path.name)
        pages = "1 bladzijde" if done.pages == 1 else f"{done.pages} bladzijden"
        self._facts.setText(
            f"{pages} · {readable_size(done.size)} · kenmerk {done.mark} · geen persoonsgegevens in de naam"
        )
        self._opens_with.setText(done.opens_with)
        self._opens_with.setVisible(bool(done.opens_with))
        self._warnings.say(" ".join(done.warnings), "warn")

    def forget(self) -> None:
        """Keep nothing of the file on the screen."""
        self._done = None
        self.view.show_code("")
        self.texts.forget()
        self._how.show_call("")
        for label in (self._file, self._facts, self._opens_with):
            label.setText("")

    def hold(self, tick: QWidget) -> None:
        """Place the tick here, when the foot is too narrow for it."""
        self._left.insertWidget(2, tick)

    def stack(self, narrow: bool) -> None:
        """How-to beside the code, or under it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._file_row.setDirection(way)

    def _open_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.path.parent)))


def readable_size(size: int) -> str:
    """How large a file is, as people say it."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB".replace(".", ",")
