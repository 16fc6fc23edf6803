"""Every Dutch text that people read, with its place: forms, resources, pages, scripts and the sentences of the code.

In data a text is whatever is no code. A bare lower-case word (`never`, `zrm_datum`) is a code, unless its key says that
it is shown. In the code a text is what stands in quotes and holds two words, a word beside a value or a blank, or one
word with a capital. What only a programmer reads is left out. So a label of one lower-case word in code is not seen.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.source import ROOT, name_of, python_files, text_of, tree_of

PAGES = (
    *("CHANGELOG.md", "forms/README.md", "docs/open-vragen.md", "docs/toetsenbord.md"),
    *("docs/beheerder.md", "docs/snelkaart.md", "docs/deelnemers-inlezen.md"),
    *("docs/voor-ontvangers/voor-mensen.md", "docs/voor-ontvangers/voor-ontwikkelaars.md", "resources/kit/lees-mij.md"),
    *sorted(name_of(path) for path in (ROOT / "resources" / "handleiding").glob("*.md")),
)
"""The pages in Dutch; all others are English."""

FORMULAS = frozenset({"condition", "derived_from", "show_if"})
ONE_WORD = frozenset({"label", "own_label", "rows", "same", "tag", "title", "unit", "ways"})
"""Keys under which a single lower-case word is shown too."""
LISTS = frozenset({"marks", "names", "options", "signal_words", "states"})
"""Keys with a mapping from code to what is shown."""
CODE = re.compile(r"[a-z0-9_./-]*")

FOR_PROGRAMMERS = {
    "exchange/pages/typesetter.py": "names of tags in a PDF",
    "exchange/tagging/": "names of tags in a PDF, and faults of our own pages",
    "sealing/canonical.py": "refusals that whoever calls it tells in Dutch",
    "storage/database.py": "SQL",
    "storage/folder.py": "names of folders that other programs make",
    "storage/migrations.py": "SQL",
    "storage/reading_along.py": "SQL",
    "storage/reencrypt.py": "SQL",
    "ui/fonts.py": "names of typefaces",
    "ui/sheets.py": "style sheets",
    "ui/signs_linux.py": "names of the system",
}
"""Files and folders of the product whose texts nobody at work reads -> what they hold."""

SENTENCE = re.compile(
    r"[^\W\d_]{2}[,.:;!?”\"')]* [“\"'(]*[^\W\d_]{2}"  # two words
    r"|0[,.:;]* [^\W\d_]{3}|[^\W\d_]{3}[,.:;]* 0"  # a word beside a value
    r"|^\W* \W*[^\W\d_]{2,}\W*$|^\W*[^\W\d_]{2,}[,.:;]* $"  # a word that something is put before or after
)
LABEL = re.compile(r"\W*[A-ZÉ][a-zëéïö]{2,}(-[a-z]+)?\W*")

Texts = Iterator[tuple[str, str]]


def texts_in(node: Any, key: str = "", above: str = "") -> Iterator[str]:
    """What is read by people, in the content of a data file."""
    if isinstance(node, dict):
        for name, child in node.items():
            yield from texts_in(child, str(name), key)
    elif isinstance(node, list):
        for child in node:
            yield from texts_in(child, key, above)
    elif isinstance(node, str) and key not in FORMULAS and (not CODE.fullmatch(node) or shown(key, above)):
        yield node


def shown(key: str, above: str) -> bool:
    """True when a single word at this place is read by people."""
    return key in ONE_WORD or (above in LISTS and key not in {"value", "codes"})


def described(node: Any) -> Iterator[str]:
    """What a JSON Schema says to people: titles and descriptions."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name in {"title", "description"} and isinstance(child, str):
                yield child
            yield from described(child)
    elif isinstance(node, list):
        for child in node:
            yield from described(child)


def data() -> Texts:
    """Forms, rules, recipients, examples, schemas, the words that make a password and the explanation in a zip."""
    for path in sorted([*(ROOT / "forms").glob("*.yaml"), *(ROOT / "resources").rglob("*.yaml")]):
        yield from ((name_of(path), text) for text in texts_in(loaded(path)))
    for path in sorted((ROOT / "resources" / "examples").glob("*.json")):
        yield from ((name_of(path), text) for text in texts_in(loaded(path)))
    for path in sorted((ROOT / "resources" / "schema").glob("*.json")):
        yield from ((name_of(path), text) for text in described(loaded(path)))
    for path in sorted((ROOT / "resources" / "words").glob("*.txt")):
        yield from ((name_of(path), line) for line in text_of(path).splitlines())


@cache
def loaded(path: Path) -> Any:
    """A data file; JSON is YAML here, so one reader (the fast one of libyaml) does for both."""
    return yaml.load(text_of(path), Loader=yaml.CSafeLoader)


def pages() -> Texts:
    """The Dutch pages, line by line, and what the scripts say; blocks of code are left out."""
    for name in PAGES:
        whole = re.sub(r"^```.*?^```", lambda code: "\n" * code[0].count("\n"), text_of(ROOT / name), flags=re.M | re.S)
        yield from ((f"{name}:{number}", line) for number, line in enumerate(whole.split("\n"), 1))
    for path in sorted((ROOT / "scripts").glob("*.sh")):
        for said in re.findall(r'\bsay "(.+)"', text_of(path)):
            yield name_of(path), re.sub(r"\$\w+|\$\(.*", "0", said)


def first_name(node: ast.AST | None) -> str:
    """The first name in a call: `_LOG.warning("...")` gives _LOG, `super().__init__("...")` gives super; else ""."""
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def for_programmers(node: ast.AST) -> bool:
    """True for what is told to whoever works on the program: log, explanations, asserts, errors that start small."""
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and first_name(node) == "super"):
        call = node.exc if isinstance(node, ast.Raise) else node
        said = [part.value for part in ast.walk(call) if isinstance(part, ast.Constant)] if call else []
        return bool(said) and str(said[0])[:1].islower()
    if isinstance(node, ast.Call):
        return first_name(node) in {"_LOG", "logging"}
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    return isinstance(node, ast.Assert) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def joined(node: ast.JoinedStr) -> str:
    """An f-string as one text, with 0 where a value comes."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)


def quoted(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line number and text of everything in quotes that may be read by people."""
    done: set[int] = set()
    for node in ast.walk(tree):
        if for_programmers(node):
            done.update(id(part) for part in ast.walk(node))
        if id(node) in done:
            continue
        if isinstance(node, ast.JoinedStr):
            done.update(id(part) for part in node.values if isinstance(part, ast.Constant))
            yield node.lineno, joined(node)
        elif isinstance(node, ast.FormattedValue) and node.format_spec:
            done.update(id(part) for part in ast.walk(node.format_spec))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def code() -> Texts:
    """Sentences and labels of the program."""
    for path in python_files("intake_desktop"):
        if not name_of(path).removeprefix("intake_desktop/").startswith(tuple(FOR_PROGRAMMERS)):
            for line, text in quoted(tree_of(path)):
                if SENTENCE.search(text) or LABEL.fullmatch(text):
                    yield f"{name_of(path)}:{line}", text


@cache
def everything() -> tuple[tuple[str, str], ...]:
    """Every place and its text."""
    return (*data(), *pages(), *code())
