"""The card of an organisation is signed by its own key and names nobody; nothing else is taken for one."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.errors import ExchangeError
from intake_desktop.exchange import provider_card, schema
from intake_desktop.exchange.errors import CardDamaged, CardTooNew, FileAbsent, NoCard
from intake_desktop.exchange.kit import sample_key
from intake_desktop.sealing import canonical, codes, keys, signing
from tests.source import ROOT

KEY = b"k" * 32
SEALED_TO = keys.public_key(b"z" * 32)
OLD = ProviderCard("Stichting De Werkbank (fictief)", "Noord", "020 555 01 23", signing.public_key(KEY).hex())
CARD = replace(OLD, sealing_key=SEALED_TO.hex())
FROZEN = ROOT / "tests" / "data" / "kaart-v1" / provider_card.FILE_NAME
DIGEST = "79fd68e27e8cdf08e057c7adfa25cd5fc6f52ff37f2964fa2f53d0c5c8846304"
"""Of the card of version 1. It never changes."""


PREFIX = b"springplank-kaart-v2:"


def changed(change: Callable[[dict[str, object]], object]) -> bytes:
    content = json.loads(provider_card.dumps(CARD, KEY))
    change(content)
    return canonical.dumps(content)


def signed_anew(**facts: object) -> bytes:
    """A card whose maker signed something odd with the right key."""

    def change(content: dict[str, object]) -> None:
        signed = content["signed"]
        assert isinstance(signed, dict)
        signed.update(facts)
        content["signature"] = signing.sign(KEY, PREFIX + canonical.dumps(signed)).hex()

    return changed(change)


def test_a_card_comes_back_as_it_was_and_fits_its_published_schema(tmp_path: Path) -> None:
    path = tmp_path / provider_card.FILE_NAME
    path.write_bytes(provider_card.dumps(CARD, KEY))
    assert provider_card.read(path) == CARD
    assert schema.faults(json.loads(path.read_bytes()), "kaart.v2.schema.json") == ()
    assert path.read_bytes() == canonical.dumps(json.loads(path.read_bytes()))


def test_a_card_with_the_key_that_everybody_knows_is_no_card() -> None:
    known = signing.public_key(sample_key.SIGNING_KEY).hex()  # whatever else is on it
    data = provider_card.dumps(replace(CARD, public_key=known), sample_key.SIGNING_KEY)
    with pytest.raises(NoCard):
        provider_card.loads(data)


def test_openssl_says_the_same_of_the_signature(tmp_path: Path) -> None:
    content = json.loads(provider_card.dumps(CARD, KEY))
    signed = json.dumps(content["signed"], sort_keys=True, separators=(",", ":")).encode("ascii")
    (tmp_path / "signed").write_bytes(PREFIX + signed)
    (tmp_path / "signature").write_bytes(bytes.fromhex(content["signature"]))
    (tmp_path / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100" + content["public_key"]))
    words = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in signed -sigfile signature"
    done = subprocess.run(words.split(), cwd=tmp_path, capture_output=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr


def other_name(content: dict[str, object]) -> None:
    signed = content["signed"]
    assert isinstance(signed, dict)
    signed["organisation"] = "Iemand anders"


def other_sealing_key(content: dict[str, object]) -> None:
    signed = content["signed"]
    assert isinstance(signed, dict)
    signed["sealing_key"] = keys.public_key(b"a" * 32).hex()


def sealing_to_nobody() -> bytes:
    """Whole and signed, but what is sealed to this key can be opened by everybody."""
    return provider_card.dumps(replace(CARD, sealing_key="00" * 32), KEY)


WRONG: dict[str, tuple[bytes, type[ExchangeError]]] = {
    "no JSON": (b"%PDF-1.7", NoCard),
    "empty": (b"", NoCard),
    "a list": (b"[]", NoCard),
    "another kind": (b'{"signed":{"schema":"https://springplank.example/schema/overdracht.v1"}}', NoCard),
    "newer": (b'{"signed":{"schema":"https://springplank.example/schema/kaart.v3"}}', CardTooNew),
    "deep": (b'{"signed":' * 50 + b"1" + b"}" * 50, NoCard),
    "another name": (changed(other_name), CardDamaged),
    "another key": (changed(lambda content: content.update(public_key="ab" * 32)), CardDamaged),
    "something more": (changed(lambda content: content.update(deelnemer="Anna")), CardDamaged),
    "not canonical": (provider_card.dumps(CARD, KEY) + b"\n", CardDamaged),
    "a fingerprint of another key": (signed_anew(fingerprint="-".join(["0000"] * 8)), CardDamaged),
    "a fingerprint of one key alone": (signed_anew(fingerprint=OLD.fingerprint), CardDamaged),
    "another key to seal to": (changed(other_sealing_key), CardDamaged),
    "a key that seals for everybody": (sealing_to_nobody(), CardDamaged),
    "a name that reads otherwise": (signed_anew(organisation="Stichting \u202egnaaL"), CardDamaged),
}


@pytest.mark.parametrize("name", WRONG)
def test_anything_else_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    data, error = WRONG[name]
    path = tmp_path / "kaart.json"
    path.write_bytes(data)
    with pytest.raises(error) as found:
        provider_card.read(path)
    assert "{" not in str(found.value)


def test_a_folder_a_link_a_huge_file_and_nothing_at_all(tmp_path: Path) -> None:
    card, link, huge = (tmp_path / name for name in ("kaart.json", "link.json", "groot.json"))
    card.write_bytes(provider_card.dumps(CARD, KEY))
    link.symlink_to(card)
    huge.write_bytes(b" " * (provider_card.LARGEST + 1))
    for path in (tmp_path, link, huge):
        with pytest.raises(NoCard):
            provider_card.read(path)
    for path in (tmp_path / "niets.json", card / "niets", Path("a\0b")):
        with pytest.raises(FileAbsent):
            provider_card.read(path)


def test_a_card_of_version_1_is_read_as_then_and_nothing_can_be_sealed_for_its_maker() -> None:
    assert hashlib.sha256(FROZEN.read_bytes()).hexdigest() == DIGEST, "put the card back as it was"
    card = provider_card.read(FROZEN)
    assert card.fingerprint == "DC9H-NJ0T-M88K-3P8H-M2P5-K6V1-C1VQ-7Z7G"
    assert (card.organisation, card.sealing_key) == (OLD.organisation, "")
    assert provider_card.loads(provider_card.dumps(OLD, KEY)) == OLD


def test_the_eight_groups_are_of_both_keys() -> None:
    whole = codes.fingerprint(bytes.fromhex(CARD.public_key), SEALED_TO)
    other = replace(CARD, sealing_key=keys.public_key(b"a" * 32).hex())
    assert CARD.fingerprint == whole
    assert len({whole, OLD.fingerprint, other.fingerprint}) == 3
