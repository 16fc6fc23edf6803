"""Vergrendelen in Beheer: after how long it locks by itself, how to lock, and what this computer tells us."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.locking import CHOICES, SETTING, minutes_of
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.fact_rows import fact_rows
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import WrapLabel, label
from intake_desktop.ui.signs import Hears
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

AFTER = "Vergrendelen als niemand iets doet"
HOW = (
    "Zelf vergrendelen: Ctrl+L, of de knop links onderin. Vlak voordat het vanzelf gebeurt, staat daar hoelang het "
    "nog duurt. Wat je typt, wordt altijd eerst opgeslagen."
)
KEPT = "Opgeslagen. Dit geldt meteen, voor iedereen die met deze kluis werkt."
_SLEEP = {
    Hears.ASKING: "Wordt nagekeken.",
    Hears.NO: "Deze computer meldt het niet. Druk op Ctrl+L voordat je de laptop dichtklapt. Sliep de computer langer "
    "dan de tijd hierboven? Dan vergrendelt Springplank zodra hij wakker wordt.",
    Hears.TELLS: "Deze computer meldt het. Hij wacht er niet op: soms wordt de kluis pas bij het wakker worden "
    "vergrendeld.",
    Hears.WAITS: "Deze computer meldt het. Eerst wordt de kluis vergrendeld, daarna gaat de computer slapen.",
}
_SCREEN = {
    Hears.ASKING: "Wordt nagekeken.",
    Hears.NO: "Deze computer meldt het niet. Druk ook op Ctrl+L als je wegloopt.",
    Hears.TELLS: "Deze computer meldt het. De kluis wordt dan ook vergrendeld.",
}


class LockCard(ManageCard):
    """A choice is kept as soon as it is made."""

    name = "Vergrendelen"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._after = Combo(AFTER)
        self._after.setObjectName("lock-after")
        self._told = Told()
        self._computer = QVBoxLayout()
        self._facts: QWidget | None = None
        self.column.addWidget(WrapLabel(HOW))
        self.column.addWidget(label(AFTER, self._after))
        self.column.addWidget(self._after)
        self.column.addWidget(self._told)
        self.column.addLayout(self._computer)
        self._after.activated.connect(self._on_chosen)

    def arrive(self) -> None:
        """Ask the vault what was chosen, and show what this computer tells."""
        vault = self.workplace.vault
        kept = vault.run(lambda store: store.settings.get(vault.actor, SETTING))
        background.watch(kept, lambda found: self._show(minutes_of(found)), self._on_error, self)
        self.workplace.signs_changed.connect(self._show_computer)
        self._show_computer()

    def leave(self) -> None:
        """Listen no longer."""
        self.workplace.signs_changed.disconnect(self._show_computer)

    def _show(self, minutes: int) -> None:
        self._after.clear()
        for choice in sorted({*CHOICES, minutes}):
            self._after.addItem(f"na {choice} minuten", choice)
        self._after.setCurrentIndex(self._after.findData(minutes))

    def _on_chosen(self, _index: int) -> None:
        vault, minutes = self.workplace.vault, int(self._after.currentData())
        kept = vault.run(lambda store: store.settings.put(vault.actor, SETTING, minutes))
        background.watch(kept, lambda _: self._on_kept(minutes), self._on_error, self)

    def _on_kept(self, minutes: int) -> None:
        self._told.say(KEPT, "ok")
        self.workplace.lock_after.emit(minutes)

    def _on_error(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")

    def _show_computer(self) -> None:
        signs = self.workplace.signs
        if self._facts is not None:
            self._computer.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
        self._facts = QWidget()
        inner = QVBoxLayout(self._facts)
        inner.setContentsMargins(0, theme.px(4), 0, 0)
        inner.setSpacing(theme.px(8))
        inner.addWidget(WrapLabel("Deze computer", "label"))
        facts = (("Slaapstand", _SLEEP[signs.sleep]), ("Scherm op slot", _SCREEN.get(signs.screen_lock, "")))
        inner.addLayout(fact_rows(facts))
        self._computer.addWidget(self._facts)
        self.rebuilt.emit()
