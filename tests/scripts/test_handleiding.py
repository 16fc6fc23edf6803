"""The printed handleiding says what the program says under F1."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from intake_desktop import paths

PRINTED = paths.resources().parent / "docs" / "handleiding" / "handleiding.pdf"
CHAPTERS = sorted((paths.resources() / "handleiding").glob("*.md"))


def bare(text: str) -> str:
    """Letters and digits alone: signs of Markdown, bullets and line breaks fall away."""
    return re.sub(r"[\W_]+", "", text)


@pytest.fixture(scope="module")
def printed() -> str:
    with pypdfium2.PdfDocument(PRINTED) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return bare(" ".join(re.sub(r"\d+ van \d+\s*$", "", page) for page in pages))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=[path.stem for path in CHAPTERS])
def test_every_sentence_of_a_chapter_is_printed(printed: str, chapter: Path) -> None:
    lines = chapter.read_text(encoding="utf-8").splitlines()
    words = [re.sub(r"^(#+|-|\d+\.|\|)\s*", "", line) for line in lines if not set(line) <= set("|- ")]
    cells = [bare(cell) for line in words for cell in line.split("|")]
    assert [cell for cell in cells if cell not in printed] == []
