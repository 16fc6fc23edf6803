"""A dossier full of naughty texts leaves for both recipients: the data hold every letter, and so do the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from intake_desktop import paths
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.desk import ExportDone, ExportWish
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange import allowed, document, leaving, payload, reader
from intake_desktop.exchange.pages import story
from intake_desktop.form_engine import kinds, on_paper
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.definition import Kind
from intake_desktop.sealing import canonical
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import Means
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests import naughty
from tests.exchange import people
from tests.fakes import Clock, known_bytes, numbered_ids
from tests.naughty import Place

CHEAP = KdfPolicy(KdfCost(64, 1, 1), KdfCost(8, 1, 1), KdfCost(1024, 1, 1))
ROUNDS = 2


@pytest.fixture
def desk(tmp_path: Path) -> LocalDesk:
    return local_desk(tmp_path / "kluis", CHEAP, Means(Clock(), numbered_ids(), known_bytes()))


@pytest.fixture
def vault(desk: LocalDesk) -> Iterator[Vault]:
    key = desk.new_recovery_key()
    opened = desk.found(
        Founding("De <b>Werkbank</b> & ☃", "Amsterdam {0}", "Joke %s", "Joke", "een lange fictieve zin", key)
    )
    yield opened
    opened.close()


def jamila() -> examples.DossierFile:
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    return examples.read(paths.resources() / "examples" / "jamila-voorbeeld.json", schema)


def exportable(session: DossierSession, profile_id: str) -> list[Place]:
    """Every place for words that can leave for this recipient; of a table the first row."""
    profile, catalog = people.profile(profile_id), session.catalog
    rows = {form.id: tables_of(session, form.id) for form in catalog.forms.values()}

    def leaves(place: Place) -> bool:
        owners = [name for name in place.key if name not in ("", "ROW")]
        return all(allowed.state(profile, catalog, name) != allowed.LOCKED for name in owners)

    found = [
        place for place in naughty.places(catalog, ("ROW",)) if place.is_words and not place.option and leaves(place)
    ]
    placed = [in_row(place, rows[place.form.id]) for place in found]
    return [place for place in placed if place.key.row_id != "ROW"]


def tables_of(session: DossierSession, form_id: str) -> dict[str, str]:
    """The first row of the table that each column stands in."""
    found = {}
    for question in session.catalog.form(form_id).questions():
        answer = session.answer_of(form_id, AnswerKey(question.id)) if question.kind is Kind.TABLE else None
        if answer is not None and isinstance(answer.value, tuple):
            found |= {column.id: answer.value[0] for column in question.columns}
    return found


def in_row(place: Place, rows: Mapping[str, str]) -> Place:
    if place.key.row_id != "ROW" or place.key.question_id not in rows:
        return place
    return replace(place, key=place.key._replace(row_id=rows[place.key.question_id]))


def wish_for(desk: LocalDesk, session: DossierSession, profile_id: str, words: Iterator[str]) -> ExportWish:
    """Everything turned on that may go, with a naughty reason for each, to an organisation with a naughty name."""
    parts = [part.id for part in desk.parts(session, profile_id) if part.state == "optional"]
    wish = jamila().wishes[profile_id]
    given = replace(wish.permission, remark=next(words), how_given=next(words))
    return replace(wish, organisation=next(words), permission=given, chosen={part: next(words) for part in parts})


def values_in(content: Any) -> Iterator[tuple[str, object]]:
    """Question and value of every answer in a payload, those in rows and beside a question too."""
    if isinstance(content, dict):
        if "question" in content and "value" in content:
            yield content["question"], content["value"]
        content = list(content.values())
    for part in content if isinstance(content, list) else ():
        yield from values_in(part)


def close_up(text: str) -> str:
    """A text without white, as pages may break it anywhere."""
    return "".join(text.split())


def held_by(done: ExportDone, session: DossierSession, wish: ExportWish) -> dict[str, set[str]]:
    """Read the file as its recipient does, hold it against the dossier, and give the values in it by question."""
    found = reader.read(done.path, done.code, {})
    assert (found.verdict, found.payload is None) == ("onbekend", False)
    going = leaving.Going(wish, people.profile(wish.profile_id), leaving.ask_office(session))
    expected = payload.build(leaving.material_of(session, going, done.mark))
    assert canonical.dumps(found.payload) == canonical.dumps(expected)
    with pikepdf.open(BytesIO(done.path.read_bytes()), password=done.code) as pdf:
        text = document.reading.text(pdf)
    assert text == document.expected_text(story.tell(expected).blocks)
    values: dict[str, set[str]] = {}
    for question, value in values_in(found.payload):
        values.setdefault(question, set()).add(str(value))
    on_pages = close_up(text)
    for question, several in values.items():
        if session.catalog.question(question).kind in (Kind.TEXT, Kind.LONG_TEXT):
            assert [value for value in several if close_up(on_paper.printable(value)) not in on_pages] == []
    assert bool(story.unprintable(expected)) == bool(done.warnings)
    assert all(len(warning) < 250 for warning in done.warnings)
    return values


def test_every_text_that_may_leave_is_in_the_file_and_on_the_page(
    desk: LocalDesk, vault: Vault, tmp_path: Path
) -> None:
    file = jamila()
    session = desk.open_session(vault, opening.make(vault, file.dossier_type, Clock()).id)
    examples.tell(file, session)
    texts = cycle(naughty.strings())
    words = cycle([text for text in naughty.strings() if naughty.plain(text) and len(text) < 120])
    left: dict[str, set[str]] = {people.BUURTTEAM: set(), people.WERK: set()}
    for turn in range(ROUNDS):
        for place in exportable(session, people.BUURTTEAM):
            say(session, place, texts)
        for profile_id, texts_left in left.items():
            wish = wish_for(desk, session, profile_id, words)
            folder = tmp_path / f"{profile_id}-{turn}"
            folder.mkdir()
            done = desk.export(session, wish, folder)
            values = held_by(done, session, wish)
            for place in exportable(session, profile_id):
                counting = session.view.counting(place.form.id)
                if place.key in counting and stands_there(place, counting):
                    value = str(counting[place.key].value)
                    assert value in values[place.key.question_id], place.named
                    texts_left.add(value)
    assert len(left[people.BUURTTEAM]) > 350
    assert len(left[people.WERK]) > 50


def stands_there(place: Place, counting: Answers) -> bool:
    """Whether what is said beside a question has an answer to stand beside."""
    if place.key.question_id not in {aspect.id for aspect in place.form.aspects}:
        return True
    owner = counting.get(AnswerKey(place.key.row_id))
    return owner is not None and owner.known


def say(session: DossierSession, place: Place, texts: Iterator[str]) -> None:
    """Answer with the next text that this field takes."""
    for text in texts:
        if not naughty.refusal(lambda text=text: kinds.read(place.question, text)):
            session.answer(place.form.id, place.key, kinds.read(place.question, text))
            return
