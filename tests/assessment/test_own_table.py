"""An organisation changes its own thresholds and words; what comes from the law, and the reasoning, stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_desktop.assessment import own_table, rules, table_reader
from intake_desktop.errors import Mistake
from tests.assessment.cases import RULES, TABLE

TEXT = RULES.read_text("utf-8").replace("version: 1", "version: 2", 1)
U3 = "{id: u3_uren, fact: uren_per_week, op: ge, threshold: 8,"
LAW = "{id: u7_minuten, fact: minuten, op: ge, threshold: 60,"


def changed(folder: Path, old: str, new: str) -> tuple[tuple[Mistake, ...], int]:
    """What is said of the own table with one thing changed, and the line of that change."""
    assert TEXT.count(old) >= 1, old
    file = folder / "bestemmingen.v2.yaml"
    file.write_text(TEXT.replace(old, new, 1), "utf-8")
    draft = table_reader.read(file)
    own_table.check(draft, TABLE)
    return draft.report.mistakes(), TEXT[: TEXT.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version: 2", "version: 2  # van ons"),
        (U3, U3.replace("8", "10")),
        (U3.replace("8,", '8, near: quarter, label: "Uren per week: minstens 8"'),
         U3.replace("8,", '10, near: quarter, label: "Uren per week: minstens 10"')),
        ("op: le, threshold: licht, near: one_level", "op: le, threshold: geen, near: one_level"),
        ('goal: "Opbouwen naar 30 minuten achter elkaar"', 'goal: "Langer achter elkaar werken"'),
        ('mark: assumption, configurable: true}\n    message: "Een sociale firma',
         'mark: assumption, configurable: true}\n    message: "Kijk samen. Een sociale firma'),
        ("Je loopt binnen wanneer je wilt", "Loop maar binnen wanneer je wilt"),
        ('valid_from: "2026-01-01"', 'valid_from: "2027-01-01"'),
        ('label: "Regulier werk, 12 uur of meer"', 'label: "Regulier werk, 16 uur of meer"'),
    ],
)  # fmt: skip
def test_what_is_its_own_may_change(tmp_path: Path, old: str, new: str) -> None:
    assert changed(tmp_path, old, new)[0] == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (LAW, LAW.replace("60", "45"), "ZK-345", "Deze waarde komt uit de wet en kan niet veranderen."),
        ('source: "Besluit advisering beschut werk art. 3 onder b", mark: law}',
         'source: "Besluit advisering beschut werk art. 3 onder b", mark: law, configurable: true}',
         "ZK-345", "Deze waarde komt uit de wet en kan niet veranderen."),
        ("[betaald_werk, vrijwilligerswerk, leren], near: none", "[betaald_werk, leren], near: none",
         "ZK-345", "Deze voorwaarde ligt vast en kan niet veranderen."),
        (U3, U3.replace("op: ge", "op: gt"), "ZK-345", "mogen alleen threshold, label, goal, remark, source anders"),
        (U3, U3.replace("uren_per_week", "uren_per_dag"), "ZK-345", "mogen alleen"),
        ("mark: practice, configurable: true}", "mark: seed, configurable: true}", "ZK-345", "mogen alleen"),
    ],
)  # fmt: skip
def test_a_condition_that_is_not_its_own_stays(tmp_path: Path, old: str, new: str, code: str, said: str) -> None:
    mistakes, line = changed(tmp_path, old, new)
    assert [(one.code, one.line) for one in mistakes] == [(code, line)]
    assert said in mistakes[0].cause
    assert mistakes[0].remedy.startswith("Zet bij "), mistakes[0].remedy


def test_the_remedy_says_what_stood_there(tmp_path: Path) -> None:
    ((mistake,), _) = changed(tmp_path, LAW, LAW.replace("60", "45"))
    assert mistake.remedy == "Zet bij u7_minuten terug wat er stond: threshold: 60."


def line_with(start: str) -> str:
    """The whole line of the table that begins so."""
    return next(line for line in TEXT.splitlines(keepends=True) if line.strip().startswith(start))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (line_with("- {id: u3_uren"), "", 'De voorwaarde "u3_uren" ontbreekt in regel R6.'),
        (line_with("- {id: u7_minuten"), "", 'De voorwaarde "u7_minuten" ontbreekt'),
        (line_with("- {id: u3_uren"), line_with("- {id: u3_uren") + line_with("- {id: u4_uren").replace("u4", "u3_nog"),
         'De voorwaarde "u3_nog_uren" staat niet in regel R6'),
        ("      - {id: u3_uren,", "      - {id: u3_tijd,", 'De voorwaarde "u3_uren" ontbreekt'),
    ],
)  # fmt: skip
def test_no_condition_is_left_out_or_added(tmp_path: Path, old: str, new: str, said: str) -> None:
    mistakes, _ = changed(tmp_path, old, new)
    assert {one.code for one in mistakes} == {"ZK-343"}
    assert any(said in one.cause for one in mistakes)


def test_no_destination_is_added_or_left_out(tmp_path: Path) -> None:
    start = TEXT.index("  - code: U0")
    block = TEXT[start : TEXT.index("  - code: U1")]
    mistakes, line = changed(tmp_path, block, block + block.replace("U0", "U77"))
    added = [one for one in mistakes if '"U77"' in one.cause]
    assert [one.code for one in added] == ["ZK-343"]
    assert line < added[0].line < line + 20
    gone, _ = changed(tmp_path, block, "")
    assert gone, "the rules still speak of it"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("status: onvoldoende_beeld\n    list_missing: true", "status: nu_niet\n    list_missing: true", "regel R0"),
        ("not_to: [werk-en-re-integratie]\n  - id: R2", "not_to: []\n  - id: R2", "regel R1"),
        ("silenced_by: [R0, R1]", "silenced_by: [R0]", "regel"),
        ('near_ratio: "3/4"', 'near_ratio: "1/2"', "near_ratio"),
        ("at_most_months: 6", "at_most_months: 12", '"facts"'),
        ("{value: nee, all: [{fact: kern_laagste,", "{value: ja, all: [{fact: kern_laagste,", '"signals"'),
        ("Alleen UWV beoordeelt arbeidsvermogen.", "Wij beoordelen arbeidsvermogen.", '"texts"'),
        ('label: "Past nu"', 'label: "Geschikt"', '"statuses"'),
        ('name: "Beschut werk"', 'name: "Werk"', "bestemming U7"),
        ("UWV antwoordt binnen 8 weken.", "UWV antwoordt ooit.", "bestemming U7"),
        ("Je hebt een betaalde baan op een plek", "Je hebt een baan op een plek", "bestemming U7"),
    ],
)  # fmt: skip
def test_the_reasoning_stays(tmp_path: Path, old: str, new: str, part: str) -> None:
    mistakes, _ = changed(tmp_path, old, new)
    assert [one.code for one in mistakes] == ["ZK-344"], mistakes
    assert part in mistakes[0].cause
    assert mistakes[0].line > 1


def test_a_text_of_a_rule_that_rests_on_the_law_stays(tmp_path: Path) -> None:
    rule = next(rule for rule in TABLE.rules if rule.id == "R18")
    mistakes, _ = changed(tmp_path, rule.message, "Doe maar allebei.")
    assert [one.code for one in mistakes] == ["ZK-344"]


def test_the_name_of_the_file_says_the_version(tmp_path: Path) -> None:
    mistakes, _ = changed(tmp_path, "version: 2", "version: 3")
    assert [one.code for one in mistakes] == ["ZK-337"]


def test_the_shipped_table_itself_is_within_what_is_allowed() -> None:
    draft = table_reader.read(RULES)
    own_table.check(draft, rules.load(RULES))
    assert draft.report.mistakes() == ()
