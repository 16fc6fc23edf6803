"""The tabs of a dossier: words with a line under the chosen one; arrows walk, Enter or Space goes there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.strokes import words_width
from intake_desktop.ui.parts.walking import Walk

_HEIGHT, _SIDE, _LINE = 40, 14, 3


class RoomTab(QAbstractButton):
    """One tab."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for the words in bold, so that nothing moves when another tab is chosen."""
        return QSize(words_width(self.text(), theme.font(bold=True)) + 2 * theme.px(_SIDE), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """With little room the tabs stand closer; no word is cut."""
        return QSize(words_width(self.text(), theme.font(bold=True)) + 2 * theme.px(4), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, and the line when chosen."""
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(theme.colour("text" if chosen or self.underMouse() else "textMuted"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if chosen:
            side, line = theme.px(_SIDE) - theme.px(4), theme.px(_LINE)
            bar = QRect(side, self.height() - line, self.width() - 2 * side, line)
            painter.fillRect(bar, theme.colour("accent"))
        painter.end()


class RoomTabs(QWidget):
    """Tabs by code; `chosen` tells the code that a person chose."""

    chosen = Signal(str)

    def __init__(self, tabs: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setAccessibleName("Onderdelen van het dossier")
        self._tabs = {code: RoomTab(words) for code, words in tabs}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for code, tab in self._tabs.items():
            tab.setObjectName(f"tab-{code}")
            self._group.addButton(tab)
            tab.setAutoExclusive(True)  # so that a screen reader says: one of these
            line.addWidget(tab)
            tab.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
        Walk(self, list(self._tabs.values()))

    def set_shown(self, code: str, shown: bool) -> None:
        """A tab is shown only when it has something to show."""
        self._tabs[code].setVisible(shown)

    def show_chosen(self, code: str) -> None:
        """Show this tab as the one that is open; none for another code."""
        self._group.setExclusive(False)
        for each, tab in self._tabs.items():
            tab.setChecked(each == code)
        self._group.setExclusive(True)
