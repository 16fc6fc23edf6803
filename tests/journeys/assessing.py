"""A whole assessment by key presses alone: 13 domains, 24 skills, every question about hours, and the advice.

Used by the test that tells whether it all arrived, and by `python -m bench assessing`, which tells how much work it is.
Where something stands is found by its name, as somebody with a screen reader does; `until` waits for a condition.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from intake_desktop.ui.question_block import QuestionBlock
from tests.journeys.keys import Keys

ZRM_KEYS = "34354343" + "5334"
WHY_JUSTICE = "Een fictieve afspraak op dinsdag."
BEFORE_EXTRA = (("Doorwerken zonder aansporing", "C5 "), ("Omgaan met feedback en kritiek", "D4 "))
ASKED_SKILLS = 22
WORK = {
    "leerwens": ("1",),
    "begeleidingsbehoefte": ("2",),
    "begeleiding_waarvoor": ("uitleg bij iets nieuws",),
    "begeleiding_haalbaar": ("1",),
    "aanpassing": ("1",),
    "ggz": ("2",),
    "huidige_plek": ("4",),
}
HOURS = {
    "uren_per_dag_nu": ("4",),
    "dagen_per_week_nu": ("3",),
    "uren_per_week_nu": ("12",),
    "aaneengesloten_minuten": ("60",),
    "aaneengesloten_begeleiding": ("2",),
    "extra_pauzes_per_dagdeel": ("1",),
    "minuten_per_pauze": ("10",),
    "hersteldag_nodig": ("1",),
    "beschikbaarheidsraster": ("Space", "Right", "Space", "Right", "Space", "Right", "Space", "Space"),
    "vroegste_start": ("9:00",),
    "laatste_einde": ("17:00",),
    "avond": ("2",),
    "nacht": ("2",),
    "blokkades": ("Space", "Down", "Tab", "2"),
    "presentie_weken": ("8",),
    "afgesproken_dagdelen": ("24",),
    "gerealiseerde_dagdelen": ("22",),
    "fluctuatie": ("1",),
    "weken_stabiel": ("8",),
    "enkele_reis_max": ("30",),
    "afstand_max": ("10",),
    "vervoer": ("2",),
    "doel_uren_per_week": ("16",),
    "doel_uren_per_dag": ("4",),
    "doel_datum": ("1-5-2027",),
    "opbouwstappen": ("Space", "1-2-2027", "Tab", "4", "Tab", "4"),
    "externe_urenbeperking": ("1",),
}
ADVICE = {
    "keuze": ("Down", "Down", "Down", "Down"),
    "motivatie": ("past bij de uren van nu",),
    "mening_deelnemer": ("mee eens",),
    "meelezer": ("Noor Verzonnen",),
    "herzien_op": ("1-6-2027",),
    "geld_besproken": ("1",),
    "terugweg": ("2",),
    "terugweg_woorden": ("Omar belt",),
    "terugweg_tot": ("1-6-2027",),
    "gaat_goed": ("Space", "komt op tijd"),
    "steun_die_werkt": ("Space", "een lijstje"),
    "vragen_aan_ontvanger": ("Space", "kan dit in mei?"),
    "tekst_wr": ("geen",),
}
"""Of every question its keys: a name of a key, or letters."""
NAMED = frozenset({"Space", "Right", "Down", "Tab"})
MOST = 60


@dataclass
class Assessing:
    """Somebody at the keyboard who makes an assessment; `parts` holds name, presses and seconds of each part."""

    keys: Keys
    until: Callable[[Callable[[], bool]], object]
    parts: list[tuple[str, int, float]] = field(default_factory=list)
    matrix: int = 0
    """Presses for 13 domains in the overview; the letters of the sentence that turns one on do not count."""

    def whole(self) -> None:
        """From the purpose of the ZRM to the last question of the advice."""
        for name, walk in (
            ("ZRM: 13 domeinen", self.zrm),
            ("Werkvaardigheden: 24 punten", self.skills),
            ("Werkvaardigheden: vragen over werk", self.work),
            ("Uren: alle vragen", lambda: self.answer_all(HOURS)),
            ("Advies: alle vragen", self.advice),
        ):
            before, started = self.keys.presses, time.monotonic()
            walk()
            self.parts.append((name, self.keys.presses - before, time.monotonic() - started))

    def zrm(self) -> None:
        """The purpose, eight levels, one domain without a level and why, and Justitie turned on with a sentence."""
        keys = self.keys
        keys.expect("Brede intake")
        keys.press("1")
        keys.press("Ctrl+Return")
        keys.expect("Financiën, 5, volledig zelfredzaam")
        before = keys.presses
        keys.press("Ctrl+O")
        keys.tab_to("Hier invullen")
        keys.press("Space")
        for digit in ZRM_KEYS[:7]:
            keys.press(digit)
        keys.press("0")
        keys.press("2")
        for digit in ZRM_KEYS[8:]:
            keys.press(digit)
        keys.expect("Justitie, uit")
        keys.press("Return")
        keys.type(WHY_JUSTICE)
        keys.tab_to("Aanzetten")
        keys.press("Space")
        keys.press("4")
        self.matrix = keys.presses - before - len(WHY_JUSTICE)

    def skills(self) -> None:
        """Every point a level, the two extra ones too."""
        keys = self.keys
        keys.press("Ctrl+3")
        self.at_start("Op tijd komen en aanwezig zijn")
        for number in range(ASKED_SKILLS):
            keys.press("4" if number % 6 == 5 else "3")
            row = next((code for words, code in BEFORE_EXTRA if keys.at().startswith(words)), None)
            if row is not None:
                while not keys.at().startswith(row):
                    keys.press("Backtab")
                keys.press("Down")
                keys.press("Space")
                keys.press("3")
            if number < ASKED_SKILLS - 1:
                keys.press("Ctrl+Return")

    def work(self) -> None:
        """The plain questions after the points."""
        self.keys.press("Ctrl+PgDown")
        self.answer_all(WORK)

    def advice(self) -> None:
        """By the wish and the destinations to the choice, and every question after it."""
        keys = self.keys
        keys.press("Ctrl+5")
        self.at_start("U0 Inloop")
        keys.press("Ctrl+Return")
        keys.expect("Keuze van de begeleider")
        self.answer_all(ADVICE)

    def answer_all(self, asked: dict[str, tuple[str, ...]]) -> None:
        """Answer each of these where the keyboard comes to it. Raises AssertionError when it never comes to one."""
        left = dict(asked)
        for _ in range(MOST):
            block = focused_block()
            if block is None or not left:
                break
            for key in left.pop(block.key.question_id, ()):
                self.keys.press(key) if key in NAMED else self.give(key)
            self.keys.press("Ctrl+Return")
            QApplication.processEvents()
        if left:
            raise AssertionError(f"never came to {list(left)}; the keyboard is at {self.keys.at()}")

    def give(self, text: str) -> None:
        """Type this, or in a list of choices walk to it."""
        if isinstance(QApplication.focusWidget(), QComboBox):
            self.keys.press("Down", int(text))
        else:
            self.keys.type(text)

    def at(self, name: str) -> None:
        """Wait until the keyboard is at this name."""
        self.until(lambda: QApplication.focusWidget() is not None and self.keys.at() == name)

    def at_start(self, start: str) -> None:
        """The same, for names that tell a state as well."""
        self.until(lambda: QApplication.focusWidget() is not None and self.keys.at().startswith(start))


def focused_block() -> QuestionBlock | None:
    """The question that has the keyboard, as somebody at the screen sees it."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QuestionBlock):
        widget = widget.parentWidget()
    return widget
