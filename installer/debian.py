"""Makes the .deb: the program in /opt/springplank, its command, menu entry, icon and the type of sealed files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from installer import frozen

DESKTOP = Path("installer") / "desktop"
"""In the source of a commit: menu entry, type of file, what is asked before removal, and papers for the tar.xz."""
ACCENT = "#74395F"
"""Of the light theme (resources/theme/tokens.json): an icon outside the program has no text colour to follow."""
_HOME = "opt/springplank"
_CONTROL = """\
Package: springplank
Version: {version}
Architecture: amd64
Maintainer: Springplank <springplank@springplank.example>
Installed-Size: {kilobytes}
Depends: {needs}
Recommends: desktop-file-utils, shared-mime-info
Section: office
Priority: optional
Description: Brede intake, assessment en overdracht, offline en versleuteld
 Springplank is een programma voor trajectbegeleiders. Het werkt zonder netwerk. Alles wat je invult,
 staat in een versleutelde kluis in de eigen map van de gebruiker. Verwijderen van dit pakket laat de kluis staan.
"""


def package(made: frozen.Frozen, commit: frozen.Commit, file: Path) -> None:
    """Write the .deb of a program that was made. Raises BuildFailed when dpkg-deb is missing or fails."""
    tree = file.parent.parent / "deb"
    shutil.copytree(made.folder, tree / _HOME, symlinks=True)
    command = tree / "usr" / "bin" / frozen.COMMAND
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/{_HOME}/{frozen.COMMAND}")
    _put(commit.source / DESKTOP / "springplank.desktop", tree / "usr/share/applications/springplank.desktop")
    _put(commit.source / DESKTOP / "springplank-mime.xml", tree / "usr/share/mime/packages/springplank.xml")
    _put(icon(commit.source, tree.parent), tree / "usr/share/icons/hicolor/scalable/apps/springplank.svg")
    _put(
        icon(commit.source, tree.parent),
        tree / "usr/share/icons/hicolor/scalable/mimetypes/application-x-springplank.svg",
    )
    _put(commit.source / "LICENSE", tree / "usr/share/doc/springplank/copyright")
    _control(tree, commit, made.needs)
    for path in [tree, *tree.rglob("*")]:
        os.utime(path, (commit.epoch, commit.epoch), follow_symlinks=False)
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(file)]
    frozen.run(build, around={"SOURCE_DATE_EPOCH": str(commit.epoch)})
    shutil.rmtree(tree)


def icon(source: Path, work: Path) -> Path:
    """The mark of Springplank in its own colour, as a file under work."""
    drawn = (source / "resources" / "icons" / "logo.svg").read_text(encoding="utf-8")
    made = work / "springplank.svg"
    made.write_text(drawn.replace("currentColor", ACCENT), encoding="utf-8")
    return made


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def _control(tree: Path, commit: frozen.Commit, needs: tuple[str, ...]) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir()
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    words = _CONTROL.format(version=commit.version, kilobytes=size // 1024, needs=", ".join(needs))
    (folder / "control").write_text(words, encoding="utf-8")
    prerm = folder / "prerm"
    shutil.copyfile(commit.source / DESKTOP / "prerm.sh", prerm)
    prerm.chmod(0o755)
    for path in tree.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
