"""Two dossiers that differ only in what a recipient never gets give the same data and the same pages, to the byte."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from intake_desktop.exchange import allowed, document, payload
from intake_desktop.exchange.material import Anchor, Material
from intake_desktop.exchange.pages import story
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.definition import NOT_ASKED, Kind, Question
from intake_desktop.sealing import canonical
from tests.exchange import expected, people
from tests.exchange.shuffled import random_answer, shuffled, vary
from tests.figures import Figures

SHIPPED = [profile.id for profile in people.profiles()]
Answers = dict[AnswerKey, Answer]


def one_of_a_pair(name: str, same: random.Random, other: random.Random) -> Material:
    """`same` makes what both have in common, `other` what this recipient never gets."""
    handover = people.profile(name).handover
    answers = shuffled(name, same, locked=False)
    if name == people.OWN:
        about_another(answers, same, other)
    else:
        marks = same if handover else other
        answers = {key: replace(answer, about_other=marks.random() < 0.5) for key, answer in answers.items()}
    parts = [part for part in expected.EXPECTED[name].optional() if same.random() < 0.3]
    keep_here(answers, name, parts, other)
    answers = {
        key: answer if key.question_id == "keuze" else replace(answer, author=f"c-{other.random()}")
        for key, answer in answers.items()
    }
    unasked: Answers = {}
    questions = [question for form in people.forms().forms.values() for question in form.questions()]
    kept = same if handover else other
    for question in kept.sample(questions, 20):
        if not handover or allowed.state(people.profile(name), people.forms(), question.id) == allowed.IN:
            put(unasked, AnswerKey(question.id), question, kept, about=name == people.OWN)
    return around(people.material(name, answers, unasked=unasked, looked_at=True), parts, other)


def keep_here(answers: Answers, name: str, parts: list[str], other: random.Random) -> None:
    """Answers at random to all that stays here, also beside answers that go; not to parts that were turned on."""
    before, listed = dict(answers), people.profile(name).listed
    for form in people.forms().forms.values():
        for question in form.questions():
            for key in (*(AnswerKey(aspect, question.id) for aspect in question.aspects), AnswerKey(question.id)):
                vary(answers, key, name, other, locked=True)
    vary(answers, AnswerKey("blokkade_soort", "b1"), name, other, locked=True)
    for key in {*before, *answers}:
        groups = {listed[name].id for name in key if name in listed}
        if {*key, *groups} & set(parts):
            answers.pop(key, None)
            answers.update({key: before[key]} if key in before else {})


def about_another(answers: Answers, same: random.Random, other: random.Random) -> None:
    """Both know which questions are answered about somebody else; what was said there, if anything, is by chance."""
    catalog = people.forms()
    for form in catalog.forms.values():
        for question in form.questions():
            if same.random() < 0.2:
                put(answers, AnswerKey(question.id), question, other, about=True)
                for aspect in question.aspects:
                    answers.pop(AnswerKey(aspect, question.id), None)
                    if AnswerKey(question.id) in answers:
                        put(answers, AnswerKey(aspect, question.id), catalog.question(aspect), other)
            for aspect in question.aspects:
                if same.random() < 0.2:
                    put(answers, AnswerKey(aspect, question.id), catalog.question(aspect), other, about=True)


def put(answers: Answers, key: AnswerKey, question: Question, chance: random.Random, *, about: bool = False) -> None:
    """Something by chance in the place of this answer; for a table, lines of it."""
    answers.pop(key, None)
    if question.kind in NOT_ASKED or chance.random() < 0.2:
        return
    if question.kind is not Kind.TABLE:
        answer = random_answer(question, chance)
        if answer is not None:
            answers[key] = replace(answer, about_other=about)
        return
    rows = tuple(f"{question.id}-{chance.random()}" for _ in range(chance.randint(1, 3)))
    answers[key] = replace(people.said(rows), about_other=about)
    for row in rows:
        for column in question.columns:
            put(answers, AnswerKey(column.id, row), column, chance)


def around(material: Material, parts: list[str], other: random.Random) -> Material:
    """What is typed or counted around the answers and is not for this recipient."""
    name = material.profile.id
    goes = expected.EXPECTED[name].own_words
    permission = material.permission
    for kind in ("how_given", "remark"):
        if kind not in goes:
            permission = replace(permission, **{kind: f"Geheim {other.random()}"})
    return replace(
        material,
        permission=permission,
        chosen={part: "Nodig" if "reasons" in goes else f"Geheim {other.random()}" for part in parts},
        bsn_ground="" if people.profile(name).bsn == "with_ground" else f"Geheim {other.random()}",
        anchor=Anchor(other.randrange(1_000), f"{other.random()}"),
    )


def both_texts(content: payload.Payload) -> tuple[bytes, str]:
    return canonical.dumps(content), document.expected_text(story.tell(content).blocks)


@pytest.mark.parametrize("name", SHIPPED)
def test_pairs_that_differ_only_in_what_stays_are_the_same_to_the_byte(
    name: str, rounds: Callable[[int, int], int], figures: Figures
) -> None:
    pairs, drawn, differing, kinds = rounds(10, 2_000), 0, 0, set()
    for number in range(pairs):
        one, two = (one_of_a_pair(name, random.Random(number), random.Random(f"{number}{side}")) for side in "ab")
        assert one.answers != two.answers, "the pair must differ"
        first, second = payload.build(one), payload.build(two)
        told = both_texts(first)
        same = told == both_texts(second)
        if number % 20 == 0:
            drawn += 1
            same = same and document.render(first) == document.render(second)
        differing += not same
        kinds.add(hash(told))
    figures("leak pairs", {"recipient": name, "pairs": pairs, "drawn": drawn, "differing": differing})
    assert differing == 0
    assert len(kinds) == pairs, "every pair is about another dossier"
