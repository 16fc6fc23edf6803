"""Over Springplank: which versions these are, where the vault stands, and the licences to read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.about import About, Licence, OldCopy
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.fact_rows import fact_rows
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.fold import Fold
from intake_desktop.ui.parts.labels import WrapLabel, label
from intake_desktop.ui.parts.reading_text import ReadingText
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

OURS = "Springplank is vrije software onder de EUPL-1.2. De onderdelen hebben hun eigen licentie."
NO_TEXT = "De tekst van deze licentie is niet meegeleverd."
WHICH, TEXT = "Licentie van", "Tekst van de licentie"


class AboutCard(ManageCard):
    """Shows names and versions at once when they are there; the texts of licences wait until somebody opens them."""

    name = "Over Springplank"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._licences: tuple[Licence, ...] = ()
        self._told = Told()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.px(12))
        self._fold = Fold("Licenties")
        self._fold.button.setObjectName("about-licences")
        self._which = Combo(WHICH)
        self._which.setObjectName("licence-of")
        self._text = ReadingText(TEXT)
        self._lay_out()
        self._fold.folded.connect(self._on_fold)
        self._which.currentIndexChanged.connect(self._show_text)

    def _lay_out(self) -> None:
        self.column.addWidget(self._told)
        self.column.addLayout(self._facts)
        self.column.addWidget(self._fold)
        inside = self._fold.column
        inside.addWidget(WrapLabel(OURS))
        inside.addWidget(label(WHICH, self._which))
        inside.addWidget(self._which)
        inside.addWidget(self._text)

    def arrive(self) -> None:
        """Ask the program about itself."""
        background.run(self.workplace.desk.about, self._show, self._on_error, self)

    def _show(self, about: About) -> None:
        self._licences = about.licences
        parts = (*about.parts[:2], ("Qt", qVersion()), *about.parts[2:])
        self._say("Versies", parts)
        self._say("Formulieren en regels", about.content)
        self._say("De kluis", vault_facts(about))
        self._which.clear()
        self._which.addItems([each.part for each in about.licences])
        self.rebuilt.emit()

    def _say(self, name: str, facts: Iterable[tuple[str, str]]) -> None:
        block = QWidget()
        inner = QVBoxLayout(block)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        inner.addWidget(WrapLabel(name, "label"))
        inner.addLayout(fact_rows(facts))
        self._facts.addWidget(block)

    def _on_fold(self) -> None:
        self._show_text()
        self.rebuilt.emit()

    def _show_text(self) -> None:
        """The text of the chosen licence; read only while it can be seen."""
        chosen = self._which.currentIndex()
        if not self._fold.is_open() or not 0 <= chosen < len(self._licences):
            return
        licence = self._licences[chosen]
        words = f"{licence.words}\n\n" if licence.words else ""
        self._text.setPlainText(words + (licence.text() or NO_TEXT))
        self._text.fit()
        self._text.go_to(0)

    def _on_error(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")


def vault_facts(about: About) -> tuple[tuple[str, str], ...]:
    """Where the vault stands, and which copies the program made itself before it brought the vault up to date."""
    return (("Map", str(about.folder)), *(("Kopie vooraf", _copy(each)) for each in about.copies))


def _copy(copy: OldCopy) -> str:
    return (
        f"{copy.name}, gemaakt en gecontroleerd op {copy.made:%d-%m-%Y}. "
        "Een nieuwere versie van Springplank heeft de kluis toen bijgewerkt."
    )
