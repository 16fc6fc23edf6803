"""Every pair of colours that stands together can be told apart by people with low vision (spec 2.2, WCAG 2.x)."""

from __future__ import annotations

import re

import pytest

from intake_desktop import paths
from intake_desktop.ui import tokens

TEXT, SHAPE = 4.5, 3.0
GROUNDS = {
    "text": "bg surface sunken accentSoft okSoft warnSoft errorSoft infoSoft hatchBg border hover",
    "textMuted": "bg surface sunken accentSoft okSoft warnSoft errorSoft infoSoft hatchBg hover",
    "accent": "bg surface sunken accentSoft hover errorSoft",
    "onAccent": "accent accentHover accentPressed",
    "onAccentSoft": "accentSoft",
    "ok": "okSoft surface bg sunken",
    "warn": "warnSoft surface bg sunken",
    "error": "errorSoft surface bg sunken",
    "info": "infoSoft surface bg",
    **{f"onLevel{level}": f"level{level}" for level in range(1, 6)},
}
SHAPES = {
    "focus": "bg surface sunken accentSoft hover errorSoft warnSoft",
    "borderControl": "bg surface sunken hover accentSoft errorSoft warnSoft",
    "levelBorder": "bg surface hatchBg sunken accentSoft",
    "okBorder": "okSoft surface",
    "warnBorder": "warnSoft surface",
    "errorBorder": "errorSoft surface",
    "infoBorder": "infoSoft surface",
    "markNow": "surface bg accentSoft",
    "markPrev": "surface bg accentSoft",
    "markGoal": "surface bg",
    "markOwn": "surface bg accentSoft",
    "chart1": "surface",
    "chart2": "surface",
    "chart3": "surface",
    "chart4": "surface",
    "surface": "ok warn",
}
PAIRS = [
    (theme, ink, ground, need)
    for theme in ("light", "dark")
    for table, need in ((GROUNDS, TEXT), (SHAPES, SHAPE))
    for ink, grounds in table.items()
    for ground in grounds.split()
]


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" (WCAG 2.x)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_the_table_has_all_pairs() -> None:
    assert len(PAIRS) == 2 * 95


@pytest.mark.parametrize(("theme", "ink", "ground", "need"), PAIRS)
def test_ink_stands_out_from_its_ground(theme: str, ink: str, ground: str, need: float) -> None:
    colours = tokens.colours(theme)
    assert contrast(colours[ink], colours[ground]) >= need


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("sign", "ink"), [("chevron", "text"), ("check", "onAccent"), ("dash", "onAccent")])
def test_signs_of_the_stylesheet_have_the_colour_of_their_theme(theme: str, sign: str, ink: str) -> None:
    drawing = (paths.resources() / "theme" / theme / f"{sign}.svg").read_text("utf-8")
    assert re.findall(r'stroke="(#\w+)"', drawing) == [tokens.colours(theme)[ink]]


def test_both_themes_know_the_same_colours() -> None:
    assert tokens.colours("light").keys() == tokens.colours("dark").keys()
