"""Pages can be listened to: the checker finds every planted fault, and random stories are read back word for word."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from intake_desktop.exchange import document, payload
from intake_desktop.exchange.pages import blocks, breaking, story, type_styles
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.typesetter import typeset
from intake_desktop.exchange.tagging import checker, reading, tree
from intake_desktop.exchange.tagging.nodes import Node
from tests.exchange import people


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    with pikepdf.open(BytesIO(data)) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def pages() -> bytes:
    return document.render(payload.build(people.material()))


def first(pdf: Pdf, role: str) -> pikepdf.Object:
    return next(found for found in tree.elements(pdf.Root.StructTreeRoot) if Name("/" + role) == found.S)


def in_stream(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        stream = pdf.pages[0].Contents
        found = stream.read_bytes()
        assert old in found
        stream.write(found.replace(old, new, 1))

    return change


def drop(owner: Callable[[Pdf], pikepdf.Object], key: str) -> Callable[[Pdf], None]:
    return lambda pdf: owner(pdf).__delitem__(key)


def backwards(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array(list(reversed(root.K.as_list())))


PLANTED: dict[str, Callable[[Pdf], None]] = {
    "een reeks zonder einde": in_stream(b"EMC", b""),
    "een reeks zonder begin": in_stream(b"/H1 <</MCID 1>> BDC", b""),
    "een nummer dubbel": in_stream(b"MCID 3>>", b"MCID 2>>"),
    "een nummer dat niemand kent": in_stream(b"MCID 3>>", b"MCID 999>>"),
    "verf buiten een reeks": in_stream(b"EMC", b"EMC 0 0 5 5 re f"),
    "geen taal": drop(lambda pdf: pdf.Root, "/Lang"),
    "geen titel": drop(lambda pdf: pdf.Root, "/Metadata"),
    "geen merk": drop(lambda pdf: pdf.Root, "/MarkInfo"),
    "geen beschrijving": drop(lambda pdf: first(pdf, "Figure"), "/Alt"),
    "geen plaats van een tekening": drop(lambda pdf: first(pdf, "Figure"), "/A"),
    "geen scope": drop(lambda pdf: first(pdf, "TH"), "/A"),
    "geen nummering": drop(lambda pdf: first(pdf, "L"), "/A"),
    "een cel minder": lambda pdf: first(pdf, "TR").K.__delitem__(2),
    "een kop overgeslagen": lambda pdf: first(pdf, "H2").__setitem__("/S", Name.H3),
    "geen lijst van ouders": lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/ParentTree", Dictionary(Nums=Array())),
    "een vreemde rol": lambda pdf: first(pdf, "P").__setitem__("/S", Name.Kop),
    "een verkeerde ouder": lambda pdf: first(pdf, "P").__setitem__("/P", pdf.Root.StructTreeRoot),
    "achterstevoren": backwards,
    "geen boom": drop(lambda pdf: pdf.Root, "/StructTreeRoot"),
    "geen volgorde van tab": drop(lambda pdf: pdf.pages[0].obj, "/Tabs"),
    "een label weg": lambda pdf: first(pdf, "Lbl").__setitem__("/S", Name.P),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_every_planted_fault_is_found(pages: bytes, fault: str) -> None:
    with opened(pages) as pdf:
        assert checker.faults(pdf) == ()
        PLANTED[fault](pdf)
        assert checker.faults(pdf) != ()


def test_a_changed_letter_shows_in_the_text(pages: bytes) -> None:
    with opened(pages) as pdf:
        before = reading.text(pdf)
        in_stream(b"(", b"(\\001")(pdf)
        assert reading.text(pdf) != before


def words(chance: random.Random, most: int) -> str:
    kinds = (
        "een",
        "keuken",
        "samen",
        "vóór",
        "15\u00a0minuten",
        "W" * 60,
        "x" * 150,
        "&amp;",
        "<b>",
        "(haakje)",
        "\\n",
    )
    return " ".join(chance.choice(kinds) for _ in range(chance.randint(1, most)))


def random_block(chance: random.Random) -> Block:
    def text(most: int) -> str:
        return words(chance, most)

    makers: list[Callable[[], Block]] = [
        lambda: blocks.Paragraph((Run(text(200)), Run(" "), Run(text(5), bold=True), Run(text(9)))),
        lambda: blocks.Heading(text(6)),
        lambda: blocks.Listing(tuple((Run(text(40)),) for _ in range(chance.randint(1, 9))), chance.random() < 0.5),
        lambda: blocks.Facts(tuple((text(2), text(4)) for _ in range(chance.randint(1, 6)))),
        lambda: blocks.Quote(text(60), text(5)),
        lambda: blocks.Bar(Decimal(chance.randint(0, 40)), Decimal(chance.randint(0, 40)), "Balk"),
        lambda: blocks.Columns((blocks.Heading("L"), blocks.Paragraph((Run(text(9)),))), (blocks.Heading("R"),)),
        lambda: blocks.Table(
            ("a", "b", "c"), tuple((text(5), text(80), text(4)) for _ in range(chance.randint(1, 20)))
        ),
        blocks.NewPage,
    ]
    return chance.choice(makers)()


def test_random_stories_are_read_back_word_for_word(rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(3)
    for _ in range(rounds(12, 500)):
        told = (blocks.Heading("Kop", 1), *(random_block(chance) for _ in range(chance.randint(3, 30))))
        root = Node("Document")
        room = type_styles.PAGE[1] - type_styles.TOP - type_styles.BOTTOM
        placed = breaking.pages(typeset(told, root), room)
        assert all(page.used <= room for page in placed)
        data = document._painted(placed, story.Story(told, ("Kop", "Voor"), "Voet"))
        with opened(data) as pdf:
            tree.write(pdf, root, "Proef", "nl")
            assert checker.faults(pdf) == ()
            assert reading.text(pdf) == document.expected_text(told)


def test_the_title_is_the_same_for_everybody(pages: bytes) -> None:
    with opened(pages) as pdf:
        assert dict(pdf.docinfo.items()) == {"/Title": String(document.TITLE)}
        assert b"Jamila" not in pdf.Root.Metadata.read_bytes()
