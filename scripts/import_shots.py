"""For `make screenshots`: reading a list in, from choosing the file to what became of it, in every look."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from exchange_shots import named
from intake_desktop.dossier.bringing_in import BroughtIn
from intake_desktop.dossier.model import Place
from intake_desktop.ui.pages.import_file import ImportFile
from intake_desktop.ui.pages.import_page import ImportPage
from intake_desktop.ui.window import MainWindow

LOOKS = (("-donker", "donker", 100), ("-200procent", "licht", 200), ("", "licht", 100))
HEAD = "Roepnaam;Voorvoegsel;Achternaam;Geboortedatum;Trajectbegeleider;Resultaatgebied;Soort;BSN;E-mail thuis"
ROWS = (
    "Renée;van der;Verzonnen-Çelik;14-3-1992;{joris};meedoen;maatwerk;;",
    "Jamila;;Voorbeeld;14-3-1992;{joris};meewerken;maatwerk;;",
    "Wilhelmina-Alexandrina;van den;Bedenksel-Fictiefenburg;mei 1968;{joris};arbeidsmatige activering;maatwerk;;",
    "Bram;;Fictief;31-2-1980;{joris};inloop;inloop;;",
    "Sofie;de;Test;1-1-75;Kees Onbekend;werken;maatwerk;;",
    "Renee;van der;Verzonnen-Çelik;;{joris};meedoen;maatwerk;;",
    ";;;12-12-1980;{joris};;maatwerk;;",
    "Yara;el;Proef;1980;;nog niet bekend;;;",
    "Oma;;Voorbeeld;1-1-2015;{joris};inloop;inloop;;",
    "Teun;;Fictief;8-8-1988;{joris};meedoen;maatwerk;;",
)
Keep = Callable[[MainWindow, str], None]


def draw(window: MainWindow, settle: Callable[[], None], keep: Keep) -> None:
    """The empty page, the rows with mistakes and doubts, and the end; nobody is really added."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lijst.csv"
        name = window.frame.workplace.vault.colleague.name
        path.write_text("\r\n".join((HEAD, *ROWS, "")).format(joris=name), "utf-8-sig")
        for ending, look, text_size in LOOKS:
            window.change_settings(replace(window.settings, theme=look, text_size=text_size))
            window.frame.show_place(Place("import"))
            settle()
            page = next(each for each in window.frame.findChildren(ImportPage) if each.isVisible())
            for part in page.findChildren(ImportFile):
                part.fill(Path("Documenten") / "lijst.csv", Path("Documenten"))
            settle()
            keep(window, f"24-inlezen-leeg{ending}")
            page._on_read(window.desk.read_list(window.frame.workplace.vault, path, "maatwerk"))
            settle()
            keep(window, f"24-inlezen-regels{ending}")
            _added(window, page, ending, settle, keep)


def _added(window: MainWindow, page: ImportPage, ending: str, settle: Callable[[], None], keep: Keep) -> None:
    """What became of it, on the page and for who went elsewhere meanwhile."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    assert page._preview is not None  # noqa: S101 - it was just read
    bringing, rows = window.frame.workplace.bringing, page._preview.model.rows
    bringing.rows, bringing.chosen = rows, page._preview.model.chosen()
    bringing.end(BroughtIn(frozenset(row.line for row in bringing.chosen)))
    settle()
    keep(window, f"24-inlezen-klaar{ending}")
    named(window, QAbstractButton, "Andere lijst").click()
    settle()
    window.frame.show_place(Place("list"))
    bringing.rows, bringing.chosen = rows, rows[:3]
    bringing.end(BroughtIn(frozenset(row.line for row in rows[:2]), stopped=True))
    settle()
    keep(window, f"24-inlezen-elders{ending}")
    bringing.seen()
