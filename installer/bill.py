"""Writes the bill of materials of a package: CycloneDX 1.6 as JSON, the same bytes for the same commit."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from installer.licences import distributions, expression
from installer.locked import Package

FILE = "springplank.cdx.json"
_SPACE = uuid.UUID("6b1f0f0e-6d3c-5a51-9a6a-0d3f2a5c7e10")
"""Of ours alone: a serial number follows from what stands in the bill."""


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a package. licence: SPDX expression. sha256: of the file as it was fetched, or ""."""

    name: str
    version: str
    licence: str
    purl: str
    sha256: str = ""
    kind: str = "library"


def of_packages(packages: Iterable[Package], site_packages: Path) -> list[Component]:
    """The libraries of uv.lock as components. Raises BuildFailed for a licence that nobody looked up."""
    installed = distributions(site_packages)
    return [
        Component(
            package.name,
            package.version,
            expression(installed[package.name]),
            f"pkg:pypi/{package.name}@{package.version}",
            package.sha256,
        )
        for package in packages
    ]


def inside_wheels(openssl: str, sqlcipher: str) -> list[Component]:
    """What wheels hold of others and what people look for first when a weakness is in the news."""
    return [
        Component("openssl", openssl, "Apache-2.0", f"pkg:generic/openssl@{openssl}"),
        Component("sqlcipher", sqlcipher, "BSD-3-Clause", f"pkg:generic/sqlcipher@{sqlcipher}"),
    ]


def python(version: str, sha256: str = "") -> Component:
    """The Python that a package carries, with its patch number."""
    return Component("python", version, "PSF-2.0", f"pkg:generic/python@{version}", sha256, "platform")


def own(version: str) -> Component:
    """Springplank itself."""
    return Component("springplank", version, "EUPL-1.2", f"pkg:generic/springplank@{version}", kind="application")


def bill(program: Component, components: Iterable[Component], epoch: int) -> dict[str, object]:
    """The bill as data. epoch: seconds since 1970 of the commit, so that two builds write the same."""
    parts = [_as_data(one) for one in sorted(components, key=lambda one: (one.name, one.version))]
    head = _as_data(program)
    serial = uuid.uuid5(_SPACE, json.dumps([head, parts, epoch], sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(epoch, UTC).isoformat(), "component": head},
        "components": parts,
        "dependencies": [
            {"ref": program.purl, "dependsOn": [str(part["bom-ref"]) for part in parts]},
            *({"ref": str(part["bom-ref"])} for part in parts),
        ],
    }


def write(content: Mapping[str, object], folder: Path) -> Path:
    """Keep a bill in a folder of a package; gives the file."""
    file = folder / FILE
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return file


def _as_data(one: Component) -> dict[str, object]:
    found: dict[str, object] = {
        "type": one.kind,
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "licenses": [{"expression": one.licence}],
        "purl": one.purl,
    }
    if one.sha256:
        found["hashes"] = [{"alg": "SHA-256", "content": one.sha256}]
    return found
