"""What the program brings along, read once for many tests: its forms, its rules and its recipients."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.assessment import shelf
from intake_desktop.assessment.shelf import Shelf
from intake_desktop.exchange import profiles
from intake_desktop.exchange.profiles import Profile
from intake_desktop.form_engine import library
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.library import Library

FORMS, RECIPIENTS = paths.forms(), paths.resources() / "recipients"
_library, _shelf, _profiles = library.of_folder, shelf.of_folder, profiles.load_all


@cache
def forms() -> Library:
    """The shipped forms."""
    return _library(FORMS)


@cache
def rules() -> Shelf:
    """The shipped rules."""
    return _shelf(FORMS)


@cache
def recipients() -> Mapping[str, Profile]:
    """The shipped recipients, for the shipped forms."""
    return _profiles(RECIPIENTS, forms().newest)


def share(patch: pytest.MonkeyPatch) -> None:
    """Give these to whoever reads the folders of the program; any other folder is read as ever."""

    def load_all(folder: Path, catalog: Catalog) -> Mapping[str, Profile]:
        mine = folder == RECIPIENTS and catalog is forms().newest
        return recipients() if mine else _profiles(folder, catalog)

    patch.setattr(library, "of_folder", lambda folder: forms() if folder == FORMS else _library(folder))
    patch.setattr(shelf, "of_folder", lambda folder: rules() if folder == FORMS else _shelf(folder))
    patch.setattr(profiles, "load_all", load_all)
