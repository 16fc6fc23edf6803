"""The field above every page that searches participants by name, number or date of birth."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.hover import HoverWords

_REST_MS = 120
_LONGEST = 100


class SearchField(QLineEdit):
    """Search as you type: tells what is looked for as soon as the keys rest for a moment."""

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText("Zoek deelnemer (Ctrl+K)")
        self.setAccessibleName("Zoek deelnemer")
        self.setMaxLength(_LONGEST)
        self.setProperty("fit", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self._clear.triggered.connect(self.clear_search)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._glass.triggered.connect(self.take_focus)
        for action, name in ((self._glass, "Zoeken"), (self._clear, "Zoeken wissen")):
            button = next(each for each in action.associatedObjects() if isinstance(each, QToolButton))
            button.setAccessibleName(name)
            HoverWords(button, name)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textEdited.connect(lambda _text: self._rest.start())
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        clear = QShortcut(QKeySequence("Esc"), self, self.clear_search)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)  # given to the constructor it would not be looked at
        theme.watcher().changed.connect(self._dress)
        self._clear.setVisible(False)
        self._dress()

    def _dress(self) -> None:
        self._glass.setIcon(icons.icon("search", "text"))
        self._clear.setIcon(icons.icon("close", "text"))
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Narrower when there is little room."""
        self.setPlaceholderText("Zoek" if folded else "Zoek deelnemer (Ctrl+K)")
        self.setFixedSize(theme.px(220 if folded else 360), theme.px(36))

    def take_focus(self) -> None:
        """Begin to search; what stands there is selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_text(self, text: str) -> None:
        """Show this without searching."""
        self._rest.stop()
        self.setText(text)

    def clear_search(self) -> None:
        """Show everybody again."""
        self._rest.stop()
        if self.text():
            self.clear()
            self.searched.emit("")
