"""Pages that would say something else than the data stop the export (decisions.md 9)."""

from __future__ import annotations

import pytest

from intake_desktop.exchange import document, export
from intake_desktop.exchange.errors import TextDiffers
from tests.exchange import people
from tests.fakes import known_bytes


def test_one_word_of_difference_stops_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    promised = document.expected_text
    monkeypatch.setattr(document, "expected_text", lambda told: promised(told).replace("uur", "uren", 1))
    with pytest.raises(TextDiffers):
        export.seal(people.material(), b"k" * 32, known_bytes())
