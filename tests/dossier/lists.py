"""Lists of fictitious participants for tests: as Excel writes them, and as nobody should."""

from __future__ import annotations

from datetime import date

from intake_desktop import paths
from intake_desktop.dossier import list_columns, list_file, newcomer_reader, newcomers
from intake_desktop.dossier.list_columns import ColumnWords
from intake_desktop.dossier.newcomer_reader import Around
from intake_desktop.dossier.newcomers import Newcomer, NewcomerList
from intake_desktop.dossier.roles import Colleague, Role
from intake_desktop.form_engine.catalog import Catalog

TODAY = date(2026, 11, 23)
HEAD = "roepnaam;tussenvoegsel;achternaam;geboortedatum;begeleider;resultaatgebied"
JOKE = Colleague("c-joke", "Joke Bedacht", "Joke B.", frozenset({Role.BEHEERDER, Role.MEDEWERKER}))
NOOR = Colleague("c-noor", "Noor Bedenksel", "Noor B.", frozenset({Role.MEDEWERKER}))
PIET = Colleague("c-piet", "Piet Verzonnen", "Piet V.", frozenset({Role.AUDITOR}))


def words() -> ColumnWords:
    """The names of columns that ship with the program."""
    return list_columns.read_words((paths.resources() / "words" / "kolommen.txt").read_text("utf-8"))


def text(*rows: str, head: str = HEAD) -> bytes:
    """A list as Excel saves it under CSV UTF-8."""
    return ("\ufeff" + "".join(f"{row}\r\n" for row in (head, *rows))).encode()


def read(catalog: Catalog, data: bytes, dossier_type: str = "maatwerk") -> NewcomerList:
    """What would be made of this file, in a vault where nobody is yet."""
    found = words()
    table = list_file.read(data, found.known)
    columns = list_columns.find(table.header, found)
    around = Around(catalog, (JOKE, NOOR, PIET), TODAY, JOKE.id, dossier_type)
    made = newcomer_reader.read(table, columns, around)
    return newcomers.with_all_twins(made, [False] * len(made.rows))


def answers(catalog: Catalog, row: Newcomer) -> dict[str, object]:
    """What a row answers, by the meaning of the question."""
    meanings = {question: meaning for meaning, question in catalog.meanings.items()}
    found = [(key, answer) for held in row.forms.values() for key, answer in held.items()]
    assert all(answer.taken_over and answer.author == JOKE.id and answer.day == TODAY for _, answer in found)
    return {meanings[key.question_id]: answer.value for key, answer in found}
