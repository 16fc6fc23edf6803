"""Page 1, "In twee minuten": enough for a decision. What is too long goes to a later page as a whole, never cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from intake_desktop.dossier import practice
from intake_desktop.exchange import correction
from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages import voice
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.hours import hours
from intake_desktop.exchange.pages.numbers import NBSP, day, one_line, small

Content = Mapping[str, Any]

LONGEST_WISH = 220
LONGEST_BULLET = 70
LONGEST_REASON = 300
MOST_BULLETS = 5
MOST_ASKS = 4
FITS = "past_nu"


def blocks(payload: Content, *, alone: bool = False) -> tuple[Block, ...]:
    """The blocks of page 1 and of what goes on behind it. An absent part leaves no gap.

    alone: there are no other pages, so nothing points to them.
    """
    page, person = payload["page"], payload["participant"]
    later: list[Block] = []
    found: list[Block] = [
        b.Paragraph((Run(voice.of(payload).kicker),), "kicker"),
        b.Heading(person["name"], 1, "name"),
    ]
    if practice.is_practice(payload["document"]["sender"]["organisation"]):
        found.insert(0, b.Paragraph((Run(f"{practice.MARK}. {practice.SENTENCE}"),), "lead"))
    if told := correction.sentences(payload["document"]):
        found.append(b.Paragraph((Run(told),), "lead"))
    if page.get("facts"):
        found.append(b.Facts(tuple((fact["label"], fact["text"]) for fact in page["facts"])))
    found += _wish(page, person, later)
    found += hours(page.get("hours"))
    found += _columns(page, later)
    found += _written(page, later)
    found += _choice(payload, later, alone=alone)
    found += _asks(payload)
    found += _contact(payload)
    return (*found, *later)


def _elsewhere(title: str) -> Block:
    return b.Paragraph((Run(f"Zie “{title}” verderop."),), "note")


def _wish(page: Content, person: Content, later: list[Block]) -> Iterator[Block]:
    wish = page.get("wish")
    if not wish:
        return
    title = "Wat ik wil"
    note = f"{person['called'] or person['name']}, {day(wish['date'])}"
    if wish.get("kind"):
        note += f" · soort wens: {small(wish['kind'])}"
    yield b.Heading(title)
    if len(wish["text"]) <= LONGEST_WISH:
        yield b.Quote(f"“{one_line(wish['text'])}”", note)
        return
    yield _elsewhere(f"{title}, in eigen woorden")
    later.append(b.Heading(f"{title}, in eigen woorden"))
    later += paragraphs(wish["text"])
    later.append(b.Paragraph((Run(note),), "note"))


def paragraphs(text: str) -> list[Block]:
    """A text with a paragraph for each of its own lines."""
    return [b.Paragraph((Run(one_line(line)),)) for line in text.split("\n") if line.strip()]


def _columns(page: Content, later: list[Block]) -> Iterator[Block]:
    sides = [
        tuple(_bullets(title, page.get(name, ()), later))
        for title, name in (("Wat goed gaat", "going_well"), ("Steun die werkt", "support"))
    ]
    full = [side for side in sides if side]
    if len(full) == 2:
        yield b.Columns(full[0], full[1])
    for side in full if len(full) == 1 else ():
        yield from side


def _bullets(title: str, texts: list[str], later: list[Block]) -> Iterator[Block]:
    if not texts:
        return
    yield b.Heading(title)
    if len(texts) > MOST_BULLETS or any(len(text) > 2 * LONGEST_BULLET for text in texts):
        yield _elsewhere(f"{title}, alles")
        later += [b.Heading(f"{title}, alles"), _listing(texts)]
    else:
        yield _listing(texts)


def _listing(texts: list[str]) -> Block:
    return b.Listing(tuple((Run(one_line(text)),) for text in texts))


def _written(page: Content, later: list[Block]) -> Iterator[Block]:
    text = page.get("written", "")
    if not text:
        return
    yield b.Heading("Wat u moet weten")
    if len(text) <= 2 * LONGEST_REASON:
        yield from paragraphs(text)
    else:
        yield _elsewhere("Wat u moet weten, alles")
        later += [b.Heading("Wat u moet weten, alles"), *paragraphs(text)]


def _choice(payload: Content, later: list[Block], *, alone: bool) -> Iterator[Block]:
    choice = payload["page"].get("choice")
    if not choice:
        return
    yield b.Heading("Advies en keuze")
    code = f" ({choice['code']})" if choice["code"] != choice["text"] else ""
    yield b.Paragraph((Run(f"{choice['text']}{code}.", bold=True),), "lead")
    items = list(_reasons(payload, choice, later, alone=alone))
    if items:
        yield _listing(items)
    yield b.Paragraph((Run(_made_by(choice)),), "note")


def _reasons(payload: Content, choice: Content, later: list[Block], *, alone: bool) -> Iterator[str]:
    reasons = choice.get("reasons", "")
    elsewhere = _apart(reasons, "Waarom deze keuze", later)
    yield from [f"Waarom: {elsewhere}"] if elsewhere else filter(str.strip, reasons.split("\n"))
    if choice.get("opinion"):
        who, spoken = payload["participant"]["called"] or "De deelnemer", voice.of(payload)
        elsewhere = _apart(choice["opinion"], spoken.thinks.format(who=who), later)
        said = f"“{one_line(choice['opinion'])}”"
        yield f"{spoken.says.format(who=who)}: {elsewhere or said}"
    outcome = chosen_outcome(payload)
    if outcome:
        title = "" if alone else voice.of(payload).conditions
        yield f"Regels: {small(outcome['status']['label'])}{_why(outcome, title)}"
    if choice.get("way_back"):
        until = f" (tot {choice['way_back_until']})" if choice.get("way_back_until") else ""
        words = f"{one_line(choice['way_back']).removesuffix('.')}{until}."
        yield f"Terugweg: {_apart(words, 'De weg terug', later) or small(words)}"


def _apart(text: str, title: str, later: list[Block]) -> str:
    """Where a text that is too long for page 1 stands; "" for a text that fits."""
    if len(text) <= LONGEST_REASON:
        return ""
    later += [b.Heading(title), *paragraphs(text)]
    return f"zie “{title}” verderop."


def _why(outcome: Content, title: str) -> str:
    """How many conditions are seen; when all are and it still does not fit, what another rule says about it.

    title: of the page where all of them stand; "" when there is none.
    """
    met, counted = outcome["conditions_met"], outcome["conditions_counted"]
    if counted and met == counted and outcome["status"]["code"] != FITS:
        return f". {outcome['message']}" + (f" Zie ook “{title}”." if title else "")
    counts = f", {met} van de {counted} voorwaarden gezien" if counted else ""
    return f"{counts} (zie “{title}”)." if title else f"{counts}."


def chosen_outcome(payload: Content) -> Content | None:
    """What the rules say about the chosen destination; None when they say nothing about it."""
    choice, advice = payload["page"].get("choice"), payload["advice"]
    outcomes = advice["outcomes"] if advice and choice else ()
    return next((one for one in outcomes if one["code"] == choice["code"]), None)


def _made_by(choice: Content) -> str:
    by = f"Keuze van {choice['by']}, {day(choice['date'])}." if choice.get("by") else f"Keuze op {day(choice['date'])}."
    reader = f" {choice['second_reader']} las mee." if choice.get("second_reader") else ""
    review = f" We kijken opnieuw op {choice['review']}." if choice.get("review") else ""
    return by + reader + review


def _asks(payload: Content) -> Iterator[Block]:
    asks = payload["page"].get("asks")
    if not asks:
        return
    yield b.Heading("Wat wij u vragen")
    yield b.Listing(tuple(_ask(one) for one in asks[:MOST_ASKS]), numbered=True)
    document = payload["document"]
    yield b.Paragraph(
        (Run(f"Antwoord per vraag, met kenmerk {document['id']}. Achteraan zit een antwoordblad."),), "note"
    )


def _ask(one: Content) -> tuple[Run, ...]:
    rest = ", ".join(filter(None, (one.get("who"), f"vóór {one['day']}" if one.get("day") else "")))
    question = one["question"].strip()
    if not rest:
        return (Run(question, bold=True),)
    return Run(question, bold=True), Run(f" ({rest})")


def _contact(payload: Content) -> Iterator[Block]:
    sender = payload["document"]["sender"]
    colleague = sender["colleague"]
    person = payload["participant"]["called"] or "Deelnemer"
    pairs = [
        ("Begeleider", ", ".join(filter(None, (colleague["name"], colleague["phone"], colleague["reachable"])))),
        ("E-mail", colleague["email"]),
        ("Organisatie", ", ".join(filter(None, (sender["organisation"], sender["location"], sender["phone"])))),
        (f"{person}{NBSP}zelf", payload["page"].get("own_contact", "")),
    ]
    yield b.Heading("Contact")
    yield b.Pairs(tuple((name, text) for name, text in pairs if text))
