"""Where everything of a skill's line stands, as it is drawn on the screen and on paper: its tracks and its marks."""

from __future__ import annotations

from dataclasses import dataclass

_ASIDE = 0.2
"""Part of a track that two marks on the same level go aside, each to its own side."""


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of one skill: how many levels there are, the level, the own score (from 1), or no level at all."""

    most: int
    now: int | None = None
    own: int | None = None
    unscored: bool = False
    """True when there is no level and that was said: it is hatched. Nothing said leaves the tracks empty."""


@dataclass(frozen=True, slots=True)
class Track:
    """The piece of the line that belongs to one level."""

    left: float
    right: float
    reached: bool
    """Whether the level is this high or higher."""


@dataclass(frozen=True, slots=True)
class Line:
    """The line of one skill in the units that were asked for: px on the screen, points on paper."""

    tracks: tuple[Track, ...]
    now: float | None
    own: float | None
    """Middle of the mark of the level and of the own score; None without one."""
    hatched: bool

    @property
    def left(self) -> float:
        """Where the first track begins."""
        return self.tracks[0].left

    @property
    def right(self) -> float:
        """Where the last track ends."""
        return self.tracks[-1].right


def lay_out(score: Score, left: float, right: float, gap: float) -> Line:
    """Divide the room from left to right in as many equal steps as there are levels; behind each track stays a gap.

    Expects at least one level. A level that the skill does not have gets no mark.
    """
    step = (right - left) / score.most
    edges = [(left + step * place, left + step * (place + 1) - gap) for place in range(score.most)]
    tracks = tuple(Track(*edge, score.now is not None and level <= score.now) for level, edge in enumerate(edges, 1))
    aside = _ASIDE * (step - gap) if score.now is not None and score.now == score.own else 0.0
    now, own = _middle(tracks, score.now), _middle(tracks, score.own)
    return Line(
        tracks,
        None if now is None else now - aside,
        None if own is None else own + aside,
        now is None and score.unscored,
    )


def _middle(tracks: tuple[Track, ...], level: int | None) -> float | None:
    if level is None or not 1 <= level <= len(tracks):
        return None
    track = tracks[level - 1]
    return (track.left + track.right) / 2
