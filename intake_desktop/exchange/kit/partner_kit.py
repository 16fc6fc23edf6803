"""What a partner gets to build and try a reader: schema, code lists, examples good and wrong, pages, all as bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake_desktop import paths
from intake_desktop.exchange import payload, schema
from intake_desktop.exchange.export import SealedFile
from intake_desktop.exchange.kit import code_lists, flat, invalid
from intake_desktop.exchange.kit.sample_key import SIGNING_KEY
from intake_desktop.exchange.kit.sheets import sheet
from intake_desktop.exchange.material import Material
from intake_desktop.sealing import canonical, codes, signing

SAMPLES, INVALID = "voorbeelden", "ongeldig"
CODES, REASONS = f"{SAMPLES}/codes.txt", f"{INVALID}/redenen.csv"
REASON_COLUMNS = ("bestand", "code", "oordeel", "reden")
_ABOUT_CODES = """\
# Verzonnen voorbeelden. De codes staan hier open en bloot, en iedereen kent de sleutel die ondertekende.
# Kenmerk van die sleutel: {fingerprint}
# Publieke sleutel: {key}
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A fictitious dossier for one recipient: what it was made from, and the file."""

    material: Material
    sealed: SealedFile


def files(
    samples: Sequence[Sample], content: code_lists.Content, random_bytes: Callable[[int], bytes]
) -> Mapping[str, bytes]:
    """The whole kit: path inside the folder to bytes. The first sample is the one that is spoiled for `ongeldig`."""
    lists = code_lists.as_data(content)
    return {
        **dict(_pages()),
        f"schema/{schema.NAME}": schema.text().encode("utf-8"),
        "codelijsten/codelijsten.json": _readable(lists),
        "codelijsten/codelijsten.csv": code_lists.as_sheet(lists),
        **dict(_samples(samples)),
        **dict(_invalid(invalid.Source(samples[0].sealed, SIGNING_KEY, random_bytes))),
    }


def _pages() -> Iterator[tuple[str, bytes]]:
    for folder in (paths.for_recipients(), paths.resources() / "kit"):
        yield from ((path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file())


def _samples(samples: Sequence[Sample]) -> Iterator[tuple[str, bytes]]:
    key = signing.public_key(SIGNING_KEY)
    lines = [_ABOUT_CODES.format(fingerprint=codes.fingerprint(key), key=key.hex())]
    for sample in samples:
        told: dict[str, Any] = payload.build(sample.material)
        stem = Path(sample.sealed.file_name).stem
        yield f"{SAMPLES}/{stem}.pdf", sample.sealed.data
        yield f"{SAMPLES}/{stem}.json", canonical.dumps(told)
        yield f"{SAMPLES}/{stem}.csv", flat.view(told)
        lines.append(f"{stem}.pdf {sample.sealed.code}\n")
    yield CODES, "".join(lines).encode("utf-8")


def _invalid(source: invalid.Source) -> Iterator[tuple[str, bytes]]:
    rows = []
    for one in invalid.examples(source):
        yield f"{INVALID}/{one.name}.pdf", one.data
        rows.append((f"{one.name}.pdf", source.sealed.code, one.said, one.reason))
    yield REASONS, sheet(REASON_COLUMNS, rows)


def _readable(lists: Mapping[str, object]) -> bytes:
    return (json.dumps(lists, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
