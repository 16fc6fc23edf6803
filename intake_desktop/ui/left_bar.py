"""The bar at the left: where to go, and locking at the bottom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.nav import NavItem

_WIDE, _FOLDED = 184, 72


class LeftBar(QWidget):
    """Shows only what works. Folded, it holds icons with their names for screen readers and as tooltip."""

    list_asked = Signal()
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "leftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list = NavItem("Deelnemers", "users")
        self._list.setObjectName("nav-list")
        self._list.setChecked(True)
        self._lock = NavItem("Vergrendelen", "lock")
        self._lock.setObjectName("nav-lock")
        self._lock.setCheckable(False)
        self._countdown = WrapLabel("", "hint")
        self._countdown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(8)] * 4)
        column.setSpacing(theme.px(4))
        column.addWidget(self._list)
        column.addStretch()
        column.addWidget(self._lock)
        column.addWidget(self._countdown)
        self._list.clicked.connect(self._on_list)
        self._lock.clicked.connect(self.lock_asked)
        self.fold(False)

    def _on_list(self) -> None:
        self._list.setChecked(True)
        self.list_asked.emit()

    def fold(self, folded: bool) -> None:
        """Show icons only, or icons with words."""
        self.setFixedWidth(theme.px(_FOLDED if folded else _WIDE))
        for item in (self._list, self._lock):
            item.fold(folded)

    def show_countdown(self, seconds: int) -> None:
        """In the last two minutes: when it locks. Anything below zero takes it away."""
        minutes = max(1, round(seconds / 60))
        self._countdown.setText(f"Vergrendelt over {minutes} min")
        self._countdown.setVisible(seconds >= 0)
