"""The steps of the first start: what is asked, when it is enough and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from intake_desktop.dossier.desk import Desk
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.pages.password_field import PasswordField
from intake_desktop.ui.parts.buttons import outlined, small, text_button
from intake_desktop.ui.parts.labels import WrapLabel, belongs_to

_LONGEST_NAME = 80
_LONGEST_LABEL = 40
READING = 656
PRACTISE = "Oefenen met verzonnen deelnemers"
RESTORE = "Ik heb een reservekopie"


class Step(QWidget):
    """One step. `ready` switches the button on; `check` is asked when somebody goes on."""

    changed = Signal()
    entered = Signal()

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(WrapLabel(title, "title"))
        self.column.addWidget(WrapLabel(words, "muted"))
        self.column.addSpacing(theme.px(12))

    def ask(self, label: str, hint: str, longest: int = _LONGEST_NAME) -> QLineEdit:
        """A field with its label and hint under each other."""
        line = QLineEdit()
        line.setMaxLength(longest)
        line.setMaximumWidth(theme.px(READING))
        line.setAccessibleName(label)
        head = QLabel(label)
        head.setProperty("role", "label")
        belongs_to(head, line, label)
        for part in (head, line, WrapLabel(hint, "hint")):
            self.column.addWidget(part)
        self.column.addSpacing(theme.px(8))
        line.textEdited.connect(lambda _text: self.changed.emit())
        line.returnPressed.connect(self.entered)
        return line

    def ready(self) -> bool:
        """Whether enough was filled in to go on."""
        return True

    def waiting_for(self) -> str:
        """What to do before going on."""
        return ""

    def check(self) -> bool:
        """A last look when going on; False shows what is wrong at the thing itself."""
        return True

    def take_focus(self) -> None:
        """Bring the keyboard to the first thing to do."""


def _tidy(line: QLineEdit) -> str:
    """What stands in a line, with single spaces: pasting can bring tabs and line ends along."""
    return " ".join(line.text().split())


class OrganisationStep(Step):
    """Who is responsible for the vault; the name stands on every exchange file."""

    practise = Signal()
    """Somebody wants to try the program first, with people that were made up."""
    restore = Signal()
    """Somebody has a backup copy of a vault."""

    def __init__(self) -> None:
        super().__init__("Welkom", "In vier stappen maak je een kluis. Alles blijft op deze computer.")
        self._name = self.ask("Naam van de organisatie", "Deze naam staat op elke overdracht.")
        self._location = self.ask("Locatie", "Bijvoorbeeld de naam van het gebouw of de buurt. Mag leeg blijven.")
        practice = text_button(PRACTISE, "users")
        practice.clicked.connect(self.practise)
        restore = text_button(RESTORE, "undo")
        restore.clicked.connect(self.restore)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(practice, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()

    def name(self) -> str:
        """The name of the organisation."""
        return _tidy(self._name)

    def location(self) -> str:
        """The location; may be empty."""
        return _tidy(self._location)

    def ready(self) -> bool:
        """A name is enough."""
        return bool(self.name())

    def waiting_for(self) -> str:
        """Asks for the name."""
        return "Vul eerst de naam van de organisatie in."

    def take_focus(self) -> None:
        """Begin at the name."""
        self._name.setFocus(Qt.FocusReason.TabFocusReason)


class ColleagueStep(Step):
    """The first colleague: manages the vault and works with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Wie beheert de kluis?", "Niemand anders kent je wachtwoord. Ook wij niet.")
        self._desk = desk
        self._label_touched = False
        self._name = self.ask("Je naam", "Zo sta je in het logboek en op een overdracht.")
        self._label = self.ask(
            "Naam op het openingsscherm",
            "Deze naam is te zien voordat de kluis open is. Voornaam en een letter is genoeg.",
            _LONGEST_LABEL,
        )
        self._password = PasswordField("Wachtwoord", "Minstens 15 tekens. Een zin is makkelijk te onthouden.")
        self._again = PasswordField("Nog een keer")
        self._phrase = small(outlined("Maak een woordzin voor mij"))
        self._lay_out()
        self._name.textEdited.connect(self._suggest_label)
        self._label.textEdited.connect(self._note_label)
        self._phrase.clicked.connect(self._on_phrase)
        for field in (self._password, self._again):
            field.typed.connect(self.changed)
            field.entered.connect(self.entered)

    def _lay_out(self) -> None:
        for field in (self._password, self._again):
            field.setMaximumWidth(theme.px(READING))
        self.column.addWidget(self._password)
        self.column.addWidget(self._phrase, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(self._again)
        self.column.addStretch()

    def name(self) -> str:
        """The colleague's full name."""
        return _tidy(self._name)

    def label(self) -> str:
        """What the unlock screen shows."""
        return _tidy(self._label)

    def password(self) -> str:
        """The password that was typed twice."""
        return self._password.text()

    def _note_label(self, _text: str) -> None:
        self._label_touched = True

    def _suggest_label(self, text: str) -> None:
        """First name and one initial, as long as nobody chose otherwise."""
        if self._label_touched:
            return
        words = text.split()
        self._label.setText(f"{words[0]} {words[-1][0].upper()}." if len(words) > 1 else text.strip())

    def _on_phrase(self) -> None:
        self._password.set_text(self._desk.password_phrase())
        self._again.clear()
        self._again.take_focus()

    def ready(self) -> bool:
        """Everything is filled in; whether it is good is said when going on."""
        return bool(self.name() and self.label() and self.password() and self._again.text())

    def waiting_for(self) -> str:
        """Asks for what is still empty."""
        return "Vul je naam en twee keer je wachtwoord in."

    def check(self) -> bool:
        """The password is good enough and typed the same twice."""
        try:
            self._desk.check_password(self.password())
        except SpringplankError as error:
            self._password.refuse(error)
            self._password.take_focus()
            return False
        if self._again.text() != self.password():
            self._again.refuse_words("De twee wachtwoorden zijn niet gelijk. Typ het nog een keer.")
            self._again.take_focus()
            return False
        return True

    def take_focus(self) -> None:
        """Begin at the name."""
        self._name.setFocus(Qt.FocusReason.TabFocusReason)
