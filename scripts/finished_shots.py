"""For `make screenshots`: the review of a dossier, and an intake and an advice after they were finished there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.versions import Versions
from intake_desktop.ui.pages.dossier_page import DossierPage
from intake_desktop.ui.window import MainWindow

FORMS = ("brede_intake", "advies")
PLACES = (
    ("17-nakijken", Place("review")),
    ("18-vastgesteld", Place("intake")),
    ("18-vastgesteld-advies", Place("advice", question_id="U3")),
)
AGAIN = Place("intake", form_id=FORMS[0], question_id="kost_energie")


def draw(window: MainWindow, settle: Callable[[], None], keep: Callable[[MainWindow, str], None]) -> None:
    """Finish two forms of the dossier that is open, and keep what stands on the screen then."""
    page = _dossier(window)
    for form_id in FORMS:
        _versions(page).take(_versions(page).finish(form_id).result())
    settle()
    for name, place in PLACES:
        _in_every_look(window, name, replace(place, dossier_id=page.dossier_id), settle, keep)
    page = _dossier(window)  # another look makes the pages anew
    _versions(page).take(_versions(page).again(FORMS[0], take_over=True).result())
    settle()
    _in_every_look(window, "19-nieuw-gesprek", replace(AGAIN, dossier_id=page.dossier_id), settle, keep)


def _dossier(window: MainWindow) -> DossierPage:
    return next(page for page in window.findChildren(DossierPage) if page.isVisible())


def _versions(page: DossierPage) -> Versions:
    assert page._session is not None  # noqa: S101 - it stands open
    return page._session.versions


def _in_every_look(
    window: MainWindow, name: str, place: Place, settle: Callable[[], None], keep: Callable[[MainWindow, str], None]
) -> None:
    """Light, dark and at 200 % text."""
    for ending, look, text_size in (("", "licht", 100), ("-donker", "donker", 100), ("-200procent", "licht", 200)):
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        assert window.frame is not None  # noqa: S101 - the vault is open
        window.frame.show_place(place)
        settle()
        keep(window, f"{name}{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
    settle()
