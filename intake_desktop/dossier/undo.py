"""Taking back what was just done on a form: one step per action, exactly as it was before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from intake_desktop.dossier.model import Change

LONGEST = 500
"""So many actions per form can be taken back; more is not asked for and would only hold memory."""

_NUMBERS = count(1)


class Undo:
    """The actions of one form that can be taken back, latest first."""

    def __init__(self) -> None:
        self._steps: deque[tuple[int, tuple[Change, ...]]] = deque(maxlen=LONGEST)
        self._depth = 0
        self._open: tuple[Change, ...] = ()

    def remember(self, before: tuple[Change, ...]) -> None:
        """Keep what puts everything back; inside `together` the oldest state of each answer counts."""
        if not self._depth:
            self._steps.append((next(_NUMBERS), before))
            return
        held = {change.key for change in self._open}
        self._open += tuple(change for change in before if change.key not in held)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is remembered inside is one step, led by what came first; also when it ends in an error."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth and self._open:
                self._steps.append((next(_NUMBERS), self._open))
                self._open = ()

    def take(self) -> tuple[Change, ...]:
        """What puts the latest action back; empty when there is nothing left."""
        return self._steps.pop()[1] if self._steps else ()

    @property
    def newest(self) -> int:
        """Number of the latest action, higher than that of any earlier one on any form; 0 when there is none."""
        return self._steps[-1][0] if self._steps else 0


class Undos(dict[str, Undo]):
    """The actions of every form, by its id; a form on which nothing was done yet has none."""

    def __missing__(self, form_id: str) -> Undo:
        self[form_id] = made = Undo()
        return made
