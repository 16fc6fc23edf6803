"""The design tokens of resources/theme/tokens.json, read once: colours per theme and sizes in px at 100 %."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from intake_desktop import paths


@cache
def _tokens() -> dict[str, Any]:
    found = json.loads((paths.resources() / "theme" / "tokens.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def colours(theme: str) -> dict[str, str]:
    """Colour name -> "#RRGGBB" of the theme "light" or "dark". Raises KeyError for another theme."""
    found: dict[str, str] = _tokens()["colour"][theme]
    return found


def size(name: str) -> int:
    """A size by its name in the tokens, in px at 100 %. Raises KeyError."""
    return int(_tokens()["size"][name])


def space(name: str) -> int:
    """A space by its name (xs, s, m, l, xl, xxl), in px at 100 %."""
    return int(_tokens()["spacing"][name])


def radius(name: str) -> int:
    """The radius of corners by its name (small, normal, chip), in px at 100 %."""
    return int(_tokens()["radius"][name])


def type_size(role: str) -> int:
    """Font size in px at 100 % of small, body, heading, title or code."""
    return int(_tokens()["type"]["sizes"][role])
