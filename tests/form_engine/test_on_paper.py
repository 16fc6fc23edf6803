"""Which characters can stand on paper is the same for who types them and for who draws the page."""

from __future__ import annotations

from typing import cast

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from intake_desktop.exchange.pages import type_styles
from intake_desktop.form_engine import on_paper


def test_the_faces_have_what_the_library_that_draws_finds_in_them() -> None:
    type_styles.register()
    charts = [cast(TTFont, pdfmetrics.getFont(face)).face.charToGlyph for face in on_paper.FACES]
    drawn = {code for code in charts[0] if all(chart.get(code) for chart in charts)}
    assert on_paper.known() == {code for code in drawn if 0 < code <= 0xFFFF}, "the library adds a NUL of its own"
    assert len(on_paper.known()) > 2_000


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Jamila & Zoë: €5, ½ dag – ok", ""),
        ("a😀b😀", "Dit teken kan niet op papier: 😀. In het bestand blijft het staan."),
        ("☃ en ❤️", "Deze tekens kunnen niet op papier: ☃ ❤ U+FE0F. In het bestand blijven ze staan."),
        ("ابجدهوزحطي", "Deze tekens kunnen niet op papier: ا ب ج د ه و ز ح en nog 2. In het bestand blijven ze staan."),
        ("\u0000", "Dit teken kan niet op papier: U+0000. In het bestand blijft het staan."),
    ],
)
def test_who_types_a_character_that_cannot_be_printed_is_told_which(typed: str, told: str) -> None:
    assert on_paper.remark(typed) == told


def test_what_cannot_be_printed_is_written_out() -> None:
    assert on_paper.printable("a☃\uffff😀\x07b\nc") == "a[teken U+2603][teken U+FFFF][teken U+1F600][teken U+0007]b\nc"
    assert on_paper.missing("e\u0301 is é") == ()
