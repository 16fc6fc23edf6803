"""A form with faults is refused with every fault at once: line, cause and remedy; hostile files are refused quickly."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.errors import FormError
from intake_desktop.form_engine import catalog, checking, fingerprints, loader, validation
from intake_desktop.form_engine.definition import Kind, Sharing
from intake_desktop.form_engine.lookups import nowhere
from tests.form_engine.forms import TO_ALL, TODAY, answers, faults, form_text, line_of, load, question, written

CHOICES = "[{value: ja, label: Ja}, {value: nee, label: Nee}]"


def test_the_smallest_form_loads(tmp_path: Path) -> None:
    form = load(tmp_path, question("naam", means="family_name", required_to_finish="true"))
    found = form.question("naam")
    assert (form.id, form.version, len(form.digest)) == ("proef", 1, 64)
    assert (found.kind, found.required_to_finish, found.means) == (Kind.TEXT, True, "family_name")
    assert found.recipients["werk_en_re_integratie"] is Sharing.NEVER
    assert found.dossier_types == ("maatwerk", "inloop")


def test_yes_no_unknown_has_its_three_answers_by_itself(tmp_path: Path) -> None:
    form = load(tmp_path, question("tolk", "yes_no_unknown"))
    assert [option.value for option in form.question("tolk").options] == ["ja", "nee", "onbekend"]


@pytest.mark.parametrize(
    ("broken", "part", "code"),
    [
        (question("a").replace("label", "lable"), "lable", "ZK-324"),
        (question("a").replace("  kind: text\n", ""), "- id: a", "ZK-325"),
        (question("a", "tekst"), "kind: tekst", "ZK-328"),
        (question("a b"), "- id: a b", "ZK-327"),
        (question("2a"), "- id: 2a", "ZK-327"),
        (question("a", label="Nog een"), "label: Nog een", "ZK-322"),
        (question("a") + "\n" + question("a", "date"), "id: a", "ZK-302"),
        (question("a", means="x") + "\n" + question("b", means="x"), "id: b", "ZK-332"),
        (question("a", recipients=""), "id: a", "ZK-331"),
        (question("a", recipients="{buurtteam: default}"), "recipients", "ZK-325"),
        (question("a", recipients=TO_ALL.replace("never", "nevr")), "nevr", "ZK-328"),
        (question("a", "choice"), "kind: choice", "ZK-329"),
        (question("a", "choice", options="[{value: ja, label: Ja}]"), "options", "ZK-329"),
        (question("a", "choice", options=CHOICES.replace("nee,", "ja,")), "options", "ZK-322"),
        (question("a", "choice", options=CHOICES.replace("Nee}", "Nee, exclusive: true}")), "options", "ZK-329"),
        (question("a", options=CHOICES), "options", "ZK-329"),
        (question("a", "table"), "kind: table", "ZK-329"),
        (question("a", "week_grid", options=CHOICES), "kind: week_grid", "ZK-329"),
        (question("a", "number"), "kind: number", "ZK-329"),
        (question("a", "number", min="3", max="3"), "min: 3", "ZK-330"),
        (question("a", "number", min="0", max="3", step="0"), "step: 0", "ZK-330"),
        (question("a", "number", min="nul", max="3"), "min: nul", "ZK-326"),
        (question("a", "number", min="1e3", max="3000"), "min: 1e3", "ZK-326"),
        (question("a", "derived", recipients=""), "kind: derived", "ZK-329"),
        (question("a", "info", recipients="", required_to_finish="true"), "required", "ZK-329"),
        (question("a", no_answer="[geen_zin]"), "geen_zin", "ZK-328"),
        (question("a", no_answer="later"), "no_answer", "ZK-326"),
        (question("a", source_default="buurman"), "buurman", "ZK-328"),
        (question("a", class_="x"), "class: x", "ZK-328"),
        (question("a", dossier_types="[maatwerk, vrij]"), "vrij", "ZK-328"),
        (question("a", required_to_finish="yes"), "required", "ZK-326"),
        (question("a").replace("Vraag a", "V" * 91), "VVV", "ZK-334"),
        (question("a", hint='"\u202e"'), "hint", "ZK-326"),
        (question("a", aspects="[bewijs]"), "aspects", "ZK-303"),
        (question("a", functional_of="[b]"), "functional_of", "ZK-303"),
        (question("a", show_if="{question: b, is: ja}") + "\n" + question("b"), "show_if", "ZK-304"),
        (question("a", show_if="{question: a, is: ja}"), "show_if", "ZK-304"),
        (question("a", show_if="{question: b}"), "show_if", "ZK-333"),
        (question("a", show_if="{question: b, is: ja, in: [ja]}"), "show_if", "ZK-333"),
        (question("a", show_if='"b >"'), "show_if", "ZK-333"),
        (question("a", "choice", options=CHOICES) + "\n" + question("b", show_if="{question: a, is: jaa}"),
         "jaa", "ZK-303"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line(tmp_path: Path, broken: str, part: str, code: str) -> None:
    text = form_text(broken)
    found = faults(tmp_path, text)
    line = max(number for number, row in enumerate(text.split("\n"), 1) if part in row)
    assert any(mistake.code == code and mistake.line == line for mistake in found), found
    assert all(mistake.cause and mistake.remedy and mistake.file == "proef.v1.yaml" for mistake in found)


def test_all_faults_come_at_once_in_order_of_line(tmp_path: Path) -> None:
    text = form_text(question("a", "tekst"), question("b", lable="x"), question("c", no_answer="[nooit]"))
    found = faults(tmp_path, text)
    assert [mistake.code for mistake in found] == ["ZK-328", "ZK-324", "ZK-328"]
    assert [mistake.line for mistake in found] == sorted(mistake.line for mistake in found)


def test_a_misspelled_word_gets_a_proposal_with_its_line(tmp_path: Path) -> None:
    text = form_text(question("werkwens"), question("b", show_if="{question: werkwns, is: ja}"))
    assert not faults(tmp_path, text), "a name that is nowhere in this form may live in another one"
    found = checking.check_paths([written(tmp_path, text)])
    place = line_of(text, "id: werkwens")
    assert [(mistake.code, mistake.line) for mistake in found] == [("ZK-303", line_of(text, "werkwns"))]
    assert f'Bedoel je "werkwens" (regel {place})?' in found[0].remedy


CHECK = """checks:
  - id: eerste
    severity: error
    condition: "a > 3"
    fields: [a]
    message: "Er staat {a}."
