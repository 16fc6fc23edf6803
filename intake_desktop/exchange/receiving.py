"""Reads a file of another organisation for the window: rights first, then the verdict, journaled; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from intake_desktop.dossier.handed_over import HandedOver, Origin
from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.received import CHANGED, KNOWN, Line, Part, Received
from intake_desktop.errors import AnswerRefused, ExchangeError
from intake_desktop.exchange import correction, reader, taking
from intake_desktop.exchange.errors import FileDamaged, ReadingTooLong
from intake_desktop.exchange.kit import sample_key
from intake_desktop.exchange.pages.numbers import day
from intake_desktop.form_engine import texts
from intake_desktop.form_engine.library import Library

Content = Mapping[str, Any]
LONGEST_NAME = 1_000
_SAMPLE = "Dit is een oefenbestand. Iedereen kent de sleutel ervan, dus deze afzender kun je niet bewaren."
OTHER_SEALING_KEY = (
    "Let op: de sleutel om bestanden voor hen te verzegelen is een andere dan we vergeleken. "
    "Vraag een nieuwe kaart en vergelijk die aan de telefoon."
)
MOST_LINES, MOST_LETTERS = 2_000, 400_000
"""More than any dossier says, and as much as a window can show at once."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is needed to take a whole dossier over: the forms that are known here, and new ids for rows."""

    library: Library
    new_id: Callable[[], str]


def receive(vault: Vault, path: Path, code: str, here: Here | None = None) -> Received:
    """Read a file with its code, or one that was sealed for us. Blocks for as long as the reading process may take.

    Raises NotYourWork for who may not export, and what reader.read raises. The journal gets the verdict and counts,
    or the number of the error; never a name, and nothing of the content.
    """
    actor = vault.actor
    senders = _ask(vault, lambda store: store.senders.all(actor))
    known = {each.public_key: each.organisation for each in senders}
    try:
        reading = reader.read(path, code, known, lambda: _own_key(vault))
        found = _with_other_key(told(reading), {each.public_key: each.sealing_key for each in senders})
    except ExchangeError as error:
        code_of_error = error.code
        _ask(vault, lambda store: store.journal.note(actor, "transfer.refused", segment=code_of_error, action="R"))
        raise
    counts = {"parts": len(found.parts), "answers": sum(len(part.lines) for part in found.parts)}
    _ask(vault, lambda store: store.journal.note(actor, "transfer.read", segment=found.verdict, action="R", **counts))
    handed = _handed(reading, found, here, vault) if here is not None else None
    return replace(found, handed=handed)


def _handed(reading: reader.Reading, found: Received, here: Here, vault: Vault) -> HandedOver | None:
    """What can be taken over of a whole dossier that was sealed for us and is unchanged; None for any other file."""
    content: Content | None = reading.payload
    if content is None or not reading.sealed or not found.public_key or not taking.offered(content):
        return None
    made = datetime.fromisoformat(content["document"]["created"]).date()
    origin = Origin(found.public_key, found.organisation, content["document"]["id"], made)
    return taking.read(content, origin, here.library, vault.colleague.id, here.new_id)


def _with_other_key(found: Received, pinned: Mapping[str, str]) -> Received:
    """Said too when a known sender names another key to seal files for it than the one that was compared."""
    compared = pinned.get(found.public_key, "")
    if found.verdict != KNOWN or not compared or found.sealing_key == compared:
        return found
    return replace(found, sentences=(*found.sentences, OTHER_SEALING_KEY))


def _own_key(vault: Vault) -> bytes:
    """The private key of this organisation, asked for only when a file was sealed; journaled as any setting."""
    actor = vault.actor
    return bytes.fromhex(str(_ask(vault, lambda store: store.settings.get(actor, "sealing_key"))))


def _ask(vault: Vault, work: Callable[[Store], Any]) -> Any:
    return vault.run(work).result()


