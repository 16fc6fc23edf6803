"""The foot of exchanging: what the button does in each step, and the tick without which nobody leaves the code."""

from __future__ import annotations

from intake_desktop.ui.pages.exchange_draft import Draft
from intake_desktop.ui.pages.footer import Footer
from intake_desktop.ui.parts.check import CheckBox

WHO, WHAT, TALKED, CODE = range(4)
_PASSED_ON = "Code is langs een andere weg doorgegeven"
_BUSY = ("Het bestand wordt gemaakt.", "Het exemplaar wordt gemaakt.")


class ExchangeFooter(Footer):
    """Knows the steps; the page says in which one somebody is."""

    def __init__(self) -> None:
        super().__init__("Volgende")
        self.tick = CheckBox(_PASSED_ON)
        self.put(self.tick)

    def settle(self, step: int, called: str, busy: bool, draft: Draft) -> None:
        """Show this step. called: the participant at the start of a sentence."""
        on_paper = draft.on_paper
        last = step == CODE
        self.previous.setVisible(not last)
        self.previous.setEnabled(not busy)
        self.forward.setEnabled(not busy and (not last or not draft.with_code or self.tick.isChecked()))
        words = {TALKED: "Afdrukken" if on_paper else "Bestand maken", CODE: "Klaar"}.get(step, "Volgende")
        self.name_forward(words, "check" if last else "chevron-right")
        self.tick.setVisible(last and draft.with_code)
        hints = {WHAT: f"{called} leest mee en mag nee zeggen.", TALKED: "Lees het samen."}
        self.say(_BUSY[on_paper] if busy else hints.get(step, ""))
