"""What every part of the desk stands on: the folder, the means, and all versions of forms and rules."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop import paths

if TYPE_CHECKING:
    from intake_desktop.assessment.own_content import Content
    from intake_desktop.assessment.rules import RuleTable
    from intake_desktop.form_engine.catalog import Catalog
    from intake_desktop.form_engine.own_files import ContentNotice
    from intake_desktop.sealing.costs import KdfPolicy
    from intake_desktop.storage.means import Means


class Basis:
    """The folder of the vault, how costly keys are, time and randomness, and what is asked and weighed."""

    def __init__(self, folder: Path, policy: KdfPolicy | None, means: Means | None, *, practice: bool = False) -> None:
        self._folder, self._given_policy, self._given_means = folder, policy, means
        self.note: Path | None = None
        """Where this workstation remembers in which folder the vault stands; None: nowhere."""
        self._anew = False
        """Somebody wants to begin, though a vault was opened here before."""
        self.practice = practice
        """Whether this is the practice vault, with people that were made up."""
        self._missed: dict[ContentNotice, None] = {}

    @cached_property
    def _policy(self) -> KdfPolicy:
        from intake_desktop.sealing.costs import KdfPolicy

        return self._given_policy or KdfPolicy()

    @cached_property
    def _means(self) -> Means:
        from intake_desktop.storage.means import of_this_computer

        return self._given_means or of_this_computer()

    @cached_property
    def content(self) -> Content:
        """All versions of forms and rules, the organisation's own ones among them; a file is read when needed."""
        from intake_desktop.assessment import own_content

        return own_content.read(paths.forms(), paths.own_content(self._folder))

    @cached_property
    def catalog(self) -> Catalog:
        """The newest forms; read once."""
        return self.content.library.newest

    @cached_property
    def rules(self) -> RuleTable:
        """The newest rules of the advice; read once."""
        return self.content.shelf.newest

    def content_notices(self) -> tuple[ContentNotice, ...]:
        """Own files that are not used and why, and versions that an opened dossier missed."""
        return (*self.content.notices, *self._missed)
