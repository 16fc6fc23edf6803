"""What would be made of each row of a list: answers to look at together, mistakes in words, and who is there twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop import paths
from intake_desktop.dossier import newcomers
from intake_desktop.dossier.list_errors import ListRefused
from intake_desktop.dossier.newcomers import Newcomer
from intake_desktop.form_engine import catalog as forms
from intake_desktop.form_engine.catalog import Catalog
from tests.dossier.lists import HEAD, JOKE, NOOR, answers, read, text


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return forms.load_all(paths.forms())


def one(catalog: Catalog, row: str, head: str = HEAD) -> Newcomer:
    (found,) = read(catalog, text(row, head=head)).rows
    return found


def told(catalog: Catalog, row: str, head: str = HEAD) -> str:
    return " ".join(one(catalog, row, head).mistakes)


def test_a_whole_row_becomes_answers_that_still_have_to_be_checked(catalog: Catalog) -> None:
    row = one(catalog, "Jamila;van der;Voorbeeld-Çelik;14-3-1992;noor bedenksel;Arbeidsmatige activering")
    assert row.advised
    assert answers(catalog, row) == {
        "call_name": "Jamila",
        "prefix": "van der",
        "family_name": "Voorbeeld-Çelik",
        "birth_date": "1992-03-14",
        "result_area": "arbeidsmatige_activering",
    }
    assert (row.name, row.coach, row.dossier_type) == ("Jamila van der Voorbeeld-Çelik", NOOR, "maatwerk")
    assert (row.card.sort_name, row.result_area) == ("Voorbeeld-Çelik, Jamila van der", "arbeidsmatige activering")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1980", "1980"),
        ("mrt 1980", "1980-03"),
        ("00-03-1980", "1980-03"),
        ("00-00-1980", "1980"),
        ("1980-00-00", "1980"),
        ("1980-03-12 00:00:00", "1980-03-12"),
        ("1980-03-12T00:00:00.000", "1980-03-12"),
        ("12/03/1980", "1980-03-12"),
        ("12 maart 1980", "1980-03-12"),
    ],
)
def test_dates_are_read_as_they_are_typed_elsewhere(catalog: Catalog, typed: str, kept: str) -> None:
    row = one(catalog, f"Jan;;Test;{typed};Joke B.;")
    assert answers(catalog, row)["birth_date"] == kept
    assert row.ready


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (";;;12-3-1980;Joke B.;", "Er staat geen naam."),
        ("Jan;;Test;12-3-80;Joke B.;", "geboortedatum: Het jaar heeft vier cijfers."),
        ("Jan;;Test;31-2-1980;Joke B.;", "geboortedatum: Deze dag bestaat niet."),
        ("Jan;;Test;12-0-1980;Joke B.;", "geboortedatum: Deze dag bestaat niet."),
        ("Jan;;Test;29292;Joke B.;", "Excel schreef een getal in plaats van een datum"),
        ("Jan;;Test;12-3-2090;Joke B.;", "Deze geboortedatum ligt na vandaag."),
        ("Jan;;Test;onbekend;Joke B.;", "We herkennen dit niet als datum."),
        ("Jan;;Test;;Joke B.;werken", "resultaatgebied: dit kennen we niet. Het is inloop, meedoen, meewerken,"),
        ("Jan;;Test;;;", "Er staat geen begeleider."),
        ("Jan;;Test;;Kees Onbekend;", "Deze begeleider is geen collega in deze kluis."),
        ("Jan;;Test;;Piet V.;", "Deze collega werkt niet met deelnemers."),
        ("=A1;;Test;;Joke B.;", "roepnaam: hier staat een formule van Excel."),
        ("Ja\u202en;;Test;;Joke B.;", "een onzichtbaar teken dat de leesrichting omdraait"),
        ("Ja\u200bn;;Test;;Joke B.;", "In deze tekst staat een onzichtbaar teken."),
        ("Ja\x07n;;Test;;Joke B.;", "een teken dat we niet kunnen tonen"),
        ("RenÃ©e;;Test;;Joke B.;", "roepnaam: deze letters zijn verkeerd gelezen."),
        ("Ren?e;;Test;;Joke B.;", "roepnaam: deze letters zijn verkeerd gelezen."),
        ("Ren\ufffde;;Test;;Joke B.;", "roepnaam: deze letters zijn verkeerd gelezen."),
        (f"{'x' * 201};;Test;;Joke B.;", "Deze tekst heeft 201 tekens."),
        ("Jan;;Test;;Joke B.;;nog iets", "meer vakjes dan er kolommen zijn"),
    ],
)
def test_what_is_wrong_in_a_row_is_said_in_words(catalog: Catalog, row: str, words: str) -> None:
    assert words in told(catalog, row)
    assert not one(catalog, row).advised


def test_every_mistake_of_a_row_is_told_at_once(catalog: Catalog) -> None:
    assert len(one(catalog, "Jan;;;31-2-1980;Niemand;soms").mistakes) == 3


def test_letters_written_by_an_old_dos_program_are_not_taken_for_a_name(catalog: Catalog) -> None:
    data = "roepnaam;achternaam;begeleider\r\nRenée;Ünal;Joke B.\r\nAnaïs;Test;Joke B.\r\n".encode("cp850")
    assert [row.ready for row in read(catalog, data).rows] == [False, False]


def test_guessed_letters_are_shown_to_look_at(catalog: Catalog) -> None:
    data = "roepnaam;achternaam;begeleider\r\nRenée;Ünal;Joke B.\r\nJan;Test;Joke B.\r\n".encode("cp1252")
    found = read(catalog, data)
    assert (found.unsure, found.accents) == (True, ("Renée Ünal",))
    sure = read(catalog, text("Renée;;Ünal;;Joke B.;"))
    assert (sure.unsure, sure.accents) == (False, ("Renée Ünal",))


def test_a_row_that_was_cut_off_is_a_mistake_and_a_last_row_without_end_asks_for_a_look(catalog: Catalog) -> None:
    whole = text("Jan;;Test;;Joke B.;meedoen", "Els;;Test;;Joke B.;inloop")
    assert all(row.ready and not row.remarks for row in read(catalog, whole).rows)
    assert read(catalog, whole[:-2]).rows[1].remarks == (
        "Dit is de laatste regel en hij eindigt niet. Kijk of hij heel is.",
    )
    assert "Het bestand stopt midden in deze regel." in read(catalog, whole[:-12]).rows[1].mistakes


def test_a_doubt_is_no_mistake(catalog: Catalog) -> None:
    young, comma = one(catalog, "Jan;;Test;1-1-2015;Joke B.;"), one(catalog, 'Jan;;"Test, van";;Joke B.;')
    assert "jonger dan 16" in young.remarks[0]
    assert "komma" in comma.remarks[0]
    assert young.advised and comma.advised  # noqa: PT018 - one thing: both may be added


def test_the_kind_of_dossier_comes_from_the_row_or_from_the_choice_for_the_whole_list(catalog: Catalog) -> None:
    head = f"{HEAD};soort"
    rows = read(catalog, text("Jan;;Test;;Joke B.;;Inloop", "Els;;Test;;Joke B.;;", head=head), "maatwerk").rows
    assert [row.dossier_type for row in rows] == ["inloop", "maatwerk"]
    assert "Het is maatwerk of inloop." in told(catalog, "Jan;;Test;;Joke B.;;anders", head)


def test_bsn_and_other_columns_are_not_read_and_that_is_said(catalog: Catalog) -> None:
    head = f"{HEAD};BSN;Telefoon thuis"
    found = read(catalog, text("Jan;;Test;;Joke B.;;123456782;020", head=head))
    assert (found.bsn, found.unread) == (True, ("Telefoon thuis",))
    assert "123456782" not in repr(found)


def test_somebody_who_stands_in_the_list_twice_is_noticed_with_capitals_and_accents_apart(catalog: Catalog) -> None:
    data = text(
        "Renée;van;Test;12-3-1980;Joke B.;", "renee;Van;TEST;1980-03-12;Noor B.;", "Renée;van;Test;1-1-1970;Joke B.;"
    )
    first, twin, other = read(catalog, data).rows
    assert "regel 2 heeft dezelfde naam" in twin.twin
    assert (first.advised, twin.advised, twin.ready, other.advised) == (True, False, True, True)


def test_without_a_date_of_birth_the_same_name_may_be_the_same_person(catalog: Catalog) -> None:
    data = text("Jan;;Test;12-3-1980;Joke B.;", "Jan;;Test;;Joke B.;", "Els;;Test;;Joke B.;")
    assert [bool(row.twin) for row in read(catalog, data).rows] == [False, True, False]


def test_a_row_without_a_known_coach_can_be_put_on_ones_own_name_and_back(catalog: Catalog) -> None:
    found = read(catalog, text("Jan;;Test;;Niemand;", "Els;;Test;;Noor B.;", ";;;;Niemand;"))
    assert found.without_coach == 1
    mine = newcomers.with_coach(found.rows, JOKE)
    assert [(row.coach, row.ready) for row in mine] == [(JOKE, True), (NOOR, True), (JOKE, False)]
    assert newcomers.with_coach(mine, None) == found.rows


@given(st.lists(st.text(max_size=30), min_size=6, max_size=7))
def test_whatever_stands_in_the_cells_it_is_a_row_or_a_sentence(catalog: Catalog, cells: list[str]) -> None:
    quoted = ";".join('"{}"'.format(cell.replace('"', '""')) for cell in cells)
    data = text(quoted.encode("utf-8", "replace").decode(), "Jan;;Test;;Joke B.;")
    try:
        rows = read(catalog, data).rows
    except ListRefused:
        rows = ()
    assert bool(rows) != ("\x00" in quoted)
    assert all(each for row in rows for each in row.told)
