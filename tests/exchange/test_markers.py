"""Nothing that somebody typed reaches a recipient unless it is on a list that was written down here, by hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from intake_desktop import paths
from intake_desktop.dossier.consent import GroundMissing
from intake_desktop.dossier.desk import FileFormat
from intake_desktop.exchange import document, export, payload, profiles
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.pages import story
from intake_desktop.sealing import canonical
from tests.exchange import expected, opened, people
from tests.exchange.marked import ABOUT, MARKER, WORDS, Marked
from tests.exchange.tally import Tally
from tests.fakes import known_bytes
from tests.figures import Figures

SHIPPED = [profile.id for profile in people.profiles()]


def read_parts(material: Material, number: int, *, whole: bool) -> dict[str, str]:
    """All that the recipient can read: of the whole file, by turns a PDF and a zip, or only the data and the pages."""
    if whole:
        kind = (FileFormat.PDF, FileFormat.ZIP)[number % 2]
        return opened.parts(export.seal(material, b"k" * 32, known_bytes(), kind))
    content = payload.build(material)
    pages = document.expected_text(story.tell(content).blocks)
    return {opened.DATA: canonical.dumps(content).decode(), opened.PAGES: pages}


def test_for_every_shipped_recipient_somebody_wrote_down_what_may_go() -> None:
    assert sorted(expected.EXPECTED) == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_marker_leaves_that_may_not(name: str, rounds: Callable[[int, int], int], figures: Figures) -> None:
    chance, tally = random.Random(41), Tally(name)
    for number in range(rounds(12, 1_000)):
        marked = Marked(chance)
        material = marked.material(name, expected.EXPECTED[name].optional())
        whole = number % rounds(12, 10) in (0, 1)
        tally.count(marked, material, read_parts(material, number, whole=whole))
    figures("markers", tally.row())
    assert tally.leaks == []
    assert tally.missing == [], "what may go does go, as data and on the pages"
    assert tally.seen >= expected.EXPECTED[name].seen, "the search must reach what it looks for"
    assert tally.whole, "the search must reach the manifest and all that is around the pages"


def test_the_search_finds_a_marker_in_every_part_of_a_file() -> None:
    """A search that finds nothing proves nothing: the same words are planted in every part, and found there."""
    material = Marked(random.Random(3)).material(people.BUURTTEAM, [])
    sealed = export.seal(material, b"k" * 32, known_bytes(), FileFormat.ZIP)
    found = opened.parts(sealed)
    for part in (opened.DATA, opened.PAGES, opened.MANIFEST, opened.OUTSIDE):
        assert MARKER.search(found[part]), part
    with pikepdf.open(BytesIO(document.render(payload.build(material)))) as pdf:
        pdf.Root.Deep = pikepdf.Array([pikepdf.Dictionary(Here=pikepdf.Array([pikepdf.String("ZQX00001X")]))])
        pdf.Root.Stream = pdf.make_stream("ZQX00002X".encode("utf-16"))
        pdf.trailer.Info["/Author"] = pikepdf.String("ZQX00003X")
        pdf.pages[0]["/ZQX00004X"] = 1
        out = BytesIO()
        pdf.save(out)
    hidden = opened.in_pdf(out.getvalue(), None)[opened.METADATA]
    assert set(MARKER.findall(hidden)) == {f"ZQX0000{number}X" for number in range(1, 5)}


def test_own_words_beside_an_option_stay_here_for_work_even_when_the_option_goes() -> None:
    marked = Marked(random.Random(2))
    content = canonical.dumps(payload.build(marked.material(people.WERK, []))).decode()
    assert '"question":"aanpassing"' in content or '"question":"vervoer"' in content
    beside = [marker for marker, place in marked.places.items() if place[0] == WORDS]
    assert beside
    assert not [marker for marker in beside if marker in content]


def test_a_fixed_way_of_consent_goes_and_an_own_purpose_is_refused_for_work() -> None:
    given = people.permission(people.WERK)
    document_part = payload.build(people.material(people.WERK))["document"]
    assert document_part["consent"]["how"] == "schriftelijk"  # type: ignore[index]  # a test reaches inside
    own = Marked(random.Random(1))
    with pytest.raises(GroundMissing):
        payload.build(people.material(people.WERK, permission=replace(given, purpose=own.put(ABOUT, "purpose"))))


def test_a_profile_that_is_silent_keeps_every_own_word_here(tmp_path: Path) -> None:
    text = (paths.resources() / "recipients" / "buurtteam.v1.yaml").read_text("utf-8")
    assert "own_words: [purpose, how_given, remark, reasons]" in text
    start = text.index("  permission:")
    silent = tmp_path / "buurtteam.v1.yaml"
    silent.write_text(text[:start] + text[text.index("  purposes:") :], "utf-8")
    found = profiles.load(silent, people.forms())
    assert (found.ways, found.own_words) == ((), frozenset())
    wrong = text.replace("own_words: [purpose,", "own_words: [alles,")
    silent.write_text(wrong, "utf-8")
    line = wrong[: wrong.index("own_words")].count("\n") + 1
    assert [mistake.line for mistake in profiles.check(silent, people.forms())] == [line]
