"""Herstelsleutel in Beheer: when it was made and rehearsed, rehearsing it now, and making a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.dossier.recovery import RecoveryState
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background, theme
from intake_desktop.ui.pages.manage_card import ManageCard
from intake_desktop.ui.pages.recovery_new import NewKeyPanel
from intake_desktop.ui.pages.recovery_rehearsal import RehearsalPanel
from intake_desktop.ui.parts.ask import Ask
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.flow import FlowLayout
from intake_desktop.ui.parts.labels import Sign, WrapLabel
from intake_desktop.ui.told import Told
from intake_desktop.ui.workplace import Workplace

ABOUT = "Met de herstelsleutel op papier gaat de kluis open als niemand het wachtwoord nog weet."
PRACTICE = "De oefenkluis heeft geen herstelsleutel nodig: het wachtwoord staat op het openingsscherm."
REHEARSE, NEW = "Herstelsleutel oefenen", "Nieuwe herstelsleutel maken"
SURE = (
    "De oude herstelsleutel werkt daarna niet meer. Heeft iemand anders een tweede papier? Dan moet dat ook vervangen. "
    "Oude reservekopieën gaan nog open met de sleutel van toen."
)
USED = "De herstelsleutel is gebruikt op {day}, en nog niet vervangen. Maak nu een nieuwe."
OLD = "Dat is meer dan een jaar geleden. Pak het papier erbij en oefen: dan weet je dat het klopt en waar het ligt."
NEVER = "Pak het papier erbij en oefen: dan weet je dat het klopt en waar het ligt."
GOOD = "Het papier klopt, en je weet waar het ligt."


class RecoveryCard(ManageCard):
    """Shows no key by itself; a panel is made when somebody asks for it and forgets all when it goes."""

    name = "Herstelsleutel"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._panel: QWidget | None = None
        self._sign = Sign("info", "info")
        self._first = WrapLabel("", "strong")
        self._told = Told("", "small")
        self._rehearse = outlined(REHEARSE, "key")
        self._new = outlined(NEW, "plus")
        self._lay_out()
        self._rehearse.clicked.connect(self._on_rehearse)
        self._new.clicked.connect(self._on_new)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._first, 1)
        self.column.addWidget(WrapLabel(PRACTICE if self.workplace.desk.practice else ABOUT))
        self.column.addLayout(head)
        self.column.addWidget(self._told)
        buttons = FlowLayout(gap=12)
        for button in (self._rehearse, self._new):
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        for part in (self._sign, self._first, self._rehearse, self._new):
            part.hide()  # until it is known how it stands

    def arrive(self) -> None:
        """Ask how it stands."""
        desk, vault = self.workplace.desk, self.workplace.vault
        if not desk.practice:
            background.run(lambda: desk.recovery_state(vault), self._show_state, self._on_error, self)

    def leave(self) -> None:
        """What was typed or shown is forgotten."""
        self._put_away()

    def _on_error(self, error: SpringplankError) -> None:
        self._told.say(str(error), "error")
        self.rebuilt.emit()

    def _show_state(self, state: RecoveryState) -> None:
        now = self.workplace.now()
        last = f"{state.rehearsed:%d-%m-%Y}" if state.rehearsed else ""
        first = f"Voor het laatst geoefend op {last}" if last else "Nog niet geoefend met deze sleutel"
        late = state.to_rehearse(now)
        kind = "warn" if late or state.used else "ok" if last else "info"
        words = (OLD if last else NEVER) if late or not last else GOOD
        if state.used:
            words = USED.format(day=f"{state.used:%d-%m-%Y}")
        self._sign.show_icon({"warn": "warning", "ok": "check-disc", "info": "info"}[kind], kind)
        self._first.setText(first)
        self._told.say(words, "warn" if kind == "warn" else "small")
        for part in (self._sign, self._first):
            part.show()
        self._offer(self._panel is None)

    def _offer(self, offered: bool) -> None:
        for button in (self._rehearse, self._new):
            button.setVisible(offered)
        self.rebuilt.emit()

    def _open_panel(self, panel: QWidget) -> None:
        self._put_away()
        self._panel = panel
        self.column.addWidget(panel)
        self._offer(False)
        panel.show()

    def _put_away(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.hide()
            self.column.removeWidget(panel)
            panel.deleteLater()

    def _back_to(self, button: QWidget) -> None:
        self._put_away()
        self._offer(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rehearse(self) -> None:
        panel = RehearsalPanel(self.workplace)
        panel.ended.connect(lambda: self._back_to(self._rehearse))
        panel.rehearsed.connect(self._show_state)
        self._open_panel(panel)
        panel.take_focus()

    def _on_new(self) -> None:
        ask = Ask(SURE, (("Nieuwe sleutel tonen", self._on_sure), ("Niet doen", lambda: self._back_to(self._new))))
        self._open_panel(ask)
        ask.take_focus()

    def _on_sure(self) -> None:
        panel = NewKeyPanel(self.workplace)
        panel.ended.connect(lambda: self._back_to(self._new))
        panel.renewed.connect(self._show_state)
        self._open_panel(panel)
        panel.take_focus()
