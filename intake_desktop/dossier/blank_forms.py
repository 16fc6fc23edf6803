"""Forms without answers as the window knows them: which there are, printing them, and keeping them as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from intake_desktop.dossier.desk import PageImage


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form that can be had on paper."""

    form_id: str
    title: str


class BlankFormDesk(Protocol):
    """What the program can do with forms without answers. Slow: both drawing and saving take up to some seconds."""

    def blank_forms(self) -> tuple[BlankForm, ...]:
        """Every form, in the order of the talk."""
        ...

    def blank_pages(self, form_id: str, dossier_type: str, width: int) -> Sequence[PageImage]:
        """The pages of one form, so many pixels wide; each is drawn when it is asked for."""
        ...

    def save_blank(self, form_id: str, dossier_type: str, folder: Path) -> Path:
        """Write one form as a PDF. Raises FileExists (the old file stays) or NotWritten."""
        ...
