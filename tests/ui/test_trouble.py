"""A full disk, a folder that goes away, a wrong clock: what staff see, and that no word is lost; all of it for real."""

from __future__ import annotations

import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from intake_desktop.dossier import unsaved
from intake_desktop.errors import SpringplankError, VaultMissing
from intake_desktop.storage.still_there import VaultReplaced
from intake_desktop.ui import theme
from intake_desktop.ui.pages.list_page import ListPage
from intake_desktop.ui.parts.labels import WrapLabel
from tests.storage.test_full_disk import can_mount, fill_up, small_disk
from tests.ui.staff import PASSWORD, Office, Staff
from tests.ui.test_saving_seen import FIRST, SPACE, WORDS, answer_the_question, banner, question_at

CTRL = Qt.KeyboardModifier.ControlModifier
BOXES = pytest.mark.qt_log_ignore(r"^This plugin does not support propagateSizeHints\(\)$", extend=True)
MORE = " en lopen langs het water"


class Disk:
    """Where the vault stands; it can be full for a while."""

    def __init__(self, office: Office, place: Path, tmpfs: bool) -> None:
        self.office, self._place, self._tmpfs = office, place, tmpfs

    def fill(self) -> None:
        """Nothing can be added from now on."""
        if self._tmpfs:
            fill_up(self._place)
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def make_room(self) -> None:
        """There is room again."""
        (self._place / "ballast").unlink(missing_ok=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def as_after_a_kill(self) -> Path:
        """The folder as it would be found when the program were killed now."""
        copy = self._place.parent / "na-de-klap"
        shutil.copytree(self.office.folder, copy)
        return copy


@contextmanager
def disk_of(office: Office, place: Path) -> Iterator[Disk]:
    """A small disk of its own, where that can be made, else a limit on the size of files."""
    with ExitStack() as stack:
        tmpfs = can_mount(place.with_name("proef"))
        if tmpfs:
            stack.enter_context(small_disk(place, 16))
        else:
            place.mkdir()
        office.folder = place / "kluis"
        office.desk = office._new_desk()
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        disk = Disk(office, place, tmpfs)
        try:
            yield disk
        finally:
            disk.make_room()
            signal.signal(signal.SIGXFSZ, before)
            office.close()


@pytest.fixture
def disk(office: Office, tmp_path: Path) -> Iterator[Disk]:
    with disk_of(office, tmp_path / "schijf") as made:
        yield made


def in_a_talk(office: Office) -> Staff:
    """In the first question of a talk, with something saved already."""
    ids = office.found_with("Anna Voorbeeld")
    staff = office.unlocked()
    staff.visit("intake", ids[0], section_id=office.desk.catalog.form("brede_intake").sections[0].id)
    staff.until(lambda: staff.at() == FIRST)
    staff.type(WORDS)
    staff.until(lambda: staff.saved_words().startswith("Opgeslagen om"))
    return staff


def unsaved_words(staff: Staff) -> None:
    """Type on while nothing can be saved."""
    staff.type(MORE)
    staff.until(lambda: staff.saved_words().startswith("Niet opgeslagen sinds"))


def field(staff: Staff) -> str:
    found = QApplication.focusWidget()
    assert isinstance(found, QPlainTextEdit)
    return found.toPlainText()


def try_again_soon(staff: Staff) -> None:
    """What happens every ten seconds happens now."""
    timer = next(each for each in staff.window.findChildren(QTimer) if each.isActive() and each.interval() == 10_000)
    timer.setInterval(1)


def stored_in(office: Office, folder: Path, dossier_id: str) -> dict[str, object]:
    """What another program finds in this folder."""
    other = Office(folder.parent, office.qtbot)
    other.folder, other.clock = folder, office.clock
    other.desk = other._new_desk()
    (joke,) = other.desk.face().colleagues
    vault = other.desk.unlock(joke.slot_id, PASSWORD)
    opened = vault.run(lambda store: store.dossiers.open(vault.actor, dossier_id)).result()
    vault.close()
    return {key.question_id: each.value for found in opened.answers.values() for key, each in found.items()}


@BOXES
def test_a_disk_that_fills_up_during_a_talk_loses_no_word(disk: Disk) -> None:
    """The incident of docs/incidents/schijf-vol.md: the text stays, leaving asks first, and it saves itself."""
    staff = in_a_talk(disk.office)
    question, dossier_id = question_at(staff), staff.place().dossier_id
    disk.fill()
    unsaved_words(staff)
    assert staff.sees("Niet opgeslagen:")
    assert staff.sees(unsaved.ON_SCREEN)
    assert staff.sees("elke 10 seconden")
    assert field(staff) == WORDS + MORE
    asked = answer_the_question(staff, Qt.Key.Key_Return)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: len(asked) == 1)
    staff.window.close()
    staff.until(lambda: len(asked) == 2)
    staff.settle()
    assert staff.window.isVisible()
    staff.until(lambda: staff.at() == FIRST)  # who stays goes on typing where they were
    assert not disk.office.relaunches
    assert all("Niet opgeslagen:" in each for each in asked)
    disk.make_room()
    try_again_soon(staff)
    staff.until(lambda: banner(staff) is None and staff.saved_words().startswith("Opgeslagen om"))
    assert stored_in(disk.office, disk.as_after_a_kill(), dossier_id)[question] == WORDS + MORE
    staff.tab_to("Vergrendelen", back=True)
    staff.press(SPACE)
    staff.until(lambda: disk.office.relaunches)


