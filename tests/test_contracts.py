"""The one rule: a room imports only what stands below it (pyproject.toml, import-linter)."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterator

import pytest
from importlinter.cli import lint_imports

from tests.source import ROOT, text_of

CONFIG = ROOT / "pyproject.toml"
CONTRACTS = {contract["id"] for contract in tomllib.loads(text_of(CONFIG))["tool"]["importlinter"]["contracts"]}


@pytest.fixture(autouse=True)
def log_stays() -> Iterator[None]:
    """The library sets up its own log, and by that turns off every log that was there: also ours."""
    yield
    logging.getLogger("springplank").disabled = False


def test_the_contracts_are_all_there() -> None:
    assert {"layers", "qt", "database", "pdf", "cryptography", "network"} == CONTRACTS


@pytest.mark.parametrize("contract", sorted(CONTRACTS))
def test_the_contract_is_kept(contract: str, capsys: pytest.CaptureFixture[str]) -> None:
    broken = lint_imports(config_filename=str(CONFIG), limit_to_contracts=(contract,), no_cache=True, no_logo=True)
    assert not broken, capsys.readouterr().out
