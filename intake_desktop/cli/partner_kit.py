"""Command for partners: a folder with everything that somebody needs to build and try a reader of transfers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

from intake_desktop import paths
from intake_desktop.cli import places, telling, transfer
from intake_desktop.dossier import examples, loose, opening
from intake_desktop.dossier.roles import Colleague
from intake_desktop.errors import SpringplankError
from intake_desktop.exchange import export, leaving, profiles
from intake_desktop.exchange.kit import code_lists, partner_kit, sample_key
from intake_desktop.exchange.kit.partner_kit import Sample
from intake_desktop.exchange.material import Anchor, Sender
from intake_desktop.storage.means import of_this_computer
from intake_desktop.wiring import program

ORGANISATION, LOCATION, PHONE = "Stichting De Werkbank (fictief)", "Buurtrestaurant Proef", "020 000 00 00"
COLLEAGUE = "Joke Bedacht"
_TOLD_AT = time(10, tzinfo=UTC)
_SAMPLES = (
    ("jamila-voorbeeld.json", "werk_en_re_integratie", "wrv001"),
    ("jamila-voorbeeld.json", "buurtteam", "btv001"),
    ("kees-test.json", "buurtteam", "btv002"),
)
"""Which fictitious dossier goes to whom, and the mark of the file: the same in every kit."""


class KitFolderNotEmpty(SpringplankError):
    code = "ZK-377"
    title = "Deze map is niet leeg"
    meaning = "In deze map staat al iets. Het pakket overschrijft nooit iets."
    remedy = "Kies een nieuwe of lege map."


def run(folder: Path) -> int:
    """Make the kit in a folder that is new or empty. Raises KitFolderNotEmpty and FolderUnusable."""
    places.prepare(folder, KitFolderNotEmpty)
    random_bytes = of_this_computer().random_bytes
    forms, rules = program.catalog(), program.rule_table()
    known = profiles.load_all(paths.resources() / "recipients", forms)
    content = code_lists.Content(forms, rules, known)
    samples = [_sample(content, each, random_bytes) for each in _SAMPLES]
    made = partner_kit.files(samples, content, random_bytes)
    places.fill(folder, made)
    telling.say(f"Het pakket voor ontvangers staat in {folder} ({len(made)} bestanden).")
    telling.say("Alle personen en organisaties erin zijn verzonnen. Begin met lees-mij.md.")
    return telling.OK


def _sample(content: code_lists.Content, which: tuple[str, str, str], random_bytes: Callable[[int], bytes]) -> Sample:
    """One signed example, on the day on which its dossier was told."""
    name, recipient, mark = which
    dossier = transfer.read_dossier(paths.resources() / "examples" / name)
    now = datetime.combine(dossier.told_on, _TOLD_AT)
    ids = iter(range(100_000))
    around = opening.Surroundings(content.catalog, content.rules, lambda: now, lambda: f"voorbeeld-{next(ids)}")
    session = loose.session_on(around, dossier.dossier_type, dossier.number, COLLEAGUE)
    examples.tell(dossier, session)
    office = leaving.Office(_sender(session.vault.colleague), sample_key.SIGNING_KEY, Anchor(0, ""))
    going = leaving.Going(dossier.wishes[recipient], content.profiles[recipient], office)
    material = leaving.material_of(session, going, mark)
    return Sample(material, export.seal(material, sample_key.SIGNING_KEY, random_bytes))


def _sender(colleague: Colleague) -> Sender:
    """Whom to call about an example: nobody, but it looks as in a real file."""
    whole = replace(
        colleague,
        function="trajectbegeleider",
        phone=PHONE,
        reachable="maandag tot en met donderdag",
    )
    return Sender(ORGANISATION, LOCATION, whole, PHONE)
