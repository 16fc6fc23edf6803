"""Name the Debian packages that a job needs and this machine lacks; found by trying, so no package manager is asked."""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import sys
from pathlib import Path

PYTHON = {"python3-venv": "module ensurepip"}

OFFSCREEN = {
    "libgl1": "library libGL.so.1",
    "libegl1": "library libEGL.so.1",
    "libxkbcommon0": "library libxkbcommon.so.0",
    "libfontconfig1": "library libfontconfig.so.1",
    "libdbus-1-3": "library libdbus-1.so.3",
    "libglib2.0-0": "library libgthread-2.0.so.0",
}

DISPLAY = {
    "libxcb-cursor0": "library libxcb-cursor.so.0",
    "libxkbcommon-x11-0": "library libxkbcommon-x11.so.0",
    "libxcb-icccm4": "library libxcb-icccm.so.4",
    "libxcb-keysyms1": "library libxcb-keysyms.so.1",
    "libxcb-image0": "library libxcb-image.so.0",
    "libxcb-render-util0": "library libxcb-render-util.so.0",
    "libxcb-shape0": "library libxcb-shape.so.0",
    "libxcb-xkb1": "library libxcb-xkb.so.1",
    "libxcb-randr0": "library libxcb-randr.so.0",
}

TEST_TOOLS = {
    "xvfb": "program Xvfb",
    "xauth": "program xauth",
    "xdotool": "program xdotool",
    "dbus": "program dbus-daemon",
    "at-spi2-core": "file /usr/libexec/at-spi-bus-launcher",
    "poppler-utils": "program pdftotext",
    "qpdf": "program qpdf",
    "p7zip-full": "program 7z",
    "openssl": "program openssl",
    "strace": "program strace",
    "binutils": "program objdump",
    "hunspell": "program hunspell",
    "hunspell-nl": "file /usr/share/hunspell/nl_NL.dic",
}

JOBS = {
    "demo": PYTHON,
    "window": PYTHON | OFFSCREEN | DISPLAY,
    "test": PYTHON | OFFSCREEN | DISPLAY | TEST_TOOLS,
}


def present(need: str) -> bool:
    """True when this need ("library NAME", "program NAME", "module NAME" or "file PATH") is already met."""
    sort, name = need.split(maxsplit=1)
    if sort == "program":
        return shutil.which(name) is not None
    if sort == "module":
        return importlib.util.find_spec(name) is not None
    if sort == "file":
        return Path(name).is_file()
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing(job: str) -> list[str]:
    """The packages this machine lacks for one job, in the order of the list above."""
    return [package for package, need in JOBS[job].items() if not present(need)]


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in JOBS:
        sys.exit(f"usage: system_packages.py {'|'.join(JOBS)}")
    print(" ".join(missing(sys.argv[1])))
