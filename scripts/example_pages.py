"""Writes the pages of every example for every recipient into docs/voorbeelden, as they stand inside a transfer.

`make examples`. The people are made up, so the files have no code. A test holds them against what this makes now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from intake_desktop import paths
from intake_desktop.dossier import examples, loose, opening
from intake_desktop.dossier.desk import ExportWish
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange import document, leaving, payload, profiles
from intake_desktop.exchange.material import Anchor, Sender
from intake_desktop.wiring import program

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "voorbeelden"
MARK = "vbeeld"
OWN, HANDOVER = "deelnemer", "collega"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def contents() -> Iterator[tuple[str, payload.Payload]]:
    """File name and payload of each; what an example does not let go is not there."""
    catalog, rules = program.catalog(), program.rule_table()
    known = profiles.load_all(paths.resources() / "recipients", catalog)
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    for path in sorted((paths.resources() / "examples").glob("*.json")):
        file = examples.read(path, schema)
        around = opening.Surroundings(catalog, rules, lambda: NOW, _numbered())
        session = loose.session_on(around, file.dossier_type, file.number, "Joke Bedacht")
        examples.tell(file, session)
        for profile_id, wish in sorted({**file.wishes, HANDOVER: _handed_over(file.wishes[OWN])}.items()):
            going = leaving.Going(wish, known[profile_id], _office(session))
            content = payload.build(leaving.material_of(session, going, MARK))
            yield f"{path.stem}-{profile_id.replace('_', '-')}.pdf", content


def _handed_over(own: ExportWish) -> ExportWish:
    """To a made-up organisation that takes over, talked about when the own copy was; really such a file is sealed."""
    given = replace(own.permission, purpose="overname", ground="toestemming", consent_on=own.permission.discussed_on)
    return ExportWish(HANDOVER, "Stichting Dichtbij (fictief)", replace(given, how_given="schriftelijk"))


def _numbered() -> Callable[[], str]:
    numbers = count()
    return lambda: f"id-{next(numbers)}"


def _office(session: DossierSession) -> leaving.Office:
    sender = Sender("Stichting De Werkbank (fictief)", "Amsterdam", session.vault.colleague)
    return leaving.Office(sender, b"k" * 32, Anchor(0, ""))


def main() -> None:
    """Write them all, and take away what no longer belongs."""
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.pdf"):
        old.unlink()
    for name, content in contents():
        (OUT / name).write_bytes(document.render(content))


if __name__ == "__main__":
    main()
