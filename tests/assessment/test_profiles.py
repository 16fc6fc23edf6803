"""Every invented profile gets the advice that the makers wrote beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.assessment import profile, rules
from intake_desktop.errors import FormError
from intake_desktop.form_engine import catalog
from intake_desktop.form_engine.nodes import Block, Listing
from intake_desktop.form_engine.report import Report
from tests.assessment.cases import PROFILES, RULES, TABLE


def _profiles() -> list[Block]:
    block = profile.read_examples(PROFILES, Report(PROFILES.name))
    assert block is not None
    listed = block.entries["profiles"]
    assert isinstance(listed, Listing)
    return [item for item in listed.items if isinstance(item, Block)]


def _base() -> Block:
    block = profile.read_examples(PROFILES, Report(PROFILES.name))
    assert block is not None
    base = block.entries["base"]
    assert isinstance(base, Block)
    return base


def test_there_are_thirty_five_profiles() -> None:
    assert len(_profiles()) == 35


@pytest.mark.parametrize("example", _profiles(), ids=lambda example: example.entries["id"].text)
def test_profile_gets_its_advice(example: Block) -> None:
    report = Report(PROFILES.name)
    block = Block(1, {"base": _base(), "profiles": Listing([example], 1)})
    assert {"status", "notes", "signals"} <= set(example.entries["expect"].entries)
    profile.try_examples(TABLE, block, report)
    assert report.mistakes() == ()


def test_rule_table_and_its_own_examples_are_in_order() -> None:
    questions = set(catalog.load_all(paths.forms()).questions)
    assert rules.check(RULES, questions) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fact: aanwezigheid, op: ge, threshold: 80", "fact: aanwezigheid, op: ge, threshold: 81"),
        ('near_ratio: "3/4"', 'near_ratio: "4/5"'),
        ("max_missed: 2", "max_missed: 1"),
        ("op: gt, threshold: 20", "op: gt, threshold: 15"),
        ("silenced_by: [R0, R1]", "silenced_by: [R0]"),
        ("fact: minuten, op: lt, threshold: 60}, {label", "fact: minuten, op: lt, threshold: 61}, {label"),
    ],
)
def test_a_changed_rule_turns_a_profile_red(tmp_path: Path, old: str, new: str) -> None:
    text = RULES.read_text("utf-8")
    assert old in text
    changed = tmp_path / RULES.name
    changed.write_text(text.replace(old, new), "utf-8")
    table = rules.load(changed)
    assert {mistake.code for mistake in rules.check_profiles(table, PROFILES)} == {"ZK-361"}


def test_an_example_that_comes_out_otherwise_is_told_with_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / RULES.name
    wrong.write_text(RULES.read_text("utf-8").replace("k4: grensgebied}", "k4: ja}", 1), "utf-8")
    mistakes = rules.check(wrong)
    line = next(n for n, text in enumerate(wrong.read_text("utf-8").split("\n"), 1) if "- id: v1" in text)
    assert [(found.code, found.line) for found in mistakes] == [("ZK-361", line)]
    assert "k4 is grensgebied, verwacht was ja" in mistakes[0].cause


def test_one_profile_in_a_file_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "jamila.yaml"
    file.write_text("items: {basis: 3}\nuren_per_week: 5.5\nuren_per_dag: null\n", "utf-8")
    ((name, _, evidence),) = profile.load(TABLE, file)
    assert name == "jamila"
    assert sum(found.value == "3" for found in evidence.answers.values()) == 24


@pytest.mark.parametrize(
    "text",
    [
        "onzin: 3\n",
        "items: {Z9: 3}\n",
        "presentie: [8, 40]\n",
        "uren_per_week: veel\n",
        "uren_per_week: 1e99999\n",
        "assessment_maanden: -1\n",
        "assessment_maanden: 99999999999999\n",
        "examples:\n  profiles: [tekst]\n",
        "- lijst\n",
        "a: &x [*x]\n",
        "",
    ],
)
def test_a_wrong_profile_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "fout.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(FormError) as refused:
        profile.load(TABLE, file)
    assert all(mistake.remedy for mistake in refused.value.mistakes)