def told(found: reader.Reading) -> Received:
    """What may be shown of it: of a changed file only that it was changed. Raises FileDamaged or ReadingTooLong."""
    if found.verdict == CHANGED or found.payload is None:
        return Received(CHANGED, found.sentences)
    content: Content = found.payload
    signed: Content = found.manifest["signed"] if found.manifest else {}  # type: ignore[assignment]  # read strictly
    organisation = _name(signed.get("sender", content["document"]["sender"]["organisation"]))
    parts = _bounded(_parts(content))
    key = str(found.manifest["public_key"]) if found.manifest else ""
    sample = key == sample_key.public_key()
    return Received(
        verdict=found.verdict,
        sentences=(*found.sentences, *((_SAMPLE,) if sample else ())),
        organisation=organisation,
        public_key="" if sample else key,
        fingerprint=found.fingerprint,
        sealing_key=found.sealing_key,
        facts=tuple(_facts(content["document"])),
        title=f"{content['participant']['name']} (nummer {content['participant']['dossier_number']})",
        parts=parts,
    )


def _name(text: object) -> str:
    """The name of the sender, which stands in sentences of the program: nothing hidden in it, and not endless."""
    name = str(text)
    try:
        texts.refuse_hidden(name)
    except AnswerRefused as fault:
        raise FileDamaged from fault
    if not name.strip() or len(name) > LONGEST_NAME:
        raise FileDamaged
    return name


def _facts(document: Content) -> Iterator[tuple[str, str]]:
    sender, recipient, consent = document["sender"], document["recipient"], document["consent"]
    yield "Contact", _contact(sender)
    yield "Voor", f"{recipient['organisation']} ({recipient['name']})"
    yield "Gemaakt op", f"{_day(document['created'])}, kenmerk {document['id']}"
    yield "Vervangt", _replaced(document)
    yield "Doel", document["purpose"]["label"]
    yield "Waarom het mag", document["ground"]["label"]
    yield "Besproken op", _day(document["discussed_on"])
    if consent:
        until = f", tot en met {_day(consent['until'])}" if consent["until"] else ""
        yield "Toestemming", f"{_day(consent['on'])}{until}"


def _replaced(document: Content) -> str:
    """That it replaces an earlier file; "" when it does not. Raises FileDamaged for a date that does not exist."""
    try:
        return correction.sentences(document)
    except ValueError as fault:
        raise FileDamaged from fault


def _contact(sender: Content) -> str:
    colleague = sender["colleague"]
    phone = colleague["phone"] or sender["phone"]
    parts = (colleague["name"], colleague["function"], sender["location"], phone, colleague["reachable"])
    return ", ".join(filter(None, parts))


def _day(text: str) -> str:
    """The day in words. Raises FileDamaged for a date that does not exist: the schema looks at its form only."""
    try:
        return day(text)
    except ValueError as fault:
        raise FileDamaged from fault


def _parts(content: Content) -> Iterator[Part]:
    for group in content["groups"]:
        yield Part(group["title"], tuple(line for answer in group["answers"] for line in _lines(answer)))
    advice = content["advice"]
    if advice is not None:
        outcomes = tuple(Line(one["name"], one["status"]["label"], one["message"]) for one in advice["outcomes"])
        yield Part("Wat de regels zeggen", (*outcomes, Line("Let op", advice["statement"])))
    left_out = tuple(Line(title, "") for title in content["left_out"]["titles"])
    if left_out:
        yield Part("Niet in dit bestand", left_out)


def _bounded(parts: Iterable[Part]) -> tuple[Part, ...]:
    """All parts. Raises ReadingTooLong when together they are more than a window can show."""
    found, lines, letters = [], 0, 0
    for part in parts:
        found.append(part)
        lines += len(part.lines)
        letters += sum(len(line.label) + len(line.words) + len(line.note) for line in part.lines)
        if lines > MOST_LINES or letters > MOST_LETTERS:
            raise ReadingTooLong
    return tuple(found)


def _lines(answer: Content, depth: int = 0) -> Iterator[Line]:
    """An answer with what belongs to it; of a table a line per row."""
    note = f"{answer['source']['label']} · {_day(answer['date'])}"
    rows = answer.get("rows")
    if not rows:
        yield Line(answer["label"], answer["shown"] or "Geen rijen", note, depth)
    else:
        yield Line(answer["label"], "", note, depth)
        for row in rows:
            yield Line("", "\n".join(f"{cell['label']}: {cell['shown']}" for cell in row), "", 1)
    for detail in answer.get("details", ()):
        yield from _lines(detail, 1)
