"""The answers of a payload by question, as the pages look them up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intake_desktop.exchange.payload import UNASKED

Content = Mapping[str, Any]


def answers(payload: Content) -> dict[str, Content]:
    """What counts, by id of its question; what is kept but not asked now is told apart and is no part of a picture."""
    groups = (group for group in payload["groups"] if group["id"] != UNASKED)
    return {one["question"]: one for group in groups for one in group["answers"]}
