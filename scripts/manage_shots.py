"""For `make screenshots`: the room Beheer, the self-test when all is well and when it is not, in every look."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from book_shots import LOOKS, Keep
from intake_desktop.dossier.checked import ALL_GOOD
from intake_desktop.dossier.model import Place
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring import self_test_way

PLACE = "/gebruikers/joris/Springplank"
_ABOVE = 120
_LONGEST = 180.0
"""Seconds that the self-test may take here."""


def draw(window: MainWindow, folder: Path, settle: Callable[[], None], keep: Keep) -> None:
    """The room as it is entered, a licence, the table of a good computer, and that of a damaged program."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        settle()
        window.frame.show_place(Place("manage"))
        _wait(window, settle, lambda: bool(window.findChildren(QComboBox, "licence-of")) and _reads(window, "OpenSSL"))
        _invent_places(window, folder)
        keep(window, f"13-beheer{ending}")
        _press(window, "about-licences")
        settle()
        _show(window, "licence-of", settle)
        keep(window, f"13-beheer-licentie{ending}")
    whole = self_test_way.EXAMPLE
    for name, example in (("13-beheer-zelftest", whole), ("13-beheer-zelftest-fout", "is-er-niet.json")):
        self_test_way.EXAMPLE = example
        _test(window, settle)
        _invent_places(window, folder)
        _show(window, "self-test", settle)
        keep(window, name)
    self_test_way.EXAMPLE = whole


def _test(window: MainWindow, settle: Callable[[], None]) -> None:
    """Run it once, in the look of that moment, until its end."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    window.frame.show_place(Place("manage"))
    settle()
    _press(window, "self-test")
    _wait(window, settle, lambda: _reads(window, ALL_GOOD) or _reads(window, "Kijk bij:"))


def _wait(window: MainWindow, settle: Callable[[], None], holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _LONGEST
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError([label.text() for label in window.findChildren(QLabel) if label.isVisible()])
        settle()


def _reads(window: MainWindow, words: str) -> bool:
    return any(words in label.text() for label in window.findChildren(QLabel) if label.isVisible())


def _press(window: MainWindow, name: str) -> None:
    next(each for each in window.findChildren(QAbstractButton, name) if each.isVisible()).click()


def _show(window: MainWindow, name: str, settle: Callable[[], None]) -> None:
    """Scroll until this control stands near the top."""
    found = next(each for each in window.findChildren(QWidget, name) if each.isVisible())
    around: QWidget | None = found
    while around is not None and not isinstance(around, ScrollArea):
        around = around.parentWidget()
    assert isinstance(around, ScrollArea)  # noqa: S101 - the room scrolls
    content = around.widget()
    assert content is not None  # noqa: S101 - with what it scrolls
    top = found.mapTo(content, found.rect().topLeft()).y()
    around.verticalScrollBar().setValue(max(0, top - _ABOVE))
    settle()


def _invent_places(window: MainWindow, folder: Path) -> None:
    """Where the vault of these pictures stands for a moment is of no use to anybody."""
    for label in window.findChildren(QLabel):
        if str(folder) in label.text():
            label.setText(label.text().replace(str(folder), PLACE))
