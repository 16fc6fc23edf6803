"""Collects the licence texts of everything in a package into one folder that its users can read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution
from pathlib import Path

from packaging.utils import canonicalize_name

from installer.locked import ROOT, Package
from installer.trouble import BuildFailed

FOLDER = "licenties"
_TEXTS = Path(__file__).resolve().parent / "licences"
_WORDS = ("LICEN", "COPYING", "NOTICE", "AUTHORS")

NAMED: Mapping[str, str] = {
    "charset-normalizer": "MIT",
    "lxml": "BSD-3-Clause",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-public-domain",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "pyyaml": "MIT",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
}
"""What packages say in their own words, as SPDX expression; of several that may be chosen from, the chosen one."""

WITHOUT_TEXT: Mapping[str, tuple[str, ...]] = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
    "sqlcipher3": ("SQLCipher.txt",),
}
"""Texts that a wheel owes its users but does not hold; the LGPL adds to the GPL, so both."""

_READ_ME = """\
Licenties

Springplank valt onder de EUPL 1.2: zie springplank/LICENSE. In dit pakket zitten ook bibliotheken van anderen.
Per bibliotheek staat hier een map met de licentie.

Qt en PySide6 vallen onder de LGPL 3. Ze staan als losse bestanden in dit pakket. Je mag ze vervangen door een eigen
versie; Springplank gebruikt die dan. De bron staat op https://download.qt.io.

SQLCipher en OpenSSL zitten in de bibliotheek sqlcipher3, OpenSSL ook in cryptography.

"""


def distributions(site_packages: Path) -> dict[str, Distribution]:
    """Name -> what is installed in this folder."""
    found = Distribution.discover(path=[str(site_packages)])
    return {canonicalize_name(one.metadata["Name"]): one for one in found}


def expression(one: Distribution) -> str:
    """The licence of an installed package as SPDX expression. Raises BuildFailed when nobody has looked it up."""
    name = canonicalize_name(one.metadata["Name"])
    said = NAMED.get(name) or str(one.metadata["License-Expression"] or "")
    if not said:
        raise BuildFailed(f"{name} does not say its licence as SPDX; look it up and add it in installer/licences.py.")
    return said


def texts(one: Distribution) -> list[Path]:
    """The files in which an installed package tells its licence, in order."""
    found = [
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if ".dist-info" in file.parts[0]
        and (any(word in file.name.upper() for word in _WORDS) or "licenses" in file.parts)
    ]
    return sorted(path for path in found if path.is_file())


def collect(packages: Iterable[Package], site_packages: Path, python_licence: Path, out: Path) -> None:
    """Write a folder per package into out/licenties. Raises BuildFailed for a package without any text."""
    place = out / FOLDER
    installed = distributions(site_packages)
    lines = []
    for package in packages:
        one = installed.get(package.name)
        if one is None:
            raise BuildFailed(f"{package.name} of uv.lock is not installed for this package.")
        _copy_texts(one, place / package.name)
        lines.append(f"{package.name} {package.version}: {expression(one)}")
    _copy(place / "springplank", ROOT / "LICENSE")
    _copy(place / "noto-sans", ROOT / "resources" / "fonts" / "OFL.txt")
    _copy(place / "python", python_licence)
    _copy(place / "openssl", _apache(place))
    told = ["Noto Sans: OFL-1.1", "Python: PSF-2.0", "OpenSSL: Apache-2.0", "SQLCipher: BSD-3-Clause", *lines]
    (place / "LEES-MIJ.txt").write_text(_READ_ME + "\n".join(told) + "\n", encoding="utf-8", newline="\n")


def _copy_texts(one: Distribution, place: Path) -> None:
    name = canonicalize_name(one.metadata["Name"])
    own = [(_TEXTS / text) for text in WITHOUT_TEXT.get(name, ())]
    held = texts(one)
    if not own and not held:
        raise BuildFailed(f"{name} brings no licence text; add it in installer/licences.")
    for text in held:
        inside = text.relative_to(_dist_info(text))
        within = place.joinpath(*inside.parts[1:] if inside.parts[0] == "licenses" else inside.parts)
        _copy(within.parent, text)
    for text in own:
        _copy(place, text)


def _dist_info(text: Path) -> Path:
    """The folder .dist-info that a text stands in."""
    return next(parent for parent in text.parents if parent.name.endswith(".dist-info"))


def _apache(place: Path) -> Path:
    """The Apache licence, which is that of OpenSSL, as cryptography brings it."""
    return place / "cryptography" / "LICENSE.APACHE"


def _copy(folder: Path, text: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not text.is_file():
        raise BuildFailed(f"The licence text {text.name} is not where it was expected.")
    shutil.copyfile(text, folder / text.name)
