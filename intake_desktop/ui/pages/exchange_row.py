"""One part of "wat gaat mee": goes along, can be turned on with a reason, or is locked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Part
from intake_desktop.errors import AnswerRefused
from intake_desktop.form_engine import kinds
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.parts.buttons import IconButton
from intake_desktop.ui.parts.check import CheckBox
from intake_desktop.ui.parts.fields import TextField
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.parts.look import set_look
from intake_desktop.ui.told import Told

IN, OPTIONAL, LOCKED = "in", "optional", "locked"
STATES = {IN: "gaat mee", OPTIONAL: "blijft hier, aanzetten kan", LOCKED: "gaat nooit mee"}


class PartRow(QWidget):
    """A group (bold, can be unfolded) or one part of it. A locked row can only be read."""

    changed = Signal()
    unfolded = Signal(bool)

    def __init__(self, part: Part, call_name: str, depth: int = 0) -> None:
        super().__init__()
        self.part = part
        self.title = named(part.title, call_name)
        self._box: CheckBox | None = None
        self._open = False
        self._reason = TextField(f"Waarom is dit nodig? {self.title}", "Waarom is dit nodig? Een korte reden.")
        self._told = Told("", "error")
        self.fold = IconButton("chevron-right", f"Toon wat erbij hoort: {self.title}")
        self.fold.hide()
        self._lay_out(depth)
        self.setAccessibleName(f"{self.title}: {STATES[part.state]}. {part.why}")
        self._reason.textEdited.connect(self._on_reason)
        self.fold.clicked.connect(self._on_fold)

    def _lay_out(self, depth: int) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        room = QWidget()
        room.setFixedWidth(theme.px(32))
        holder = QHBoxLayout(room)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(self.fold)
        line.addWidget(room)
        line.addWidget(self._sign())
        role = "muted" if self.part.state == LOCKED else "body" if depth else "strong"
        line.addWidget(WrapLabel(self.title, role), 3)
        self._why = WrapLabel(self._words(depth), "hint")
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._why, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4 + 28 * depth), theme.px(2), theme.px(12), theme.px(2))
        column.setSpacing(theme.px(4))
        column.addLayout(line)
        under = QVBoxLayout()
        under.setContentsMargins(theme.px(72), 0, 0, theme.px(4))
        under.addWidget(self._reason)
        under.addWidget(self._told)
        column.addLayout(under)
        self._reason.hide()
        self.setMinimumHeight(theme.px(36))

    def _sign(self) -> QWidget:
        if self.part.state == OPTIONAL:
            self._box = CheckBox("")
            self._box.setAccessibleName(f"{self.title} meesturen")
            self._box.setFixedWidth(theme.px(20))
            self._box.toggled.connect(self._on_toggled)
            return self._box
        return Sign("lock", "textMuted") if self.part.state == LOCKED else Sign("check", "accent")

    def _words(self, depth: int) -> str:
        """Why, for a group; how much there is, for a part."""
        if not depth or self.part.state == LOCKED:
            return self.part.why
        return STATES[self.part.state] if self.part.filled else f"{STATES[self.part.state]}; nog niet ingevuld"

    @property
    def on(self) -> bool:
        """Whether somebody turned this part on."""
        return self._box is not None and self._box.isChecked()

    @property
    def reason(self) -> str:
        """Why it was turned on, as it is kept; "" as long as that is not said."""
        try:
            return kinds.read_words(self._reason.text())
        except AnswerRefused:
            return ""

    def can_fold(self) -> None:
        """There are parts to unfold."""
        self.fold.show()

    def follow(self, group_on: bool) -> None:
        """The whole group was turned on or off: its parts go along and need no reason of their own."""
        if self._box is None:
            return
        self._box.setChecked(group_on)
        self._box.setEnabled(not group_on)
        self._reason.setVisible(self.on and not group_on)

    def ask_reason(self) -> None:
        """Say that a reason is missing or cannot be kept, and bring the keyboard there."""
        self._told.say(self._refusal() or "Schrijf kort waarom dit nodig is, of zet het uit.", "error")
        set_look(self._reason, "state", "error")
        self._reason.setFocus()

    def _refusal(self) -> str:
        """Why what stands there cannot be kept; "" for an empty line."""
        try:
            kinds.read_words(self._reason.text().strip() or "-")
        except AnswerRefused as error:
            return " ".join(error.sentences()[1:])
        return ""

    def _on_toggled(self, on: bool) -> None:
        self._reason.setVisible(on and self._box is not None and self._box.isEnabled())
        self._told.say("", "error")
        set_look(self._reason, "state", "")
        if on and self._box is not None and self._box.hasFocus():
            self._reason.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_reason(self, _text: str) -> None:
        self._told.say("", "error")
        set_look(self._reason, "state", "")
        self.changed.emit()

    def _on_fold(self) -> None:
        self._open = not self._open
        self.fold.set_icon("chevron-down" if self._open else "chevron-right")
        words = "Verberg wat erbij hoort" if self._open else "Toon wat erbij hoort"
        self.fold.rename(f"{words}: {self.title}")
        self.unfolded.emit(self._open)
