"""Whoever builds a reader gets a folder in which everything fits together, and nothing wrong is ever taken over."""

from __future__ import annotations

import ast
import csv
import io
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pikepdf
import pytest

from intake_desktop.cli import command_line, partner_kit
from intake_desktop.exchange import confinement, inspection, reader
from intake_desktop.exchange.kit.sample_key import SIGNING_KEY
from intake_desktop.exchange.kit.sheets import FORMULA
from intake_desktop.sealing import canonical, codes, signing
from tests.exchange import people
from tests.source import ROOT

KEY = signing.public_key(SIGNING_KEY)
PINNED = {KEY.hex(): partner_kit.ORGANISATION}
PAGES = ROOT / "docs" / "voor-ontvangers"
SHORT_READER_MISSES = {"bladzijden-gewijzigd", "onbekend-veld", "twee-soorten-antwoord", "niet-canoniek"}
"""What sixty lines do not look at; the page for developers says so."""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("partner") / "nieuw" / "pakket"
    command = [sys.executable, "-m", "intake_desktop", "partner-kit", "--out", folder]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture(scope="module")
def examples(kit: Path) -> dict[Path, str]:
    """The good files with their codes, as a partner reads them from codes.txt."""
    lines = (kit / "voorbeelden" / "codes.txt").read_text("utf-8").splitlines()
    return {kit / "voorbeelden" / name: code for name, code in (line.split() for line in lines if line[0] != "#")}


@pytest.fixture(scope="module")
def wrong(kit: Path) -> list[dict[str, str]]:
    return sheet(kit / "ongeldig" / "redenen.csv")


