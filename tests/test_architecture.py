"""The house keeps its shape: sizes, module heads, names, silenced checks and words that code may not say.

The layers are in test_contracts.py; complexity (8) and arguments (5) are counted by ruff.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source import (
    PRODUCT,
    ROOT,
    comments,
    docstring_node,
    imports,
    name_of,
    python_files,
    strings,
    text_of,
    tree_of,
)

FILE_CAPS = {"intake_desktop": 250, "bench": 250, "scripts": 250, "installer": 250, "tests": 400}
FUNCTION_CAP = 30
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|managers?|controllers?|base|misc)(_|$)")
NETWORK = re.compile(
    r"^(socket|ssl|http|urllib\.request|urllib\.error|urllib3|requests|httpx|aiohttp|asyncio|ftplib|smtplib|poplib|imaplib"
    r"|telnetlib|socketserver|xmlrpc|webbrowser|PySide6\.Qt(Network|WebSockets|WebEngine\w*|HttpServer))(\.|$)"
)
SILENCED = re.compile(r"#\s*(type:\s*ignore(\[[\w, -]+\])?|noqa(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?)(?P<reason>.*)")
FIVE_FOLDERS = ("intake_desktop", "bench", "scripts", "installer", "tests")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from def to end, without the docstring: explaining is never too long."""
    docstring = docstring_node(function)
    explained = docstring.end_lineno - docstring.lineno + 1 if docstring else 0
    return function.end_lineno - function.lineno + 1 - explained


@pytest.mark.parametrize(("folder", "cap"), FILE_CAPS.items())
def test_no_file_is_too_long_to_read_in_one_go(folder: str, cap: int) -> None:
    lengths = {name_of(path): text_of(path).count("\n") for path in python_files(folder)}
    too_long = {name: lines for name, lines in lengths.items() if lines > cap}
    assert not too_long, f"longer than {cap} lines, split by idea: {too_long}"


def test_no_function_is_too_long() -> None:
    too_long = [
        f"{name_of(path)}:{function.lineno} {function.name} has {length(function)} lines"
        for path in python_files("intake_desktop", "bench", "scripts", "installer")
        for function in functions(path)
        if length(function) > FUNCTION_CAP
    ]
    assert not too_long, f"longer than {FUNCTION_CAP} lines: {too_long}"


def test_every_module_opens_with_one_sentence_saying_what_it_is() -> None:
    wrong = []
    for path in python_files(*FIVE_FOLDERS):
        docstring = docstring_node(tree_of(path))
        if path.name == "__init__.py":
            continue
        first = docstring.value.strip().split("\n\n")[0] if docstring else ""
        if not first.rstrip().endswith((".", "?")):
            wrong.append(f"{name_of(path)}:1 opens with {first[:60]!r}")
    assert not wrong, f"no sentence at the top: {wrong}"


def test_packages_open_with_an_empty_file() -> None:
    filled = [name_of(path) for path in python_files(*FIVE_FOLDERS) if path.name == "__init__.py" and text_of(path)]
    assert not filled, f"an __init__.py is empty; move what it holds: {filled}"


def test_no_module_or_class_has_a_name_that_says_nothing() -> None:
    vague = [name_of(path) for path in python_files(*FIVE_FOLDERS) if VAGUE.search(path.stem)]
    vague += [name_of(folder) for folder in PRODUCT.rglob("*") if folder.is_dir() and VAGUE.search(folder.name)]
    for path in python_files(*FIVE_FOLDERS):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                words = re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower()
                vague += (
                    [f"{name_of(path)}:{node.lineno} {node.name}"] if VAGUE.search(words.replace("common", "")) else []
                )
    assert not vague, f"say what it is instead: {vague}"


def test_a_silenced_check_says_why() -> None:
    silent = [
        f"{name_of(path)}:{line} {comment}"
        for path in python_files(*FIVE_FOLDERS)
        for line, comment in comments(path)
        if (found := SILENCED.search(comment)) and len(re.findall(r"[A-Za-z]", found["reason"])) < 5
    ]
    assert not silent, f"no reason beside it: {silent}"


def caught(handler: ast.ExceptHandler) -> set[str]:
    """Names of the exceptions that a handler catches; bare except counts as BaseException."""
    if handler.type is None:
        return {"BaseException"}
    return {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}


def swallows(handler: ast.ExceptHandler) -> bool:
    """True when an error of any kind can end here; tidying up and raising the same error again is no end."""
    last = handler.body[-1]
    return bool(caught(handler) & {"Exception", "BaseException"}) and not (isinstance(last, ast.Raise) and not last.exc)


def test_only_app_catches_whatever_nobody_foresaw() -> None:
    places = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files("intake_desktop")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    ]
    elsewhere = [place for place in places if not place.startswith("intake_desktop/app.py:")]
    assert not elsewhere, f"name the errors you expect: {elsewhere}"
    assert len(places) <= 1, f"one place is enough: {places}"


def test_nothing_imports_a_network_module() -> None:
    found = [
        f"{name_of(path)}:{line} {name}"
        for path in python_files("intake_desktop")
        for line, name in imports(path)
        if NETWORK.match(name)
    ]
    assert not found, f"the program knows no network (platform.node() gives the name of the computer): {found}"


def test_rekey_is_never_used() -> None:
    found = [
        f"{name_of(path)}:{line}"
        for path in python_files("intake_desktop")
        for line, text in strings(path)
        if re.search(r"\brekey\b", text, re.IGNORECASE)
    ]
    assert not found, f"PRAGMA rekey loses everything on a full disk; export to a new file instead: {found}"


def test_tests_neither_sleep_nor_print() -> None:
    found = []
    for path in python_files("tests"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "sleep", "qtbot.wait", "print"}:
                found.append(f"{name_of(path)}:{node.lineno} {ast.unparse(node.func)}")
    allowed = re.compile(r"^tests/(child_\w+|\w+/child_\w+)\.py:\d+ print$")  # a child process speaks to its parent
    wrong = [place for place in found if not allowed.match(place)]
    assert not wrong, f"wait for a signal or a condition, assert instead of print: {wrong}"


def test_no_test_is_skipped() -> None:
    skipped = [
        f"{name_of(path)}:{line}"
        for path in python_files("tests")
        if path.name != Path(__file__).name
        for line, text in enumerate(text_of(path).splitlines(), 1)
        if re.search(r"pytest\.(skip|importorskip)\(|mark\.(skip|skipif|xfail)\b", text)
    ]
    assert not skipped, f"a check that does not run is worse than none: {skipped}"


def test_every_folder_of_tests_mirrors_a_room() -> None:
    rooms = {path.name for path in PRODUCT.iterdir() if path.is_dir()}
    allowed = rooms | {
        "journeys",
        "data",
        "cli",
        "wiring",
        "app",
        "content",
        "scripts",
        "bench",
        "installer",
        "__pycache__",
    }
    strange = [name_of(path) for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name not in allowed]
    assert not strange, f"tests mirror the packages: {strange}"
