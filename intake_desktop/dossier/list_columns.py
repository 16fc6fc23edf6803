"""Which column of a list holds what, found by its name; what is in no column we know is not read, and that is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from intake_desktop.dossier.alike import folded
from intake_desktop.dossier.list_errors import ColumnTwice, NoNames

COACH, KIND, BSN, FIRST_NAME = "coach", "kind", "bsn", "first_name"
ANSWERS = ("call_name", "given_names", "prefix", "family_name", "birth_date", "result_area")
"""The meanings of the questions that a list can answer."""
NAMED_BY = frozenset({"call_name", "given_names", "family_name"})
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """What a column can be called: which kind of column it is, by its name without spaces, capitals and signs."""

    kinds: Mapping[str, str]

    def kind(self, name: str) -> str:
        """Which kind of column this is; "" for one that is not read."""
        return self.kinds.get(_bare(name), "")

    def known(self, name: str) -> bool:
        """Whether this names a column that is read, or the one that is never read."""
        return bool(self.kind(name))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of one list stand, and the names of those that are not read."""

    places: Mapping[str, int]
    """By meaning, or `coach` and `kind`."""
    names: Mapping[str, str]
    """What each is called in the list."""
    unread: tuple[str, ...] = ()
    bsn: bool = False
    """There is a column with bsn; it is not read either."""


def read_words(text: str) -> ColumnWords:
    """The words of resources/words/kolommen.txt: "kind: name, name"; lines that begin with # are remarks."""
    kinds: dict[str, str] = {}
    for line in text.splitlines():
        kind, _, names = line.partition(":")
        if names and not line.startswith("#"):
            kinds.update(dict.fromkeys(map(_bare, names.split(",")), kind.strip()))
    return ColumnWords(MappingProxyType(kinds))


def find(header: tuple[str, ...], words: ColumnWords) -> Columns:
    """Where everything stands. Raises NoNames, or ColumnTwice when two columns are for the same.

    A first name is what somebody is called, unless another column says that: then it is the official name.
    """
    places: dict[str, int] = {}
    unread: list[str] = []
    for place, name in enumerate(header):
        kind = words.kind(name)
        if kind in places:
            raise ColumnTwice(eerste=places[kind] + 1, tweede=place + 1)
        if kind:
            places[kind] = place
        elif name:
            unread.append(_shown(name))
    _settle_first_name(places, unread, header)
    bsn = places.pop(BSN, None)
    if not NAMED_BY & set(places):
        raise NoNames
    names = {kind: _shown(header[place]) for kind, place in places.items()}
    return Columns(MappingProxyType(places), MappingProxyType(names), tuple(unread), bsn is not None)


def _settle_first_name(places: dict[str, int], unread: list[str], header: tuple[str, ...]) -> None:
    first = places.pop(FIRST_NAME, None)
    if first is None:
        return
    free = next((kind for kind in ("call_name", "given_names") if kind not in places), None)
    if free is None:
        unread.append(_shown(header[first]))
    else:
        places[free] = first


def _bare(name: str) -> str:
    return "".join(sign for sign in folded(name) if sign.isalnum())


def _shown(name: str) -> str:
    """A name of a column for the screen: one line, not too long, nothing that cannot be seen."""
    seen = "".join(sign if sign.isprintable() else " " for sign in name)
    line = " ".join(seen.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"
