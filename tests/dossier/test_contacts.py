"""The address book finds people by any word, offers who was used last, and holds nobody twice."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from intake_desktop.dossier import contacts
from intake_desktop.dossier.contacts import AlreadyInBook, Contact
from intake_desktop.errors import AnswerRefused

ZUID = Contact("buurtteam", "Buurtteam Zuid", "Noor Bedenksel", "020 123 45 67", "zuid@voorbeeld.nl", id="1")
OOST = Contact("buurtteam", "Buurtteam Oost", id="2", last_used=datetime(2026, 11, 3, tzinfo=UTC))
WEST = Contact("buurtteam", "Buurtteam West", id="3", last_used=datetime(2026, 11, 9, tzinfo=UTC), put_away=True)
WORK = Contact("werk_en_re_integratie", "Één loket", "Team Noord", id="4")
BOOK = (ZUID, OOST, WEST, WORK)


def test_who_was_used_last_comes_first_and_who_is_put_away_is_not_offered() -> None:
    assert contacts.of_kind(BOOK, "buurtteam") == (OOST, ZUID)
    assert contacts.in_order(BOOK) == (WEST, OOST, ZUID, WORK)
    assert contacts.of_kind(BOOK, "") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", BOOK),
        ("buurtteam noor", (ZUID,)),
        ("EEN", (WORK,)),
        ("123 45", (ZUID,)),
        ("@voor", (ZUID,)),
        ("x", ()),
    ],
)
def test_searching_takes_any_word_without_capitals_and_accents(text: str, found: tuple[Contact, ...]) -> None:
    assert set(contacts.matching(BOOK, text)) == set(found)


@pytest.mark.parametrize("name", ["Buurtteam Zuid", " buurtteam  zuid ", "BUURTTEAM ZUID", "Buurttéam Zuid"])
def test_the_same_recipient_twice_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(AlreadyInBook, match="ZK-242") as refused:
        contacts.refuse_double(replace(ZUID, id="", organisation=name), BOOK)
    assert "Buurtteam Zuid staat er al bij, met Noor Bedenksel." in str(refused.value)


def test_another_person_or_kind_is_another_recipient_and_an_entry_may_stay_itself() -> None:
    for other in (replace(ZUID, id="", person="Balie"), replace(ZUID, id="", profile_id="ander"), ZUID):
        contacts.refuse_double(other, BOOK)


def test_who_is_put_away_is_told_apart() -> None:
    with pytest.raises(AlreadyInBook, match="ZK-242") as refused:
        contacts.refuse_double(replace(WEST, id="", put_away=False), BOOK)
    assert "opgeborgen" in str(refused.value)


def test_texts_are_kept_tidy() -> None:
    told = contacts.tidied(Contact("buurtteam", "  Buurtteam\tZuid ", remark=" Bel vroeg.\r\nVraag Noor. "))
    assert (told.organisation, told.remark, told.phone) == ("Buurtteam Zuid", "Bel vroeg.\nVraag Noor.", "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"organisation": " "},
        {"organisation": "x" * 201},
        {"organisation": "Buurtteam \u202ediuZ"},
        {"phone": "bel maar"},
        {"phone": "1"},
        {"email": "niet goed"},
        {"remark": "x" * 4001},
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(wrong: dict[str, str]) -> None:
    with pytest.raises(AnswerRefused) as refused:
        contacts.tidied(replace(ZUID, **wrong))  # type: ignore[arg-type]  # only texts are wrong here
    assert all(refused.value.sentences())
