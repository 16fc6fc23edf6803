"""The program starts itself anew in the same way as it was installed."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from types import SimpleNamespace

import pytest

from intake_desktop import paths


def test_the_command_of_this_program_starts_it_and_says_its_version() -> None:
    command = [*paths.own_command(), "--version"]
    told = subprocess.run(command, env=paths.own_environment(), capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == f"Springplank {version('intake-desktop')}"


@pytest.mark.parametrize(
    ("executable", "isolated", "words"),
    [
        ("/werk/.venv/bin/python", 0, ["/werk/.venv/bin/python", "-m", "intake_desktop"]),
        ("/werk/.venv/bin/python3.11", 1, ["/werk/.venv/bin/python3.11", "-I", "-m", "intake_desktop"]),
        ("/programma/pythonw.exe", 1, ["/programma/pythonw.exe", "-I", "-m", "intake_desktop"]),
        ("/programma/Springplank.exe", 1, ["/programma/Springplank.exe"]),
    ],
)
def test_python_starts_the_module_and_a_launcher_is_its_own_command(
    executable: str, isolated: int, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(sys, "flags", SimpleNamespace(isolated=isolated))
    assert paths.own_command() == words


def test_a_frozen_build_starts_as_if_somebody_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/springplank/python-achtig")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/springplank/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/lib/eigen")
    assert paths.own_command() == ["/opt/springplank/python-achtig"]
    around = paths.own_environment()
    assert around["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
    assert around["LD_LIBRARY_PATH"] == "/usr/lib/eigen"
    assert "LD_LIBRARY_PATH_ORIG" not in around


def test_what_is_not_frozen_keeps_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/eigen")
    assert paths.own_environment()["LD_LIBRARY_PATH"] == "/usr/lib/eigen"
    assert "PYINSTALLER_RESET_ENVIRONMENT" not in paths.own_environment()
