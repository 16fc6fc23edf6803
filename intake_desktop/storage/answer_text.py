"""An answer as the text of one column, and back; the same canonical JSON that leaves the house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from intake_desktop.errors import VaultDamaged
from intake_desktop.form_engine.answers import Answer, AnswerValue
from intake_desktop.form_engine.refusals import not_keepable
from intake_desktop.sealing import canonical

_LIMITS = canonical.Limits(size=2 * 1024 * 1024, nodes=20_000, text=1_000_000)


def write(answer: Answer) -> str:
    """The text; raises AnswerRefused for what `read` could not give back: half a character, or far too much."""
    fields: dict[str, object] = {"source": answer.source, "day": answer.day.isoformat(), "author": answer.author}
    if answer.value is not None:
        fields["value"] = answer.value
    if answer.no_answer is not None:
        fields["no_answer"] = answer.no_answer
    if answer.words:
        fields["words"] = answer.words
    for mark in ("about_other", "taken_over"):
        if getattr(answer, mark):
            fields[mark] = True
    try:
        data = canonical.dumps(fields)
        if len(data) > _LIMITS.nodes:  # anything shorter is within every limit
            canonical.loads(data, _LIMITS)
        return data.decode("ascii")
    except canonical.JsonRefused as fault:
        raise not_keepable() from fault


def read(text: str) -> Answer:
    """The answer; raises VaultDamaged when the text is not one of ours."""
    try:
        fields = canonical.loads(text.encode("utf-8"), _LIMITS)
        if not isinstance(fields, dict):
            raise VaultDamaged
        return Answer(
            value=_value(fields.get("value")),
            source=str(fields["source"]),
            day=date.fromisoformat(str(fields["day"])),
            author=str(fields["author"]),
            no_answer=_optional(fields.get("no_answer")),
            words=_texts(fields.get("words", {})),
            about_other=fields.get("about_other") is True,
            taken_over=fields.get("taken_over") is True,
        )
    except (ValueError, KeyError) as fault:
        raise VaultDamaged from fault


def _value(found: object) -> AnswerValue | None:
    if found is None or isinstance(found, str | Decimal):
        return found
    if isinstance(found, int) and not isinstance(found, bool):
        return Decimal(found)
    return tuple(str(item) for item in found) if isinstance(found, list) else _texts(found)


def _texts(found: object) -> Mapping[str, str]:
    if not isinstance(found, dict):
        raise VaultDamaged
    return {name: str(text) for name, text in found.items()}


def _optional(found: object) -> str | None:
    return None if found is None else str(found)
