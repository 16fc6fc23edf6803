"""The top of a question: its label, its hint, and the menu for having no answer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question
from intake_desktop.ui.fields.menu_button import MenuButton
from intake_desktop.ui.parts.labels import belongs_to, plain, plainly

NO_ANSWER = "Geen antwoord"
CLEAR = "Antwoord wissen"
ABOUT_OTHER = "Gaat over een ander"
_MORE = "Meer"
_BESIDE = (0, 1, 1, 1)
_UNDER = (2, 0, 1, 2)
_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class QuestionHead(QWidget):
    """Signals carry what was picked in the menu; the block decides what follows."""

    reason_chosen = Signal(str)
    clear_chosen = Signal()
    about_other_chosen = Signal(bool)

    def __init__(self, question: Question, reasons: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._reasons = reasons
        self._present = self._about_other = False
        self.menu_button: MenuButton | None = None
        """None for questions that ask nothing."""
        self._label = plain(question.label, "label", wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._label, 0, 0)
        if question.hint:
            role = "muted" if question.kind is Kind.INFO else "hint"
            grid.addWidget(plain(question.hint, role, wraps=True), 1, 0, 1, 2)
        if question.kind not in NOT_ASKED:
            words = NO_ANSWER if reasons else _MORE
            self.menu_button = MenuButton(words, self._make_menu)
            self.menu_button.setAccessibleName(f"{words}: {question.label}")
            grid.addWidget(self.menu_button, *_BESIDE, _TOP_RIGHT)
        self._grid = grid
        self._menu_place = _BESIDE

    def minimumSizeHint(self) -> QSize:
        widths = [part.minimumSizeHint().width() for part in (self._label, self.menu_button) if part is not None]
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside a long word in large letters there is no room for the menu: it goes above the field then."""
        super().resizeEvent(event)
        if self.menu_button is not None:
            room = self.width() - self.menu_button.sizeHint().width() - self._grid.horizontalSpacing()
            place = _BESIDE if self._label.minimumSizeHint().width() <= room else _UNDER
            if place != self._menu_place:
                self._menu_place = place
                self._grid.removeWidget(self.menu_button)
                self._grid.addWidget(self.menu_button, *place, _TOP_RIGHT)

    def set_buddy(self, widget: QWidget) -> None:
        """The widget that the label belongs to, for screen readers."""
        belongs_to(self._label, widget, self._question.label)

    def show_answer(self, present: bool, about_other: bool) -> None:
        """Remember what the menu can do with the answer that there is."""
        self._present, self._about_other = present, about_other

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for code, words in self._reasons.items():
            action = menu.addAction(plainly(words))
            action.triggered.connect(lambda _checked=False, reason=code: self.reason_chosen.emit(reason))
        if self._reasons:
            menu.addSeparator()
        if self._question.kind is not Kind.TABLE:
            clear = menu.addAction(CLEAR)
            clear.setEnabled(self._present)
            clear.triggered.connect(self.clear_chosen)
        other = menu.addAction(ABOUT_OTHER)
        other.setCheckable(True)
        other.setChecked(self._about_other)
        other.setEnabled(self._present)
        other.triggered.connect(self.about_other_chosen)
        return menu
