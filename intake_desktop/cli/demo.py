"""The whole way without a window: a vault, a fictitious dossier, an advice, two files, and reading them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from intake_desktop import paths
from intake_desktop.assessment.as_text import advice_as_text
from intake_desktop.cli import places, reading, telling, transfer
from intake_desktop.dossier import examples, opening
from intake_desktop.dossier.desk import ExportDone
from intake_desktop.dossier.examples import DossierFile
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.model import CardQuery
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.exchange import reader
from intake_desktop.storage.means import of_this_computer, on_the_day
from intake_desktop.wiring import program

EXAMPLE = "jamila-voorbeeld.json"
ORGANISATION = "Stichting De Werkbank (fictief)"
COLLEAGUE = "Joke Bedacht"


class FolderNotEmpty(SpringplankError):
    code = "ZK-375"
    title = "Deze map is niet leeg"
    meaning = "De proef maakt een kluis en bestanden, en overschrijft nooit iets."
    remedy = "Kies een nieuwe of lege map."


class AnswersDiffer(SpringplankError):
    code = "ZK-376"
    title = "De antwoorden zijn niet gelijk"
    meaning = "Na sluiten en openen staat er iets anders in de kluis dan er is ingevuld."
    remedy = "Geef de code {code} door aan de makers."


@dataclass(frozen=True, slots=True)
class _Demo:
    """What goes through the whole demo."""

    desk: program.LocalDesk
    now: Callable[[], datetime]
    example: DossierFile
    folder: Path


def run(folder: Path) -> int:
    """Show the whole way in a folder that is new or empty. Raises SpringplankError when any part of it fails."""
    places.prepare(folder, FolderNotEmpty)
    example = transfer.read_dossier(paths.resources() / "examples" / EXAMPLE)
    means = on_the_day(of_this_computer(), example.told_on)
    demo = _Demo(program.local_desk(folder / "kluis", means=means), means.now, example, folder)
    telling.say("Springplank laat zien wat het doet. Alle personen zijn verzonnen.")
    telling.say(f"In dit voorbeeld is het {example.told_on:%d-%m-%Y}.")
    password, told = _fill(demo)
    made = _read_back(demo, password, told)
    telling.heading(f"Klaar. Alles staat in {folder}.")
    telling.say("Zo open je een bestand zelf. Typ daarna de code die hierboven bij het bestand staat.")
    telling.listed(telling.typed(["read", str(file.path)]) for file in made)
    return telling.OK


def _fill(demo: _Demo) -> tuple[str, DossierSession]:
    """A new vault with one dossier in it, closed again; gives the password and what was answered."""
    password = demo.desk.password_phrase()
    telling.heading("1. Een kluis")
    telling.say(f"Wachtwoord van {COLLEAGUE}, eenmalig getoond: {password}")
    recovery_key = demo.desk.new_recovery_key()
    telling.say(f"Herstelsleutel voor op papier:\n  {recovery_key}")
    founding = Founding(ORGANISATION, "Amsterdam", COLLEAGUE, "Joke B.", password, recovery_key)
    vault = demo.desk.found(founding)
    try:
        session = _answer(demo, vault)
        _advise(session)
    finally:
        vault.close()
    return password, session


def _answer(demo: _Demo, vault: Vault) -> DossierSession:
    telling.heading("2. Een deelnemer")
    dossier = opening.make(vault, demo.example.dossier_type, demo.now)
    session = demo.desk.open_session(vault, dossier.id)
    examples.tell(demo.example, session)
    telling.say(f"{session.header.name}, {session.header.age} jaar, {dossier.dossier_type}, nummer {dossier.number}")
    for form in session.catalog.forms.values():
        found = session.progress(form.id)
        answered, asked = sum(part.answered for part in found), sum(part.asked for part in found)
        telling.say(f"  {form.title}: {answered} van {asked} vragen beantwoord")
    problems = [problem for form_id in session.catalog.forms for problem in session.problems(form_id)]
    telling.say(f"  Controles: {len(problems)} opmerkingen")
    telling.listed((problem.message for problem in problems), indent=4)
    return session


def _advise(session: DossierSession) -> None:
    telling.heading("3. Het advies")
    telling.say(advice_as_text(session.advice(), session.header.call_name).rstrip())


def _read_back(demo: _Demo, password: str, told: DossierSession) -> list[ExportDone]:
    """Open the closed vault as on another day, compare every answer, and make and read the files; gives the files."""
    telling.heading("4. Sluiten en weer openen")
    vault = demo.desk.unlock(demo.desk.face().colleagues[0].slot_id, password)
    try:
        session = demo.desk.open_session(vault, told.dossier.id)
        telling.say(f"De kluis is open. {_same_answers(told, session)} antwoorden staan er precies zo in.")
        page = vault.run(lambda store: store.dossiers.find(vault.actor, CardQuery())).result()
        for row in page.rows:
            telling.say(f"  In de lijst: {row.card.display_name}, {row.card.stage} ({row.card.stage_detail})")
        telling.heading("5. Twee overdrachten")
        done = [_export(demo, session, profile_id) for profile_id in demo.example.wishes]
        telling.heading("6. Teruglezen")
        for file in done:
            _read(file)
    finally:
        vault.close()
    return done


def _same_answers(told: DossierSession, found: DossierSession) -> int:
    """How many answers came back, each exactly as it was given. Raises AnswersDiffer."""
    pairs = [(told.sheet(form_id).answers, found.sheet(form_id).answers) for form_id in told.catalog.forms]
    if any(given != kept for given, kept in pairs):
        raise AnswersDiffer
    return sum(len(kept) for _, kept in pairs)


def _export(demo: _Demo, session: DossierSession, profile_id: str) -> ExportDone:
    wish = demo.example.wishes[profile_id]
    done = demo.desk.export(session, wish, demo.folder)
    telling.say(f"Voor {wish.organisation}:")
    transfer.tell_done(done, wish)
    return done


def _read(done: ExportDone) -> None:
    telling.say(done.path.name)
    reading.tell_verdict(reader.read(done.path, done.code, {}))
