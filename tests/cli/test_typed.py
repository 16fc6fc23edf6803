"""A command that we show can be typed as it stands, also where it has a space and on Windows."""

from __future__ import annotations

import sys

import pytest

from intake_desktop.cli import telling


def test_on_windows_the_program_is_named_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", "springplank", raising=False)
    monkeypatch.setattr(sys, "executable", r"C:\Program Files\Springplank\intake-desktop.exe")
    shown = telling.typed(["read", r"C:\Mijn map\overdracht.pdf"], "win32")
    assert shown == r'"C:\Program Files\Springplank\intake-desktop.exe" read "C:\Mijn map\overdracht.pdf"'


def test_elsewhere_by_its_name() -> None:
    assert (
        telling.typed(["read", "/mijn map/overdracht.pdf"], "linux") == "intake-desktop read '/mijn map/overdracht.pdf'"
    )
