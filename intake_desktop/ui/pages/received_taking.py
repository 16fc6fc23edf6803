"""Taking over a whole dossier that was received: a new participant, every answer to be checked together."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake_desktop.dossier.handed_over import HandedOver, SamePerson
from intake_desktop.dossier.model import Dossier
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

TAKE, ANYHOW = "Overnemen als nieuwe deelnemer", "Toch overnemen als nieuwe deelnemer"
ABOUT = (
    "Er komt een nieuwe deelnemer bij, met {aantal} antwoorden uit dit bestand. Elk antwoord is gemerkt: overgenomen, "
    "controleren. Lees ze samen na. Tot die tijd tellen ze nergens voor mee."
)
NOT_FITTING = "Overnemen kan niet, ook niet voor een deel. Dit past niet bij de vragen die we hier hebben:"
BUSY = "Het dossier wordt overgenomen."
MISSING = "Installeer de nieuwste versie, of typ over wat nodig is."
_MOST = 12


class TakingCard(Card):
    """Goes to the new participant when it is made; a refusal is said here."""

    def __init__(self, workplace: Workplace, handed: HandedOver) -> None:
        super().__init__()
        self._workplace, self._handed = workplace, handed
        self._sure = self._busy = False
        self._told = Told("", "error")
        self._take = primary(TAKE, "chevron-right")
        self._take.trailing = True
        self._take.clicked.connect(self._on_take)
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading("Overnemen"))
        if handed.misfits:
            self._say_misfits(handed.misfits)
            return
        self.column.addWidget(WrapLabel(ABOUT.format(aantal=handed.answers)))
        self.column.addWidget(self._told)
        self.column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)

    def _say_misfits(self, misfits: tuple[str, ...]) -> None:
        self.column.addWidget(WrapLabel(NOT_FITTING))
        for each in misfits[:_MOST]:
            self.column.addWidget(WrapLabel(each, "small"))
        if len(misfits) > _MOST:
            self.column.addWidget(WrapLabel(f"En nog {len(misfits) - _MOST}.", "small"))
        self.column.addWidget(WrapLabel(MISSING))

    def _on_take(self) -> None:
        if self._busy:  # not disabled meanwhile: the keyboard would go elsewhere
            return
        self._busy = True
        self._told.say(BUSY, "hint")
        desk, vault, handed, sure = self._workplace.desk, self._workplace.vault, self._handed, self._sure
        background.run(lambda: desk.take_over(vault, handed, sure=sure), self._on_taken, self._on_refused, self)

    def _on_taken(self, dossier: Dossier) -> None:
        self._workplace.visit("review", dossier.id)

    def _on_refused(self, error: SpringplankError) -> None:
        self._busy = False
        self._told.say(str(error), "warn" if isinstance(error, SamePerson) else "error")
        if isinstance(error, SamePerson):
            self._sure = True
            self._take.setText(ANYHOW)
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)
