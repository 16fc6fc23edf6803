"""Whatever is typed into any field of any form is kept exactly in the encrypted vault, or refused in a sentence."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from intake_desktop.dossier import card
from intake_desktop.dossier.model import Card, CardPage, CardQuery, Dossier
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.roles import Actor
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import kinds, texts
from intake_desktop.form_engine.answers import NOTHING, AnswerKey, AnswerValue
from intake_desktop.form_engine.definition import Kind
from tests import naughty
from tests.dossier.fake_vault import FakeVault
from tests.exchange import people
from tests.fakes import numbered_ids
from tests.naughty import Place
from tests.storage.vaults import Bench, bench_in

ROWS = ("rij-1", "rij-2")
TIMES = 2
"""Into how many fields for words every text is typed, at least; into one for a date, a number or a code besides."""


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    yield from bench_in(tmp_path)


def new_session(bench: Bench, vault: Vault, number: int) -> DossierSession:
    actor = vault.actor
    made = vault.run(lambda store: store.dossiers.add(actor, "maatwerk", f"2026-{number:04}", Card())).result()
    return opened(bench, vault, made.id)


def opened(bench: Bench, vault: Vault, dossier_id: str) -> DossierSession:
    actor = vault.actor
    found = vault.run(lambda store: store.dossiers.open(actor, dossier_id)).result()
    return DossierSession(found, people.forms(), people.table(), vault, bench.clock, numbered_ids("rij"))


def with_rows(session: DossierSession) -> None:
    """Rows in every table; their ids are the same in every table."""
    tables = [
        (form, question) for form in people.forms().forms.values() for question in form.questions() if question.columns
    ]
    for row in ROWS:
        session.new_id = lambda row=row: row
        for form, table in tables:
            session.add_row(form.id, table.id)


class Typist:
    """Types into a session and holds it to its promise: taken as it was typed, or refused and nothing changed."""

    def __init__(self, session: DossierSession) -> None:
        self.session = session
        self.counted: Counter[str] = Counter()
        self.kept: set[str] = set()

    def type(self, place: Place, text: str) -> None:
        """As the field does: read what was typed, then answer with what is kept of it."""
        kept: list[AnswerValue] = []
        refused = naughty.refusal(lambda: kept.append(read(place, text)))
        self.push(place, text)
        if refused is not None:
            assert naughty.in_a_sentence(refused, text), place.named
            assert not must_take(place, text), f"{place.named} refused {text!a}: {refused}"
            self.counted["refused"] += 1
            return
        if place.is_words:
            self.kept.add(text)
            assert as_promised(place, text, str(kept[0])), f"{place.named} made {kept[0]!a} of {text!a}"
        assert self.push(place, kept[0]), f"{place.named} refused what its own field made of {text!a}"
        self.counted["kept"] += 1

    def push(self, place: Place, value: AnswerValue) -> bool:
        """Answer past the field, as a file does; True when the session holds it now, letter by letter."""
        form_id, key = place.form.id, place.key
        before = dict(self.session.view.of(form_id))
        words: Mapping[str, str] = {place.option: str(value)} if place.option else NOTHING
        chosen: AnswerValue = (place.option,) if place.question.kind is Kind.MULTI_CHOICE else place.option
        given = chosen if place.option else value
        refused = naughty.refusal(lambda: self.session.answer(form_id, key, given, words))
        if refused is not None:
            assert naughty.in_a_sentence(refused, str(value)), place.named
            assert dict(self.session.view.of(form_id)) == before
            return False
        answer = self.session.answer_of(form_id, key)
        assert answer is not None
        assert (answer.value, answer.words) == (given, words)
        return True


def read(place: Place, text: str) -> AnswerValue:
    return kinds.read_words(text) if place.option else kinds.read(place.question, text)


def longest(place: Place) -> int:
    if place.option or place.question.kind is Kind.TEXT:
        return place.question.longest or texts.LONGEST_TEXT
    return place.question.longest or texts.LONGEST_LONG_TEXT


def must_take(place: Place, text: str) -> bool:
    """Whether this is a field for words and nothing can be held against these."""
    return place.is_words and naughty.plain(text) and len(text) <= min(longest(place), texts.LONGEST_TEXT)


def as_promised(place: Place, typed: str, kept: str) -> bool:
    """Whether a text was changed as texts.read_line and texts.read_long say, and in no other way."""
    one_line = bool(place.option) or place.question.kind is Kind.TEXT
    whole = unicodedata.is_normalized("NFC", kept) and kept == kept.strip() and len(kept) <= longest(place)
    signs = {"\r", "\t", "\u2028", "\u2029"} | ({"\n"} if one_line else set())
    letters = "".join(unicodedata.normalize("NFC", typed).split())
    return whole and not signs & set(kept) and "".join(kept.split()) == letters


def test_every_text_in_many_fields_is_read_back_as_it_was_or_refused(bench: Bench) -> None:
    everything, vault = naughty.strings(), bench.create()
    all_places = list(naughty.places(people.forms(), ROWS))
    for_words = [place for place in all_places if place.is_words]
    others = [place for place in all_places if not place.is_words]
    assert len(for_words) > 250
    typists = []
    for number in range(-(-TIMES * len(everything) // len(for_words))):
        typist = Typist(new_session(bench, vault, number + 1))
        with_rows(typist.session)
        for group in (for_words, others):
            for turn, place in enumerate(group, number * len(group)):
                typist.type(place, everything[turn % len(everything)])
        typists.append(typist)
    counted = sum((typist.counted for typist in typists), Counter())
    assert counted["kept"] > 900
    assert counted["refused"] > 500
    harmless = {text for text in everything if naughty.plain(text) and len(text) <= 30}
    assert len(harmless) > 200
    assert harmless <= set().union(*(typist.kept for typist in typists)), "each was kept somewhere"
    vault.run(lambda _store: None).result()
    assert [typist.session.save_state.error for typist in typists] == [None] * len(typists)
    bench.close()
    again = bench.unlock()
    for typist in typists:
        found = opened(bench, again, typist.session.dossier.id)
        for form_id in people.forms().forms:
            assert found.sheet(form_id).answers == typist.session.sheet(form_id).answers
    assert again.run(lambda store: store.journal.verify(again.actor)).result() > len(typists)


def test_whoever_bears_such_a_name_is_found_by_it(bench: Bench) -> None:
    forms, vault = people.forms(), bench.create()
    actor = vault.actor
    call_name, family_name = (AnswerKey(forms.meaning(means)) for means in ("call_name", "family_name"))
    home = forms.home(call_name.question_id).id
    session = new_session(bench, FakeVault(), 0)
    session.answer(home, family_name, "Fictief")
    names: dict[str, str] = {}
    for number, text in enumerate(naughty.strings()):
        typed = partial(kinds.read, forms.question(call_name.question_id), text)
        if naughty.refusal(typed):
            continue
        session.answer(home, call_name, typed())
        assert session.header.name == f"{' '.join(str(typed()).split())} Fictief"
        shown = card.card_of(session.view)
        made = vault.run(partial(add, actor, f"2026-{number:04}", shown)).result()
        names[made.id] = session.header.name
    assert len(names) > 350
    for dossier_id, name in names.items():
        rows = vault.run(partial(find, actor, CardQuery(text=name, limit=1_000))).result().rows
        assert name in [row.card.display_name for row in rows if row.id == dossier_id]


def add(actor: Actor, number: str, shown: Card, store: Store) -> Dossier:
    return store.dossiers.add(actor, "maatwerk", number, shown)


def find(actor: Actor, query: CardQuery, store: Store) -> CardPage:
    return store.dossiers.find(actor, query)
