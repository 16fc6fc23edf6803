"""The structure of a document as a tree of elements: what a screen reader reads, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]

STANDARD_ROLES = frozenset(
    {"Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody"}
    | {"Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "BlockQuote"}
)
"""Only roles of ISO 32000-1, 14.8.4, so that no role map is needed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked-content sequence: the page (from 0) and its number on that page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Node:
    """One element. Nodes are made in reading order; what is painted while a node is open belongs to it."""

    role: str
    kids: list[Node | Mark] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    """Of a TH: Row or Column."""
    span: int = 1
    """Of a TH or TD: how many columns."""
    numbering: str = ""
    """Of an L: Decimal, or None for dashes."""
    box: Box | None = None
    """Of a Figure: where it stands on its page, in points from the lower left corner."""

    def add(self, role: str) -> Node:
        """A new element, read after those that are already in this one."""
        node = Node(role)
        self.kids.append(node)
        return node

    def nodes(self) -> Iterator[Node]:
        """The elements directly in this one."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def marks(self) -> list[Mark]:
        """What was painted for this element itself."""
        return [kid for kid in self.kids if isinstance(kid, Mark)]


def without_empty(node: Node) -> Node:
    """Drop elements in which nothing stands; an empty cell stays, or the table would not be regular."""
    node.kids = [
        kid for kid in node.kids if isinstance(kid, Mark) or without_empty(kid).kids or kid.role in ("TH", "TD")
    ]
    return node
