"""The bar at the left: where to go, and locking at the bottom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.roles import Actor, Right
from intake_desktop.ui import theme
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.nav import NavItem

_WIDE, _FOLDED = 184, 72
_LIST = "list"
_ALL = {_LIST: ("Deelnemers", "users")}
_EXCHANGING = {"received": ("Ontvangen", "inbox"), "book": ("Adresboek", "book"), "card": ("Onze kaart", "key")}
_MANAGING = {"manage": ("Beheer", "sliders")}
_WHOLE = {"received": "Ontvangen bestand"}
"""What a screen reader says where the bar has no room for it."""


class LeftBar(QWidget):
    """Shows only what works. Folded, it holds icons with their names for screen readers and under the mouse."""

    asked = Signal(str)
    """The page that somebody wants to see."""
    lock_asked = Signal()

    def __init__(self, actor: Actor) -> None:
        """Who may export reads what others send and shows our card; who may change settings gets Beheer."""
        super().__init__()
        self.setProperty("role", "leftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._items: dict[str, NavItem] = {}
        for page, (words, icon) in _rooms(actor).items():
            self._items[page] = self._item(page, words, icon)
        self._lock = NavItem("Vergrendelen", "lock")
        self._lock.setObjectName("nav-lock")
        self._countdown = WrapLabel("", "hint")
        self._countdown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(8)] * 4)
        column.setSpacing(theme.px(4))
        for item in self._items.values():
            column.addWidget(item)
        column.addStretch()
        column.addWidget(self._lock)
        column.addWidget(self._countdown)
        self._lock.clicked.connect(self.lock_asked)
        self.fold(False)

    def _item(self, page: str, words: str, icon: str) -> NavItem:
        made = NavItem(words, icon)
        made.setObjectName(f"nav-{page}")
        made.setAccessibleName(_WHOLE.get(page, words))
        made.clicked.connect(lambda: self._on_item(page))
        return made

    def _on_item(self, page: str) -> None:
        self.show_page(page)
        self.asked.emit(page)

    def show_page(self, page: str) -> None:
        """Where somebody is; a dossier belongs to the list."""
        chosen = page if page in self._items else _LIST
        for name, item in self._items.items():
            item.show_here(name == chosen)

    def fold(self, folded: bool) -> None:
        """Show icons only, or icons with words."""
        self.setFixedWidth(theme.px(_FOLDED if folded else _WIDE))
        for item in (*self._items.values(), self._lock):
            item.fold(folded)

    def talk(self, on: bool) -> None:
        """During a talk there is nowhere else to go; locking stays."""
        for item in self._items.values():
            item.setVisible(not on)

    def show_countdown(self, seconds: int) -> None:
        """In the last two minutes: when it locks. Anything below zero takes it away."""
        minutes = max(1, round(seconds / 60))
        self._countdown.setText(f"Vergrendelt over {minutes} min")
        self._countdown.setVisible(seconds >= 0)


def _rooms(actor: Actor) -> dict[str, tuple[str, str]]:
    exchanging = _EXCHANGING if actor.may(Right.EXPORT) else {}
    managing = _MANAGING if actor.may(Right.MANAGE_SETTINGS) else {}
    return _ALL | exchanging | managing
