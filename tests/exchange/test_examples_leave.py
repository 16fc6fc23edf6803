"""Every example can be sent to whoever may have it, and on its pages nothing is cut, however long it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pypdfium2
import pytest

from intake_desktop import paths
from intake_desktop.dossier import consent, examples, loose, opening
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange import document, leaving, payload
from intake_desktop.exchange.material import Anchor, Sender
from intake_desktop.exchange.pages import story
from intake_desktop.exchange.pages.type_styles import PAGE, SIDE, WIDTH
from tests.exchange import people
from tests.fakes import Clock, known_bytes, numbered_ids

SCHEMA = paths.resources() / "schema" / "dossier.v1.schema.json"
NAMES = sorted(path.stem for path in (paths.resources() / "examples").glob("*.json"))
EVERY = [(name, recipient) for name in NAMES for recipient in people.ORGANISATIONS]
REFUSED = {("kees-test", people.WERK): consent.ConsentMissing}
"""Kees says no, and then nothing leaves."""
NOT_CUT = 1.0
"""How far, in points, the edge of a letter may stand outside the text."""


@cache
def told(name: str) -> tuple[examples.DossierFile, DossierSession]:
    """An example, answered as at the screen."""
    file = examples.read(paths.resources() / "examples" / f"{name}.json", SCHEMA)
    around = opening.Surroundings(people.forms(), people.table(), Clock(), numbered_ids())
    session = loose.session_on(around, file.dossier_type, file.number, "Joke Bedacht")
    examples.tell(file, session)
    return file, session


def going(name: str, recipient: str) -> leaving.Going:
    """What goes to this recipient. Raises ConsentMissing when the example says nothing about it."""
    file, session = told(name)
    if recipient not in file.wishes:
        raise consent.ConsentMissing
    sender = Sender("Stichting De Werkbank (fictief)", "", session.vault.colleague)
    office = leaving.Office(sender, b"k" * 32, Anchor(0, ""))
    return leaving.Going(file.wishes[recipient], people.profile(recipient), office)


@pytest.mark.parametrize(("name", "recipient"), EVERY)
def test_an_example_leaves_for_each_recipient_or_says_why_not(name: str, recipient: str) -> None:
    _, session = told(name)
    if (name, recipient) in REFUSED:
        with pytest.raises(REFUSED[name, recipient]) as refused:
            going(name, recipient)
        assert refused.value.code == "ZK-212"
        return
    _, sealed = leaving.make(session, going(name, recipient), known_bytes())
    assert sealed.pages > 3


def letters(data: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every letter on every page; a blank at the end of a line may hang over."""
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for place in range(text.count_chars()):
                if not text.get_text_range(place, 1).isspace():
                    yield text.get_charbox(place)
            text.close()
            page.close()


@pytest.mark.parametrize("recipient", [people.BUURTTEAM, people.WERK])
def test_the_longest_example_stays_inside_the_margins_of_every_page(recipient: str) -> None:
    _, session = told("aaltje-verzonnen")
    data = document.render(payload.build(leaving.material_of(session, going("aaltje-verzonnen", recipient))))
    found = list(letters(data))
    assert len(found) > 10_000
    assert min(left for left, _, _, _ in found) >= SIDE - NOT_CUT
    assert max(right for _, _, right, _ in found) <= SIDE + WIDTH + NOT_CUT
    assert min(bottom for _, bottom, _, _ in found) > 0
    assert max(top for _, _, _, top in found) < PAGE[1]


def test_a_name_that_is_too_long_for_the_edge_is_shortened_there_and_stands_in_full_at_its_origin() -> None:
    _, session = told("aaltje-verzonnen")
    content = payload.build(leaving.material_of(session, going("aaltje-verzonnen", people.BUURTTEAM)))
    organisation = going("aaltje-verzonnen", people.BUURTTEAM).wish.organisation
    with pypdfium2.PdfDocument(document.render(content)) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        lines = text.get_text_range().splitlines()
        text.close()
        page.close()
    (edge,) = [line for line in lines if line.startswith("Overdracht dagbesteding")]
    assert "Alleen voor Buurtteam Amsterdam Zuidoost" in edge
    assert edge.rstrip().endswith("…")
    assert organisation in document.expected_text(story.tell(content).blocks)
