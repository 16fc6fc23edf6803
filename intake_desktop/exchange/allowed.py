"""Decides what may leave: the form's recipients line, the profile's list and what somebody turned on, all three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from intake_desktop.dossier.desk import Part
from intake_desktop.dossier.progress import LATER
from intake_desktop.exchange import own_story
from intake_desktop.exchange.errors import ChoiceNotForThisRecipient, NotForThisRecipient, ReasonMissing
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.profiles import Group, Profile
from intake_desktop.form_engine import places, telling
from intake_desktop.form_engine.answers import Answer, AnswerKey, Answers
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import Kind, Question, Sharing

IN, OPTIONAL, LOCKED = "in", "optional", "locked"


@dataclass(frozen=True, slots=True)
class Offer:
    """A group of the profile with its questions, for the tree on the screen and for "weggelaten"."""

    group: Group
    parts: tuple[Part, ...]

    @property
    def whole(self) -> Part:
        """The group as one row."""
        states = {part.state for part in self.parts}
        state = next((one for one in (IN, OPTIONAL) if one in states), LOCKED)
        return Part(self.group.id, self.group.title, self.group.why, state, sum(part.filled for part in self.parts))


def state(profile: Profile, catalog: Catalog, question_id: str) -> str:
    """What may happen to a question, column or aspect: in, optional or locked. What is not listed is locked."""
    group = profile.listed.get(question_id)
    if group is None or question_id not in catalog.questions:
        return LOCKED
    question = catalog.question(question_id)
    sharing = question.recipients.get(profile.recipient, Sharing.NEVER)
    if sharing not in (Sharing.DEFAULT, Sharing.OPTIONAL):
        return LOCKED
    if question.kind is Kind.BSN and profile.bsn == "never":
        return LOCKED
    return OPTIONAL if sharing is Sharing.OPTIONAL or question_id in group.optional else IN


def offers(profile: Profile, catalog: Catalog, answers: Answers) -> tuple[Offer, ...]:
    """What can be chosen for this recipient: groups with their questions, why they go, and how many are filled."""
    found = []
    for group in profile.groups:
        parts = [_part(profile, catalog, group, name, answers) for name in group.questions if _top(catalog, name)]
        found.append(Offer(group, tuple(parts)))
    return tuple(found)


def parts(profile: Profile, catalog: Catalog, answers: Answers) -> tuple[Part, ...]:
    """The same as rows, groups and questions by turns, and at the end what can never leave."""
    rows = [row for offer in offers(profile, catalog, answers) for row in (offer.whole, *offer.parts)]
    why = f"Mag nooit naar {profile.name}."
    rows += [Part(f"nooit_{place}", text, why, LOCKED) for place, text in enumerate(profile.never, 1)]
    return tuple(rows)


def _top(catalog: Catalog, name: str) -> bool:
    """Columns follow their table; aspects are offered, since one can be left out for all its questions.

    A question that this version of its form does not ask is not offered at all.
    """
    if name not in catalog.questions:
        return False
    form = catalog.home(name)
    return not any(name == column.id for question in form.questions() for column in question.columns)


def _part(profile: Profile, catalog: Catalog, group: Group, name: str, answers: Answers) -> Part:
    found = state(profile, catalog, name)
    why = {
        IN: f"Gaat mee. {group.why}",
        OPTIONAL: "Blijft hier. Aanzetten kan, met een reden.",
        LOCKED: f"Mag nooit naar {profile.name}.",
    }[found]
    filled = sum(1 for key, answer in answers.items() if key.question_id == name and answer.known)
    return Part(name, catalog.question(name).label, why, found, filled)


def allowed(material: Material) -> Answers:
    """The answers this recipient gets. Raises NotForThisRecipient when a choice goes beyond the list.

    "Later" is no answer yet: it leaves a question open here and is not told.
    """
    _check_chosen(material)
    found = _of(material, material.answers)
    _refuse(material.profile, found)
    return found


def unasked(material: Material) -> Answers:
    """What is listed apart for the participant and for who takes over: kept, but not asked now. Else nothing."""
    return _of(material, material.unasked) if material.profile.with_unasked else {}


def _of(material: Material, answers: Answers) -> Answers:
    names, catalog = going(material), material.catalog
    return {
        key: _bare(material.profile, catalog, key, answer)
        for key, answer in own_story.kept(material, answers).items()
        if key.question_id in names and answer.no_answer != LATER and _belongs(key, catalog, names)
    }


def going(material: Material) -> frozenset[str]:
    """Ids of the questions, columns and aspects that go to this recipient, answered or not."""
    return frozenset(_going(material))


def turned_on(material: Material, group: Group) -> bool:
    """Whether anything optional of this group was turned on."""
    return bool({group.id, *group.questions} & set(material.chosen))


def _check_chosen(material: Material) -> None:
    profile, catalog = material.profile, material.catalog
    groups = {group.id: group.title for group in profile.groups}
    for name, reason in material.chosen.items():
        if name not in groups and state(profile, catalog, name) == LOCKED:
            title = catalog.question(name).label if name in catalog.questions else name
            raise NotForThisRecipient(ontvanger=profile.name, onderdeel=title)
        if not reason.strip():
            title = groups.get(name) or catalog.question(name).label
            raise ReasonMissing(ontvanger=profile.name, onderdeel=title)


def _going(material: Material) -> Iterator[str]:
    """Ids of everything that goes: in by itself, or turned on by its own name, its table's or its group's."""
    profile, catalog = material.profile, material.catalog
    tables = {column.id: table.id for table in catalog.questions.values() for column in table.columns}
    for group in profile.groups:
        for name in group.questions:
            found = state(profile, catalog, name)
            asked = {name, group.id, tables.get(name, name)} & set(material.chosen)
            if found != LOCKED and catalog.questions[name].kind is Kind.BSN and not _bsn_may(material):
                continue
            if found == IN or (found == OPTIONAL and asked):
                yield name


def _bsn_may(material: Material) -> bool:
    return material.profile.bsn == "own" or bool(material.bsn_ground.strip())


def _belongs(key: AnswerKey, catalog: Catalog, going: frozenset[str]) -> bool:
    """A cell goes only with its table, an aspect and the reason for leaving a warning only with their question."""
    if not key.row_id:
        return True
    form = catalog.home(key.question_id)
    if key.question_id == form.reason_aspect:
        return places.asked_at(form, key) in going
    tables = [table.id for table in form.questions() if any(key.question_id == column.id for column in table.columns)]
    if tables:
        return tables[0] in going
    return key.row_id in going


def _bare(profile: Profile, catalog: Catalog, key: AnswerKey, answer: Answer) -> Answer:
    """The answer with only the own words that belong to it: of chosen options that ask for them.

    None where this recipient gets no free text but what is listed: words beside an option are never on that list.
    """
    asking = _asking(catalog.question(key.question_id), answer) if profile.free_text == "all" else frozenset()
    return replace(answer, words={name: text for name, text in answer.words.items() if name in asking})


def _asking(question: Question, answer: Answer) -> frozenset[str]:
    """The chosen options beside which own words are asked."""
    value = answer.value
    chosen = {value} if isinstance(value, str) else set(value) if isinstance(value, tuple) else set()
    return frozenset(option.value for option in question.options if option.free_text and option.value in chosen)


def _refuse(profile: Profile, found: Mapping[AnswerKey, Answer]) -> None:
    for rule in profile.refused:
        answer = found.get(AnswerKey(rule.question))
        if answer is not None and answer.value == rule.value:
            raise ChoiceNotForThisRecipient(ontvanger=profile.name, zin=rule.sentence)


def label(question: Question, call_name: str) -> str:
    """What a question is called on paper."""
    return telling.named(question.label, call_name)
