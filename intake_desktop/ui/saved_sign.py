"""What the top bar says about saving: a sign and words, true from the moment that the vault has committed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.dossier.saving import SaveState
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.labels import Sign, WrapLabel

_PATIENCE_MS = 300


class SavedSign(QWidget):
    """Says "Bezig" only when saving takes longer than 0.3 s, so that nothing flickers."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Sign("check", "textMuted", 16)
        self._words = WrapLabel("", "hint")
        self._words.setWordWrap(theme.current().scale >= metrics.LARGE_TEXT)
        self._words.setObjectName("saved-words")
        self._failed = False
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_PATIENCE_MS)
        self._busy.timeout.connect(lambda: self._tell("Bezig met opslaan", "clock", "hint"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._sign)
        row.addWidget(self._words)
        self.hide()

    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def show_state(self, state: SaveState) -> None:
        """Show this state of saving."""
        if state.failed_since is not None:
            self._busy.stop()
            self._tell(f"Niet opgeslagen sinds {clock(state.failed_since)}", "error", "failed")
        elif state.busy:
            if not self._busy.isActive():
                self._busy.start()
        elif state.saved_at is not None:
            self._busy.stop()
            self._tell(f"Opgeslagen om {clock(state.saved_at)}", "check", "hint")

    def fit(self) -> None:
        """In a low window with large text the sign is enough when saving fails: the bar over the page says it."""
        self._words.setHidden(self._failed and theme.is_low(self.window()))

    def _tell(self, words: str, sign: str, role: str) -> None:
        self._words.setText(words)
        self._failed = role == "failed"
        self.fit()
        self._words.set_role(role)
        self._sign.show_icon(sign, "error" if role == "failed" else "textMuted")
        self.setAccessibleName(words)
        self.show()


def clock(moment: datetime) -> str:
    """The time of day on this workstation: 14:03."""
    return f"{moment.astimezone():%H:%M}"
