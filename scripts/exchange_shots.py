"""Pictures of exchanging: to a recipient up to the code, and the participant's own copy in every look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from intake_desktop.dossier.model import Place
from intake_desktop.ui.window import MainWindow

Settle = Callable[[], None]
Keep = Callable[[MainWindow, str], None]
LONGEST_MS = 10_000
BEING_MADE = "Het voorbeeld wordt gemaakt."
Control = TypeVar("Control", bound=QWidget)
LOOKS = (("-donker", "donker", 100), ("-200procent", "licht", 200), ("", "licht", 100))


def draw(window: MainWindow, folder: Path, settle: Settle, keep: Keep) -> None:
    """Everything of the dossier that is open; ends in the light look at 100 %."""
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        settle()
        own_copy(window, ending, settle, keep)
    _enter_again(window)
    settle()
    to_partner(window, folder, settle, keep)


def _enter_again(window: MainWindow) -> None:
    """The page as it is for who comes in: nothing chosen yet."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    place = window.frame.place()
    window.frame.show_place(Place("list"))
    window.frame.show_place(Place("exchange", place.dossier_id))


def own_copy(window: MainWindow, ending: str, settle: Settle, keep: Keep) -> None:
    """The passages that a person reads first, and how the participant wants it."""
    named(window, QAbstractButton, "De deelnemer zelf").click()
    named(window, QAbstractButton, "Volgende").click()
    wait_for_pages(window, settle)
    keep(window, f"10c-eigen-exemplaar-nalezen{ending}")
    named(window, QAbstractButton, "Ik heb deze passages nagelezen").click()
    named(window, QAbstractButton, "Volgende").click()
    wait_for_pages(window, settle)
    keep(window, f"10c-eigen-exemplaar-papier{ending}")
    named(window, QAbstractButton, "Alleen de samenvatting, op papier").click()
    wait_for_pages(window, settle)
    keep(window, f"10c-eigen-exemplaar-samenvatting{ending}")


def to_partner(window: MainWindow, folder: Path, settle: Settle, keep: Keep) -> None:
    """Through the steps of exchanging, up to the code."""
    named(window, QAbstractButton, "Buurtteam").click()
    write(window, "Naam van de organisatie", "Buurtteam Oost (voorbeeld)")
    for name, shot in (("Volgende", "10a-uitwisselen-wat-gaat-mee"), ("Volgende", "10-uitwisselen-besproken")):
        named(window, QAbstractButton, name).click()
        wait_for_pages(window, settle)
        keep(window, shot)
    choose_first_of_each(window)
    named(window, QAbstractButton, "Vandaag: Besproken met Jamila op").click()
    write(window, "Map", str(folder))
    named(window, QAbstractButton, "Bestand maken").click()
    wait_for_pages(window, settle)
    keep(window, "10b-uitwisselen-code")


def named(window: MainWindow, kind: type[Control], name: str) -> Control:
    """The control that can be used and is called this, on itself or for a screen reader. Raises LookupError."""
    for widget in window.findChildren(kind):
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if widget.isVisible() and widget.isEnabled() and name in {widget.accessibleName(), text}:
            return widget
    raise LookupError(name)


def write(window: MainWindow, name: str, words: str) -> None:
    """Replace what stands in a field."""
    field = named(window, QLineEdit, name)
    field.selectAll()
    QTest.keyClicks(field, words)


def choose_first_of_each(window: MainWindow) -> None:
    """In every group of radio buttons that can be seen, the first one."""
    chosen: list[QWidget | None] = []
    for button in window.findChildren(QAbstractButton):
        around = button.parentWidget()
        if button.isVisible() and "Radio" in type(button).__name__ and around not in chosen:
            chosen.append(around)
            button.click()


def wait_for(holds: Callable[[], bool], settle: Settle) -> None:
    """Until this holds, or as long as anybody waits."""
    whole = QElapsedTimer()
    whole.start()
    while not holds() and whole.elapsed() < LONGEST_MS:
        settle()
    settle()


def wait_for_pages(window: MainWindow, settle: Settle) -> None:
    """Until the pages that the recipient will see stand beside the steps."""
    whole = QElapsedTimer()
    whole.start()
    while whole.elapsed() < LONGEST_MS:
        settle()
        if not any(label.isVisible() and label.text() == BEING_MADE for label in window.findChildren(QLabel)):
            return
