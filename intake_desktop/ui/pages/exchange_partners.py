"""For whom a whole dossier is sealed: organisations we compared by telephone and that have a key for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.senders import KnownSender
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.definition import Kind, Option
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.reading_width import reading_width
from intake_desktop.ui.told import Told

NOBODY = (
    "Er is nog geen organisatie voor wie dit kan. Vraag de ander om de kaart, voeg die toe bij Onze kaart en bel om te "
    "vergelijken. Daarna staat de organisatie hier."
)
WITHOUT_KEY = "Van {namen} hebben we nog geen sleutel. Vraag een nieuwe kaart en vergelijk die aan de telefoon."
ASKED = "Welke organisatie neemt het over?"
ABOUT = (
    "Alleen organisaties die je aan de telefoon hebt vergeleken. Alleen de gekozen organisatie kan het bestand openen."
)


class PartnerChoice(QWidget):
    """Asks the vault each time it is shown; fills in the organisation and by which key we know it."""

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, vault: Vault, draft: Draft) -> None:
        super().__init__()
        self._vault, self._draft = vault, draft
        self._known: dict[str, KnownSender] = {}
        self._asked: Asked | None = None
        self._told = Told("", "warn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self._told)
        self.hide()

    def load(self) -> None:
        """Show whom we know now; nobody is chosen yet."""
        self._draft.partner = self._draft.organisation = ""
        vault = self._vault
        background.watch(vault.run(lambda store: store.senders.all(vault.actor)), self._show, self._refused, self)

    def check(self) -> bool:
        """True when an organisation is chosen; else it is said what to do."""
        if self._draft.partner:
            return True
        if self._asked is not None:
            self._asked.refuse("Kies de organisatie die het overneemt.")
            self._asked.take_focus()
        else:
            self._told.setAccessibleName(self._told.text())
            self._told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._told.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _show(self, senders: tuple[KnownSender, ...]) -> None:
        self._known = {each.public_key: each for each in senders if each.sealing_key}
        lacking = ", ".join(each.organisation for each in senders if not each.sealing_key)
        told = [] if self._known else [NOBODY]
        self._told.say(" ".join([*told, *([WITHOUT_KEY.format(namen=lacking)] if lacking else [])]), "warn")
        if self._asked is not None:
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None
        if self._known:
            self._asked = Asked("partner", Kind.CHOICE, ASKED, ABOUT, tuple(map(_option, self._known.values())))
            self._asked.changed.connect(self._take)
            self._column.insertLayout(0, reading_width(self._asked))
            self._asked.show()
        self.rebuilt.emit()

    def _take(self) -> None:
        chosen = self._known.get(self._asked.text) if self._asked is not None else None
        self._draft.partner = chosen.public_key if chosen else ""
        self._draft.organisation = chosen.organisation if chosen else ""
        self.changed.emit()

    def _refused(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")


def _option(sender: KnownSender) -> Option:
    return Option(sender.public_key, sender.organisation, f"Kenmerk: {sender.fingerprint.replace('-', ' ')}")
