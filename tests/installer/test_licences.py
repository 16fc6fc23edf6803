"""Everybody whose work goes along is named with a licence, in a folder people can read and in the bill of materials."""

from __future__ import annotations

import json
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from license_expression import get_spdx_licensing
from referencing import Registry, Resource

from installer import bill, licences, locked
from installer.trouble import BuildFailed

SITE_PACKAGES = next(Path(path) for path in sys.path if path.endswith("site-packages"))
PACKAGES = locked.packages(locked.LINUX)
EPOCH = 1_780_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder licenties of a package with everything in it."""
    python = tmp_path / "LICENSE.txt"
    python.write_text("PSF LICENSE AGREEMENT", encoding="utf-8")
    licences.collect(PACKAGES, SITE_PACKAGES, python, tmp_path / "uit")
    return tmp_path / "uit" / licences.FOLDER


def test_every_library_has_its_licence_text_and_so_have_qt_python_openssl_sqlcipher_and_the_font(folder: Path) -> None:
    told = (folder / "LEES-MIJ.txt").read_text(encoding="utf-8")
    for package in PACKAGES:
        assert [path for path in (folder / package.name).rglob("*") if path.is_file()], package.name
        assert f"{package.name} {package.version}: " in told
    wanted = {
        "pyside6-essentials/LGPL-3.txt": "GNU LESSER GENERAL PUBLIC LICENSE",
        "pyside6-essentials/GPL-3.txt": "GNU GENERAL PUBLIC LICENSE",
        "springplank/LICENSE": "EUROPEAN UNION PUBLIC LICENCE v. 1.2",
        "noto-sans/OFL.txt": "SIL OPEN FONT LICENSE",
        "python/LICENSE.txt": "PSF LICENSE AGREEMENT",
        "openssl/LICENSE.APACHE": "Apache License",
        "sqlcipher3/SQLCipher.txt": "ZETETIC LLC",
    }
    assert all(words in (folder / name).read_text(encoding="utf-8") for name, words in wanted.items())


def test_a_library_that_nobody_looked_up_stops_the_build(tmp_path: Path) -> None:
    info = tmp_path / "fictief-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fictief\nVersion: 1.0\n", encoding="utf-8")
    one = licences.distributions(tmp_path)["fictief"]
    with pytest.raises(BuildFailed, match="fictief does not say its licence"):
        licences.expression(one)
    with pytest.raises(BuildFailed, match="fictief brings no licence text"):
        licences._copy_texts(one, tmp_path / "uit")


def content() -> dict[str, object]:
    """The bill of a package with everything in it."""
    parts = [*bill.of_packages(PACKAGES, SITE_PACKAGES), *bill.inside_wheels("3.6.0", "4.19.0"), bill.python("3.11.7")]
    return bill.bill(bill.own("0.1.0"), parts, EPOCH)


def schema() -> tuple[dict[str, object], Registry]:
    """The schema of CycloneDX 1.6 as its own library carries it, with the two it points at."""
    place = resources.files("cyclonedx.schema") / "_res"
    read = {
        name: json.loads((place / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))
        for name in ("bom-1.6", "spdx", "jsf-0.82")
    }
    found = [(one["$id"], Resource.from_contents(one)) for one in read.values()]
    return read["bom-1.6"], Registry().with_resources(found)


def test_the_bill_is_what_cyclonedx_asks_and_names_version_hash_and_licence_of_everything(tmp_path: Path) -> None:
    wanted, registry = schema()
    check = jsonschema.Draft7Validator(wanted, registry=registry)
    made = json.loads(bill.write(content(), tmp_path).read_text(encoding="utf-8"))
    assert [error.message for error in check.iter_errors(made)] == []
    parts = {part["name"]: part for part in made["components"]}
    for package in PACKAGES:
        part = parts[package.name]
        assert part["version"] == package.version
        assert part["hashes"] == [{"alg": "SHA-256", "content": package.sha256}]
        assert part["purl"] == f"pkg:pypi/{package.name}@{package.version}"
    assert {"openssl", "sqlcipher", "python"} <= parts.keys()
    made["components"][0].pop("name")
    assert [error.message for error in check.iter_errors(made)] == ["'name' is a required property"]


def test_every_licence_in_the_bill_is_a_known_one() -> None:
    known = get_spdx_licensing()
    parts = content()["components"]
    assert isinstance(parts, list)
    words = {part["licenses"][0]["expression"] for part in parts}
    unknown = {word: known.validate(word).errors for word in words if known.validate(word).errors}
    assert all("LicenseRef-public-domain" in word for word in unknown), unknown


def test_the_bill_of_one_commit_is_always_the_same() -> None:
    assert json.dumps(content()) == json.dumps(content())
