"""Says which packages the program runs with, in which version and with which hashes: what uv.lock says."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging import tags
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from installer.trouble import BuildFailed

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of computer that packages are made for: its name, its Python, and how wheels name the system."""

    name: str
    python: tuple[int, int]
    systems: tuple[str, ...]
    marks: Mapping[str, str]
    """What the markers of requirements ask: sys_platform and kin."""


LINUX = Target(
    "linux",
    (3, 11),
    (*(f"manylinux_2_{minor}_x86_64" for minor in range(34, 16, -1)), "manylinux2014_x86_64", "linux_x86_64"),
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
)
WINDOWS = Target(
    "windows",
    (3, 13),
    ("win_amd64",),
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
)


@dataclass(frozen=True, slots=True)
class Package:
    """One library of the program: name and version, and the file of it that this target gets."""

    name: str
    version: str
    wheel: str
    sha256: str


def uv(*arguments: str, source: Path = ROOT) -> str:
    """What uv of this checkout prints. Raises BuildFailed with the last lines that it said."""
    program = ROOT / ".venv" / "bin" / "uv"
    if not program.is_file():
        raise BuildFailed("uv is not there; run 'make setup' first.")
    around = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"} | os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    ran = subprocess.run([program, *arguments], cwd=source, env=around, capture_output=True, text=True, check=False)
    if ran.returncode:
        said = " ".join(ran.stderr.split())
        if "mismatch" in said.lower() and "hash" in said.lower():
            raise BuildFailed(
                f"A downloaded package is not the one of uv.lock (another hash); nothing is built. {said}"
            )
        raise BuildFailed(f"uv could not do '{' '.join(arguments[:2])}': {said[-600:]}")
    return ran.stdout


def requirements(source: Path = ROOT, group: str = "") -> str:
    """The lines of a requirements file with hashes: the libraries of the program, and those of one group of tools."""
    more = ("--group", group) if group else ()
    return uv(
        "export", "--frozen", "--no-dev", "--no-emit-project", "--no-header", "--no-annotate", *more, source=source
    )


def packages(target: Target, source: Path = ROOT, group: str = "") -> tuple[Package, ...]:
    """Every library that this target gets, in order of name. Raises BuildFailed when one has no wheel for it."""
    wheels = _wheels(source)
    ranks = _ranks(target)
    wanted = (Requirement(line) for line in _lines(requirements(source, group)))
    around = _environment(target)
    kept = [need for need in wanted if need.marker is None or need.marker.evaluate(around)]
    return tuple(_package(need, wheels, ranks, target) for need in sorted(kept, key=lambda need: need.name))


def _lines(exported: str) -> list[str]:
    """The requirements without their hashes."""
    whole = exported.replace("\\\n", " ").splitlines()
    return [line.split("--hash")[0].strip() for line in whole if line.strip() and not line.startswith("#")]


def _wheels(source: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """(name, version) -> the wheels of uv.lock: file name and sha256."""
    lock = tomllib.loads((source / "uv.lock").read_text(encoding="utf-8"))
    return {
        (canonicalize_name(package["name"]), package["version"]): [
            (wheel["url"].rsplit("/", 1)[1], wheel["hash"].removeprefix("sha256:"))
            for wheel in package.get("wheels", ())
        ]
        for package in lock["package"]
    }


def _ranks(target: Target) -> dict[tags.Tag, int]:
    """Tag of a wheel -> how well it fits; lower is better."""
    fitting = [
        *tags.cpython_tags(target.python, platforms=target.systems),
        *tags.compatible_tags(target.python, "cp{}{}".format(*target.python), platforms=target.systems),
    ]
    return {tag: rank for rank, tag in reversed(list(enumerate(fitting)))}


def _environment(target: Target) -> dict[str, str]:
    version = "{}.{}".format(*target.python)
    here = {key: str(value) for key, value in default_environment().items()}
    return {**here, **target.marks, "python_version": version, "python_full_version": f"{version}.0", "extra": ""}


def _package(
    need: Requirement,
    wheels: Mapping[tuple[str, str], Sequence[tuple[str, str]]],
    ranks: Mapping[tags.Tag, int],
    target: Target,
) -> Package:
    name, version = canonicalize_name(need.name), str(need.specifier).removeprefix("==")
    fitting = [
        (min(ranks[tag] for tag in parse_wheel_filename(file)[3] if tag in ranks), file, sha256)
        for file, sha256 in wheels.get((name, version), ())
        if any(tag in ranks for tag in parse_wheel_filename(file)[3])
    ]
    if not fitting:
        raise BuildFailed(f"uv.lock has no wheel of {name} {version} for {target.name}.")
    _, file, sha256 = min(fitting)
    return Package(name, version, file, sha256)


def python_version() -> str:
    """The Python that builds, and that a Linux package carries, with its patch number."""
    return ".".join(map(str, sys.version_info[:3]))