def test_looking_on_a_full_disk_is_told_without_speaking_of_text(disk: Disk) -> None:
    staff = in_a_talk(disk.office)
    dossier_id = staff.place().dossier_id
    staff.tab_to("Deelnemers", back=True)
    staff.press(SPACE)
    staff.until(lambda: isinstance(staff.page(), ListPage))
    disk.fill()
    assert staff.window.frame is not None
    vault = disk.office.desk.last
    assert vault is not None
    while vault.run(lambda store: store.dossiers.next_number(vault.actor, 2026)).exception() is None:
        pass  # the last free bytes of the side file
    staff.window.frame.workplace.visit("intake", dossier_id)
    staff.until(lambda: staff.sees("ZK-105") or staff.sees("ZK-120"))
    told = " ".join(staff.read())
    assert unsaved.ON_SCREEN not in told
    assert "elke 10 seconden" not in told, "nothing is tried again here"
    disk.make_room()


def replaced(folder: Path) -> None:
    """An older copy stands in the place of the vault that is open: what was saved last is not in it."""
    copy = folder.with_name("elders")
    folder.rename(copy)
    shutil.copytree(copy, folder, ignore=shutil.ignore_patterns("*-wal", "*-shm"))


GONE: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("de map van de kluis is weg", lambda folder: folder.rename(folder.with_name("elders"))),
    ("er staat een andere kluis", replaced),
)


@BOXES
@pytest.mark.parametrize(("words", "happens"), GONE)
def test_a_vault_that_goes_away_while_it_is_open_keeps_the_text_on_the_screen(
    office: Office, words: str, happens: Callable[[Path], object]
) -> None:
    staff = in_a_talk(office)
    question, dossier_id = question_at(staff), staff.place().dossier_id
    happens(office.folder)
    unsaved_words(staff)
    assert staff.sees(f"Niet opgeslagen: {words}.")
    assert field(staff) == WORDS + MORE
    asked = answer_the_question(staff, Qt.Key.Key_Return)
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: asked)
    assert staff.window.frame is not None
    shutil.rmtree(office.folder, ignore_errors=True)
    office.folder.with_name("elders").rename(office.folder)
    try_again_soon(staff)
    staff.until(lambda: banner(staff) is None)
    assert staff.stored(dossier_id)[question] == WORDS + MORE


@pytest.mark.parametrize("error", [SpringplankError(), VaultMissing(plek="x"), VaultReplaced(plek="x")])
def test_whatever_fails_who_typed_hears_that_the_text_is_there_and_what_to_do(error: SpringplankError) -> None:
    title, meaning, remedy = unsaved.sentences(error)
    assert title.startswith("Niet opgeslagen: ")
    assert meaning == unsaved.ON_SCREEN
    assert unsaved.STAY in remedy


def test_a_clock_that_was_set_back_is_told_once_and_changes_nothing(office: Office) -> None:
    office.found_with("Anna Voorbeeld")
    office.clock.forward(days=-3)
    staff = office.unlocked()
    staff.until(lambda: staff.sees("Klopt de klok van deze computer?"))
    assert staff.sees("Het is nu 20-11-2026, 09:00, maar in deze kluis is al gewerkt op 23-11-2026 om 09:00.")
    for _ in range(2):  # the notice above it first: that no folder for copies was chosen
        staff.tab_to("Melding sluiten")
        staff.press(SPACE)
    staff.until(lambda: not staff.sees("Klopt de klok"))
    assert office.desk.used_later(office.desk.last) is not None  # type: ignore[arg-type]  # it is open
    assert staff.window.frame is not None
    staff.window.frame.workplace.visit("new")
    staff.settle()
    assert not staff.sees("Klopt de klok")
    staff.press(Qt.Key.Key_L, CTRL)
    staff.until(lambda: office.relaunches)
    office.clock.forward(minutes=1)
    staff = office.unlocked()
    staff.until(staff.arrived)
    staff.settle()
    assert not staff.sees("Klopt de klok"), "the time before was by the same clock"


def test_a_clock_that_goes_on_is_not_spoken_of(office: Office) -> None:
    office.found_with("Anna Voorbeeld")
    office.clock.forward(days=3)
    staff = office.unlocked()
    vault = office.desk.last
    assert vault is not None
    assert office.desk.used_later(vault) is None  # type: ignore[arg-type]  # the guarded one
    assert not staff.sees("Klopt de klok")


@pytest.mark.parametrize("size", [100, 200])
def test_what_a_shut_vault_says_is_whole(office: Office, size: int) -> None:
    """Once its sentences were cut through the middle of their letters."""
    office.found()
    for name in ("sleutels-a.json", "sleutels-b.json"):
        (office.folder / name).write_bytes(b"{kapot")
    theme.apply_choice("licht", size)
    staff = office.start()
    staff.until(lambda: staff.sees("Beide sleutelbestanden"))
    staff.settle()
    for label in staff.window.findChildren(WrapLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
