"""What goes with a file can be sent and read out as it stands: nothing is empty in it, and nobody is named."""

import pytest

from intake_desktop.dossier import messages, spelled
from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.messages import SentBy, Transfer
from intake_desktop.sealing import codes

US = SentBy("Stichting Voorbeeld", "020 555 12 34", "Joke Bedacht")
CODE = "K7QF-2MWD-9TQF-VX4C-P6NA"
SENT = Transfer(US, "k4t7ab")


def test_every_symbol_of_a_code_has_a_word_of_its_own() -> None:
    assert spelled.spelled("K7QF") == "Karel, zeven, Quotiënt, Ferdinand"
    assert set(spelled.SPELLED) == set(codes.ALPHABET)
    words = list(spelled.SPELLED.values())
    assert len(set(words)) == len(words) == 32
    letters = {symbol: word for symbol, word in spelled.SPELLED.items() if symbol.isalpha()}
    assert all(word[0] == symbol for symbol, word in letters.items())


def test_what_looks_alike_is_spelled_as_what_it_stands_for() -> None:
    assert spelled.spelled("oIl0") == "nul, één, één, nul"
    with pytest.raises(KeyError):
        spelled.spelled("U")


def test_a_code_is_spelled_group_by_group() -> None:
    assert spelled.groups(CODE)[0] == "K7QF: Karel, zeven, Quotiënt, Ferdinand"
    assert [line.partition(":")[0] for line in spelled.groups(CODE)] == CODE.split("-")
    assert spelled.groups("") == ()


def test_the_mail_names_organisation_mark_telephone_and_colleague_only() -> None:
    assert messages.mail(SENT) == (
        "Onderwerp: Overdracht k4t7ab\n\nGoedendag,\n\n"
        "Hierbij een beveiligd bestand van Stichting Voorbeeld. Je kunt het openen met een PDF-lezer.\n"
        "De code krijg je apart, per telefoon of sms. Heb je de code niet binnen twee werkdagen? "
        "Bel ons op 020 555 12 34.\n"
        "Is dit bestand niet voor jou? Verwijder het en laat het ons weten.\n\n"
        "Met vriendelijke groet,\nJoke Bedacht, Stichting Voorbeeld"
    )


def test_without_a_telephone_the_mail_asks_nobody_to_call() -> None:
    text = messages.mail(Transfer(SentBy("Stichting Voorbeeld", "", "Joke Bedacht"), "k4t7ab"))
    assert "De code krijg je apart, per telefoon of sms.\n" in text
    assert "Bel ons" not in text
    assert "  " not in text


def test_the_mail_says_how_a_zip_opens_and_what_a_correction_replaces() -> None:
    text = messages.mail(Transfer(US, "k4t7ab", is_zip=True, replaces="ccc333"))
    assert "Je kunt het openen met 7-Zip. Begin bij LEESMIJ.txt." in text
    assert "Het vervangt overdracht ccc333. Gebruik het oude bestand niet meer." in text


def test_the_script_spells_the_real_code_and_says_whom_to_call() -> None:
    call = messages.call_line(Contact("buurtteam", "Buurtteam Zuid", "Noor Bedenksel", "020 123 45 67", id="c1"), True)
    script = "\n".join(messages.phone_script(SENT, CODE, call))
    assert "Bel Noor Bedenksel op 020 123 45 67. Dit nummer stond al in het adresboek." in script
    assert "K7QF: Karel, zeven, Quotiënt, Ferdinand" in script
    assert "P6NA: Pieter, zes, Nico, Anna" in script
    assert "Dag, met Joke Bedacht van Stichting Voorbeeld. Ik heb overdracht k4t7ab gestuurd." in script


@pytest.mark.parametrize(
    ("contact", "known", "told"),
    [
        (None, False, "Bel de ontvanger op een nummer dat je al kent."),
        (Contact("b", "Buurtteam Zuid"), True, "Bel de ontvanger op een nummer dat je al kent."),
        (Contact("b", "Buurtteam Zuid", phone="020 123 45 67"), False, "controleer het eerst langs een andere weg."),
    ],
)
def test_a_number_is_only_trusted_when_the_book_knew_it(contact: Contact | None, known: bool, told: str) -> None:
    line = messages.call_line(contact, known)
    assert line.endswith(told)
    assert "stond al" not in line


@pytest.mark.parametrize(("kept", "days"), [(None, 14), ("21", 21), (7, 7), ("0", 14), ("veel", 14), (1_000_000, 14)])
def test_the_days_to_answer_are_one_of_the_choices(kept: object, days: int) -> None:
    assert messages.answer_days(kept) == days
