"""The outside of a dossier file: size, depth, JSON without doubles, and the shape that its schema asks for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from intake_desktop.errors import Mistake, SpringplankError

LARGEST = 2 * 1024 * 1024
DEEPEST = 16
MOST_SHOWN = 50


class DossierFileRefused(SpringplankError):
    """A dossier file with mistakes; carries all of them at once, without anything from the answers."""

    code = "ZK-370"
    title = "Er zitten {aantal} fouten in {bestand}"
    meaning = "Het dossier is niet gebruikt. Er is niets gemaakt of veranderd."
    remedy = "Per fout staat hieronder: regel, wat er mis is en hoe je het oplost."

    def __init__(self, file: str, mistakes: Sequence[Mistake]) -> None:
        super().__init__(aantal=len(mistakes), bestand=file)
        self.mistakes = tuple(mistakes)


class DossierFileUnreadable(SpringplankError):
    code = "ZK-371"
    title = "{bestand} is niet te lezen"
    meaning = "Het bestand staat er niet, is te groot, of je mag het niet lezen."
    remedy = "Kijk naar de plek en de naam. De grens is 2 MB."


@dataclass(frozen=True, slots=True)
class Lines:
    """Finds the line of a name in the text of a file."""

    text: str

    def of(self, name: str) -> int:
        """The first line that names this question or form; 1 when it stands nowhere."""
        found = re.search(rf'"{re.escape(name)}"\s*:', self.text)
        return self.text.count("\n", 0, found.start()) + 1 if found else 1


def load(path: Path, schema: Path) -> tuple[dict[str, Any], Lines]:
    """The content of a dossier file. Raises DossierFileUnreadable or DossierFileRefused."""
    text = _text(path)
    lines = Lines(text)
    content = _parsed(path.name, text)
    mistakes = _against_schema(path.name, content, lines, schema)
    if mistakes:
        raise DossierFileRefused(path.name, mistakes)
    return content, lines


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise DossierFileUnreadable(bestand=path.name)
        return data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DossierFileUnreadable(bestand=path.name) from error


def _parsed(name: str, text: str) -> Any:
    _check_depth(name, text)
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_doubles)
    except json.JSONDecodeError as error:
        raise _refused(
            name, error.lineno, "Dit is geen geldige JSON.", "Kijk naar komma's, haakjes en aanhalingstekens."
        ) from error
    except _Doubled as error:
        cause = f'"{error}" komt twee keer voor.'
        raise _refused(name, Lines(text).of(str(error)), cause, "Laat één van de twee weg.") from error
    except ValueError as error:
        raise _refused(name, 1, "Er staat een getal in dat geen getal is.", "Schrijf een gewoon getal.") from error


def _check_depth(name: str, text: str) -> None:
    """Refuse deep nesting before the parser meets it; brackets inside texts do not count."""
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        sign = found.group()
        depth += (sign in "[{") - (sign in "]}")
        if depth > DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            raise _refused(name, line, "Er staan te veel haakjes in elkaar.", "Volg de vorm van een voorbeeld.")


def _against_schema(name: str, content: Any, lines: Lines, schema: Path) -> list[Mistake]:
    from jsonschema import Draft202012Validator  # heavy, and not needed by the unlock screen

    validator = Draft202012Validator(
        json.loads(schema.read_text("utf-8")), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    found = sorted(validator.iter_errors(content), key=lambda error: list(map(str, error.absolute_path)))
    return [_mistake(name, list(error.absolute_path), str(error.validator), lines) for error in found[:MOST_SHOWN]]


def _mistake(name: str, path: list[str | int], rule: str, lines: Lines) -> Mistake:
    """What the schema refuses, by place and rule; never the value, which may be about a person."""
    names = [step for step in path if isinstance(step, str)]
    place = ".".join(map(str, path)) or "het bestand"
    line = lines.of(names[-1]) if names else 1
    return Mistake(
        name, line, "ZK-372", f'"{place}" heeft niet de goede vorm ({rule}).', "Zie: intake-desktop schema dossier."
    )


class _Doubled(ValueError):
    """A name that stands twice in one object."""


def _no_doubles(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    content: dict[str, Any] = {}
    for name, value in pairs:
        if name in content:
            raise _Doubled(name)
        content[name] = value
    return content


def _no_constant(text: str) -> Any:
    raise ValueError(text)


def _refused(name: str, line: int, cause: str, remedy: str) -> DossierFileRefused:
    return DossierFileRefused(name, [Mistake(name, line, "ZK-372", cause, remedy)])
