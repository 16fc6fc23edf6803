"""Pictures of putting a backup copy back, step by step, with what can be wrong on the way; and of a shut door."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from intake_desktop.dossier.backups import BackupState, FormerFolder
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.restoring import CopyInside, Kin
from intake_desktop.errors import KeyFilesDamaged
from intake_desktop.ui.pages import restore_choose, restore_inside, restore_open
from intake_desktop.ui.pages.move_card import FOLDER, GO, START, STAY, MoveCard
from intake_desktop.ui.pages.recovery_card import NEW, REHEARSE, RecoveryCard
from intake_desktop.ui.pages.restore_page import RestorePage
from intake_desktop.ui.pages.shut import ShutPage
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.window import MainWindow

IN_BEHEER = "13-beheer-reservekopieen-resten 13-beheer-oefenen 13-beheer-nieuwe-herstelsleutel 13-beheer-verhuizen"
"""The pictures of cards, by the beginning of their names."""
Settle = Callable[[], None]
Keep = Callable[[MainWindow, str], None]
LOOKS = (("", "licht", 100), ("-donker", "donker", 100), ("-200procent", "licht", 200))
PLACE = "/media/joris/usb-stick"
_CARDS = {"13-beheer-oefenen": REHEARSE, "13-beheer-nieuwe-herstelsleutel": NEW, "13-beheer-verhuizen": START}
_LONGEST = 120.0


def draw(window: MainWindow, stick: Path, password: str, settle: Settle, keep: Keep) -> None:
    """At the door of a closed vault of which there are copies on this stick; nothing is put in place."""
    _age(stick)
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        window._restore()
        settle()
        page = window.centralWidget()
        assert isinstance(page, RestorePage)  # noqa: S101 - it was just asked for
        keep(window, f"25-terugzetten{ending}")
        _fill(window, restore_choose.FOLDER, str(stick))
        _press(window, restore_choose.FIND)
        _wait(window, settle, restore_choose.CHECK)
        _fill(window, restore_choose.FOLDER, PLACE, quietly=True)
        keep(window, f"25-terugzetten-kiezen{ending}")
        _press(window, restore_choose.CHECK)
        _wait(window, settle, restore_open.OPEN)
        keep(window, f"25-terugzetten-wachtwoord{ending}")
        _fill_password(window, password)
        _press(window, restore_open.OPEN)
        _wait(window, settle, restore_inside.PUT)
        keep(window, f"25-terugzetten-kijken{ending}")
        _other(window, page, settle)
        keep(window, f"25-terugzetten-andere-kluis{ending}")
        window.setCentralWidget(ShutPage(KeyFilesDamaged(), can_restore=True))
        settle()
        keep(window, f"25-dicht{ending}")
    window.change_settings(replace(window.settings, theme="licht", text_size=100))


def beheer(window: MainWindow, stick: Path, settle: Settle, keep: Keep) -> None:
    """What Beheer tells of copies that are left, the rehearsal of the key on paper, a new one, and moving."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    now = window._now()
    former = FormerFolder(Path("/media/joris/oude-stick"), now - timedelta(days=20), 4)
    state = BackupState(Path(PLACE), now - timedelta(hours=2), copies=9, reachable=True, former=(former,), ahead=2)
    for ending, look, text_size in LOOKS:
        window.change_settings(replace(window.settings, theme=look, text_size=text_size))
        for name, card in _CARDS.items():
            window.frame.show_place(Place("manage"))
            _wait(window, settle, REHEARSE)
            window.frame.workplace.backups._on_done(state)
            settle()
            if card is REHEARSE:
                keep(window, f"13-beheer-reservekopieen-resten{ending}")
            _press(window, card)
            settle()
            if card is NEW:
                _press(window, "Nieuwe sleutel tonen")
                settle()
            if card is START:
                _move(window, stick, settle)
            _scroll_to(window, name, settle)
            keep(window, f"{name}{ending}")
            if card is START:
                _press(window, STAY)
                _wait(window, settle, START)
    window.change_settings(replace(window.settings, theme="licht", text_size=100))


def _move(window: MainWindow, stick: Path, settle: Settle) -> None:
    """To the steps that are told after the copy was made."""
    for former_copy in stick.iterdir():
        shutil.rmtree(former_copy)
    _fill(window, FOLDER, str(stick))
    _press(window, GO)
    _wait(window, settle, STAY)
    _invent(window, stick)


def _scroll_to(window: MainWindow, name: str, settle: Settle) -> None:
    """Until the card of this picture stands at the top."""
    which = MoveCard.name if name.endswith("verhuizen") else RecoveryCard.name
    card = next(each for each in window.findChildren(QWidget, f"beheer-{which}") if each.isVisible())
    around: QWidget | None = card
    while around is not None and not isinstance(around, ScrollArea):
        around = around.parentWidget()
    assert isinstance(around, ScrollArea)  # noqa: S101 - the room scrolls
    content = around.widget()
    assert content is not None  # noqa: S101 - with what it scrolls
    around.verticalScrollBar().setValue(card.mapTo(content, card.rect().topLeft()).y() - 16)
    settle()


def _invent(window: MainWindow, stick: Path) -> None:
    """Where the copy of these pictures stands for a moment is of no use to anybody."""
    for label in window.findChildren(QLabel):
        if str(stick) in label.text():
            label.setText(label.text().replace(str(stick), PLACE))


def _age(stick: Path) -> None:
    """Beside the copy two older ones, the oldest damaged; only their names and lists say when they were made."""
    (newest,) = stick.glob("springplank-*")
    listed = (newest / "reservekopie.json").read_text("ascii")
    for days in (1, 8):
        older = f"{newest.name[:20]}{int(newest.name[20:22]) - days:02}{newest.name[22:]}"
        shutil.copytree(newest, stick / older)
        text = listed.replace(newest.name[12:22], older[12:22])
        (stick / older / "reservekopie.json").write_text(text, "ascii")
    (stick / older / "kluis.db").unlink()


def _other(window: MainWindow, page: RestorePage, settle: Settle) -> None:
    """The question before a copy of another vault is put in place."""
    now = window._now()
    inside = CopyInside(
        now - timedelta(days=1), "0.6.0", "De Werkbank (fictief)", 12, now - timedelta(days=1), True, Kin.OTHER
    )
    page._steps._on_looked(inside)
    settle()
    _press(window, restore_inside.PUT)
    settle()


def _fill(window: MainWindow, name: str, text: str, quietly: bool = False) -> None:
    line = next(each for each in window.findChildren(QLineEdit) if each.accessibleName() == name and each.isVisible())
    line.blockSignals(quietly)
    line.setText(text)
    line.setCursorPosition(0)
    line.blockSignals(False)


def _fill_password(window: MainWindow, password: str) -> None:
    for line in window.findChildren(QLineEdit):
        if line.isVisible() and line.accessibleName().startswith("Wachtwoord van"):
            line.setText(password)


def _press(window: MainWindow, words: str) -> None:
    next(each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text() == words).click()


def _wait(window: MainWindow, settle: Settle, words: str) -> None:
    """Until a button with these words stands there and can be pressed."""
    end = time.monotonic() + _LONGEST
    while True:
        settle()
        buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text() == words]
        if buttons and buttons[0].isEnabled():
            return
        if time.monotonic() > end:
            raise TimeoutError([label.text() for label in window.findChildren(QLabel) if label.isVisible()])
