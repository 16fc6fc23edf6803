"""Who writes rules sees every mistake at once, each at its line; a hostile file gets a sentence, never a traceback."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_desktop.assessment import rules
from intake_desktop.errors import FormError
from tests.assessment.cases import RULES

TEXT = RULES.read_text("utf-8")


def test_one_condition_of_several_is_never_enough_for_a_destination(tmp_path: Path) -> None:
    """Read as "all" it would say something else than is written there; so it is refused."""
    start = TEXT.index("- id: R5")
    place = TEXT.index("    all:", start)
    file = tmp_path / RULES.name
    file.write_text(TEXT[:place] + "    any:" + TEXT[place + len("    all:") :], "utf-8")
    (mistake,) = rules.check(file)
    assert mistake.code == "ZK-351"
    assert mistake.line == TEXT[:start].count("\n") + 1


def _changed(folder: Path, old: str, new: str) -> tuple[Path, int]:
    """The rules with one thing changed, and the line of that change."""
    assert old in TEXT
    file = folder / RULES.name
    file.write_text(TEXT.replace(old, new, 1), "utf-8")
    return file, TEXT[: TEXT.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("fact: uren_per_week, op: ge, threshold: 4,", "fact: uren_per_wek, op: ge, threshold: 4,", "ZK-352"),
        ("op: ge, threshold: 4,", "op: minstens, threshold: 4,", "ZK-328"),
        ("op: ge, threshold: 4,", "op: ge, threshold: vier,", "ZK-353"),
        ("op: ge, threshold: 4,", "op: ge,", "ZK-353"),
        ("fact: item.C1, op: ge, threshold: 2, near", "fact: item.C1, op: ge, threshold: 5, near", "ZK-353"),
        ("fact: kern_op_1, op: le, threshold: 2", "fact: kern_op_1, op: le, threshold: 7", "ZK-353"),
        ("fact: kern_op_1, op: le, threshold: 2", "fact: kern_op_1, op: ge, threshold: 2", "ZK-354"),
        ("op: le, threshold: licht", "op: le, threshold: zwaar", "ZK-353"),
        ("fact: aanpassing, op: eq", "fact: aanpassing, op: ge", "ZK-353"),
        ("op: eq, threshold: true", "op: eq, threshold: ja", "ZK-353"),
        ("op: unknown, near: none", "op: unknown, threshold: 3, near: none", "ZK-353"),
        ("[betaald_werk, vrijwilligerswerk, leren], near: none", "[betaald_werk, slapen], near: none", "ZK-353"),
        ("threshold: 4, near: quarter", "threshold: 4, near: one_level", "ZK-354"),
        ("threshold: 4, near: quarter", "threshold: 4, near: bijna", "ZK-328"),
        ("mark: assumption, configurable: true}", "mark: mening, configurable: true}", "ZK-328"),
        ("destinations: [U3, U4, U5", "destinations: [U3, U4, U55", "ZK-357"),
        ("destinations: [U5]", "destinations: [U4]", "ZK-357"),
        ("id: u2_taak", "id: u2_uren", "ZK-350"),
        ("- id: R5\n", "- id: R4\n", "ZK-350"),
        ("{id: uren_per_dag, type", "{id: uren_per_week, type", "ZK-350"),
        ("silenced_by: [R0, R1]", "silenced_by: [R0, R99]", "ZK-356"),
        ("kind: gate", "kind: poort", "ZK-328"),
        ("count_op: le, count_level: 1", "count_op: le, count_level: 9", "ZK-355"),
        ("from: [gerealiseerde_dagdelen, afgesproken_dagdelen]", "from: [gerealiseerde_dagdelen]", "ZK-355"),
        ('near_ratio: "3/4"', 'near_ratio: "4/3"', "ZK-353"),
        ("fact: zrm_op_1, op", "fact: status.U7, op", "ZK-352"),
        ("names_of: zrm_randvoorwaarde_op_2", "names_of: kern_op_1", "ZK-352"),
        ("  flag: randvoorwaarde", "  vlag: randvoorwaarde", "ZK-324"),
        ('valid_from: "2026-01-01"', 'valid_from: "1 januari"', "ZK-306"),
        ("version: 1", "versie: 1", "ZK-324"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    file, line = _changed(tmp_path, old, new)
    with pytest.raises(FormError) as refused:
        rules.load(file)
    found = [(mistake.code, mistake.line) for mistake in refused.value.mistakes]
    assert code in [one for one, _ in found]
    if code not in ("ZK-350", "ZK-357"):
        assert any(one == code and abs(place - line) <= 1 for one, place in found)
    assert all(mistake.cause and mistake.remedy for mistake in refused.value.mistakes)


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    file = tmp_path / RULES.name
    text = TEXT.replace("threshold: licht", "threshold: zwaar").replace("kind: gate", "kind: poort", 1)
    file.write_text(text.replace("fact: wens", "fact: wensen", 1), "utf-8")
    with pytest.raises(FormError) as refused:
        rules.load(file)
    assert len(refused.value.mistakes) >= 6
    assert {"ZK-328", "ZK-352", "ZK-353"} <= {mistake.code for mistake in refused.value.mistakes}


def test_a_question_that_no_form_asks_is_told() -> None:
    mistakes = rules.check(RULES, frozenset({"A1"}))
    assert {mistake.code for mistake in mistakes} == {"ZK-303"}
    assert any('"uren_per_week_nu"' in mistake.cause for mistake in mistakes)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"rules: x\n",
        b"- a\n",
        b"a: &a [*a]\n",
        b"[" * 5000,
        b"rules: bestemmingen\nitems: {}\nfacts: 3\ndestinations: [1]\nprofile: []\nsignals: x\n",
        b"x: " + b"y" * (1024 * 1024),
        b"!!python/object/apply:os.system ['true']\n",
    ],
    ids=["empty", "not text", "bare", "list", "alias", "deep", "wrong kinds", "large", "object"],
)
def test_a_hostile_file_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / RULES.name
    file.write_bytes(data)
    with pytest.raises(FormError) as refused:
        rules.load(file)
    assert refused.value.mistakes
    assert rules.check(file) == refused.value.mistakes


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormError):
        rules.load(tmp_path / "weg.yaml")
    assert not rules.is_table(tmp_path / "weg.yaml")
    assert rules.is_table(RULES)


def test_random_damage_is_told_or_harmless(tmp_path: Path, rounds: Callable[[int, int], int]) -> None:
    damages = rounds(60, 2_000)
    rng = random.Random(2026)
    tokens = list(re.finditer(r"[A-Za-z0-9_.]+|[\[\]{}:,\"]", TEXT))
    file = tmp_path / RULES.name
    told = 0
    for _ in range(damages):
        token = rng.choice(tokens)
        other = rng.choice(["", "xyz", "99", "true", "[]", "{}", rng.choice(tokens).group()])
        file.write_text(TEXT[: token.start()] + other + TEXT[token.end() :], "utf-8")
        told += bool(rules.check(file))
    assert told > damages // 3
