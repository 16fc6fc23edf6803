"""What goes into a package is what uv.lock names for the program and that system, and none of the tools around it."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from installer import locked
from installer.locked import LINUX, WINDOWS, Target
from installer.trouble import BuildFailed
from tests.source import ROOT, text_of

LOCK = text_of(ROOT / "uv.lock")


def named(entries: list[str]) -> set[str]:
    """The names in a list of requirements."""
    return {re.split(r"[<>=\[ ]", entry)[0].lower() for entry in entries}


@pytest.mark.parametrize("target", [LINUX, WINDOWS], ids=["linux", "windows"])
def test_every_library_has_a_file_for_this_system_with_the_hash_of_the_lock_file(target: Target) -> None:
    packages = locked.packages(target)
    assert named(tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["dependencies"]) <= {
        package.name for package in packages
    }
    assert all(f'{package.wheel}", hash = "sha256:{package.sha256}"' in LOCK for package in packages)
    other = "win" if target is LINUX else "linux"
    assert not [package.wheel for package in packages if f"-{other}" in package.wheel or "musl" in package.wheel]
    assert not [package.wheel for package in packages if "macosx" in package.wheel or "arm64" in package.wheel]


def test_no_tool_of_the_tests_or_of_the_build_goes_along() -> None:
    groups = tomllib.loads(text_of(ROOT / "pyproject.toml"))["dependency-groups"]
    tools = named(groups["dev"]) | named(groups["release"])
    assert not {package.name for package in locked.packages(LINUX)} & tools
    assert "pyinstaller" in {package.name for package in locked.packages(LINUX, group="release")}


def test_the_requirements_carry_a_hash_for_every_line() -> None:
    lines = [line for line in locked.requirements(group="release").replace("\\\n", " ").splitlines() if line.strip()]
    assert len(lines) > 25
    assert all("--hash=sha256:" in line for line in lines)


def test_a_library_without_a_file_for_this_system_stops_the_build(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "uv.lock").write_text(re.sub(r".*cryptography-[^\n]*win_amd64[^\n]*\n", "", LOCK), encoding="utf-8")
    with pytest.raises(BuildFailed, match=r"no wheel of cryptography .* for windows"):
        locked.packages(WINDOWS, tmp_path)
    assert locked.packages(LINUX, tmp_path)


def test_a_download_with_another_hash_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """A package on disk that is not the one that was promised; no network is asked."""
    wheel = tmp_path / "fictief-1.0-py3-none-any.whl"
    make_wheel(wheel)
    asked = tmp_path / "requirements.txt"
    asked.write_text(f"fictief==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    place = tmp_path / "hier"
    with pytest.raises(BuildFailed, match=r"not the one of uv\.lock") as told:
        locked.uv(
            *("pip", "install", "--no-index", "--find-links", str(tmp_path), "--target", str(place)),
            *("--require-hashes", "-r", str(asked)),
        )
    assert "\n" not in str(told.value)
    assert not list(tmp_path.glob("hier/fictief*"))


def make_wheel(file: Path) -> None:
    """A package that does nothing."""
    import zipfile

    with zipfile.ZipFile(file, "w") as made:
        made.writestr("fictief.py", "")
        made.writestr("fictief-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: fictief\nVersion: 1.0\n")
        made.writestr("fictief-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        made.writestr("fictief-1.0.dist-info/RECORD", "")
