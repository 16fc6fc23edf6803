"""For `make screenshots`: every section of the intake at its full length, as one would see it by scrolling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize

from intake_desktop.dossier.model import Place
from intake_desktop.ui import theme
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.section_view import SectionView
from intake_desktop.ui.window import MainWindow

FORM = "brede_intake"
AROUND, HIGHEST = 330, 5_000
"""Pixels above and below the questions, and the most that one picture is high."""


def draw(
    window: MainWindow, dossier_id: str, settle: Callable[[], None], keep: Callable[[MainWindow, str], None]
) -> None:
    """A picture per section, numbered in the order of the talk; the window is as high as its questions."""
    theme.apply_choice("licht", 100)
    usual = window.size()
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("intake", dossier_id))
    settle()
    page = window.findChild(DossierPage)
    assert page is not None  # noqa: S101 - it was just opened
    assert page._session is not None  # noqa: S101 - it stands open
    for number, section in enumerate(page._session.catalog.form(FORM).sections, start=1):
        window.frame.show_place(Place("intake", dossier_id, FORM, section.id))
        settle()
        views = [view for view in window.findChildren(SectionView) if view.isVisible()]
        window.resize(QSize(usual.width(), min(HIGHEST, max(usual.height(), views[0].height() + AROUND))))
        settle()
        keep(window, f"intake/{number:02d}-{section.id.replace('_', '-')}")
        window.resize(usual)
