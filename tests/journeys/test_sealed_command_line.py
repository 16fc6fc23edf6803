"""At a prompt a whole dossier is made only for an organisation with a card, and what was sealed is not read there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from intake_desktop.dossier.senders import ProviderCard
from intake_desktop.exchange import provider_card, reader
from intake_desktop.sealing import keys, signing
from tests.journeys.test_command_line import JAMILA, run

KEY, OWN = b"k" * 32, b"o" * 32
THERE = "Stichting Ver Weg (fictief)"
CARD = ProviderCard(THERE, "", "", signing.public_key(KEY).hex(), keys.public_key(OWN).hex())


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "kaart.json"
    path.write_bytes(provider_card.dumps(CARD, KEY))
    return path


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The example with what was agreed about handing it over."""
    content = json.loads(JAMILA.read_text("utf-8"))
    agreed = {"organisation": THERE, "purpose": "overname", "ground": "toestemming", "discussed_on": "2026-11-19"}
    content["permissions"]["collega"] = {**agreed, "consent_on": "2026-11-19", "how_given": "mondeling"}
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def test_with_a_card_the_file_is_sealed_for_that_organisation_alone(dossier: Path, card: Path, tmp_path: Path) -> None:
    done = run("export", dossier, "--recipient", "collega", "--card", card, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Code:" not in done.stdout
    assert f"Alleen {THERE} kan het openen. Er is geen code." in done.stdout
    assert CARD.fingerprint in done.stdout
    (file,) = tmp_path.glob("overdracht-*.springplank")
    assert reader.read(file, "", {}, lambda: OWN).verdict == "onbekend"
    read = run("read", file, "--json")
    assert (read.returncode, read.stdout) == (3, "")
    assert "ZK-267" in read.stderr
    assert "in het venster van de organisatie waarvoor het is gemaakt" in read.stderr


def test_without_a_card_or_with_an_old_one_nothing_is_made(dossier: Path, tmp_path: Path) -> None:
    old = tmp_path / "oud.json"
    old.write_bytes(provider_card.dumps(replace(CARD, sealing_key=""), KEY))
    for more, number in (((), "ZK-378"), (("--card", old), "ZK-262"), (("--card", dossier), "ZK-223")):
        done = run("export", dossier, "--recipient", "collega", "--out", tmp_path, *more)
        assert done.returncode == 3
        assert number in done.stderr
    assert not list(tmp_path.glob("overdracht-*"))


def test_a_card_makes_no_other_recipient_sealed(dossier: Path, card: Path, tmp_path: Path) -> None:
    done = run("export", dossier, "--recipient", "buurtteam", "--card", card, "--out", tmp_path)
    assert "ZK-379" in done.stderr
    assert not list(tmp_path.glob("overdracht-*"))
