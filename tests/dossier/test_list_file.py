"""A file somebody made in Excel, or anything else that was chosen by mistake: rows of text, or a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intake_desktop.dossier import list_columns, list_file
from intake_desktop.dossier.list_errors import (
    ColumnTwice,
    LettersUnknown,
    ListAbsent,
    ListCutOff,
    ListEmpty,
    ListRefused,
    ListTooLong,
    NoNames,
    NotAList,
    QuotesMixed,
)
from intake_desktop.dossier.list_file import LARGEST, MOST_ROWS, UTF_8, UTF_16, WINDOWS, ListTable
from tests.dossier.lists import words

KNOWN = words()
RENEE = "Renée;Ünal-Çelik"


def table(data: bytes) -> ListTable:
    return list_file.read(data, KNOWN.known)


def cells(data: bytes) -> tuple[tuple[str, ...], ...]:
    return tuple(line.cells for line in table(data).lines)


@pytest.mark.parametrize(
    ("encoding", "letters"),
    [
        ("utf-8", UTF_8),
        ("utf-8-sig", UTF_8),
        ("utf-16", UTF_16),
        ("utf-16-le", UTF_16),
        ("utf-16-be", UTF_16),
        ("cp1252", WINDOWS),
    ],
)
def test_names_with_accents_come_in_right_however_excel_wrote_them(encoding: str, letters: str) -> None:
    found = table(f"roepnaam;achternaam\r\n{RENEE}\r\n".encode(encoding))
    assert found.lines[0].cells == tuple(RENEE.split(";"))
    assert found.letters == letters


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_the_separator_and_the_end_of_a_line_are_found(separator: str, line_end: str) -> None:
    rows = [["achternaam", "roepnaam"], ["Voorbeeld, van", "Jamila; of Mila"]]
    data = line_end.join(separator.join(f'"{cell}"' for cell in row) for row in rows) + line_end
    assert cells(data.encode()) == (("Voorbeeld, van", "Jamila; of Mila"),)


def test_a_line_that_excel_adds_about_the_separator_is_no_row() -> None:
    found = table(b"sep=,\r\nroepnaam,achternaam\r\nJan,Voor;beeld\r\n")
    assert (found.header, found.lines[0].number, found.lines[0].cells) == (
        ("roepnaam", "achternaam"),
        2,
        ("Jan", "Voor;beeld"),
    )


def test_rows_keep_the_number_that_excel_shows_also_with_empty_rows_between() -> None:
    data = b"\r\n;;\r\nroepnaam;achternaam\r\n\r\nJan;Test\r\n;\r\n \t;\r\nEls;Test\r\n"
    assert [line.number for line in table(data).lines] == [5, 8]


def test_a_quote_that_is_never_closed_tells_the_row_where_it_began() -> None:
    with pytest.raises(ListCutOff) as told:
        table(b'roepnaam;achternaam\r\nJan;Test\r\nEls;"Voor\r\nbeeld\r\nAnna;Test\r\n')
    assert "regel 3" in str(told.value)


def test_quotes_in_the_middle_tell_their_row() -> None:
    with pytest.raises(QuotesMixed) as told:
        table(b'roepnaam;achternaam\r\n"Jan"je;Test\r\n')
    assert "regel 2" in str(told.value)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", ListEmpty),
        (b"\xef\xbb\xbf", ListEmpty),
        (b"\xff\xfe", ListEmpty),
        (b"\r\n\r\n", ListEmpty),
        (b"\x00" * 500, ListEmpty),
        (b"roepnaam;achternaam\r\n;\r\n", ListEmpty),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", NotAList),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00", NotAList),
        (b"roepnaam;achternaam\r\nJa\x00n;Test\r\n", NotAList),
        (b"\xff\xfe\x00\x00r\x00\x00\x00", NotAList),
        (b"roepnaam;achternaam\r\nRen\x81;Test\r\n", LettersUnknown),
        (b"\xef\xbb\xbfroepnaam;achternaam\r\nRen\xe9;Test\r\n", LettersUnknown),
        ("roepnaam;achternaam\r\nRené;Çelik\r\nRené".encode()[:-1], LettersUnknown),
        ("roepnaam;achternaam\r\nJan".encode("utf-16")[:-1], LettersUnknown),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", NoNames),
        (b"Jan;Test;1980\r\nEls;Test;1981\r\n", NoNames),
        (b"roepnaam;" + b"x;" * 300 + b"\r\nJan\r\n", NotAList),
        (b"roepnaam;achternaam\r\n" + b"x" * 140_000 + b";Test\r\n", NotAList),
        (b"roepnaam;achternaam\r\n" + b"Jan;Test\r\n" * (MOST_ROWS + 1), ListTooLong),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes, error: type[ListRefused]) -> None:
    with pytest.raises(error) as told:
        table(data)
    assert all(told.value.sentences())
    assert "{" not in str(told.value)


def test_the_longest_list_is_read() -> None:
    assert len(table(b"roepnaam;achternaam\r\n" + b"Jan;Test\r\n" * MOST_ROWS).lines) == MOST_ROWS


def test_a_file_that_stops_without_the_end_of_a_line_is_noticed() -> None:
    assert table(b"roepnaam;achternaam\r\nJan;Test\r\n").ended
    assert not table(b"roepnaam;achternaam\r\nJan;Te").ended


def test_a_file_that_is_not_there_a_folder_a_pipe_and_one_that_is_too_large(tmp_path: Path) -> None:
    pipe, large, broken = tmp_path / "pijp", tmp_path / "groot.csv", tmp_path / "kapot"
    os.mkfifo(pipe)
    large.write_bytes(b"x" * (LARGEST + 1))
    broken.symlink_to(broken)
    wrong = [(tmp_path / "weg.csv", ListAbsent), (tmp_path, NotAList), (pipe, NotAList), (large, ListTooLong)]
    wrong += [(broken, ListAbsent), (tmp_path / "x\x00y", ListAbsent), (tmp_path / ("n" * 5_000), ListAbsent)]
    for path, error in wrong:
        with pytest.raises(error):
            list_file.read_bytes(path)


def outcome(data: bytes) -> tuple[object, ...]:
    """The filled rows, or the sentences of the refusal; any other error is a fault of the program."""
    try:
        found = table(data)
        list_columns.find(found.header, KNOWN)
    except ListRefused as refused:
        return refused.sentences()
    return tuple(line for line in found.lines if any(line.cells))


@given(st.binary(max_size=400))
@example(b"roepnaam\n" + b'"')
@example(b"sep=;\nroepnaam\nJan")
def test_whatever_the_bytes_are_it_is_rows_or_a_sentence(data: bytes) -> None:
    for each in (data, b"roepnaam;achternaam\r\n" + data, b"\xff\xfe" + data):
        assert outcome(each)


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_was_written_with_quotes_comes_back(rows: list[list[str]]) -> None:
    quoted = ['"{}";"{}"'.format(*(cell.replace('"', '""') for cell in row)) for row in rows]
    data = "\r\n".join(["roepnaam;achternaam", *quoted, ""]).encode("utf-8", "replace")
    wanted = [tuple(cell.encode("utf-8", "replace").decode().strip() for cell in row) for row in rows]
    filled = [row for row in wanted if any(row)]
    if "\x00" in data.decode():
        with pytest.raises(NotAList):
            table(data)
    elif not filled:
        with pytest.raises(ListEmpty):
            table(data)
    else:
        assert list(cells(data)) == filled


def test_columns_may_stand_in_any_order_and_be_called_otherwise() -> None:
    found = list_columns.find(("Geboren op:", "VOORVOEGSEL", "Familie-naam", "Voornaam", "E-mail", "BSN"), KNOWN)
    assert dict(found.places) == {"birth_date": 0, "prefix": 1, "family_name": 2, "call_name": 3}
    assert (found.unread, found.bsn) == (("E-mail",), True)


def test_a_first_name_beside_a_call_name_is_the_official_one() -> None:
    assert list_columns.find(("roepnaam", "voornaam"), KNOWN).places["given_names"] == 1
    third = list_columns.find(("roepnaam", "voornaam", "voornamen"), KNOWN)
    assert (third.places["given_names"], third.unread) == (2, ("voornaam",))


def test_two_columns_for_the_same_are_refused_by_their_place() -> None:
    with pytest.raises(ColumnTwice) as told:
        list_columns.find(("roepnaam", "geboortedatum", "Geboren op"), KNOWN)
    assert "Kolom 2 en kolom 3" in str(told.value)


def test_a_list_with_a_bsn_and_no_name_has_no_names() -> None:
    with pytest.raises(NoNames):
        list_columns.find(("bsn", "geboortedatum"), KNOWN)
