"""The hours bar: now filled, goal outlined with dashes, readable in black and white."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.colors import Color

from intake_desktop.exchange.pages.blocks import Bar
from intake_desktop.exchange.pages.flow import Drawing
from intake_desktop.exchange.pages.type_styles import ACCENT, BOLD, LINE, REGULAR, SOFT, TINT, WHITE, WIDTH, width
from intake_desktop.exchange.tagging.canvas import ARTIFACT, TaggedCanvas
from intake_desktop.exchange.tagging.nodes import Node

_HIGH = 13.0
_SIZE = 9.0
_TICK_SIZE = 8.5
_SCALE_BELOW = 14.0
_ABOVE = 12.0
"""Room above the bar for a label that does not fit inside."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A word with the right end of its part of the bar."""

    text: str
    start: float
    end: float
    inside: Color

    @property
    def fits(self) -> bool:
        return self.end - self.start >= width(self.text, BOLD, _SIZE) + 8


def hours_bar(bar: Bar, node: Node) -> Drawing:
    """The drawing, with its element."""
    labels = list(_labels(bar))
    above = _ABOVE if any(not label.fits for label in labels) else 3.0
    node.alt = bar.alt
    height = above + _HIGH + _SCALE_BELOW

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        base = top - above - _HIGH
        node.box = (x, top - height, x + WIDTH, top)
        with canvas.tag(ARTIFACT):
            _shape(canvas, bar, x, base)
        with canvas.tag(node):
            _write_labels(canvas, labels, x, base)
            _write_ticks(canvas, bar, x, base)

    return Drawing(height, paint, before=4, after=3)


def _at(bar: Bar, hours: object) -> float:
    return min(float(str(hours)) / bar.top, 1.0) * WIDTH


def _labels(bar: Bar) -> Iterator[_Label]:
    texts = iter(bar.labels)
    now = _at(bar, bar.now) if bar.now is not None else 0.0
    if bar.now is not None:
        free_from = _at(bar, bar.goal) if bar.goal is not None and bar.goal < bar.now else 0.0
        yield _Label(next(texts), free_from, now, WHITE)
    if bar.goal is not None and bar.goal != bar.now:
        goal = _at(bar, bar.goal)
        yield _Label(next(texts), now if goal > now else 0.0, goal, ACCENT if goal > now else WHITE)


def _shape(canvas: TaggedCanvas, bar: Bar, x: float, base: float) -> None:
    canvas.setFillColor(TINT)
    canvas.rect(x, base, WIDTH, _HIGH, stroke=0, fill=1)
    now = _at(bar, bar.now) if bar.now is not None else 0.0
    canvas.setFillColor(ACCENT)
    canvas.rect(x, base, now, _HIGH, stroke=0, fill=1)
    if bar.goal is not None:
        _outline(canvas, x, base, (now, _at(bar, bar.goal)))
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    for hour, _ in bar.ticks:
        place = x + _at(bar, hour)
        canvas.line(place, base - 2.5, place, base)


def _outline(canvas: TaggedCanvas, x: float, base: float, ends: tuple[float, float]) -> None:
    """Dashes from now to the goal; white ones inside the bar when the goal is lower."""
    now, goal = ends
    canvas.setLineWidth(1)
    canvas.setDash(2.5, 1.8)
    if goal > now:
        canvas.setStrokeColor(ACCENT)
        canvas.rect(x + now, base + 0.5, goal - now - 0.5, _HIGH - 1, stroke=1, fill=0)
    else:
        canvas.setStrokeColor(WHITE)
        canvas.line(x + goal, base, x + goal, base + _HIGH)
    canvas.setDash()


def _write_labels(canvas: TaggedCanvas, labels: list[_Label], x: float, base: float) -> None:
    outside = [label for label in labels if not label.fits]
    free = x
    for label in labels:
        long = width(label.text, BOLD, _SIZE)
        start, height = x + label.end - long - 5, base + 3.6
        if label in outside:
            start = max(min(x + label.end - long, x + WIDTH - long), free)
            height = base + _HIGH + 3
            free = start + long + 6
        canvas.setFont(BOLD, _SIZE)
        canvas.setFillColor(ACCENT if label in outside else label.inside)
        canvas.drawString(start, height, label.text + " ")


def _write_ticks(canvas: TaggedCanvas, bar: Bar, x: float, base: float) -> None:
    canvas.setFont(REGULAR, _TICK_SIZE)
    canvas.setFillColor(SOFT)
    for hour, word in bar.ticks:
        long = width(word, REGULAR, _TICK_SIZE)
        place = x + _at(bar, hour) - long / 2
        canvas.drawString(max(x, min(place, x + WIDTH - long)), base - 11.5, word + " ")
