"""What left before for the same recipient: that consent was withdrawn since, and whether a new file replaces one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_desktop.dossier import aftermath
from intake_desktop.dossier.aftermath import Replaced
from intake_desktop.dossier.happening import After
from intake_desktop.dossier.model import Export
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import heading
from intake_desktop.ui.told import Told

NONE = "nieuw"
_WITHDRAWN = "Op {dag} is de toestemming voor {naam} ingetrokken. Een nieuwe toestemming moet van een latere dag zijn."
_OBJECTED = "Op {dag} is bezwaar vastgelegd tegen een bestand voor {naam}. Bespreek dat eerst."


class BeforeCard(Card):
    """Only there when something left before for this recipient; a file replaces nothing unless somebody says so."""

    changed = Signal()

    def __init__(self, draft: Draft, earlier: tuple[Export, ...]) -> None:
        super().__init__()
        self._draft = draft
        profile, organisation = draft.recipient.profile_id if draft.recipient else "", draft.organisation
        self._found = aftermath.replaceable(earlier, profile, organisation, draft.contact_id)
        self.needed = bool(self._found)
        """Whether there is anything to say."""
        self.column.setSpacing(theme.px(12))
        self.column.addWidget(heading("Eerder naar deze ontvanger"))
        for kind, words in ((After.WITHDRAWN, _WITHDRAWN), (After.OBJECTED, _OBJECTED)):
            stopped = aftermath.stopped_on(earlier, profile, organisation, kind, draft.contact_id)
            if stopped is not None:
                self.needed = True
                self.column.addWidget(Told(words.format(dag=f"{stopped:%d-%m-%Y}", naam=organisation), "warn"))
        draft.replaces = None
        if self._found:
            self.column.addLayout(reading_width(self._replacing()))

    def _replacing(self) -> Asked:
        named = (Option(each.id, f"Dit bestand vervangt {each.id} van {_day(each)}") for each in self._found)
        options = (Option(NONE, "Nee, dit is een nieuw bestand"), *named)
        asked = Asked("vervangt", Kind.CHOICE, "Vervangt dit een eerder bestand?", options=options)
        asked.fill(NONE)
        asked.changed.connect(lambda: self._take(asked.text))
        return asked

    def _take(self, mark: str) -> None:
        chosen = next((each for each in self._found if each.id == mark), None)
        self._draft.replaces = Replaced(chosen.id, chosen.created.date()) if chosen is not None else None
        self.changed.emit()


def _day(export: Export) -> str:
    day = export.created
    return f"{day.day}-{day.month}-{day.year}"
