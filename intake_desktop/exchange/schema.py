"""Holds the data of a file against the published JSON Schema, on the way out and on the way in."""

from __future__ import annotations

import json
from functools import cache

from jsonschema import Draft202012Validator

from intake_desktop import paths
from intake_desktop.exchange.errors import PayloadUnfit
from intake_desktop.sealing import canonical

NAME = "overdracht.v1.schema.json"


def text(name: str = NAME) -> str:
    """The published schema, as partners get it."""
    return (paths.resources() / "schema" / name).read_text(encoding="utf-8")


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(text(name)))


def faults(content: object, name: str = NAME) -> tuple[str, ...]:
    """Where the content differs from the schema, as paths of names; never a value."""
    found = _validator(name).iter_errors(content)
    return tuple(f"{'/'.join(map(str, fault.absolute_path))}: {fault.validator}" for fault in found)


def check(data: bytes) -> None:
    """Raise PayloadUnfit when the bytes do not fit the schema, or are more than a reader takes."""
    try:
        content = canonical.loads(data)
    except canonical.JsonRefused as fault:
        raise PayloadUnfit from fault
    if faults(content):
        raise PayloadUnfit
