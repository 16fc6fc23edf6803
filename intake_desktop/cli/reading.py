"""Says what was found in a transfer: whether it is whole, from whom, and what it holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from intake_desktop.cli import telling
from intake_desktop.dossier.received import CHANGED
from intake_desktop.exchange import correction
from intake_desktop.exchange.reader import Reading
from intake_desktop.sealing import canonical


def tell(found: Reading) -> int:
    """Print the verdict and the content for people; gives the exit code."""
    code = tell_verdict(found)
    if code == telling.OK and found.payload is not None:
        _tell_content(found.payload)
    return code


def tell_verdict(found: Reading) -> int:
    """Print what the signature says. A changed file is refused: its content is not shown."""
    telling.listed(found.sentences)
    if found.fingerprint:
        telling.listed([f"Kenmerk van de afzender: {found.fingerprint}"])
    return telling.REFUSED if found.verdict == CHANGED else telling.OK


def tell_json(found: Reading) -> int:
    """Write the payload as JSON on standard output and the verdict beside it; nothing of a changed file."""
    for sentence in found.sentences:
        print(sentence, file=sys.stderr)
    if found.payload is None or found.verdict == CHANGED:
        return telling.REFUSED
    sys.stdout.buffer.write(canonical.dumps(found.payload) + b"\n")
    sys.stdout.flush()
    return telling.OK


def _tell_content(payload: Mapping[str, Any]) -> None:
    document, participant = payload["document"], payload["participant"]
    telling.heading(f"{participant['name']} (nummer {participant['dossier_number']})")
    telling.say(f"Van {document['sender']['organisation']} voor {document['recipient']['organisation']}")
    if told := correction.sentences(document):
        telling.say(told)
    telling.say(f"Doel: {document['purpose']['label']}. Grond: {document['ground']['label']}.")
    for group in payload["groups"]:
        telling.heading(group["title"])
        for entry in group["answers"]:
            telling.listed(_entry(entry))
    left_out = payload["left_out"]["titles"]
    telling.heading(f"Niet in dit bestand: {', '.join(left_out)}")


def _entry(entry: Mapping[str, Any]) -> Iterable[str]:
    first, *rest = str(entry["shown"]).splitlines() or [""]
    label = str(entry["label"])
    yield f"{label} {first}" if label.endswith(("?", ":")) else f"{label}: {first}"
    yield from (f"  {line}" for line in rest)
