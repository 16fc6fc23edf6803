"""The one stylesheet, built from the tokens: what Qt's own controls look like in each state."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.ui import fonts, tokens
from intake_desktop.ui.sheets import CONTROLS, LISTS, TEXTS

if TYPE_CHECKING:
    from intake_desktop.ui.theme import Theme

_LENGTHS: dict[str, Callable[[Theme, int], int]] = {
    "px": lambda theme, length: theme.px(length),
    "in": lambda theme, length: theme.px(length) - 2,
    "inner": lambda theme, length: theme.px(length) - 4,
    "half": lambda theme, length: theme.px(length) // 2,
    "dot": lambda theme, length: theme.px(length) - 2 * theme.px(6),
}
"""Lengths: as specified, without two borders of 1 or of 2 px, half of it, and without two rings of 6."""

_PLACE = re.compile(r"\$(\w+)(?:\((\w+)\))?")


def build(theme: Theme) -> str:
    """Fill in the sheets for this theme: $name is a colour, $px(n) and its kin a length, $type(role) a font size in px,
    $typeface the one we ship, and $sign(name) a small picture in the colours of the theme."""
    colours = tokens.colours(theme.name)
    folder = (paths.resources() / "theme" / theme.name).as_posix()

    def fill(place: re.Match[str]) -> str:
        name, argument = place.group(1), place.group(2)
        if name in _LENGTHS:
            return f"{_LENGTHS[name](theme, int(argument))}px"
        if name == "type":
            return f"{theme.font(argument).pixelSize()}px"
        if name == "typeface":
            return fonts.FAMILY
        if name == "sign":
            return f'url("{folder}/{argument}.svg")'
        return colours[name]

    return _PLACE.sub(fill, TEXTS + CONTROLS + LISTS)
