"""Choices of this workstation that must be known before unlocking: theme, text size, last colleague, window size."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from intake_desktop.errors import SpringplankError

MAX_BYTES = 16 * 1024
THEMES = ("systeem", "licht", "donker")
TEXT_SIZES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Never participant data: a theme, a text size in percent, a slot id and a window size in pixels."""

    theme: str = "systeem"
    text_size: int = 100
    last_slot: str = ""
    width: int = 1366
    height: int = 768
    maximised: bool = False


def load(file: Path) -> Preferences:
    """The preferences in this file; the defaults when it is absent, too large or not ours."""
    try:
        if file.stat().st_size > MAX_BYTES:
            return Preferences()
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    return _checked(found) if isinstance(found, dict) else Preferences()


def _checked(found: dict[str, object]) -> Preferences:
    """Only values that make sense; anything else keeps its default."""
    kept = Preferences()
    if found.get("theme") in THEMES:
        kept = replace(kept, theme=str(found["theme"]))
    if found.get("text_size") in TEXT_SIZES:
        kept = replace(kept, text_size=int(str(found["text_size"])))
    if isinstance(found.get("last_slot"), str) and len(str(found["last_slot"])) <= 64:
        kept = replace(kept, last_slot=str(found["last_slot"]))
    for side, least in (("width", 640), ("height", 400)):
        size = found.get(side)
        if isinstance(size, int) and not isinstance(size, bool) and least <= size <= 20_000:
            kept = replace(kept, width=size) if side == "width" else replace(kept, height=size)
    return replace(kept, maximised=found.get("maximised") is True)


def save(file: Path, preferences: Preferences) -> bool:
    """Keep the preferences; False when that is not possible, which never stops anybody's work."""
    from intake_desktop.sealing.files import write_atomically

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, json.dumps(asdict(preferences), sort_keys=True).encode("ascii"))
    except (OSError, SpringplankError):
        return False
    return True
