"""Writes the structure tree into a PDF: elements, parents per page, language, title and metadata."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from intake_desktop.exchange.tagging.nodes import Mark, Node, without_empty

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def write(pdf: Pdf, root: Node, title: str, language: str) -> None:
    """Put the tree under `root` (role Document) into the PDF, with title and language for screen readers."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = _element(pdf, without_empty(root), tree)
    tree.K = Array([document])
    _write_parents(pdf, tree)
    catalog = pdf.Root
    catalog.StructTreeRoot = tree
    catalog.MarkInfo = Dictionary(Marked=True)
    catalog.Lang = String(language)
    catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(_XMP.format(title=escape(title), language=escape(language)).encode("utf-8"))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    catalog.Metadata = metadata
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))


def _element(pdf: Pdf, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=parent))
    if node.alt:
        element.Alt = String(node.alt)
    attributes = _attributes(node)
    if attributes:
        element.A = Array(attributes)
    kids = [_mark(pdf, kid) if isinstance(kid, Mark) else _element(pdf, kid, element) for kid in node.kids]
    if kids:
        element.K = Array(kids)
    return element


def _mark(pdf: Pdf, mark: Mark) -> Dictionary:
    return Dictionary(Type=Name.MCR, Pg=pdf.pages[mark.page].obj, MCID=mark.number)


def _attributes(node: Node) -> list[Dictionary]:
    found = []
    if node.scope or node.span > 1:
        cell = Dictionary(O=Name.Table)
        if node.scope:
            cell.Scope = Name("/" + node.scope)
        if node.span > 1:
            cell.ColSpan = node.span
        found.append(cell)
    if node.numbering:
        found.append(Dictionary(O=Name.List, ListNumbering=Name("/" + node.numbering)))
    if node.box:
        found.append(Dictionary(O=Name.Layout, BBox=Array([round(side, 2) for side in node.box])))
    return found


def elements(tree: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element under a root or element, in reading order."""
    kids = tree.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.get("/S") is not None:
            yield kid
            yield from elements(kid)


def marks(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The marked content directly in an element."""
    kids = element.get("/K")
    if kids is None:
        return []
    return [kid for kid in kids if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR]


def _write_parents(pdf: Pdf, tree: pikepdf.Object) -> None:
    """Per page a list from number to element, so that a reader finds the element of what it paints."""
    owners: dict[tuple[int, int], dict[int, pikepdf.Object]] = {page.obj.objgen: {} for page in pdf.pages}
    for element in elements(tree):
        for mark in marks(element):
            owners[mark.Pg.objgen][int(mark.MCID)] = element
    numbers = Array()
    for index, page in enumerate(pdf.pages):
        found = owners[page.obj.objgen]
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
        if "/Trans" in page.obj:
            del page.obj.Trans
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([found[number] for number in sorted(found)])))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pdf.pages)
