"""A file that replaces an earlier one: how the data say so, and the sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intake_desktop.exchange.material import Material
from intake_desktop.exchange.pages.numbers import day


def fields(material: Material) -> dict[str, object]:
    """The field of `document` that names the earlier file; nothing when this file replaces none."""
    replaced = material.replaces
    if replaced is None:
        return {}
    return {"replaces": {"export_id": replaced.mark, "created": replaced.day.isoformat()}}


def sentences(document: Mapping[str, Any]) -> str:
    """What page 1 and a reader say of it; "" when this file replaces none."""
    replaced = document.get("replaces")
    if not replaced:
        return ""
    earlier = f"Correctie op overdracht {replaced['export_id']} van {day(replaced['created'])}."
    return f"{earlier} Gebruik vanaf nu {document['id']}. Bewaar het oude bestand niet als geldig."
