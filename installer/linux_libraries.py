"""Which libraries of the system a Linux package carries, and which Debian package brings each of the others."""

from __future__ import annotations

from collections.abc import Mapping

BUNDLED: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libffi.so.8": "libffi8",
}
"""What Qt needs for a window, what a desktop often lacks, and what somebody without an administrator cannot add; and
libffi, which Python's ctypes needs. Name of the library -> Debian package, whose licence text goes along."""

LICENCES: Mapping[str, str] = dict.fromkeys(BUNDLED.values(), "MIT") | {"libxkbcommon-x11-0": "MIT AND X11"}

NEEDED: Mapping[str, str] = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libc.so.6": "libc6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Name of a library -> the packages that bring it; with | when they have other names in newer editions."""

OPTIONAL = frozenset({"libcups.so.2"})
"""Wanted by a plug-in that Qt leaves alone when it does not load: without printers there is no printing anyway."""

EXCLUDED = (
    # Nothing here knows a network or encrypts with Python's own OpenSSL; cryptography and sqlcipher3 carry theirs.
    *("ssl", "_ssl", "_hashlib", "sqlite3", "_sqlite3"),
    *("bz2", "_bz2", "lzma", "_lzma", "readline", "curses", "_curses", "_curses_panel", "dbm", "_dbm", "_gdbm"),
    *("tkinter", "_tkinter", "idlelib", "lib2to3", "test", "pydoc_data", "distutils", "ensurepip", "venv"),
    *("setuptools", "pkg_resources", "pip", "_distutils_hack"),
    # Pictures that no transfer holds.
    *("PIL._avif", "PIL._webp", "PIL._imagingtk", "PIL.ImageTk", "PIL.ImageQt", "PIL._imagingcms"),
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL"),
)
"""Modules that PyInstaller would take along because something mentions them."""
