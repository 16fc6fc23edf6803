"""A dossier keeps the version of a form it was made with; what begins now begins with the newest one."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.errors import FormError
from intake_desktop.form_engine import catalog, library, loader
from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.library import Library
from intake_desktop.form_engine.loader import Draft
from tests.form_engine.forms import TO_ALL, form_text, question, written


def version(number: int, text: str, form_id: str = "proef") -> str:
    return text.replace("version: 1", f"version: {number}").replace("id: proef", f"id: {form_id}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two versions of one form, and another form that asks about the newest of them."""
    written(tmp_path, form_text(question("wens", means="wish"), question("vroeger")))
    second = version(2, form_text(question("wens", means="wish"), question("later_erbij")))
    written(tmp_path, second, "proef.v2.yaml")
    other = form_text(question("erna", show_if="{question: later_erbij, is: ja}"))
    also = other.replace("    questions:", "    also: [later_erbij]\n    questions:")
    written(tmp_path, version(1, also, "ander"), "ander.v1.yaml")
    written(tmp_path, "rules: iets\n", "regels.v1.yaml")
    return tmp_path


class Reading:
    """Notes which files are read, and reads them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files: list[str] = []
        real = loader.read

        def read(path: Path) -> Draft:
            self.files.append(path.name)
            return real(path)

        monkeypatch.setattr(loader, "read", read)


def test_the_newest_forms_are_what_begins_now(folder: Path) -> None:
    found = library.of_folder(folder)
    assert {name: form.version for name, form in found.newest.forms.items()} == {"proef": 2, "ander": 1}
    assert found.newest is found.newest
    assert found.catalog({}) is found.newest
    assert found.catalog({"proef": 2, "ander": 1}) is found.newest


def test_a_dossier_gets_its_own_version_beside_the_newest_of_the_others(folder: Path) -> None:
    found = library.of_folder(folder).catalog({"proef": 1})
    assert found.form("proef").version == 1
    assert found.home("vroeger").id == "proef"
    assert found.meaning("wish") == "wens"
    assert "later_erbij" not in found.questions
    assert list(found.forms) == ["ander", "proef"], "the forms keep their order"


def test_what_points_at_a_question_that_is_not_asked_here_points_no_more(folder: Path) -> None:
    shelves = library.of_folder(folder)
    (section,) = shelves.newest.form("ander").sections
    assert section.also == ("later_erbij",)
    (section,) = shelves.catalog({"proef": 1}).form("ander").sections
    assert section.also == ()


def test_an_older_form_whose_neighbour_lost_a_question_still_opens(folder: Path) -> None:
    after = 'checks:\n  - {id: samen, severity: info, condition: "weg > 3", fields: [weg], message: Let op}\n'
    text = form_text(question("a", show_if="{question: weg, is: ja}"), after=after)
    written(folder, version(1, text, "oud"), "oud.v1.yaml")
    written(folder, version(2, form_text(question("a")), "oud"), "oud.v2.yaml")
    found = library.of_folder(folder).catalog({"oud": 1})
    assert (found.form("oud").version, found.form("oud").checks) == (1, ())


def test_what_moved_to_another_form_is_at_home_where_the_dossier_has_it(folder: Path) -> None:
    written(folder, version(1, form_text(question("verhuisd", means="moved")), "oud"), "oud.v1.yaml")
    written(folder, version(2, form_text(question("iets")), "oud"), "oud.v2.yaml")
    new_home = form_text(question("later_erbij"), question("verhuisd", means="moved"))
    written(folder, version(3, new_home), "proef.v3.yaml")
    found = library.of_folder(folder)
    assert found.newest.home("verhuisd").id == "proef"
    assert found.catalog({"oud": 1}).home("verhuisd").id == "oud"


@pytest.mark.parametrize("kept", [{"proef": 9}, {"proef": 0}, {"nergens": 1}])
def test_a_version_that_is_not_there_makes_way_for_the_newest(folder: Path, kept: dict[str, int]) -> None:
    found = library.of_folder(folder)
    assert found.catalog(kept) is found.newest


def test_an_older_version_with_a_mistake_makes_way_for_the_newest(folder: Path) -> None:
    written(folder, form_text(question("a", "tekst")))
    found = library.of_folder(folder)
    assert found.catalog({"proef": 1}) is found.newest
    assert found.form("proef", 1) is None


def test_a_mistake_in_the_newest_is_told(folder: Path) -> None:
    written(folder, version(3, form_text(question("a", "tekst"))), "proef.v3.yaml")
    with pytest.raises(FormError):
        _ = library.of_folder(folder).newest


def test_older_versions_are_read_only_when_a_dossier_asks_and_then_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(monkeypatch)
    found = library.of_folder(folder)
    assert reading.files == []
    _ = found.newest
    assert reading.files == ["ander.v1.yaml", "proef.v2.yaml"]
    for _ in range(2):
        found.catalog({"proef": 1, "ander": 1})
    assert reading.files == ["ander.v1.yaml", "proef.v2.yaml", "proef.v1.yaml"]


def test_the_shipped_forms_are_the_same_as_ever(tmp_path: Path) -> None:
    found, loaded = library.of_folder(paths.forms()).newest, catalog.load_all(paths.forms())
    assert {name: form.digest for name, form in found.forms.items()} == {
        name: form.digest for name, form in loaded.forms.items()
    }


def test_a_choice_of_versions_costs_next_to_nothing(tmp_path: Path) -> None:
    for path in paths.forms().glob("*.v1.yaml"):
        shutil.copy(path, tmp_path)
    text = (tmp_path / "brede-intake.v1.yaml").read_text("utf-8")
    (tmp_path / "brede-intake.v2.yaml").write_text(text.replace("version: 1", "version: 2", 1), "utf-8")
    found = library.of_folder(tmp_path)
    assert loaded(found, "brede_intake", 1).version == 1
    fastest = min(timed(found) for _ in range(5))
    assert fastest < 0.02, f"{fastest * 1000:.1f} ms"


def loaded(found: Library, form_id: str, number: int) -> Form:
    form = found.form(form_id, number)
    assert form is not None
    return form


def timed(found: Library) -> float:
    """Seconds to put a catalog together that was not asked for before."""
    found._mixed.clear()
    start = time.perf_counter()
    found.catalog({"brede_intake": 1})
    return time.perf_counter() - start


def test_every_recipient_line_of_an_older_version_stays(folder: Path) -> None:
    written(folder, form_text(question("wens", recipients=TO_ALL.replace("default", "never", 1))))
    found = library.of_folder(folder).catalog({"proef": 1})
    assert str(found.question("wens").recipients["buurtteam"]) == "never"
