"""The bar above every page: the name, searching, whether all is saved, and who is at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from intake_desktop.dossier.saving import SaveState
from intake_desktop.ui import theme
from intake_desktop.ui.pages.person_row import initials
from intake_desktop.ui.parts.buttons import text_button
from intake_desktop.ui.parts.labels import logo_row
from intake_desktop.ui.parts.marks import Avatar
from intake_desktop.ui.preferences import TEXT_SIZES, THEMES, Preferences
from intake_desktop.ui.saved_sign import SavedSign
from intake_desktop.ui.search_field import SearchField
from intake_desktop.ui.workplace import Workplace

_THEME_WORDS = {"systeem": "Zoals de computer", "licht": "Licht", "donker": "Donker"}


class TopBar(QWidget):
    """Never shows the name of a participant."""

    lock_asked = Signal()
    blank_asked = Signal()
    searched = Signal(str)

    def __init__(self, workplace: Workplace, settings: Preferences, change: Callable[[Preferences], None]) -> None:
        super().__init__()
        self._settings = settings
        self._change = change
        self.setProperty("role", "topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._logo = logo_row("heading")
        self._search = SearchField()
        self._saved = SavedSign()
        name = workplace.vault.colleague.name
        self._menu = self._make_menu()
        self._person = text_button(name, "chevron-down")
        self._person.trailing = True
        self._person.setObjectName("person-menu")
        self._person.setAccessibleName(f"{name}: uiterlijk, lege formulieren en vergrendelen")
        self._person.clicked.connect(self._open_menu)
        self._avatar = Avatar(initials(name))
        self._search.searched.connect(self.searched)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(24))
        row.addWidget(self._logo)
        row.addWidget(self._search, 0)
        row.addStretch()
        row.addWidget(self._saved)
        person = QHBoxLayout()
        person.setSpacing(theme.px(4))
        person.addWidget(self._avatar)
        person.addWidget(self._person)
        row.addLayout(person)
        self.setMinimumHeight(theme.px(56))

    def _open_menu(self) -> None:
        corner = self._person.mapToGlobal(self._person.rect().bottomRight())
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        looks = menu.addMenu("Licht of donker")
        self._choices(looks, [(_THEME_WORDS[name], name) for name in THEMES], self._settings.theme, "theme")
        sizes = menu.addMenu("Grootte van de tekst")
        percentages = [(f"{size} procent", size) for size in TEXT_SIZES]
        self._choices(sizes, percentages, self._settings.text_size, "text_size")
        menu.addSeparator()
        blank = menu.addAction("Lege formulieren")
        blank.triggered.connect(self._on_blank)
        lock = menu.addAction("Vergrendelen\tCtrl+L")
        lock.triggered.connect(self.lock_asked)
        return menu

    def _choices(self, menu: QMenu, choices: list, chosen: object, field: str) -> None:
        group = QActionGroup(menu)
        for words, choice in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(choice == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, choice=choice: self._choose(field, choice))

    def _choose(self, field: str, choice: object) -> None:
        self._settings = replace(self._settings, **{field: choice})  # type: ignore[arg-type]  # of this field
        self._change(self._settings)

    def _on_blank(self) -> None:
        self.blank_asked.emit()
        self.activateWindow()  # the menu is gone, and with it what had the keyboard

    def take_focus(self) -> None:
        """Begin to search."""
        self._search.take_focus()

    def go_on_searching(self) -> None:
        """Bring the keyboard back to who was typing here; nothing is selected, so no letter is lost."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """What is searched for."""
        return self._search.text()

    def show_search(self, text: str) -> None:
        """Show what is searched for, without searching."""
        self._search.show_text(text)

    def talk(self, on: bool) -> None:
        """During a talk nobody else can be found."""
        self._search.setVisible(not on)

    def show_saved(self, state: SaveState) -> None:
        """Whether all is saved, and since when not."""
        self._saved.show_state(state)

    def fold(self, folded: bool) -> None:
        """Less room: the words of the logo go."""
        self._logo.setVisible(not folded)
        self._search.fold(folded)
        self._avatar.setVisible(not folded)
        self._saved.fit()