def sheet(path: Path) -> list[dict[str, str]]:
    """A CSV file as rows, with the one apostrophe taken off that keeps a cell from being a formula."""
    text = path.read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def content(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return found


def short_reader(kit: Path, path: Path, code: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """The reading example in a process of its own that cannot find our program."""
    command = [sys.executable, "-I", str(kit / "lezen.py"), str(path), code]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=kit, check=False, **more)


def shell(script: Path | str, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A shell script in a file, or as text."""
    start = [str(script)] if isinstance(script, Path) else ["-ec", script, "sh"]
    return subprocess.run(["sh", *start, *words], capture_output=True, text=True, timeout=60, cwd=folder, check=False)


def answers(payload: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every answer of a payload with its group: those in tables and beside other answers too."""
    waiting = [(group["id"], answer) for group in payload["groups"] for answer in group["answers"]]
    while waiting:
        group, answer = waiting.pop(0)
        yield group, answer
        below = [cell for row in answer.get("rows", []) for cell in row] + answer.get("details", [])
        waiting = [*((group, one) for one in below), *waiting]


def coded(value: object) -> list[dict[str, Any]]:
    """The codes in a value, with their labels."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def test_the_kit_holds_what_the_page_promises(
    kit: Path, examples: dict[Path, str], wrong: list[dict[str, str]]
) -> None:
    named = set(re.findall(r"^\| `([\w.-]+)/?`", (kit / "lees-mij.md").read_text("utf-8"), re.MULTILINE))
    assert {path.name for path in kit.iterdir()} == {*named, "lees-mij.md"}
    assert len(examples) == 3
    assert {path.name for path in (kit / "ongeldig").glob("*.pdf")} == {row["bestand"] for row in wrong}
    assert len(wrong) >= 8
    assert all(row["reden"].endswith(".") for row in wrong)
    for page in PAGES.glob("*.md"):
        assert (kit / page.name).read_bytes() == page.read_bytes()
    profiles = {content(path)["document"]["recipient"]["profile"] for path in examples}
    assert profiles == {people.BUURTTEAM, people.WERK}


def test_a_folder_that_holds_something_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "iets.txt").write_text("van mij", "utf-8")
    for folder, said in (
        (tmp_path, "Deze map is niet leeg. In deze map staat al iets."),
        (tmp_path / "iets.txt", "In deze map kan niet geschreven worden."),
        (tmp_path / "iets.txt" / "erin", "In deze map kan niet geschreven worden."),
    ):
        assert command_line.main(lambda: 9, ["partner-kit", "--out", str(folder)]) == 3
        out, err = capsys.readouterr()
        assert (out, said in err) == ("", True)
    assert [path.name for path in tmp_path.iterdir()] == ["iets.txt"]
    assert (tmp_path / "iets.txt").read_text("utf-8") == "van mij"


def test_every_example_fits_the_schema_and_is_read_as_it_was_written(
    kit: Path, examples: dict[Path, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    schema = json.loads((kit / "schema" / "overdracht.v1.schema.json").read_text("utf-8"))
    for path, code in examples.items():
        data = path.with_suffix(".json").read_bytes()
        jsonschema.Draft202012Validator(schema).validate(json.loads(data))
        with pikepdf.open(path, password=code) as pdf:
            assert pdf.attachments["overdracht.json"].get_file().read_bytes() == data
        assert reader.read(path, code, PINNED).verdict == reader.KNOWN
        assert command_line.main(lambda: 9, ["read", str(path), "--code", code, "--json"]) == 0
        assert capsysbinary.readouterr().out == data + b"\n"


def test_the_reading_example_is_short_and_needs_pikepdf_alone(kit: Path) -> None:
    text = (kit / "lezen.py").read_text("utf-8")
    named = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in named if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in named if isinstance(node, ast.ImportFrom)}
    assert text.count("\n") <= 60
    assert {name for name in names if name not in sys.stdlib_module_names} == {"pikepdf"}


def test_the_reading_example_tells_every_answer_of_every_example(kit: Path, examples: dict[Path, str]) -> None:
    for path, code in examples.items():
        done = short_reader(kit, path, code)
        assert (done.returncode, done.stderr) == (0, "")
        told = [f"{answer['label']}: {answer['shown']}" for _, answer in answers(content(path))]
        first, *shown = (line.strip() for line in done.stdout.splitlines())
        assert first == "Handtekening klopt; bladzijden niet nagekeken."
        assert shown == [line.strip() for text in told for line in text.split("\n")]


def test_the_reading_example_says_what_it_could_not_check(kit: Path, examples: dict[Path, str]) -> None:
    path, code = next(iter(examples.items()))
    without = short_reader(kit, path, code, env={"PATH": str(kit)})
    assert without.stdout.startswith("Handtekening niet nagekeken: OpenSSL ontbreekt.\n")
    refused = short_reader(kit, path, next(reversed(examples.values())))
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", "Geweigerd: de code klopt niet.\n")


def test_every_invalid_example_is_refused_with_its_reason(
    kit: Path, wrong: list[dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    for row in wrong:
        path = kit / "ongeldig" / row["bestand"]
        exit_code = command_line.main(lambda: 9, ["read", str(path), "--code", row["code"], "--json"])
        out, err = capsys.readouterr()
        if row["oordeel"] == reader.MISSING:
            assert (exit_code, err) == (0, "Er staat geen handtekening in. Alleen lezen.\n")
            assert not reader.read(path, row["code"], PINNED).importable
            continue
        assert (exit_code, out) == (1 if row["oordeel"] == reader.CHANGED else 3, ""), row
        assert (row["oordeel"] if exit_code == 3 else "Dit bestand is gewijzigd.") in err, row
    assert {row["oordeel"] for row in wrong} == {"ZK-201", "ZK-208", "ZK-209", reader.MISSING, reader.CHANGED}


def test_the_reading_example_lets_through_only_what_the_page_says(kit: Path, wrong: list[dict[str, str]]) -> None:
    taken = set()
    for row in wrong:
        done = short_reader(kit, kit / "ongeldig" / row["bestand"], row["code"])
        if done.returncode == 0 and "alleen lezen" not in done.stdout:
            taken.add(row["bestand"].removesuffix(".pdf"))
    assert taken == SHORT_READER_MISSES
    assert "laat daarom vier van deze bestanden door" in (kit / "voor-ontwikkelaars.md").read_text("utf-8")


def test_an_invalid_example_has_one_fault_only(kit: Path, wrong: list[dict[str, str]]) -> None:
    """Where the data are wrong, they are signed; else a reader would refuse them for another reason."""
    signed = {"andere-versie", "onbekend-veld", "twee-soorten-antwoord", "dubbele-naam", "niet-canoniek"}
    signed |= {"bladzijden-gewijzigd", "extra-bijlage", "niet-versleuteld", "handtekening-andere-versie"}
    for row in wrong:
        name = row["bestand"].removesuffix(".pdf")
        done = shell(kit / "controleer.sh", row["bestand"], row["code"], folder=kit / "ongeldig")
        assert (done.returncode == 0) == (name in signed), (name, done.stderr)


def test_the_openssl_script_verifies_every_example_and_tells_the_fingerprint(
    kit: Path, examples: dict[Path, str]
) -> None:
    for path, code in examples.items():
        done = shell(kit / "controleer.sh", str(path), code, folder=kit)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1] == f"Kenmerk van de afzender: {codes.fingerprint(KEY)}"
        assert shell(kit / "controleer.sh", str(path), codes.export_code(bytes), folder=kit).returncode != 0
    assert codes.fingerprint(KEY) in (kit / "voorbeelden" / "codes.txt").read_text("utf-8")


@pytest.mark.parametrize("page", [PAGES / "voor-ontwikkelaars.md", ROOT / "docs" / "formats-overdracht.md"])
def test_the_commands_on_the_page_verify_and_fail_after_one_bit_flip(
    page: Path, examples: dict[Path, str], tmp_path: Path
) -> None:
    (commands,) = [
        block
        for block in re.findall(r"^```(?:sh)?\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
        if "openssl" in block
    ]
    path, code = next(iter(examples.items()))
    good = {}
    with pikepdf.open(path, password=code) as pdf:
        for name in ("overdracht.json", "overdracht.sig.json"):
            good[name] = pdf.attachments[name].get_file().read_bytes()
    signature = good["overdracht.sig.json"].index(b'"signature":"') + 20
    sender = good["overdracht.sig.json"].index(b"Werkbank")
    spoiled = {
        "nothing": ("overdracht.json", None),
        "data": ("overdracht.json", 2_000),
        "signature": ("overdracht.sig.json", signature),
        "sender": ("overdracht.sig.json", sender),
    }
    for what, (name, place) in spoiled.items():
        folder = tmp_path / what
        folder.mkdir()
        for each, data in good.items():
            bent = bytearray(data)
            if each == name and place is not None:
                bent[place] ^= 1
            (folder / each).write_bytes(bent)
        done = shell(commands, folder=folder)
        if "sha256sum overdracht.json    #" in commands:  # this page leaves comparing the sum to the eye
            promised = json.loads((folder / "overdracht.sig.json").read_text("utf-8"))["signed"]["payload_sha256"]
            holds = done.returncode == 0 and promised in done.stdout
        else:
            holds = done.returncode == 0
        assert holds == (what == "nothing"), (what, done.stdout, done.stderr)


def test_the_flat_view_says_what_the_json_says(kit: Path, examples: dict[Path, str]) -> None:
    for path in examples:
        rows, told = sheet(path.with_suffix(".csv")), list(answers(content(path)))
        assert len(rows) == len(told) > 60
        for row, (group, answer) in zip(rows, told, strict=True):
            value = answer.get("value", "")
            parts = [f"{one['part']}={one['code']}" if "part" in one else one["code"] for one in coded(value)]
            shown = "|".join(parts) if parts or isinstance(value, list) else str(value)
            expected = (group, answer["form"], answer["question"], answer["label"], answer["shown"], shown)
            found = tuple(row[name] for name in ("groep", "formulier", "vraag", "vraagtekst", "antwoord", "waarde"))
            assert found == expected
            assert row["geen_antwoord"] == answer.get("no_answer", {}).get("code", "")
            assert (row["bron"], row["datum"]) == (answer["source"]["code"], answer["date"])


def test_a_cell_of_a_table_knows_its_table_and_line(examples: dict[Path, str]) -> None:
    for path in examples:
        tables = [answer for _, answer in answers(content(path)) if "rows" in answer]
        rows = sheet(path.with_suffix(".csv"))
        for table in tables:
            lines = [int(row["regel"]) for row in rows if row["hoort_bij"] == table["question"] and row["regel"]]
            assert sorted(set(lines)) == list(range(1, len(table["rows"]) + 1))
            assert len(lines) == sum(map(len, table["rows"]))


def test_no_cell_is_a_formula(kit: Path) -> None:
    for path in kit.rglob("*.csv"):
        text = path.read_bytes().decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
        assert not [cell for cell in cells if cell[:1] in FORMULA - {"'"}]


def test_every_code_in_an_example_stands_in_the_code_lists(kit: Path, examples: dict[Path, str]) -> None:
    lists = json.loads((kit / "codelijsten" / "codelijsten.json").read_text("utf-8"))
    questions = {one["question"]: one for one in lists["questions"]}
    forms = {one["id"]: one for one in lists["forms"]}
    mapped = 0
    for path in examples:
        payload = content(path)
        assert {(one["id"], one["version"], one["sha256"]) for one in payload["forms"]} <= {
            (one["id"], one["version"], one["sha256"]) for one in lists["forms"]
        }
        profile = payload["document"]["recipient"]["profile"]
        for _, answer in answers(payload):
            question = questions[answer["question"]]
            assert (question["form"], question["kind"]) == (answer["form"], answer["kind"])
            assert question["recipients"][profile] == "in"
            options = {one["code"]: one for one in question["options"]}
            for value in coded(answer.get("value")):
                assert options[value["code"]]["mapping"] == value.get("mapping", {})
                assert value.get("part", "") in [*question["parts"], ""]
                mapped += "mapping" in value
            form = forms[answer["form"]]
            assert answer["source"]["code"] in {one["code"] for one in form["sources"]}
            reason = answer.get("no_answer", {}).get("code")
            assert reason is None or reason in {one["code"] for one in form["no_answer"]}
        statuses = {one["status"]["code"] for one in (payload["advice"] or {"outcomes": []})["outcomes"]}
        assert statuses <= {one["code"] for one in lists["advice"]["status"]}
    assert mapped > 20


def test_the_code_lists_leave_no_question_and_no_option_out(kit: Path) -> None:
    lists = json.loads((kit / "codelijsten" / "codelijsten.json").read_text("utf-8"))
    found = {one["question"]: one for one in lists["questions"]}
    asked = {name: one for name, one in people.forms().questions.items() if one.kind not in ("info", "derived")}
    assert found.keys() == asked.keys()
    rows = sheet(kit / "codelijsten" / "codelijsten.csv")
    for name, question in asked.items():
        assert found[name]["version"] == people.forms().home(name).version
        flat = [row for row in rows if row["vraag"] == name and row["lijst"] == "option"]
        expected = [(one.value, one.label, dict(one.codes)) for one in question.options]
        assert [(one["code"], one["label"], one["mapping"]) for one in found[name]["options"]] == expected
        assert [(row["code"], row["label"], row["ggm"], row["vum"]) for row in flat] == [
            (code, label, mapping.get("ggm", ""), mapping.get("vum", "")) for code, label, mapping in expected
        ]
    touched = {standard for one in found.values() for standard in one["mapping"]}
    assert touched == {"vum", "icf", "uwv"}


def inside(path: Path, code: str) -> Iterator[bytes]:
    """Everything in a file that can be unpacked: streams, and all other objects as they are written."""
    with pikepdf.open(path, password="" if path.stem == "niet-versleuteld" else code) as pdf:
        for item in pdf.objects:
            yield item.read_bytes() if isinstance(item, pikepdf.Stream) else item.unparse(resolved=True)


def test_nothing_in_the_kit_names_a_computer_or_a_place_on_it(
    kit: Path, examples: dict[Path, str], wrong: list[dict[str, str]]
) -> None:
    codes_of = {**examples, **{kit / "ongeldig" / row["bestand"]: row["code"] for row in wrong}}
    half = codes_of.pop(kit / "ongeldig" / "afgekapt.pdf")
    assert half in codes_of.values(), "half of a file that is looked at whole"
    places = re.compile(
        "|".join(rf"\\b{re.escape(name)}\\b" for name in (str(ROOT)[1:], str(kit)[1:], platform.node()))
    )
    for path in {*kit.rglob("*.*")} - {kit / "ongeldig" / "afgekapt.pdf"}:
        for piece in inside(path, codes_of[path]) if path in codes_of else [path.read_bytes()]:
            text = piece.decode("utf-8", "ignore") if b"\0" not in piece else ""  # a font or random filler
            assert not places.search(text), path.name
            hosts = set(re.findall(r"https?://([\w.-]+)", text))
            assert hosts <= {"springplank.example", "json-schema.org", "www.w3.org", "ns.adobe.com", "purl.org"}, (
                path.name
            )


def test_the_pages_say_what_the_program_does() -> None:
    staff, builders = ((PAGES / name).read_text("utf-8") for name in ("voor-mensen.md", "voor-ontwikkelaars.md"))
    for words in people.table().statuses.values():
        assert f"| {words.label.lower()} | {words.meaning[:-1]}" in staff
    megabytes = 1024 * 1024
    for limit in (
        f"{reader.LARGEST_FILE // megabytes} MiB",
        f"{inspection.LARGEST_ATTACHMENT // megabytes} MiB",
        f"{inspection.MOST_PAGES} bladzijden",
        f"{confinement.SECONDS} seconden",
        f"{canonical.Limits().depth} niveaus",
        f"{canonical.Limits().nodes:,}".replace(",", "."),
    ):
        assert limit in builders
    for verdict in (reader.KNOWN, reader.UNKNOWN, reader.MISSING, reader.CHANGED):
        assert f"| {verdict} |" in builders