"""
NUMBER = question("a", "number", min="0", max="9")


@pytest.mark.parametrize(
    ("old", "new", "part", "code"),
    [
        ("severity: error", "severity: fout", "severity", "ZK-328"),
        ("error", "error\n    reason_required: true", "reason_required", "ZK-336"),
        ("error", "warning\n    reason_required: true", "id: eerste", "ZK-336"),
        ('"a > 3"', '"a >"', "condition", "ZK-333"),
        ('"a > 3"', '"a"', "condition", "ZK-333"),
        ("[a]", "[]", "fields", "ZK-336"),
        ("{a}", "{aa}", "message", "ZK-303"),
        ("id: eerste", "id: a", "id: a", "ZK-302"),
        ("    fields: [a]\n", "", "id: eerste", "ZK-325"),
    ],
)
def test_a_fault_in_a_check_is_told_at_its_line(tmp_path: Path, old: str, new: str, part: str, code: str) -> None:
    assert load(tmp_path, NUMBER, after=CHECK).checks[0].severity == "error"
    text = form_text(NUMBER, after=CHECK.replace(old, new))
    line = max(number for number, row in enumerate(text.split("\n"), 1) if part in row)
    found = faults(tmp_path, text)
    assert any(mistake.code == code and mistake.line == line for mistake in found), found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "ZK-321"),
        ("a: {<<: {b: 1}}\n", "ZK-321"),
        ("a: !!python/object/apply:os.system [id]\n", "ZK-321"),
        ("a: 1\na: 2\n", "ZK-322"),
        ("a: 1\n---\nb: 2\n", "ZK-323"),
        ("- 1\n", "ZK-326"),
        ("", "ZK-326"),
        ("tekst", "ZK-326"),
        ("a: [1\n", "ZK-320"),
        ("a: 'b\n", "ZK-320"),
        ("\ta: 1\n", "ZK-320"),
        ("a: \x00\n", "ZK-320"),
        ("? [a]\n: 1\n", "ZK-326"),
        ("a: " + "[" * 40 + "]" * 40, "ZK-323"),
        ("a: " + "[" * 20_000, "ZK-323"),
        ("form: 3\nsections: nee\nmeta: []\n", "ZK-326"),
        ("form:\n  id:\n", "ZK-325"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert code in {mistake.code for mistake in faults(tmp_path, text)}


def test_a_file_that_grows_when_read_is_refused_at_once(tmp_path: Path) -> None:
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))
    for text in (laughs, "a: " + "x" * 1_100_000, "a:\n" + "".join(f"  k{n}: v\n" for n in range(60_000))):
        start = time.perf_counter()
        assert faults(tmp_path, text)
        assert time.perf_counter() - start < 3


def test_a_file_that_is_not_text_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "proef.v1.yaml"
    path.write_bytes(b"form:\n  title: \xff\n")
    for place, line in ((path, 2), (tmp_path / "weg.v1.yaml", 1)):
        with pytest.raises(FormError) as refused:
            loader.load(place)
        assert refused.value.mistakes[0].line == line


def test_the_file_name_holds_id_and_version(tmp_path: Path) -> None:
    found = checking.check_paths([written(tmp_path, form_text(question("a")), "ander.v2.yaml")])
    assert [mistake.code for mistake in found] == ["ZK-337"]


def test_two_forms_may_not_ask_the_same(tmp_path: Path) -> None:
    written(tmp_path, form_text(question("a", means="wens")))
    other = form_text(question("a"), question("b", means="wens")).replace("id: proef", "id: ander")
    written(tmp_path, other, "ander.v1.yaml")
    with pytest.raises(FormError) as refused:
        catalog.load_all(tmp_path)
    assert {mistake.code for mistake in refused.value.mistakes} == {"ZK-302", "ZK-332"}


def test_of_each_form_the_newest_version_counts(tmp_path: Path) -> None:
    written(tmp_path, form_text(question("a")))
    written(tmp_path, form_text(question("b")).replace("version: 1", "version: 2"), "proef.v2.yaml")
    written(tmp_path, "rules: iets\n", "regels.v1.yaml")
    found = catalog.load_all(tmp_path)
    assert found.form("proef").version == 2
    assert found.home("b").id == "proef"
    for missing in (lambda: found.question("a"), lambda: found.meaning("wens"), lambda: found.form("regels")):
        with pytest.raises(KeyError):
            missing()


def test_files_that_are_no_form_go_to_whoever_knows_them(tmp_path: Path) -> None:
    rules = written(tmp_path, "rules: iets\n", "regels.v1.yaml")
    written(tmp_path, form_text(question("a")))
    seen: list[Path] = []
    assert checking.check_paths([tmp_path], lambda path: seen.append(path) or []) == []
    assert seen == [rules]
    assert checking.check_paths([tmp_path]) == []
    assert checking.check_paths([rules])


def test_a_functional_answer_needs_a_text_that_tells_it(tmp_path: Path) -> None:
    functional = question("a", recipients=TO_ALL.replace("never", "functional"))
    path = written(tmp_path, form_text(functional))
    assert [mistake.code for mistake in checking.check_paths([path])] == ["ZK-331"]
    path = written(tmp_path, form_text(functional, question("b", functional_of="[a]")))
    assert checking.check_paths([path]) == []


def test_a_released_form_shows_which_lines_were_changed(tmp_path: Path) -> None:
    text = form_text(question("a"), question("b"))
    path = written(tmp_path, text)
    fingerprints.beside(path).write_text(fingerprints.text_of(text.encode()))
    assert checking.check_paths([path]) == []
    written(tmp_path, text.replace("Vraag b", "Vraag c"))
    found = checking.check_paths([path])
    assert [(mistake.code, mistake.line) for mistake in found] == [("ZK-305", line_of(text, "Vraag b"))]


def test_the_example_for_content_keepers_is_right(tmp_path: Path) -> None:
    readme = (paths.forms() / "README.md").read_text("utf-8")
    example = readme.split("```yaml\n")[1].split("```")[0]
    form = loader.load(written(tmp_path, example, "kennismaking.v1.yaml"))
    assert [question.id for question in form.questions()] == ["kennis_koffie", "kennis_koppen"]
    told = validation.problems(
        form, answers(kennis_koffie="koffie", kennis_koppen=Decimal(12)), "inloop", nowhere, TODAY, "Sam"
    )
    assert [problem.message.split(".")[0] for problem in told] == ["Sam drinkt 12 koppen"]
    everything = [written(tmp_path, example, "kennismaking.v1.yaml"), *catalog.newest(paths.forms())]
    assert checking.check_paths(everything) == []
