"""The forms that come with the program: they load fast, without a fault, and keep the promises about recipients."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.errors import Mistake
from intake_desktop.form_engine import catalog, checking, fingerprints, loader
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import NOT_ASKED, RECIPIENTS, Kind, Question, Sharing
from intake_desktop.form_engine.loader import Draft
from intake_desktop.form_engine.report import Report
from tests.form_engine.damage import Damage, damaged, meaning, tokens
from tests.form_engine.forms import shipped

FOLDER = paths.forms()
FILES = catalog.newest(FOLDER)
WORK = "werk_en_re_integratie"


@pytest.fixture(scope="module")
def forms() -> Catalog:
    return shipped()


def everything(forms: Catalog) -> list[Question]:
    return [question for form in forms.forms.values() for question in form.everything()]


def test_they_load_together_without_a_fault() -> None:
    found = catalog.load_all(FOLDER)
    assert set(found.forms) >= {"brede_intake", "uren", "zrm_2017", "werkvaardigheden", "advies"}
    assert checking.check_paths([FOLDER]) == []


def test_whatever_can_hold_an_answer_says_who_may_have_it(forms: Catalog) -> None:
    for question in everything(forms):
        assert question.kind in NOT_ASKED or set(question.recipients) == set(RECIPIENTS), question.id


def test_work_never_gets_what_is_special_criminal_or_a_bsn(forms: Catalog) -> None:
    for question in everything(forms):
        if question.sensitivity in {"9", "10", "bsn"} and question.kind not in NOT_ASKED:
            assert question.recipients[WORK] in {Sharing.NEVER, Sharing.FUNCTIONAL}, question.id


def test_work_gets_no_story_that_was_not_written_for_it(forms: Catalog) -> None:
    """Decision: only the wish and texts of which the form says that they are written for a recipient."""
    gets = {Sharing.DEFAULT, Sharing.OPTIONAL}
    stories = [each for each in everything(forms) if each.kind is Kind.LONG_TEXT and each.recipients[WORK] in gets]
    assert {each.means for each in stories if not each.extras.get("written_for_recipient")} == set()
    assert {each.means for each in stories} == {
        "wish", "work_wish_words", "text_for_work", "learning_wishes", "adaptations", "not_suitable",
        "functional_tasks_place", "functional_rest_pace",
    }  # fmt: skip


def test_the_meanings_that_other_rooms_ask_for_exist(forms: Catalog) -> None:
    for means in (
        "birth_date", "call_name", "given_names", "prefix", "family_name", "name_use", "partner_prefix",
        "partner_family_name", "bsn", "wr_customer_number", "destination_choice", "review_date", "zrm_measured_on",
        "skills_measured_on", "hours_measured_on", "work_wish", "text_for_work",
    ):  # fmt: skip
        assert forms.meaning(means)


def test_the_content_is_whole(forms: Catalog) -> None:
    skills = [question for question in forms.form("werkvaardigheden").questions() if question.group]
    domains = forms.form("zrm_2017").sections[1].questions
    assert (len(skills), len(domains), len(forms.form("uren").checks)) == (24, 13, 20)
    assert [len(question.options) for question in skills] == [4] * 24
    assert [question.id for question in domains if not question.default_on] == ["justitie"]
    assert [question.id for question in skills if question.optional] == ["C6", "D5"]
    assert all(option.description for question in (*skills, *domains) for option in question.options)


def test_a_question_fits_on_the_screen_and_is_asked_in_words(forms: Catalog) -> None:
    for question in everything(forms):
        assert question.label
        assert len(question.label) <= 90, question.id


class Workbench:
    """Damages one shipped form at a time and says what the program makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drafts = {path.name: loader.read(path) for path in FILES}
        self.texts = {path.name: path.read_text("utf-8") for path in FILES}
        self.tokens = {name: tokens(text) for name, text in self.texts.items()}

    def told(self, name: str, damage: Damage) -> tuple[Draft, list[Mistake]]:
        path = self.folder / name
        path.write_text(damage.text, "utf-8")
        draft = loader.read(path)
        others = [Draft(other.form, Report(file)) for file, other in self.drafts.items() if file != name]
        return draft, [mistake for mistake in catalog.all_mistakes([draft, *others]) if mistake.file == name]

    def outcome(self, name: str, damage: Damage) -> str:
        draft, mistakes = self.told(name, damage)
        lines = range(damage.first - 1, damage.last + 2)
        if any(mistake.line in lines for mistake in mistakes):
            return "reported at its line"
        if any(f"(regel {line})" in mistake.remedy for mistake in mistakes for line in lines):
            return "pointed at from where it is used"
        if mistakes:
            return "reported elsewhere"
        return "harmless" if meaning(draft.form) == meaning(self.drafts[name].form) else "another name or number"


def count(bench: Workbench, rounds: int) -> Counter[str]:
    chance = random.Random(20261123)
    found: Counter[str] = Counter()
    for _ in range(rounds):
        name = chance.choice(sorted(bench.texts))
        damage = damaged(bench.texts[name], bench.tokens[name], chance)
        found[bench.outcome(name, damage)] += 1
    return found


def test_a_damaged_draft_is_reported_or_harmless(
    tmp_path: Path, rounds: Callable[[int, int], int], record_testsuite_property: Callable[[str, object], None]
) -> None:
    """In a form that was never released a misspelled own name or another number is simply another form."""
    found = count(Workbench(tmp_path), rounds(80, 20_000))
    record_testsuite_property("damages", str(dict(found)))
    assert found["reported elsewhere"] <= found.total() * 0.005, found
    assert found["another name or number"] <= found.total() * 0.04, found
    assert found["reported at its line"] >= found.total() * 0.88, found


def test_a_damaged_released_form_is_always_reported_at_its_line(
    tmp_path: Path, rounds: Callable[[int, int], int], record_testsuite_property: Callable[[str, object], None]
) -> None:
    bench = Workbench(tmp_path)
    for name, text in bench.texts.items():
        fingerprints.beside(tmp_path / name).write_text(fingerprints.text_of(text.encode()))
    found = count(bench, rounds(80, 20_000))
    record_testsuite_property("damages", str(dict(found)))
    assert set(found) <= {"reported at its line", "harmless"}, found
    assert found["harmless"] <= 5, "only a damage that leaves the text as it was"
