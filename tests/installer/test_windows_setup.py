"""The installer for Windows places what was listed, takes away only that, and leaves the vault unless asked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from installer import windows_launcher, windows_payload, windows_pictures, windows_setup, windows_signing
from installer.payload import Entry
from installer.trouble import BuildFailed
from tests.source import ROOT, text_of

SOURCES = ROOT / windows_launcher.SOURCES
SCRIPT = text_of(SOURCES / "setup.nsi")
START = SOURCES / "springplank_start.py"
ENTRIES = [
    Entry("Lib/a$b.py", "0" * 64, 10),
    Entry("Lib/site-packages/c.py", "1" * 64, 10),
    Entry("x.dll", "2" * 64, 10),
]


def test_every_file_is_placed_where_it_was_listed(tmp_path: Path) -> None:
    assert windows_setup.file_lines(ENTRIES, tmp_path).splitlines() == [
        'SetOutPath "$INSTDIR\\Lib"',
        f'File "{tmp_path}/Lib/a$$b.py"',
        'SetOutPath "$INSTDIR\\Lib\\site-packages"',
        f'File "{tmp_path}/Lib/site-packages/c.py"',
        'SetOutPath "$INSTDIR"',
        f'File "{tmp_path}/x.dll"',
    ]


def test_only_what_stands_beside_the_program_is_taken_away_by_name() -> None:
    assert windows_setup.remove_lines(ENTRIES) == 'Delete "$INSTDIR\\x.dll"\n'
    assert windows_setup.folders(ENTRIES) == {"Lib"}


def test_a_name_that_would_break_the_script_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="NSIS cannot place"):
        windows_setup.file_lines([Entry('a".py', "0" * 64, 1)], tmp_path)


def test_whole_folders_go_only_where_everything_in_them_is_ours() -> None:
    """$INSTDIR itself goes only when it is empty; the data only in the section that somebody must choose."""
    whole = re.findall(r'RMDir /r "(.*)"', SCRIPT)
    assert whole == [r"$INSTDIR\Lib", r"$INSTDIR\licenties", r"$LOCALAPPDATA\Springplank"]
    data = SCRIPT[SCRIPT.index("Section /o") :]
    assert data[: data.index("SectionEnd")].count("RMDir /r") == 1


def test_erasing_the_data_is_never_the_default_and_asks_once_more() -> None:
    assert re.search(r'Section /o "un\..*wissen" UN_DATA', SCRIPT)
    assert re.search(r'MB_DEFBUTTON2 "\$\{TEXT_ERASE\}" IDYES', SCRIPT)
    assert SCRIPT.count("SelectSection ${UN_DATA}") == 1
    asked = SCRIPT.index('"/WISGEGEVENS"')
    assert asked < SCRIPT.index("SelectSection ${UN_DATA}") < asked + 200


def test_an_open_program_is_known_by_the_same_name_in_launcher_and_installer() -> None:
    in_launcher = re.findall(r'#define OPEN_NOW L"(.*)"', text_of(SOURCES / "launcher.c"))
    in_installer = re.findall(r'!define OPEN_NOW "(.*)"', SCRIPT)
    assert [name.replace("\\\\", "\\") for name in in_launcher] == in_installer == ["Local\\Springplank-open"]
    assert f'!define MARK "{windows_payload.VERSIONS}"' in SCRIPT


def test_every_exit_code_is_told_at_the_top() -> None:
    used = {int(code) for code in re.findall(r"(?:STOP|SetErrorLevel|Push) (\d)\b", SCRIPT)}
    top = SCRIPT[: SCRIPT.index("Unicode true")]
    assert used == {3, 4, 5, 6, 7, 8}
    assert all(re.search(rf"\b{code} [A-Za-z]", top) for code in used)


def test_no_text_of_the_installer_is_silent_in_a_window_or_stops_a_silent_run() -> None:
    boxes = re.findall(r"MessageBox .*", SCRIPT)
    assert len(boxes) >= 6
    assert [box for box in boxes if "/SD " not in box] == [box for box in boxes if "TEXT_ERASE" in box]


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", "0,1,0,0"), ("12.3", "12,3,0,0")])
def test_a_version_becomes_four_numbers(version: str, numbers: str) -> None:
    assert windows_launcher.numbers(version) == numbers


@pytest.mark.parametrize("version", ["1.0rc1", "1.2.3.4.5", ""])
def test_a_version_that_windows_cannot_hold_stops_the_build(version: str) -> None:
    with pytest.raises(BuildFailed, match="Windows knows four numbers only"):
        windows_launcher.numbers(version)


def test_the_icon_has_every_size_that_windows_asks_for(tmp_path: Path) -> None:
    windows_pictures.icon(ROOT, tmp_path / "a.ico")
    windows_pictures.icon(ROOT, tmp_path / "b.ico")
    with Image.open(tmp_path / "a.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in windows_pictures.ICON_SIZES}
        assert icon.convert("RGB").getpixel((128, 20)) == tuple(bytes.fromhex("74395F"))
    assert (tmp_path / "a.ico").read_bytes() == (tmp_path / "b.ico").read_bytes()


def test_the_picture_beside_the_texts_is_ours_and_has_the_size_that_nsis_shows(tmp_path: Path) -> None:
    windows_pictures.side(ROOT, tmp_path / "side.bmp")
    with Image.open(tmp_path / "side.bmp") as picture:
        assert picture.size == (windows_pictures.WIDE, windows_pictures.HIGH)
        assert picture.convert("RGB").getpixel((98, 158)) == tuple(bytes.fromhex("74395F"))


def test_the_start_of_the_launcher_leads_to_the_program() -> None:
    done = subprocess.run(
        [sys.executable, str(START), "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"Springplank \d+\.\d+\.\d+\n", done.stdout)


@pytest.mark.parametrize(("code", "exit_code"), [("a = 1\n", 0), ("a = = 1\n", 1)])
def test_modules_are_prepared_for_this_python_once(tmp_path: Path, code: str, exit_code: int) -> None:
    modules = tmp_path / "Lib" / "site-packages"
    modules.mkdir(parents=True)
    (modules / "fictief.py").write_text(code, encoding="utf-8")
    start = tmp_path / START.name
    start.write_bytes(START.read_bytes())
    around = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, str(start), "--make-ready"]
    done = subprocess.run(command, env=around, capture_output=True, check=False)
    assert done.returncode == exit_code
    assert bool(list(modules.glob("__pycache__/fictief.*.pyc"))) is not bool(exit_code)


def test_nothing_is_signed_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(windows_signing.GIVEN, raising=False)
    assert windows_signing.command(tmp_path) == ""
    file = tmp_path / "program.exe"
    file.write_bytes(b"MZ")
    windows_signing.sign(file, "")
    assert file.read_bytes() == b"MZ"


def test_a_certificate_that_is_not_there_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_signing, "PROGRAM", "sh")
    monkeypatch.setenv(windows_signing.GIVEN, str(tmp_path / "woorden.txt"))
    with pytest.raises(BuildFailed, match="nothing is signed"):
        windows_signing.command(tmp_path)


def test_a_test_certificate_says_so_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_signing, "PROGRAM", "sh")
    monkeypatch.setenv(windows_signing.GIVEN, windows_signing.TEST)
    assert windows_signing.command(tmp_path)
    asked = ["openssl", "x509", "-noout", "-subject", "-in", str(tmp_path / "test.pem")]
    assert "NIET VERTROUWEN" in subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert windows_signing.asked_for_test()
