"""A small set of forms and a vault in memory, for everything that is about one dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_desktop.form_engine.catalog import Catalog
from tests.dossier.fake_vault import FakeVault
from tests.dossier.forms import small_catalog


@pytest.fixture
def forms(tmp_path: Path) -> Catalog:
    return small_catalog(tmp_path)


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()
