"""The cover over words that cannot be saved: whoever knows the password comes back to them, whatever the disk does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.staff import PASSWORD, Office
from tests.ui.test_saving_seen import FIRST, WORDS, banner
from tests.ui.test_sleeping import covered, nothing_to_read
from tests.ui.test_trouble import GONE, MORE, field, in_a_talk, question_at, try_again_soon, unsaved_words


@pytest.mark.parametrize(("words", "happens"), GONE)
def test_a_cover_over_a_vault_that_is_away_or_replaced_is_lifted_by_the_password_that_opened_it(
    office: Office, words: str, happens: Callable[[Path], object]
) -> None:
    staff = in_a_talk(office)
    question, dossier_id = question_at(staff), staff.place().dossier_id
    happens(office.folder)
    unsaved_words(staff)
    staff.window.lock_alone()
    staff.until(lambda: covered(staff) is not None and staff.sees(words) and staff.at() == "Wachtwoord van Joke")
    assert nothing_to_read(staff)
    staff.type("niet het goede wachtwoord")
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: staff.sees("Wachtwoord klopt niet") and staff.at() == "Wachtwoord van Joke")
    assert nothing_to_read(staff)
    staff.type(PASSWORD)
    staff.press(Qt.Key.Key_Return)
    staff.until(lambda: covered(staff) is None and staff.at() == FIRST)
    assert field(staff) == WORDS + MORE, "every word is there to be read"
    assert staff.sees(f"Niet opgeslagen: {words}.")
    assert not office.relaunches
    shutil.rmtree(office.folder, ignore_errors=True)
    office.folder.with_name("elders").rename(office.folder)
    try_again_soon(staff)
    staff.until(lambda: banner(staff) is None)
    assert staff.stored(dossier_id)[question] == WORDS + MORE
