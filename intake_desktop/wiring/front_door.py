"""Lets a second start hand a file to the window that is there already, through a folder of this person alone."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from intake_desktop.errors import SpringplankError, VaultInUse
from intake_desktop.sealing.files import read_whole
from intake_desktop.storage import osguard

ENDING, KEPT = ".pad", ".wacht"
"""What a second start hands, and what the window itself lays aside for whoever comes after it."""
_KEPT_FOR = 24 * 60 * 60
"""Seconds after which nobody expects a file any more that was laid aside."""
LONGEST = 4_096
"""Bytes of a path, as on Linux; what is longer is nobody's file."""
PATIENCE = 3.0
"""Seconds for the window to take what was handed; longer and it hangs, so this start opens a window of its own."""
_STEP = 0.05


class FrontDoor:
    """One window per person and computer. What is handed holds the place of a file and nothing else, for a moment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: osguard.WriterLock | None = None

    def take(self) -> bool:
        """Become the window that others hand to, for as long as this process lives; False when there is one already.

        A folder that cannot be made or locked makes nobody wait: then every start has its own window, as before.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            self._held = osguard.take(self.folder, osguard.Holder("", "", datetime.now().astimezone()))
        except VaultInUse:
            return False
        except (OSError, SpringplankError):
            return True
        self._sweep()
        return True

    def release(self) -> None:
        """Let another window be the one."""
        if self._held is not None:
            self._held.release()
            self._held = None

    def hand(self, path: Path | None, pause: Callable[[float], None] = time.sleep) -> bool:
        """Hand a file, or only the wish to come forward; True when the other window took it in time.

        When not, nothing of it stays behind.
        """
        left = self.folder / f"{uuid.uuid4().hex}{ENDING}"
        content = os.fsencode(path) if path is not None else b""
        if len(content) > LONGEST:
            return False
        try:
            self._lay_down(left, content)
            for _ in range(int(PATIENCE / _STEP)):
                if not left.exists():
                    return True
                pause(_STEP)
            left.unlink(missing_ok=True)
        except OSError:
            return False
        return False

    def keep(self, path: Path) -> None:
        """Lay a file aside that this window did not show, for the next one at this door; a full disk loses it."""
        with suppress(OSError):
            if len(os.fsencode(path)) <= LONGEST:
                self._lay_down(self.folder / f"{uuid.uuid4().hex}{KEPT}", os.fsencode(path))

    def _lay_down(self, left: Path, content: bytes) -> None:
        """Put it there whole and at once; it is not read back, for the window may have taken it already."""
        unseen = left.with_suffix(".tmp")
        with os.fdopen(os.open(unseen, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        unseen.replace(left)

    def _lying(self) -> list[Path]:
        return list(self.folder.glob(f"*{ENDING}"))

    def _laid_aside(self) -> list[Path]:
        return list(self.folder.glob(f"*{KEPT}"))

    def _sweep(self) -> None:
        """Drop what a crash left; what somebody waits for at this moment, while the window starts afresh, stays."""
        with suppress(OSError):
            for left in [*self._lying(), *self.folder.glob("*.tmp")]:
                if time.time() - left.stat().st_mtime > 2 * PATIENCE:
                    left.unlink()
            for left in self._laid_aside():
                if time.time() - left.stat().st_mtime > _KEPT_FOR:
                    left.unlink()

    def handed(self) -> list[Path | None]:
        """Take what lies there, in order of arrival; None is the wish to come forward. An odd one is dropped."""
        found: list[Path | None] = []
        with suppress(OSError):
            for left in sorted([*self._lying(), *self._laid_aside()], key=lambda one: one.stat().st_mtime_ns):
                content = read_whole(left, LONGEST)
                left.unlink()
                if len(content) <= LONGEST and b"\0" not in content:
                    found.append(Path(os.fsdecode(content)) if content else None)
        return found
