"""After unlocking it is said calmly which own file is not used; who read it puts it away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from intake_desktop import paths
from intake_desktop.dossier import opening
from intake_desktop.dossier.model import FormRef
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import Mistake
from intake_desktop.form_engine.own_files import ContentNotice
from intake_desktop.ui import content_bar
from intake_desktop.ui.content_bar import ContentBar
from tests.ui.staff import Office, Staff
from tests.wiring.own import LAW, put, text

RULES = "bestemmingen.v2.yaml"
SAID = f"Het eigen bestand {RULES} wordt niet gebruikt: 1 fout."
WHERE = "Alle fouten staan in: intake-desktop forms check."
FAULT = Mistake(RULES, 12, "ZK-345", "Dit kan niet.", "Zet het terug.")


def put_faulty(office: Office) -> None:
    """An own rule table that changes the law."""
    changed = text("bestemmingen", (LAW, LAW.replace("60", "45")))
    put(paths.own_content(office.folder), RULES, changed)


def bar(staff: Staff) -> ContentBar:
    assert staff.window.frame is not None
    found = staff.window.frame.findChild(ContentBar)
    assert found is not None
    return found


def test_a_faulty_own_file_is_told_after_unlocking_and_work_goes_on(office: Office) -> None:
    office.found_with("Anna Voorbeeld")
    put_faulty(office)
    staff = office.unlocked()
    staff.until(lambda: staff.sees(SAID))
    assert staff.sees("Deze waarde komt uit de wet en kan niet veranderen.")
    assert staff.sees("Zolang gebruikt het programma de gewone inhoud.")
    staff.until(lambda: staff.sees("1 van 1"))


def test_it_is_put_away_with_the_keyboard_and_stays_away(office: Office) -> None:
    (dossier_id,) = office.found_with("Anna Voorbeeld")
    put_faulty(office)
    staff = office.unlocked()
    staff.until(lambda: staff.sees(SAID))
    for _ in range(2):  # another line may have come above or below it: that copies go nowhere yet
        if bar(staff).isVisible():
            staff.tab_to("Melding sluiten")
            staff.press(Qt.Key.Key_Space)
            staff.settle()
    staff.until(lambda: not bar(staff).isVisible())
    staff.window.change_settings(replace(staff.window.settings, text_size=125))
    staff.visit("hours", dossier_id)
    assert not staff.sees(SAID)
    assert not bar(staff).isVisible()


def test_nothing_is_told_when_nothing_is_wrong(office: Office) -> None:
    office.found()
    put(paths.own_content(office.folder), RULES, text("bestemmingen"))
    staff = office.unlocked()
    staff.until(lambda: staff.sees("Nog geen deelnemers"))
    assert not bar(staff).isVisible()


def test_a_dossier_whose_version_is_gone_opens_and_says_so(office: Office) -> None:
    def work(vault: Vault) -> str:
        made = opening.make(vault, "maatwerk", office.clock)
        lost = FormRef("uren", 7, "0" * 64)
        vault.run(lambda store: store.dossiers.start_record(vault.actor, made.id, lost)).result()
        return made.id

    dossier_id = office.found(work)
    assert dossier_id is not None
    staff = office.unlocked()
    staff.visit("hours", dossier_id)
    staff.until(lambda: staff.sees("Een dossier is gemaakt met uren.v7.yaml."))
    assert staff.sees("Alle antwoorden zijn bewaard.")


@pytest.mark.parametrize(
    ("notices", "end"),
    [
        ([ContentNotice(RULES, (FAULT,))], "Zolang gebruikt het programma de gewone inhoud."),
        ([ContentNotice(RULES, (FAULT, FAULT))], f" {WHERE}"),
        ([ContentNotice(RULES, (FAULT,), "2")], "Zolang gebruikt het programma versie 2."),
        ([ContentNotice(RULES, (FAULT,))] * 2, f"Er is nog 1 melding. {WHERE}"),
        ([ContentNotice(RULES, (FAULT,))] * 3, f"Er zijn nog 2 meldingen. {WHERE}"),
    ],
)  # fmt: skip
def test_the_banner_tells_the_first_fault_and_where_the_rest_stands(notices: list[ContentNotice], end: str) -> None:
    first, sentence = content_bar.words(notices)
    assert first.startswith(f"Het eigen bestand {RULES} wordt niet gebruikt: ")
    assert sentence.startswith("Regel 12: Dit kan niet. Zet het terug.")
    assert sentence.endswith(end)
