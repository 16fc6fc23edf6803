"""Drawings of levels: dots on a line with goal and own view, boxes like stairs, and a hatch for what has no level.

All of it is for the eye only: the same facts stand beside it as numbers and words. It reads in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color

from intake_desktop.dossier import skill_line
from intake_desktop.exchange.pages.grids import Levels
from intake_desktop.exchange.pages.type_styles import ACCENT, BOLD, LINE, REGULAR, SOFT, TEXT, WHITE
from intake_desktop.exchange.tagging.canvas import TaggedCanvas

DOT, INNER, EMPTY = 5.4, 4.1, 2.2
"""Radius of a level, of a level inside its goal, and of a level that was not given."""
HATCH = 9.0
_DIGIT = 7.0
_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Band:
    """Where a drawing stands: its left and right end and its middle height, in points."""

    left: float
    right: float
    middle: float

    def centre(self, level: int, most: int) -> float:
        """The middle of a level, from 1."""
        return self.left + (self.right - self.left) * (level - 0.5) / most


def draw(canvas: TaggedCanvas, levels: Levels, band: Band) -> None:
    """The drawing of one row."""
    if levels.stairs:
        _stairs(canvas, levels, band)
    elif levels.now is None and levels.goal is None and levels.own is None:
        hatch(canvas, band)
    else:
        _dots(canvas, levels, band)


def _outline(canvas: TaggedCanvas, box: Band) -> None:
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(0.5)
    canvas.rect(box.left, box.middle - HATCH / 2, box.right - box.left, HATCH, stroke=1, fill=0)


def _stairs(canvas: TaggedCanvas, levels: Levels, band: Band) -> None:
    """The line of the screen: the tracks up to the level are full, and without a level they are hatched."""
    score = skill_line.Score(levels.most, levels.now, unscored=levels.now is None)
    line = skill_line.lay_out(score, band.left, band.right, _GAP)
    for track in line.tracks:
        box = Band(track.left, track.right, band.middle)
        if track.reached:
            canvas.setFillColor(ACCENT)
            canvas.rect(box.left, box.middle - HATCH / 2, box.right - box.left, HATCH, stroke=0, fill=1)
        elif line.hatched:
            hatch(canvas, box)
        _outline(canvas, box)


def _dots(canvas: TaggedCanvas, levels: Levels, band: Band) -> None:
    places = [band.centre(level, levels.most) for level in range(1, levels.most + 1)]
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(places[0], band.middle, places[-1], band.middle)
    for place in places:
        circle(canvas, (place, band.middle), EMPTY, WHITE, LINE)
    if levels.goal is not None:
        ring(canvas, (places[levels.goal - 1], band.middle))
    if levels.now is not None:
        centre = (places[levels.now - 1], band.middle)
        filled(canvas, centre, INNER if levels.goal == levels.now else DOT)
        _digit(canvas, levels.now, centre)
    if levels.own is not None:
        triangle(canvas, (places[levels.own - 1], band.middle + DOT + 0.8))


def circle(canvas: TaggedCanvas, centre: tuple[float, float], radius: float, fill: Color, line: Color) -> None:
    """A circle with a thin line."""
    canvas.setFillColor(fill)
    canvas.setStrokeColor(line)
    canvas.setLineWidth(0.8)
    canvas.circle(*centre, radius, stroke=1, fill=1)


def filled(canvas: TaggedCanvas, centre: tuple[float, float], radius: float = DOT) -> None:
    """The level now."""
    canvas.setFillColor(ACCENT)
    canvas.circle(*centre, radius, stroke=0, fill=1)


def ring(canvas: TaggedCanvas, centre: tuple[float, float], dashed: bool = False, radius: float = DOT) -> None:
    """The goal; with dashes: not known."""
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(WHITE)
    canvas.setLineWidth(1.3)
    if dashed:
        canvas.setDash(1.6, 1.5)
    canvas.circle(*centre, radius, stroke=1, fill=1)
    canvas.setDash()


def triangle(canvas: TaggedCanvas, tip: tuple[float, float]) -> None:
    """How the participant sees it: an open triangle that points down at its level."""
    x, y = tip
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x - 4, y + 4.4)
    path.lineTo(x + 4, y + 4.4)
    path.close()
    canvas.setStrokeColor(TEXT)
    canvas.setFillColor(WHITE)
    canvas.setLineWidth(1.1)
    canvas.drawPath(path, stroke=1, fill=1)


def hatch(canvas: TaggedCanvas, band: Band) -> None:
    """Slanting lines for what has no level."""
    low, high = band.middle - HATCH / 2, band.middle + HATCH / 2
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(band.left, low, band.right - band.left, HATCH)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(0.4)
    x = band.left - HATCH
    while x < band.right:
        canvas.line(x, low, x + HATCH, high)
        x += 4.5
    canvas.restoreState()


def _digit(canvas: TaggedCanvas, level: int, centre: tuple[float, float]) -> None:
    canvas.setFillColor(WHITE)
    canvas.setFont(BOLD, _DIGIT)
    canvas.drawCentredString(centre[0], centre[1] - _DIGIT * 0.36, str(level))


def names(canvas: TaggedCanvas, told: tuple[tuple[str, str], ...], band: Band) -> None:
    """Above the first row: the number of each level, and its short name when it has one."""
    for level, (number, name) in enumerate(told, 1):
        place = band.centre(level, len(told))
        canvas.setFillColor(ACCENT)
        canvas.setFont(BOLD, 8.5)
        canvas.drawCentredString(place, band.middle + (2.5 if name else -3), number)
        canvas.setFillColor(SOFT)
        canvas.setFont(REGULAR, 7.8)
        canvas.drawCentredString(place, band.middle - 7.5, name)
