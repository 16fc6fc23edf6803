"""What staff keep in a dossier: answers in every form, the list, searching, what left and where they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from intake_desktop.dossier.model import Card, CardQuery, Change, Export, Permission, Place
from intake_desktop.dossier.unread import MOST_LETTERS, Spot, UnreadText
from intake_desktop.errors import AnswerRefused, VaultDamaged
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.storage import answer_text
from intake_desktop.storage.open_store import OpenStore
from intake_desktop.storage.staff import _place
from intake_desktop.storage.tables import ANSWER_HISTORY
from intake_desktop.storage.vault import OpenVault
from tests.storage.vaults import CARD, VALUES, Bench, answer, change, record_with


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_every_kind_of_answer_comes_back_as_it_was(value: object) -> None:
    given = replace(answer(value), words={"anders": "zelf bedacht"}, about_other=True, taken_over=True)
    again = answer_text.read(answer_text.write(given))
    assert again == given
    assert type(again.value) is type(given.value)
    assert answer_text.read(answer_text.write(answer(None, "wil_niet_zeggen"))).no_answer == "wil_niet_zeggen"


TOO_MUCH = {
    "half a character": answer("\ud83d"),
    "a text without end": answer("a" * 1_000_001),
    "more rows than anybody reads": answer(tuple(f"rij-{number}" for number in range(20_001))),
    "many words in another script beside options": replace(
        answer("anders"), words={f"keuze-{number}": "\u0639" * 90_000 for number in range(4)}
    ),
}


@pytest.mark.parametrize("given", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_what_could_not_be_read_back_is_refused_with_a_sentence(given: Answer) -> None:
    with pytest.raises(AnswerRefused):
        answer_text.write(given)


def test_a_replaced_or_removed_answer_stays_in_the_history(bench: Bench) -> None:
    opened = bench.create()
    actor = opened.actor
    dossier_id, record_id = record_with(opened)
    for value in ("een", "twee", "twee", None, "drie"):
        changes = [change("vraag", value, "rij")]
        opened.run(lambda store, changes=changes: store.dossiers.save(actor, record_id, changes, CARD)).result()
    found = opened.run(lambda store: store.dossiers.open(actor, dossier_id)).result().answers[record_id]
    assert {key: answer.value for key, answer in found.items()} == {AnswerKey("vraag", "rij"): "drie"}

    def history(store: object) -> list[tuple[int, str]]:
        assert isinstance(store, OpenStore)
        with store.room.connection.begin():
            rows = store.room.connection.execute(ANSWER_HISTORY.select()).all()
        return [(row.turn, str(answer_text.read(row.content).value)) for row in rows]

    assert opened.run(history).result() == [(1, "een"), (2, "twee")]


def test_a_save_is_all_or_nothing(bench: Bench) -> None:
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    changes = [change("eerst", "goed"), Change(AnswerKey("dan"), answer("\ud800"))]
    with pytest.raises(AnswerRefused):
        opened.run(lambda store: store.dossiers.save(opened.actor, record_id, changes, CARD)).result()
    assert opened.run(lambda store: store.dossiers.open(opened.actor, dossier_id)).result().answers[record_id] == {}


PEOPLE = [
    Card("Ayşe Çelik-Fictief", "Çelik-Fictief, Ayşe", "1992-03-14", "intake"),
    Card("Jørgen Müller-Test", "Müller-Test, Jørgen", "1980", "zrm", due=date(2026, 12, 1), due_what="meting"),
    Card("100% Voorbeeld_x", "Voorbeeld_x, 100%", "1992-03-14", "intake"),
]


def with_people(opened: OpenVault) -> None:
    for number, card in enumerate(PEOPLE, 1):
        record_with(opened, f"2026-{number:04d}", card)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [0, 1, 2]),
        ("celik", [0]),
        ("AYSE fict", [0]),
        ("muller", [1]),
        ("jorgen", [1]),
        ("14-3-1992", [0, 2]),
        ("14 maart 1992 celik", [0]),
        ("1992-03-14", [0, 2]),
        ("2026-0002", [1]),
        ("100%", [2]),
        ("_x", [2]),
        ("% _", [2]),
        ("'; DROP TABLE card; --", []),
        ("bestaatniet", []),
    ],
)
def test_searching_by_name_number_and_date_of_birth(bench: Bench, text: str, found: list[int]) -> None:
    opened = bench.create()
    with_people(opened)
    page = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery(text))).result()
    assert {row.card.display_name for row in page.rows} == {PEOPLE[place].display_name for place in found}
    assert page.matching == len(found)
    assert page.total == 3


def test_the_list_counts_per_stage_and_turns_pages_in_order(bench: Bench) -> None:
    opened = bench.create()
    with_people(opened)

    def find(query: CardQuery) -> tuple[list[str], int]:
        page = opened.run(lambda store: store.dossiers.find(opened.actor, query)).result()
        assert page.per_stage == {"intake": 2, "zrm": 1} or query.due_before
        return [row.number for row in page.rows], page.matching

    assert find(CardQuery(limit=2)) == (["2026-0001", "2026-0002"], 3)
    assert find(CardQuery(limit=2, offset=2)) == (["2026-0003"], 3)
    assert find(CardQuery(stage="zrm")) == (["2026-0002"], 1)
    assert find(CardQuery(due_before=date(2026, 12, 2))) == (["2026-0002"], 1)
    assert find(CardQuery(coach_id=opened.colleague.id))[1] == 3


def test_the_same_person_is_seen_before_a_second_dossier_is_made(bench: Bench) -> None:
    opened = bench.create()
    with_people(opened)
    actor = opened.actor
    found = opened.run(lambda store: store.dossiers.same_person(actor, "celik-fictief, AYSE", "1992-03-14")).result()
    assert len(found) == 1
    assert not opened.run(lambda store: store.dossiers.same_person(actor, "Çelik-Fictief, Ayşe", "1991-03-14")).result()


def test_numbers_follow_each_other_within_a_year(bench: Bench) -> None:
    opened = bench.create()
    with_people(opened)
    actor = opened.actor
    assert opened.run(lambda store: store.dossiers.next_number(actor, 2026)).result() == "2026-0004"
    assert opened.run(lambda store: store.dossiers.next_number(actor, 2027)).result() == "2027-0001"


def test_the_code_of_a_file_is_kept_for_thirty_days(bench: Bench) -> None:
    opened = bench.create()
    actor = opened.actor
    dossier_id, _ = record_with(opened)
    permission = Permission("plaatsing", "toestemming", date(2026, 11, 20), date(2026, 11, 21), None, "mondeling")
    made = Export(
        "7f3k9q",
        dossier_id,
        "buurtteam",
        1,
        "Buurtteam Voorbeeld",
        permission,
        bench.clock(),
        "overdracht.pdf",
        "0" * 64,
        ("wie", "uren"),
        "K7QF-2MWD-9XHT-4VBR-8ZNC",
    )
    opened.run(lambda store: store.exports.add(actor, made)).result()
    (listed,) = opened.run(lambda store: store.exports.of_dossier(actor, dossier_id)).result()
    assert listed.permission == permission
    assert listed.parts == ("wie", "uren")
    assert listed.code == ""
    assert opened.run(lambda store: store.exports.show_code(actor, "7f3k9q")).result() == made.code
    bench.clock.forward(days=31)
    assert opened.run(lambda store: store.exports.show_code(actor, "7f3k9q")).result() == ""
    opened.close()
    opened = bench.unlock()
    bench.clock.moment -= timedelta(days=31)
    assert opened.run(lambda store: store.exports.show_code(actor, "7f3k9q")).result() == "", "erased, not hidden"


def test_what_a_later_program_wrote_in_a_place_says_nothing_and_costs_nothing() -> None:
    spot = {"dossier_id": "d1", "form_id": "f", "finished": 0, "question_id": "naam", "row_id": ""}
    good = {"spot": spot, "text": "31-2-1992", "part": "", "said": "", "day": "2026-11-23"}
    later = good | {"text": "later", "more": 1, "spot": spot | {"more": 1}}
    wrong = [{}, "x", good | {"spot": None}, good | {"day": None}, good | {"spot": spot | {"finished": []}}]
    place = _place({"page": "intake", "later": 1, "unread": [*wrong, good, later]})
    assert (place.page, [each.text for each in place.unread]) == ("intake", ["31-2-1992", "later"])
    assert _place({"page": "list", "unread": None}) == Place("list")
    with pytest.raises(VaultDamaged):
        _place({"unread": []})


def test_places_and_settings_come_back(bench: Bench) -> None:
    opened = bench.create()
    actor = opened.actor
    spot = Spot("d1", "brede_intake", 1, "naam", "rij")
    unread = tuple(
        UnreadText(spot, words, "deel", "digest", "2026-11-23") for words in ("één café", "x" * MOST_LETTERS)
    )
    place = Place("intake", "d1", "brede_intake", "wie_ben_ik", "naam", "", 7, unread=unread)
    assert opened.run(lambda store: store.places.last(actor)).result() is None
    opened.run(lambda store: store.places.remember(actor, place)).result()
    opened.run(lambda store: store.settings.put(actor, "recipients", {"n": [1, Decimal("1.5")]})).result()
    opened.close()
    opened = bench.unlock()
    assert opened.run(lambda store: store.places.last(actor)).result() == place
    assert opened.run(lambda store: store.settings.get(actor, "recipients")).result() == {"n": [1, Decimal("1.5")]}
    assert opened.run(lambda store: store.settings.get(actor, "organisation")).result() == "Stichting Voorbeeld"
    signing_key = opened.run(lambda store: store.settings.get(actor, "signing_key")).result()
    assert len(bytes.fromhex(str(signing_key))) == 32


def test_after_closing_there_is_no_more_work(bench: Bench) -> None:
    opened = bench.create()
    late = [opened.run(lambda store: store.dossiers.next_number(opened.actor, 2026)) for _ in range(20)]
    opened.close()
    opened.close()
    assert {found.result() for found in late} == {"2026-0001"}, "what was queued is finished first"
    with pytest.raises(Exception, match="vergrendeld"):
        opened.run(lambda store: store.dossiers.next_number(opened.actor, 2026)).result()
