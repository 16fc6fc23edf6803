"""What goes with a file: a mail to copy and a script for the telephone, each behind a fold; nobody is named in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier import messages
from intake_desktop.dossier.messages import Transfer
from intake_desktop.ui import theme
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.buttons import outlined, small
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.fold import Fold
from intake_desktop.ui.parts.labels import WrapLabel, snug
from intake_desktop.ui.told import Told

MAIL, SCRIPT = "Mailtekst", "Belscript"
COPIED = "De {wat} staat op het klembord. Er staat niets over een deelnemer in."


class CopyText(QWidget):
    """A text that can be copied whole: what was copied is said."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._words = snug(WrapLabel(""))
        self._words.setObjectName("copy-text")
        ways = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._words.setTextInteractionFlags(ways)
        self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.copy = small(outlined("Kopiëren", "copy"))
        self.copy.setAccessibleName(f"Kopiëren: {name}")
        self.copy.clicked.connect(self._on_copy)
        self._told = Told("", "ok")
        paper = Card("well")
        paper.column.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(paper)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._told)

    def show_text(self, text: str) -> None:
        """Show this text; "" for none."""
        self._words.setText(text)
        self._words.setAccessibleName(f"{self._name}: {text}" if text else self._name)
        self._told.say("")

    def text(self) -> str:
        """What stands there."""
        return self._words.text()

    def take_focus(self) -> None:
        """Bring the keyboard to the text."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._told.say(COPIED.format(wat=self._name[:1].lower() + self._name[1:]), "ok")


class SendingTexts(Card):
    """Closed at first; gone from the screen when somebody leaves, since the script holds the code."""

    folded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(theme.px(4))
        self.mail_text = CopyText(MAIL)
        self._no_phone = Told("", "warn")
        self._script = QVBoxLayout()
        self._script.setSpacing(theme.px(8))
        self.mail, self.script = Fold(MAIL), Fold(SCRIPT)
        self.mail.column.addWidget(self._no_phone)
        self.mail.column.addLayout(reading_width(self.mail_text))
        steps = QWidget()
        steps.setLayout(self._script)
        self._script.setContentsMargins(0, 0, 0, 0)
        self.script.column.addLayout(reading_width(steps))
        for fold in (self.mail, self.script):
            self.column.addWidget(fold)
            fold.folded.connect(self.folded)

    def show_transfer(self, transfer: Transfer, code: str, call: str) -> None:
        """The texts for this file; `call` says whom to call."""
        self._no_phone.say("" if transfer.sent_by.phone else messages.NO_PHONE, "warn")
        self.mail_text.show_text(messages.mail(transfer))
        self._fill(messages.phone_script(transfer, code, call))

    def forget(self) -> None:
        """Keep nothing on the screen: the code is spelled in the script."""
        for fold in (self.mail, self.script):
            fold.open(False)
        self.mail_text.show_text("")
        self._fill(())

    def said(self) -> str:
        """The whole script."""
        labels = self.script.findChildren(WrapLabel, "script-step")
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def _fill(self, steps: Sequence[str]) -> None:
        for label in self.script.findChildren(QWidget, "script-row"):
            self._script.removeWidget(label)
            label.hide()
            for words in label.findChildren(WrapLabel):
                words.setText("")
                words.hide()
            label.deleteLater()
        for number, step in enumerate(steps, 1):
            self._script.addWidget(_step(number, step))


def _step(number: int, words: str) -> QWidget:
    holder = QWidget()
    holder.setObjectName("script-row")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(12))
    place, told = WrapLabel(str(number), "label"), snug(WrapLabel(words))
    told.setObjectName("script-step")
    place.setFixedWidth(theme.px(16))
    row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(told, 1)
    return holder
