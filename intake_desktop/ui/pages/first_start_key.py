"""The step of the first start with the recovery key: on paper first, then two groups of it typed over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.first_start_steps import Step
from intake_desktop.ui.pages.recovery_key import RecoveryKeyView
from intake_desktop.ui.parts.labels import WrapLabel

_BESIDE, _SEVEN = 960, 700


class KeyStep(Step):
    """The key on paper, with what is good to know beside it."""

    def __init__(self, key: str) -> None:
        super().__init__(
            "Bewaar de herstelsleutel op papier",
            "Deze veertien groepen van vier tekens zijn de enige weg terug als niemand het wachtwoord nog weet. "
            "Druk ze af of schrijf ze over.",
        )
        self._view = RecoveryKeyView(key)
        self._view.confirmed.connect(lambda _right: self.changed.emit())
        self._view.entered.connect(self.entered)
        self._known = _good_to_know()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(40))
        self._row.addWidget(self._view, 1)
        self._row.addWidget(self._known, 0)
        self.column.addLayout(self._row)
        self.column.addStretch()

    def fold(self, width: int) -> None:
        """Fit in so many px: what is good to know beside the key or under it, and seven groups in a row or four."""
        beside = width >= theme.px(_BESIDE)
        to_right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(to_right if beside else down)
        self._row.setAlignment(self._known, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self._known.setMinimumWidth(theme.px(280) if beside else 0)
        self._known.setMaximumWidth(theme.px(280) if beside else width)
        self._view.arrange(7 if width >= theme.px(_SEVEN) else 4)

    def ready(self) -> bool:
        """Both groups were typed over right."""
        return self._view.is_confirmed()

    def waiting_for(self) -> str:
        """Asks for the two groups."""
        return "Typ eerst de twee groepen over."

    def take_focus(self) -> None:
        """Begin at printing."""
        self._view.take_focus()


def _good_to_know() -> QWidget:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(*[theme.px(16)] * 4)
    column.setSpacing(theme.px(8))
    column.addWidget(WrapLabel("Goed om te weten", "strong"))
    for line in (
        "De sleutel opent alle dossiers. Laat hem niet op het bureau liggen.",
        "Maak er geen foto van en mail hem niet. Druk niet af naar een pdf-bestand.",
        "Geef een tweede afdruk aan iemand anders in de organisatie.",
        "Weet niemand het wachtwoord en is de sleutel weg? Dan kan niemand de dossiers nog lezen.",
    ):
        column.addWidget(WrapLabel(line, "small"))
    return card
