"""A YAML file as plain nodes with line numbers; refuses early what a form does not need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from intake_desktop.form_engine.report import Report

LARGEST_FILE = 1024 * 1024
DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text as it stands in the file; whether it is a number is for its reader to say."""

    text: str
    line: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: list[Node]
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """Keys with what belongs to them; `lines` holds the line of each key."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Listing | Block
_NEAR = 12
"""So many lines above the place where reading stopped a missing quote or bracket is looked for."""


def read(data: bytes, report: Report) -> Block | None:
    """The outermost block of a file, or None when it cannot be read; every fault stands in the report."""
    if len(data) > LARGEST_FILE:
        report.add("ZK-323", 1, "Dit bestand is groter dan 1 MB.", "Splits het, of haal weg wat er niet hoort.")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        report.add("ZK-320", line, "Hier staan tekens die geen UTF-8 zijn.", "Sla het bestand op als UTF-8.")
        return None
    return _read_text(text, report)


def _read_text(text: str, report: Report) -> Block | None:
    builder = _Builder(report)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as fault:
        _unreadable(report, _unbalanced_line(text, _broken_line(fault)))
        return None
    except (yaml.YAMLError, UnicodeError):
        _unreadable(report, _odd_line(text))
        return None
    return builder.outermost()


def _broken_line(fault: yaml.MarkedYAMLError) -> int:
    """Where the fault began: a quote or word that never ends is noticed only lines later."""
    began = fault.context_mark if "scanning" in (fault.context or "") else None
    mark = began or fault.problem_mark or fault.context_mark
    return mark.line + 1 if mark else 1


def _unbalanced_line(text: str, line: int) -> int:
    """The nearest line at or just above this one on which a quote or bracket has no partner; else this line."""
    lines = text.split("\n")
    for number in range(line, max(0, line - _NEAR), -1):
        if number <= len(lines) and not _balanced(lines[number - 1]):
            return number
    return line


def _balanced(line: str) -> bool:
    quoted = line.replace('\\"', "").split('"')
    outside = "".join(quoted[::2])
    pairs = ("[]", "{}")
    return len(quoted) % 2 == 1 and all(outside.count(pair[0]) == outside.count(pair[1]) for pair in pairs)


def _unreadable(report: Report, line: int) -> None:
    report.add(
        "ZK-320",
        line,
        "Deze regel is niet te lezen.",
        "Kijk naar het inspringen, de dubbele punt, haakjes en aanhalingstekens op deze regel en die erboven.",
    )


def _odd_line(text: str) -> int:
    """The line of the first character that may not stand in a file of text."""
    for number, line in enumerate(text.split("\n"), 1):
        if not all(letter.isprintable() or letter in "\t\r" for letter in line):
            return number
    return 1


@dataclass(slots=True)
class _Open:
    """A list or block that is not closed yet."""

    node: Listing | Block
    key: str | None = None


class _Builder:
    """Turns the events of the YAML reader into nodes, without recursion."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._open: list[_Open] = []
        self._documents: list[Node] = []

    def outermost(self) -> Block | None:
        """The one block the file holds, or None with a report."""
        if len(self._documents) == 1 and isinstance(self._documents[0], Block):
            return self._documents[0]
        self._report.add("ZK-326", 1, "Dit bestand is geen formulier.", "Begin met de regel 'form:'.")
        return None

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when reading must stop."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.NodeEvent):
            self._refuse_tricks(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, line, bool(event.style)))
        elif isinstance(event, yaml.AliasEvent):
            self._add(Scalar("", line))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(Listing([], line))
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Block(line))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
        return self._shallow_enough(line)

    def _shallow_enough(self, line: int) -> bool:
        if len(self._open) <= DEEPEST and len(self._documents) <= 1:
            return True
        self._report.add("ZK-323", line, "Dit is te diep genest.", f"Gebruik hoogstens {DEEPEST} niveaus, in één stuk.")
        return False

    def _refuse_tricks(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self._report.add(
                "ZK-321", line, "Verwijzingen en soorten (&, *, !) mogen hier niet.", "Schrijf de tekst gewoon uit."
            )

    def _begin(self, node: Listing | Block) -> None:
        self._add(node)
        self._open.append(_Open(node))

    def _add(self, node: Node) -> None:
        if not self._open:
            self._documents.append(node)
            return
        top = self._open[-1]
        if isinstance(top.node, Listing):
            top.node.items.append(node)
        elif top.key is None:
            top.key = self._key(top.node, node)
        else:
            top.node.entries.setdefault(top.key, node)
            top.key = None

    def _key(self, block: Block, node: Node) -> str:
        if not isinstance(node, Scalar):
            self._report.add("ZK-326", node.line, "Voor de dubbele punt hoort één woord.", "Haal de haakjes weg.")
            return f"?{node.line}"
        if node.text == "<<" and not node.quoted:
            self._report.add("ZK-321", node.line, "Samenvoegen met << mag niet.", "Schrijf de regels gewoon uit.")
        if node.text in block.entries:
            self._report.add("ZK-322", node.line, f'"{node.text[:40]}" staat hier twee keer.', "Haal er één weg.")
        block.lines.setdefault(node.text, node.line)
        return node.text


def plain(node: Node) -> object:
    """The node as text, lists and mappings: for content that only a screen shows."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return tuple(plain(item) for item in node.items)
    return {key: plain(item) for key, item in node.entries.items()}


def scalars(node: Node) -> Iterator[Scalar]:
    """Every piece of text inside a node."""
    if isinstance(node, Scalar):
        yield node
        return
    for item in node.items if isinstance(node, Listing) else node.entries.values():
        yield from scalars(item)
