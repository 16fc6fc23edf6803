"""What stands in the window while the vault is closed: unlocking, the first start, or why nobody can come in now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from intake_desktop.errors import KeyFilesDamaged, SpringplankError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from intake_desktop.dossier.desk import Desk
    from intake_desktop.dossier.face import Face
    from intake_desktop.dossier.ports import Vault
    from intake_desktop.dossier.whereabouts import VaultAway


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a door leads: into the open vault, to the other vault, to the same door anew; and who came in.

    `restore`: somebody has a backup copy.
    """

    opened: Callable[[Vault], None]
    practise: Callable[[], None]
    again: Callable[[], None]
    chosen: Callable[[str], None]
    restore: Callable[[], None]


@runtime_checkable
class Door(Protocol):
    """A page before the vault is open that can tell that a file waits."""

    def tell_waiting(self, waits: bool) -> None: ...


def tell_waiting(here: QWidget | None, waits: bool) -> None:
    """Say at the door that a file waits; nothing where there is no door."""
    if isinstance(here, Door):
        here.tell_waiting(waits)


def door(desk: Desk, last_slot: str, ways: Ways) -> QWidget:
    """The page to show now."""
    try:
        face = desk.face()
    except SpringplankError as error:
        return _shut(desk, error, ways)
    if face.exists and not face.colleagues:
        return _shut(desk, KeyFilesDamaged(), ways)
    if face.exists:
        return _unlock(desk, face, last_slot, ways)
    if desk.practice:
        from intake_desktop.ui.pages.practice_start import PracticeStartPage

        start = PracticeStartPage(desk)
        start.opened.connect(ways.opened)
        return start
    away = desk.away(opened_before=bool(last_slot))
    if away is not None:
        return _away(desk, away, ways)
    from intake_desktop.ui.pages.first_start import FirstStartPage

    first = FirstStartPage(desk)
    first.opened.connect(ways.opened)
    first.practise.connect(ways.practise)
    first.restore.connect(ways.restore)
    return first


def _unlock(desk: Desk, face: Face, last_slot: str, ways: Ways) -> QWidget:
    from intake_desktop.ui.pages.unlock import UnlockPage

    unlock = UnlockPage(desk, face, last_slot)
    unlock.chosen.connect(ways.chosen)
    unlock.opened.connect(ways.opened)
    unlock.practise.connect(ways.practise)
    unlock.restore.connect(ways.restore)
    return unlock


def _away(desk: Desk, away: VaultAway, ways: Ways) -> QWidget:
    """A vault was opened here before: no empty one comes in its place by itself."""
    from intake_desktop.ui.pages.away_page import AwayPage

    page = AwayPage(desk, away)
    page.again.connect(ways.again)
    return page


def _shut(desk: Desk, error: SpringplankError, ways: Ways) -> QWidget:
    """The vault is there but nobody can open it now: say why, and ask for no password in vain."""
    from intake_desktop.ui.pages.shut import ShutPage

    shut = ShutPage(error, can_restore=not desk.practice)
    shut.again.connect(ways.again)
    shut.restore.connect(ways.restore)
    return shut


def restoring(desk: Desk, now: Callable[[], datetime], ways: Ways) -> QWidget:
    """Somebody has a backup copy; going back shows the door that stands there then."""
    from intake_desktop.ui.pages.restore_page import RestorePage

    page = RestorePage(desk, now)
    page.opened.connect(ways.opened)
    page.cancelled.connect(ways.again)
    return page
