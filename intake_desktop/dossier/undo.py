"""Taking back what was just done on a form: one step per action, exactly as it was before."""

from __future__ import annotations

from collections import deque

from intake_desktop.dossier.model import Change

LONGEST = 500
"""So many actions per form can be taken back; more is not asked for and would only hold memory."""


class Undo:
    """The actions of one form that can be taken back, latest first."""

    def __init__(self) -> None:
        self._steps: deque[tuple[Change, ...]] = deque(maxlen=LONGEST)

    def remember(self, before: tuple[Change, ...]) -> None:
        """Keep what puts everything back."""
        self._steps.append(before)

    def take(self) -> tuple[Change, ...]:
        """What puts the latest action back; empty when there is nothing left."""
        return self._steps.pop() if self._steps else ()
