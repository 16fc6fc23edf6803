"""Codes on paper and by telephone: typing errors are found, look-alikes accepted, the group named."""

from __future__ import annotations

import random

import pytest

from intake_desktop.errors import WrongRecoveryKey
from intake_desktop.sealing import codes
from intake_desktop.sealing.codes import ALPHABET, CodeMistyped

CHANCE = random.Random(7)


def test_an_export_code_looks_like_the_promised_one_and_reads_back() -> None:
    code = codes.export_code(CHANCE.randbytes)
    assert len(code) == 24
    assert [len(group) for group in code.split("-")] == [4] * 5
    assert code.isascii()
    assert codes.read_export_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == code


def test_every_single_error_and_every_swap_in_an_export_code_is_found() -> None:
    for _ in range(20):
        symbols = codes.plain(codes.export_code(CHANCE.randbytes))
        wrong = [symbols[:i] + s + symbols[i + 1 :] for i in range(20) for s in ALPHABET if s != symbols[i]]
        for i in range(20):
            for j in range(i + 1, 20):
                swapped = list(symbols)
                swapped[i], swapped[j] = swapped[j], swapped[i]
                wrong += ["".join(swapped)] if symbols[i] != symbols[j] else []
        for typed in wrong:
            with pytest.raises(CodeMistyped):
                codes.read_export_code(typed)


def test_a_recovery_key_has_fourteen_groups_and_gives_back_its_seed() -> None:
    for seed in (bytes(32), b"\xff" * 32, *(CHANCE.randbytes(32) for _ in range(50))):
        text = codes.recovery_key(seed)
        assert [len(group) for group in text.split("-")] == [4] * 14
        assert codes.read_recovery_key(text.lower().replace("0", "O").replace("1", "i")) == seed


def test_one_wrong_symbol_or_swap_in_a_recovery_key_names_its_group() -> None:
    named = tried = 0
    for _ in range(60):
        symbols = list(codes.plain(codes.recovery_key(CHANCE.randbytes(32))))
        place = CHANCE.randrange(56)
        if CHANCE.random() < 0.5 and place < 55 and symbols[place] != symbols[place + 1]:
            symbols[place], symbols[place + 1] = symbols[place + 1], symbols[place]
        else:
            symbols[place] = CHANCE.choice([s for s in ALPHABET if s != symbols[place]])
        with pytest.raises(WrongRecoveryKey) as found:
            codes.read_recovery_key("".join(symbols))
        tried += 1
        named += found.value.facts.get("nummer") == place // 4 + 1
    assert named >= tried - 2, "a second explanation in another group is rarer than one in a hundred"


@pytest.mark.parametrize(
    ("typed", "group"),
    [("ABCD-EF", None), ("", None), ("U" * 56, 1), ("AAAA-" * 13 + "A!AA", 14), ("x" * 10_000, None)],
)
def test_what_cannot_be_a_key_is_refused_with_a_sentence(typed: str, group: int | None) -> None:
    with pytest.raises(WrongRecoveryKey) as found:
        codes.read_recovery_key(typed)
    assert found.value.sentences()
    assert found.value.facts.get("nummer") == group or group is None


def test_a_group_with_a_missing_symbol_is_named() -> None:
    groups = codes.recovery_key(CHANCE.randbytes(32)).split("-")
    groups[4] = groups[4][:3]
    with pytest.raises(WrongRecoveryKey) as found:
        codes.read_recovery_key("-".join(groups))
    assert found.value.facts["nummer"] == 5


def test_fingerprints_and_marks() -> None:
    assert [len(group) for group in codes.fingerprint(bytes(32)).split("-")] == [4] * 8
    assert codes.fingerprint(bytes(32)) != codes.fingerprint(b"\x01" + bytes(31))
    mark = codes.neutral_mark(CHANCE.randbytes)
    assert len(mark) == 6
    assert mark == mark.lower()
