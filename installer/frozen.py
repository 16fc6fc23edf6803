"""Makes the folder that is the Linux program: from the last commit, uv.lock and the Python that builds."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from installer import bill, licences, linux_libraries, payload
from installer.locked import LINUX, ROOT, Package, packages, python_version, requirements, uv
from installer.trouble import BuildFailed

COMMAND = "intake-desktop"
_CLUTTER = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json", "uv_cache.json")
"""Files beside a package that say how and where it was installed here."""
_VERSIONS = """
import json, sqlcipher3.dbapi2 as database
from cryptography.hazmat.backends.openssl import backend
asked = database.connect(":memory:")
asked.execute("PRAGMA key = 'x'")
print(json.dumps({
    "openssl": backend.openssl_version_text().split()[1],
    "sqlcipher": asked.execute("PRAGMA cipher_version").fetchone()[0].split()[0],
    "provider": asked.execute("PRAGMA cipher_provider_version").fetchone()[0].split()[1],
}))
"""


@dataclass(frozen=True, slots=True)
class Commit:
    """What is built: the files of one commit, the version they give, and when it was made (seconds since 1970)."""

    source: Path
    version: str
    epoch: int


@dataclass(frozen=True, slots=True)
class Frozen:
    """The program as a folder, and the Debian packages that bring what it asks of the system."""

    folder: Path
    needs: tuple[str, ...]


@cache
def head() -> str:
    """The last commit when the build began: a second build is of the same one, whatever is committed meanwhile."""
    return run(["git", "-C", str(ROOT), "rev-parse", "HEAD"]).decode().strip()


def checked_out(work: Path) -> Commit:
    """The files of the last commit in a folder of their own: what is not committed is not in a package."""
    source = work / "source"
    source.mkdir()
    packed = run(["git", "-C", str(ROOT), "archive", head()])
    run(["tar", "-x", "-C", str(source)], given=packed)
    epoch = int(run(["git", "-C", str(ROOT), "log", "-1", "--format=%ct", head()]))
    about = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))
    return Commit(source, about["project"]["version"], epoch)


def present(*tools: str) -> None:
    """Hold the machine to what a build needs, before it costs minutes. Raises BuildFailed naming what is missing."""
    packages = {"dpkg-deb": "dpkg", "dpkg-query": "dpkg", "strip": "binutils", "objdump": "binutils"}
    missing = {packages.get(tool, tool) for tool in tools if shutil.which(tool) is None}
    if missing:
        raise BuildFailed(f"This machine lacks what the build needs: apt-get install -y {' '.join(sorted(missing))}")


def run(command: list[str], given: bytes | None = None, around: Mapping[str, str] | None = None) -> bytes:
    """What a program prints; around: more for its environment. Raises BuildFailed when it is missing or fails."""
    try:
        ran = subprocess.run(
            command, input=given, env={**os.environ, **(around or {})}, capture_output=True, check=False
        )
    except FileNotFoundError as fault:
        raise BuildFailed(f"{command[0]} is not there; install the Debian package that brings it.") from fault
    if ran.returncode:
        said = " ".join(ran.stderr.decode(errors="replace").split())
        raise BuildFailed(f"{Path(command[0]).name} failed: {said[-800:] or ran.returncode}")
    return ran.stdout


def frozen(work: Path, commit: Commit) -> Frozen:
    """The program as a folder under work, checked against the lock file. Raises BuildFailed."""
    if sys.version_info[:2] != LINUX.python:
        raise BuildFailed("The Linux package is made with Python {}.{}.".format(*LINUX.python))
    wanted = packages(LINUX, commit.source)
    site_packages = equipped(work, commit)
    made = _frozen(work, commit)
    _tidy(made)
    needs = system_needs(made)
    _add_papers(made, commit, wanted, site_packages)
    _check_own_data(made, site_packages)
    _check_origins(made, site_packages, wanted)
    payload.write_hash_list(payload.tree_hashes(made), made / payload.HASH_LIST)
    return Frozen(made, needs)


def equipped(work: Path, commit: Commit) -> Path:
    """An environment with the locked packages, PyInstaller and our wheel; gives its site-packages."""
    place, asked = work / "environment", work / "requirements.txt"
    asked.write_text(requirements(commit.source, "release"), encoding="utf-8")
    run([sys.executable, "-m", "venv", "--without-pip", str(place)])
    python = str(place / "bin" / "python")
    uv("pip", "install", "--quiet", "--require-hashes", "--python", python, "-r", str(asked), source=commit.source)
    builder = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work / "wheel")]
    _in(commit.source, builder, commit)
    (wheel,) = (work / "wheel").glob("*.whl")
    uv("pip", "install", "--quiet", "--no-deps", "--python", python, str(wheel), source=commit.source)
    site_packages = place / "lib" / "python{}.{}".format(*LINUX.python) / "site-packages"
    for name in _CLUTTER:
        for file in site_packages.glob(f"*.dist-info/{name}"):
            # RECORD is how the licence texts of a package are found; it leaves with the package.
            if name != "RECORD":
                file.unlink()
    return site_packages


def _in(place: Path, command: list[str], commit: Commit) -> None:
    """Run something in a folder, with a clock and order that are the same for every build of one commit."""
    around = {"SOURCE_DATE_EPOCH": str(commit.epoch), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    run(["env", "-C", str(place), *command], around=around)


def _frozen(work: Path, commit: Commit) -> Path:
    python = work / "environment" / "bin" / "python"
    asked = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(work / "frozen"), "--workpath", str(work / "freezing")]
    around = commit.source / "installer" / "frozen.spec"
    _in(work, ["env", f"PYINSTALLER_CONFIG_DIR={work / 'cache'}", *asked, *places, str(around)], commit)
    return work / "frozen" / "springplank"


def _tidy(made: Path) -> None:
    """Out with what is not needed and what says how this was built; Python's library without marks for debuggers."""
    payload.remove_unneeded(made)
    for name in _CLUTTER:
        for file in made.glob(f"_internal/*.dist-info/{name}"):
            file.unlink()
    for file in made.glob("_internal/libpython*.so.*"):
        run(["strip", "--strip-unneeded", str(file)])
    for path in [made, *made.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.name == COMMAND
            path.chmod(0o755 if runs else 0o644)


def system_needs(made: Path) -> tuple[str, ...]:
    """The Debian packages whose libraries this folder asks for. Raises BuildFailed for a library nobody named."""
    inside = {path.name for path in made.rglob("*.so*")}
    found: set[str] = set()
    unknown: set[str] = set()
    newest = 0
    for path in sorted(path for path in made.rglob("*") if _is_program(path)):
        said = run(["objdump", "-p", str(path)]).decode()
        newest = max([newest, *map(int, re.findall(r"GLIBC_2\.(\d+)", said))])
        wanted = {line.split()[1] for line in said.splitlines() if line.strip().startswith("NEEDED")}
        for name in wanted - inside - linux_libraries.OPTIONAL:
            package = linux_libraries.NEEDED.get(name)
            (found if package else unknown).add(package or f"{name} ({path.name})")
    if unknown:
        raise BuildFailed(
            f"No Debian package is named for {', '.join(sorted(unknown))}; see installer/linux_libraries.py."
        )
    return tuple(sorted(need if need != "libc6" else f"libc6 (>= 2.{newest})" for need in found))


def _is_program(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _add_papers(made: Path, commit: Commit, wanted: tuple[Package, ...], site_packages: Path) -> None:
    """Licence texts, bill of materials and which Python this is."""
    standard = Path(os.__file__).parent
    licences.collect(wanted, site_packages, standard / "LICENSE.txt", made)
    system = []
    for name, package in linux_libraries.BUNDLED.items():
        if not any(made.rglob(name)):
            raise BuildFailed(f"{name} of {package} was not found on this machine; install {package}.")
        place = made / licences.FOLDER / package
        place.mkdir()
        shutil.copyfile(Path("/usr/share/doc") / package / "copyright", place / "copyright")
        version = run(["dpkg-query", "-W", "-f", "${Version}", package]).decode()
        licence = linux_libraries.LICENCES[package]
        system.append(bill.Component(package, version, licence, f"pkg:deb/debian/{package}@{version}?arch=amd64"))
    versions = json.loads(run([str(site_packages.parents[2] / "bin" / "python"), "-c", _VERSIONS]))
    parts = [
        *bill.of_packages(wanted, site_packages),
        *bill.inside_wheels(versions["openssl"], versions["sqlcipher"]),
        *bill.inside_wheels(versions["provider"], versions["sqlcipher"])[:1],
        bill.python(python_version()),
        *system,
    ]
    bill.write(bill.bill(bill.own(commit.version), dict.fromkeys(parts), commit.epoch), made)


def _check_own_data(made: Path, site_packages: Path) -> None:
    """Forms, resources and pages of our wheel are all there, byte for byte."""
    place = Path("intake_desktop") / "_data"
    wheel, inside = (payload.tree_hashes(folder / place) for folder in (site_packages, made / "_internal"))
    other = payload.differences(wheel, inside)
    if other or not wheel:
        raise BuildFailed(f"The forms and resources are not all in the package: {', '.join(other[:10]) or 'none'}.")


def _check_origins(made: Path, site_packages: Path, wanted: tuple[Package, ...]) -> None:
    """Hold every file against where it may come from: a locked package, Python, our own commit or a named library."""
    installed = licences.distributions(site_packages)
    names = ("intake-desktop", *(package.name for package in wanted))
    known: set[str] = set().union(*(payload.hashes_of(installed[name]) for name in names))
    standard = Path(os.__file__).parent
    known |= payload.hashes_under(standard / "lib-dynload", made / licences.FOLDER)
    known |= {entry.sha256 for entry in payload.tree_hashes(made) if Path(entry.path).name in linux_libraries.BUNDLED}
    ours = {COMMAND, bill.FILE, "_internal/base_library.zip", *(_libpython(made))}
    links = {entry.path for entry in payload.tree_hashes(made) if (made / entry.path).is_symlink()}
    strange = payload.strangers(payload.tree_hashes(made), frozenset(known), frozenset(ours | links))
    if strange:
        raise BuildFailed(f"Nobody knows where these come from: {', '.join(strange[:10])}.")


def _libpython(made: Path) -> list[str]:
    return [path.relative_to(made).as_posix() for path in made.glob("_internal/libpython*.so.*")]
