"""Reads the keys of one block of a data file: text, numbers, words from a list; notes every fault it meets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from intake_desktop.form_engine.nodes import Block, Listing, Node, Scalar, plain
from intake_desktop.form_engine.report import Report, meant

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,4})?", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,6}", re.ASCII)
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")


class Fields:
    """One block being read. Each reading names a key; `finish` reports the keys nobody asked for."""

    def __init__(self, block: Block, report: Report) -> None:
        self.block = block
        self.report = report
        self._asked: set[str] = set()

    @property
    def line(self) -> int:
        return self.block.line

    def line_of(self, key: str) -> int:
        """The line of a key, or of the block when the key is not there."""
        return self.block.lines.get(key, self.block.line)

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return key in self.block.entries

    def fault(self, code: str, key: str, cause: str, remedy: str) -> None:
        """Note a fault at the line of a key."""
        self.report.add(code, self.line_of(key), cause, remedy)

    def need(self, *keys: str) -> None:
        """Note each of these keys that is missing."""
        for key in keys:
            if not self.has(key):
                self.report.add("ZK-325", self.line, f'Hier ontbreekt "{key}".', f'Zet er een regel "{key}:" bij.')

    def node(self, key: str) -> Node | None:
        self._asked.add(key)
        return self.block.entries.get(key)

    def text(self, key: str, longest: int = 2000) -> str:
        """Text, "" when the key is missing; empty, too long or with hidden characters is a fault."""
        node = self.node(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar) or (not node.quoted and node.text in ("", "null", "~")):
            self.fault("ZK-326", key, f'Bij "{key}" hoort tekst.', "Schrijf de tekst achter de dubbele punt.")
            return ""
        if _HIDDEN.search(node.text):
            self.fault("ZK-326", key, f'In "{key}" staan onzichtbare tekens.', "Typ de tekst opnieuw.")
        if len(node.text) > longest:
            self.fault("ZK-334", key, f'"{key}" is langer dan {longest} tekens.', "Maak de tekst korter.")
        return node.text

    def identifier(self, key: str) -> str:
        """A name for code: letters, digits and underscores, beginning with a letter."""
        found = self.text(key)
        if found and not _ID.fullmatch(found):
            self._bad_id(key, found)
        return found

    def _bad_id(self, key: str, found: str) -> None:
        cause = f'"{found[:40]}" kan geen naam zijn.'
        self.fault("ZK-327", key, cause, "Gebruik letters, cijfers en _ en begin met een letter.")

    def flag(self, key: str, default: bool = False) -> bool:
        node = self.node(key)
        if node is None:
            return default
        if isinstance(node, Scalar) and not node.quoted and node.text in ("true", "false"):
            return node.text == "true"
        self.fault("ZK-326", key, f'Bij "{key}" hoort true of false.', "Schrijf true of false.")
        return default

    def whole(self, key: str, default: int = 0) -> int:
        found = self.node(key)
        if found is None:
            return default
        if isinstance(found, Scalar) and _WHOLE.fullmatch(found.text):
            return int(found.text)
        self.fault("ZK-326", key, f'Bij "{key}" hoort een heel getal.', "Schrijf bijvoorbeeld 3.")
        return default

    def number(self, key: str) -> Decimal | None:
        found = self.node(key)
        if found is None:
            return None
        if isinstance(found, Scalar) and _NUMBER.fullmatch(found.text):
            return Decimal(found.text)
        self.fault("ZK-326", key, f'Bij "{key}" hoort een getal.', "Schrijf bijvoorbeeld 0.5 (met een punt).")
        return None

    def word(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        """One word from a list; another word is a fault with a proposal."""
        found = self.text(key)
        if not found:
            return default
        self._expect(key, found, tuple(allowed), self.line_of(key))
        return found

    def words(self, key: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of words, each once; with `allowed` only those."""
        node = self.node(key)
        if node is None:
            return ()
        if not isinstance(node, Listing) or not all(isinstance(item, Scalar) for item in node.items):
            self.fault("ZK-326", key, f'Bij "{key}" hoort een lijst.', "Schrijf bijvoorbeeld [een, twee].")
            return ()
        found = [item for item in node.items if isinstance(item, Scalar)]
        for place, item in enumerate(found):
            self._check_word(key, item, None if allowed is None else tuple(allowed))
            if any(item.text == other.text for other in found[:place]):
                self.report.add("ZK-322", item.line, f'"{item.text}" staat twee keer in "{key}".', "Haal er één weg.")
        return tuple(item.text for item in found)

    def _check_word(self, key: str, item: Scalar, allowed: tuple[str, ...] | None) -> None:
        if allowed is not None:
            self._expect(key, item.text, allowed, item.line)
        elif not _ID.fullmatch(item.text):
            self.report.add(
                "ZK-327", item.line, f'"{item.text[:40]}" kan geen naam zijn.', "Gebruik letters, cijfers en _."
            )

    def _expect(self, key: str, found: str, allowed: tuple[str, ...], line: int) -> None:
        if found not in allowed:
            cause = f'"{found[:40]}" bestaat niet bij "{key}".'
            self.report.add("ZK-328", line, cause, meant(found, allowed))

    def sub(self, key: str) -> Fields | None:
        """The block under a key, or None."""
        node = self.node(key)
        if node is None:
            return None
        if isinstance(node, Block):
            return Fields(node, self.report)
        self.fault("ZK-326", key, f'Onder "{key}" horen regels met een naam ervoor.', "Spring in onder deze regel.")
        return None

    def subs(self, key: str) -> Iterator[Fields]:
        """The blocks of a list under a key."""
        node = self.node(key)
        if node is None:
            return
        if not isinstance(node, Listing) or not node.items:
            self.fault("ZK-326", key, f'Bij "{key}" hoort een lijst.', "Begin elk onderdeel met een streepje.")
            return
        for item in node.items:
            if isinstance(item, Block):
                yield Fields(item, self.report)
            else:
                self.report.add(
                    "ZK-326", item.line, f'Dit is geen onderdeel van "{key}".', "Schrijf naam: waarde achter elkaar."
                )

    def labels(self, key: str) -> Mapping[str, str]:
        """Names with a text each."""
        inner = self.sub(key)
        if inner is None:
            return MappingProxyType({})
        for name in inner.block.entries:
            if not _ID.fullmatch(name):
                inner._bad_id(name, name)
        return MappingProxyType({name: inner.text(name) for name in inner.block.entries})

    def content(self, key: str) -> Mapping[str, object]:
        """Free content for a screen: text, lists and blocks."""
        inner = self.sub(key)
        found = plain(inner.block) if inner is not None else {}
        return MappingProxyType(found if isinstance(found, dict) else {})

    def finish(self) -> None:
        """Report the keys that have no meaning here."""
        for key, line in self.block.lines.items():
            if key not in self._asked:
                self.report.add("ZK-324", line, f'"{key[:40]}" kennen we hier niet.', meant(key, self._asked))
