"""What stands in the content stream of a page: marked-content sequences with their text, and faults in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name

Fonts = dict[tuple[int, int], Mapping[int, str]]
"""Code to letter, by the object that a font is."""
PAINTING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "f*", "F", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"})
MOST_OPERATORS = 200_000
"""Per page; our own pages have some hundreds."""
_BF = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2}){1,8})>")


@dataclass(slots=True)
class Sequence:
    """One marked-content sequence. `number` is None for an artifact."""

    tag: str
    number: int | None
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(slots=True)
class Content:
    """The sequences of one page in painting order, and what is wrong with them."""

    sequences: list[Sequence] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_all(pdf: pikepdf.Pdf) -> list[Content]:
    """Read every page, in order."""
    known: Fonts = {}
    return [read(page, known) for page in pdf.pages]


def read(page: pikepdf.Page, known: Fonts | None = None) -> Content:
    """Read one page. Text is decoded with the fonts' own table to Unicode, as a screen reader does it.

    known: fonts that were met on other pages of the same file.
    """
    reader = _Reader(_fonts(page, {} if known is None else known))
    for count, instruction in enumerate(pikepdf.parse_content_stream(page)):
        if count > MOST_OPERATORS:
            reader.content.faults.append("te veel opdrachten op een pagina")
            break
        reader.take(instruction)
    if reader.open is not None:
        reader.content.faults.append("een reeks is niet gesloten")
    return reader.content


class _Reader:
    """Follows the operators of a page: which sequence is open and which font is in use."""

    def __init__(self, fonts: Mapping[str, Mapping[int, str]]) -> None:
        self.content = Content()
        self.open: Sequence | None = None
        self._fonts = fonts
        self._letters: Mapping[int, str] = {}

    def take(self, instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> None:
        """Most operators move or colour: what they work on is not even looked at."""
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            self._begin(list(instruction.operands))
        elif operator == "EMC":
            self._end()
        elif operator == "Tf":
            self._letters = self._fonts.get(str(instruction.operands[0]), {})
        elif operator in PAINTING:
            self._paint(operator, list(instruction.operands))

    def _begin(self, operands: list[pikepdf.Object]) -> None:
        if self.open is not None:
            self.content.faults.append("een reeks staat in een andere")
        number = None
        if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
            number = int(operands[1].MCID)
        self.open = Sequence(str(operands[0]).lstrip("/"), number)
        self.content.sequences.append(self.open)

    def _end(self) -> None:
        if self.open is None:
            self.content.faults.append("een reeks wordt gesloten die niet open was")
        self.open = None

    def _paint(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if self.open is None:
            self.content.faults.append(f"{operator} staat buiten een reeks")
            return
        for codes in _strings(operands):
            self.open.parts.append("".join(self._letters.get(code, "\ufffd") for code in codes))


def _strings(operands: Iterable[pikepdf.Object]) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from _strings(operand.as_list())


def _fonts(page: pikepdf.Page, known: Fonts) -> dict[str, Mapping[int, str]]:
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    return {str(name): _met(font, known) for name, font in resources.get("/Font", pikepdf.Dictionary()).items()}


def _met(font: pikepdf.Object, known: Fonts) -> Mapping[int, str]:
    if not font.is_indirect:
        return _letters(font)
    if font.objgen not in known:
        known[font.objgen] = _letters(font)
    return known[font.objgen]


def _letters(font: pikepdf.Object) -> Mapping[int, str]:
    """Code to letter of a simple font, from its ToUnicode table."""
    table = font.get("/ToUnicode")
    if not isinstance(table, pikepdf.Stream) or font.get("/Subtype") == Name.Type0:
        return {}
    found: dict[int, str] = {}
    for body in _BF.findall(table.read_bytes()):
        values = [bytes.fromhex(item.decode("ascii")) for item in _HEX.findall(body)]
        for code, letters in zip(values[::2], values[1::2], strict=False):
            found[int.from_bytes(code, "big")] = letters.decode("utf-16-be", "replace")
    return found
