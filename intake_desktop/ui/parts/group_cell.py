"""One numbered group of a key or fingerprint: a quiet number before strong letters, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from intake_desktop.ui import theme


class GroupCell(QLabel):
    """Its colours stand in its text, so it is written again when there are others."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._letters, self._ink = number, "", "text"
        self.setProperty("role", "keyGroup")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(theme.px(44))
        theme.watcher().changed.connect(self._write)

    def show_group(self, letters: str, told: str, ink: str = "text") -> None:
        """Show these letters in this colour of the theme; a screen reader tells the number and `told`."""
        self._letters, self._ink = letters, ink
        self.setAccessibleName(f"Groep {self._number}: {told}")
        self._write()

    def _write(self) -> None:
        muted, strong = theme.colour("textMuted").name(), theme.colour(self._ink).name()
        number = f'<span style="color:{muted}">{self._number}</span>'
        self.setText(f'{number}&nbsp; <b style="color:{strong}">{self._letters}</b>')
