"""Checks that a PDF is tagged as promised: everything painted has a place in the tree, and the tree is sound.

Source of the rules: ISO 32000-1 14.7-14.8 and ISO 14289-1 (PDF/UA-1) as far as a program can check them; pdf.md 4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from intake_desktop.exchange.tagging import contents, shapes, tree
from intake_desktop.exchange.tagging.nodes import STANDARD_ROLES

Place = tuple[tuple[int, int], int]
"""Page object and number of a marked-content sequence."""
Placed = tuple[Place, tuple[int, int]]
"""The place, and the element that it belongs to."""


def faults(pdf: Pdf, pages: Sequence[contents.Content] | None = None) -> tuple[str, ...]:
    """Everything that is not in order, as short sentences for the log; empty when all is well.

    pages: what contents.read_all gave for this file, for who has read it already.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return ("er is geen structuurboom",)
    elements = list(tree.elements(root))
    read = zip(pdf.pages, contents.read_all(pdf) if pages is None else pages, strict=True)
    places = [(_place(mark), element.objgen) for element in elements for mark in tree.marks(element)]
    found = [*_document(pdf), *_pages(read, root, places), *_roles(elements), *_parents(root, root)]
    found += [*_order(pdf, places), *shapes.faults(elements), *_fonts(pdf)]
    return tuple(found)


def _document(pdf: Pdf) -> Iterator[str]:
    catalog = pdf.Root
    if not str(catalog.get("/Lang", "")):
        yield "de taal ontbreekt"
    if not (catalog.get("/MarkInfo") or Dictionary()).get("/Marked"):
        yield "het bestand zegt niet dat het getagd is"
    if not (catalog.get("/ViewerPreferences") or Dictionary()).get("/DisplayDocTitle"):
        yield "de titel wordt niet getoond"
    metadata = catalog.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream) or b"<dc:title>" not in metadata.read_bytes():
        yield "de titel ontbreekt in de metadata"


def _pages(
    pages: Iterable[tuple[pikepdf.Page, contents.Content]], root: pikepdf.Object, places: Sequence[Placed]
) -> Iterator[str]:
    """Every sequence on paper stands once in the tree, and the list of parents says the same."""
    in_tree, owners = Counter(place for place, _ in places), dict(places)
    painted: Counter[Place] = Counter()
    for number, (page, content) in enumerate(pages, 1):
        yield from (f"pagina {number}: {fault}" for fault in content.faults)
        if page.obj.get("/Tabs") != Name.S:
            yield f"pagina {number}: de volgorde van tab ontbreekt"
        numbers = [sequence.number for sequence in content.sequences if sequence.number is not None]
        painted.update((page.obj.objgen, found) for found in numbers)
        parents = _parent_list(root, page)
        if [owners.get((page.obj.objgen, found)) for found in range(len(parents))] != parents:
            yield f"pagina {number}: de lijst van ouders klopt niet"
        if len(parents) != len(numbers):
            yield f"pagina {number}: de lijst van ouders is niet even lang als de pagina"
    if painted != in_tree or any(count > 1 for count in painted.values()):
        yield "niet elke reeks staat precies één keer in de boom"


def _place(mark: pikepdf.Object) -> Place:
    return mark.Pg.objgen, int(mark.MCID)


def _parent_list(root: pikepdf.Object, page: pikepdf.Page) -> list[tuple[int, int]]:
    key = page.obj.get("/StructParents")
    parents = root.get("/ParentTree", Dictionary()).get("/Nums")
    if key is None or not isinstance(parents, pikepdf.Array):
        return []
    pairs = parents.as_list()
    found = {int(name): listed for name, listed in zip(pairs[::2], pairs[1::2], strict=False)}
    listed = found.get(int(key))
    return [item.objgen for item in listed.as_list()] if isinstance(listed, pikepdf.Array) else []


def _roles(elements: list[pikepdf.Object]) -> Iterator[str]:
    for element in elements:
        role = str(element.S).lstrip("/")
        if role not in STANDARD_ROLES:
            yield f"{role} is geen gewone rol"


def _parents(parent: pikepdf.Object, root: pikepdf.Object) -> Iterator[str]:
    kids = parent.get("/K")
    for kid in kids.as_list() if isinstance(kids, pikepdf.Array) else []:
        if isinstance(kid, Dictionary) and kid.get("/S") is not None:
            if kid.get("/P") is None or kid.P.objgen != parent.objgen:
                yield f"{str(kid.S).lstrip('/')} wijst niet naar de eigen ouder"
            yield from _parents(kid, root)


def _order(pdf: Pdf, places: Sequence[Placed]) -> Iterator[str]:
    """Reading never goes back to an earlier page."""
    order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    pages = [order.get(page, -1) for (page, _), _ in places]
    if pages != sorted(pages):
        yield "de leesvolgorde springt terug naar een eerdere pagina"


def _fonts(pdf: Pdf) -> Iterator[str]:
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for name, font in fonts.items():
            descriptor = font.get("/FontDescriptor", Dictionary())
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"lettertype {name} zit niet in het bestand"
            if "/ToUnicode" not in font:
                yield f"lettertype {name} zegt niet welke letters het zijn"
