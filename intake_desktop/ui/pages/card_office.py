"""What others must know of the organisation: a beheerder fills in where it is, its telephone and the time to answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from intake_desktop.dossier.messages import ANSWER_DAYS, DAYS_TO_CHOOSE, answer_days
from intake_desktop.dossier.ports import Store
from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel, heading
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ABOUT = "Dit staat op onze kaart, in elk bestand dat we sturen en in de mail erbij. Een ontvanger belt dit nummer."
SAVED = "Opgeslagen. Het staat vanaf nu op onze kaart en in nieuwe bestanden."


class OfficeCard(Card):
    """Only for who may change settings; `saved` when the vault kept it."""

    saved = Signal()

    def __init__(self, workplace: Workplace, card: ProviderCard) -> None:
        super().__init__()
        self._vault = workplace.vault
        self._asked = {
            "location": Asked("locatie", Kind.TEXT, "Locatie", "Bijvoorbeeld een wijk of straat. Mag leeg blijven."),
            "phone": Asked("telefoon_organisatie", Kind.PHONE, "Telefoon van de organisatie"),
            ANSWER_DAYS: Asked(
                "antwoorddagen",
                Kind.CHOICE,
                "Hoelang mag een ontvanger doen over een antwoord?",
                "Dit staat in het bericht als een deelnemer de toestemming intrekt.",
                tuple(Option(str(days), f"{days} dagen") for days in DAYS_TO_CHOOSE),
            ),
        }
        self._save = outlined("Gegevens opslaan", "check")
        self._told = Told("", "ok")
        self._lay_out()
        self._asked["location"].fill(card.location)
        self._asked["phone"].fill(card.phone)
        for asked in self._asked.values():
            asked.changed.connect(lambda: self._told.say(""))
        self._save.clicked.connect(self._on_save)
        vault = self._vault
        future = vault.run(lambda store: store.settings.get(vault.actor, ANSWER_DAYS))
        background.watch(future, self._show_days, self._on_refused, self)

    def _lay_out(self) -> None:
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading("Gegevens van de organisatie"))
        self.column.addWidget(WrapLabel(ABOUT))
        for asked in self._asked.values():
            self.column.addLayout(reading_width(asked))
        self.column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._told)

    def said(self) -> str:
        """What became of saving."""
        return self._told.text()

    def _show_days(self, kept: object) -> None:
        self._asked[ANSWER_DAYS].fill(str(answer_days(kept)))

    def _on_save(self) -> None:
        for asked in self._asked.values():
            asked.flush()
        wrong = next((asked for asked in self._asked.values() if asked.wrong()), None)
        if wrong is not None:
            wrong.take_focus()
            return
        if not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        actor, told = self._vault.actor, {name: asked.text for name, asked in self._asked.items()}

        def keep(store: Store) -> None:
            for name in ("location", "phone"):
                store.settings.put(actor, name, told[name])
            store.settings.put(actor, ANSWER_DAYS, answer_days(told[ANSWER_DAYS]))

        background.watch(self._vault.run(keep), self._on_saved, self._on_refused, self)

    def _on_saved(self, _nothing: None) -> None:
        self._save.setEnabled(True)
        self._told.say(SAVED, "ok")
        self.saved.emit()

    def _on_refused(self, error: SpringplankError) -> None:
        self._save.setEnabled(True)
        self._told.say(str(error), "error")
