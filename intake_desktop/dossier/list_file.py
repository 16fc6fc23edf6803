"""A CSV file as rows of text with their line numbers: its letters, its separator, its quotes; or a sentence why not."""

from __future__ import annotations

import csv
import io
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from intake_desktop.dossier.list_errors import (
    LettersUnknown,
    ListAbsent,
    ListCutOff,
    ListEmpty,
    ListTooLong,
    NoNames,
    NotAList,
    QuotesMixed,
)
from intake_desktop.sealing import files

LARGEST = 2 * 1024 * 1024
MOST_ROWS = 2_000
MOST_COLUMNS = 200
UTF_8, UTF_16, WINDOWS = "UTF-8", "UTF-16", "Windows"
_SEPARATORS = (";", ",", "\t")
_SEP_LINE = re.compile(r'"?sep=([;,\t])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""What Excel writes and reads before the first row; it does not count it as a row."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_LOOK = 4_096
Known = Callable[[str], bool]
"""Whether this is the name of a column that we know."""


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row: its number as a spreadsheet shows it, and its cells without spaces around them."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    """The first filled row as names of columns, and the filled rows under it."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    letters: str = UTF_8
    """How the letters were written: UTF-8, UTF-16 or Windows (then nobody is sure, and a person must look)."""
    ended: bool = True
    """False when the last row has no line end: the file may have been cut off there."""


def read_bytes(path: Path) -> bytes:
    """What stands in this file. Raises ListAbsent, NotAList for what is no ordinary file, or ListTooLong."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAList
        data = files.read_whole(path.resolve(), LARGEST)
    except (OSError, ValueError, RuntimeError) as fault:
        raise ListAbsent from fault
    if len(data) > LARGEST:
        raise _too_long()
    return data


def read(data: bytes, known: Known) -> ListTable:
    """The rows of a CSV file. Raises ListRefused, never anything else, and never guesses silently.

    A row that is empty is left out but counted. Formulas are text, as everything is.
    """
    text, letters = _decoded(data)
    marked = _SEP_LINE.match(text)
    text = text[marked.end() :] if marked else text
    separator = marked[1] if marked else _separator(text, known)
    rows = [Line(number, cells) for number, cells in _rows(text, separator) if any(cells)]
    if not rows:
        raise ListEmpty
    header = rows[0].cells
    if len(header) > MOST_COLUMNS:
        raise NotAList
    if not any(map(known, header)):
        raise NoNames
    if len(rows) == 1:
        raise ListEmpty
    if len(rows) - 1 > MOST_ROWS:
        raise _too_long()
    return ListTable(header, tuple(rows[1:]), letters, ended=text.endswith(("\n", "\r")))


def _too_long() -> ListTooLong:
    return ListTooLong(regels=MOST_ROWS, grootte=LARGEST // 1024**2)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text and how its letters were written. Raises NotAList, LettersUnknown or ListCutOff."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ListEmpty
    text, letters = _with_letters(data)
    if "\x00" in text:
        raise NotAList
    return text, letters


def _with_letters(data: bytes) -> tuple[str, str]:
    wide = _wide(data)
    try:
        if wide:
            return data.decode(wide).removeprefix("\ufeff"), UTF_16
        return data.decode("utf-8-sig"), UTF_8
    except UnicodeDecodeError as fault:
        cut_off = fault.end == len(data) and not data[: fault.start].isascii()
        if wide or cut_off or data.startswith(b"\xef\xbb\xbf"):
            raise LettersUnknown from fault
    try:
        return data.decode("cp1252"), WINDOWS
    except UnicodeDecodeError as fault:
        raise LettersUnknown from fault


def _wide(data: bytes) -> str:
    """Which UTF-16 this is, by its mark or by where its zeros stand; "" for none."""
    if data.startswith(_UTF_32):
        raise NotAList
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:_LOOK]
    odd, even = start[1::2].count(0), start[::2].count(0)
    if odd + even == 0:
        return ""
    if odd * 2 > len(start[1::2]) and not even:
        return "utf-16-le"
    if even * 2 > len(start[::2]) and not odd:
        return "utf-16-be"
    raise NotAList


def _separator(text: str, known: Known) -> str:
    """The separator with which most names of columns are known; of those the one that makes most columns."""
    first = next((line for line in _LINE_END.split(text) if line.strip(" ;,\t")), "")

    def score(separator: str) -> tuple[int, int]:
        cells = next(iter(csv.reader([first], delimiter=separator)), [])
        return sum(known(cell) for cell in cells), len(cells)

    try:
        return max(_SEPARATORS, key=score)
    except csv.Error as fault:
        raise NotAList from fault


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every row with its number, from 1. Raises ListCutOff, QuotesMixed or NotAList, at the row where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise _broken(str(fault), number) from fault
        yield number, tuple(cell.strip() for cell in cells)


def _broken(said: str, number: int) -> Exception:
    if "end of data" in said:
        return ListCutOff(regel=number)
    return NotAList() if "field limit" in said else QuotesMixed(regel=number)
