"""Whether the elements of a tagged PDF are built as they should be: headings, lists, tables and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf
from pikepdf import Dictionary

from intake_desktop.exchange.tagging import tree

Element = pikepdf.Object


def faults(elements: list[Element]) -> Iterator[str]:
    """What is not in order, as short sentences."""
    roles = [role(element) for element in elements]
    yield from _headings(roles)
    for name, element in zip(roles, elements, strict=True):
        yield from _CHECKS.get(name, _nothing)(element)


def role(element: Element) -> str:
    """The role without its slash."""
    return str(element.S).lstrip("/")


def attribute(element: Element, name: str) -> pikepdf.Object | None:
    """The value of an attribute of an element, or None."""
    found = element.get("/A")
    for owner in found.as_list() if isinstance(found, pikepdf.Array) else []:
        if name in owner:
            return owner[name]
    return None


def _kids(element: Element) -> list[Element]:
    kids = element.get("/K")
    listed = list(kids.as_list()) if isinstance(kids, pikepdf.Array) else []
    return [kid for kid in listed if isinstance(kid, Dictionary) and kid.get("/S") is not None]


def _nothing(_element: Element) -> Iterator[str]:
    return iter(())


def _headings(roles: list[str]) -> Iterator[str]:
    levels = [int(name[1]) for name in roles if name[0] == "H" and name[1:].isdigit()]
    if levels and levels[0] != 1:
        yield "de eerste kop is geen H1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"na H{before} komt H{after}"


def _list(element: Element) -> Iterator[str]:
    if attribute(element, "/ListNumbering") is None:
        yield "een lijst zegt niet hoe ze nummert"
    for item in _kids(element):
        if role(item) != "LI" or [role(kid) for kid in _kids(item)] != ["Lbl", "LBody"]:
            yield "een lijst bestaat niet uit LI met Lbl en LBody"


def _table(element: Element) -> Iterator[str]:
    rows = [_kids(found) for found in tree.elements(element) if role(found) == "TR"]
    widths = {sum(map(_span, cells)) for cells in rows}
    roles = [(role(cell), cell) for cells in rows for cell in cells]
    heads = [cell for name, cell in roles if name == "TH"]
    if len(widths) != 1:
        yield "een tabel heeft rijen van verschillende breedte"
    if not heads:
        yield "een tabel heeft geen kop"
    if any(str(attribute(cell, "/Scope") or "") not in ("/Row", "/Column") for cell in heads):
        yield "een kop van een tabel zegt niet waarover"
    if any(name not in ("TH", "TD") for name, _ in roles):
        yield "een rij bestaat niet uit cellen"


def _span(cell: Element) -> int:
    found = attribute(cell, "/ColSpan")
    return 1 if found is None else int(found)


def _figure(element: Element) -> Iterator[str]:
    if not str(element.get("/Alt", "")):
        yield "een tekening heeft geen beschrijving"
    if attribute(element, "/BBox") is None:
        yield "een tekening zegt niet waar ze staat"


_CHECKS: dict[str, Callable[[Element], Iterator[str]]] = {"L": _list, "Table": _table, "Figure": _figure}
