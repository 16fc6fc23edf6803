"""What may go to whom: recipient profiles as values, loaded from resources/recipients/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from intake_desktop.dossier.desk import Ground, Recipient
from intake_desktop.errors import FormError, Mistake
from intake_desktop.form_engine.catalog import Catalog

OWN_WORDS = ("purpose", "how_given", "remark", "reasons")
"""Text that somebody types about a permission: an own purpose, an own way, a remark, why a part was added."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What the recipient may use the file for."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that may not be sent to this recipient at all, with the sentence that says why."""

    question: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are shown together on the screen and in the file."""

    id: str
    title: str
    why: str
    questions: tuple[str, ...]
    optional: frozenset[str]
    """Those that stay here unless somebody turns them on with a reason, besides those of which the form says so."""
    texts: frozenset[str]
    """Free text written for this recipient; needed when the profile lists its free text."""
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class PageFact:
    """One of the short facts at the top of page 1."""

    label: str
    questions: tuple[str, ...]
    with_age: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """An allow-list. What is not listed cannot leave, and no switch changes that (decisions.md 6-8)."""

    id: str
    version: int
    digest: str
    file: str
    name: str
    recipient: str
    """Which word of a question's recipients line holds: buurtteam, werk_en_re_integratie."""
    gets: str
    never: tuple[str, ...]
    bsn: str
    """never, with_ground: only when a beheerder has entered a legal ground, or own: to whom it belongs."""
    free_text: str
    """all, or listed: only texts that were written for this recipient."""
    own_copy: bool
    """The participant's own copy: passages about somebody else stay here unless a person let them go, and what is
    kept but not asked now is listed apart (decisions.md 4; AVG art. 15)."""
    handover: bool
    """A colleague elsewhere takes over the whole dossier: marks go along, what is not asked now goes apart, and the
    file is sealed for one organisation that is known (decision 0061)."""
    hidden_rules: frozenset[str]
    ways: tuple[str, ...]
    """How consent can be given: a fixed way says nothing about anybody, so it always goes."""
    own_words: frozenset[str]
    """Which texts about the permission go too (see OWN_WORDS); what is not named stays here (decisions.md 7)."""
    refused: tuple[Refused, ...]
    purposes: tuple[Purpose, ...]
    grounds: tuple[Ground, ...]
    groups: tuple[Group, ...]
    facts: tuple[PageFact, ...]
    page: Mapping[str, tuple[str, ...]]
    """Which questions fill which place of page 1, by place."""
    listed: Mapping[str, Group] = field(init=False)
    """Group by question id."""

    def __post_init__(self) -> None:
        listed = {question: group for group in self.groups for question in group.questions}
        object.__setattr__(self, "listed", MappingProxyType(listed))

    @property
    def with_unasked(self) -> bool:
        """Whether this recipient also gets what is kept but not asked now, in a group of its own."""
        return self.own_copy or self.handover

    def purpose(self, code: str) -> Purpose | None:
        """The purpose with this code or label, or None."""
        return next((one for one in self.purposes if code in (one.code, one.label)), None)

    def ground(self, code: str) -> Ground | None:
        """The ground with this code, or None."""
        return next((one for one in self.grounds if one.code == code), None)

    def as_recipient(self) -> Recipient:
        """For the screen on which a recipient is chosen."""
        return Recipient(
            profile_id=self.id,
            version=self.version,
            name=self.name,
            gets=self.gets,
            never=_listed(self.never),
            purposes=tuple(one.label for one in self.purposes),
            grounds=self.grounds,
            own_copy=self.own_copy,
            sealed=self.handover,
        )


def _listed(titles: tuple[str, ...]) -> str:
    """Titles as one sentence: after the first one without a capital, unless it is an abbreviation."""
    first, *rest = titles or ("",)
    return ", ".join([first, *(each if each[1:2].isupper() else each[:1].lower() + each[1:] for each in rest)])


def load(path: Path, catalog: Catalog) -> Profile:
    """The profile in this file, checked against the forms. Raises FormError with every mistake."""
    from intake_desktop.exchange import profile_reader

    profile, mistakes = profile_reader.read(path, catalog)
    if profile is None or mistakes:
        raise FormError(path.name, mistakes)
    return profile


def load_all(folder: Path, catalog: Catalog) -> Mapping[str, Profile]:
    """The newest version of every profile in a folder, by id. Raises FormError."""
    found: dict[str, Profile] = {}
    for path in sorted(folder.glob("*.v*.yaml")):
        profile = load(path, catalog)
        if profile.id not in found or profile.version > found[profile.id].version:
            found[profile.id] = profile
    return MappingProxyType(found)


def check(path: Path, catalog: Catalog) -> tuple[Mistake, ...]:
    """Every mistake in a profile: unknown questions, and questions of which the form says "never"."""
    from intake_desktop.exchange import profile_reader

    return profile_reader.read(path, catalog)[1]
