"""The words of the command line: what can be asked, and which command answers it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from intake_desktop.cli import telling
from intake_desktop.errors import SpringplankError

_EXIT_CODES = """\
Afsluitcodes:
  0  gelukt
  1  inhoud geweigerd: fouten in een formulier of dossier, geen toestemming, bestand gewijzigd
     (bij de zelftest, en bij een kluis: een onderdeel is niet in orde)
  2  verkeerd gebruik van de opdracht
  3  iets met een bestand, map of kluis
  4  de code of het wachtwoord klopt niet

Zonder opdracht start het venster. Meer uitleg: docs/commandline.md
"""


def main(
    window: Callable[[], int], arguments: Sequence[str] | None = None, try_window: Callable[[], int] | None = None
) -> int:
    """Do what was asked; gives the exit code. A fault we know is told in sentences, never as a traceback.

    window: starts the window; called when no command was given. try_window: draws one that nobody sees.
    """
    asked = _parser().parse_args(arguments)
    if "run" not in asked:
        return window()
    if getattr(asked, "window", False) and try_window is not None:
        return try_window()
    try:
        return int(asked.run(asked))
    except SpringplankError as error:
        return telling.complain(error)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our lines stopped reading: nothing to tell and nobody to tell it to
        return telling.OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="intake-desktop",
        description="Springplank: brede intake, gedeeld assessment en overdracht.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Springplank {_version()}")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    _add_demo(commands)
    _add_export(commands)
    _add_read(commands)
    _add_partner_kit(commands)
    _add_content(commands)
    _add_self_test(commands)
    _add_vault(commands)
    return parser


Commands = argparse._SubParsersAction  # argparse gives this type no public name


def _add_demo(commands: Commands[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="laat zonder venster zien wat het programma doet")
    demo.add_argument("--out", type=Path, required=True, metavar="MAP", help="nieuwe of lege map")
    demo.set_defaults(run=_demo)


def _add_export(commands: Commands[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="maak een overdracht van een dossierbestand (JSON)")
    export.add_argument("dossier", type=Path, metavar="DOSSIER.json")
    export.add_argument("--recipient", required=True, metavar="R", help="buurtteam, werk_en_re_integratie of collega")
    export.add_argument(
        "--card", type=Path, metavar="KAART", help="bij collega: de kaart van de organisatie die het dossier overneemt"
    )
    export.add_argument("--out", type=Path, required=True, metavar="MAP", help="bestaande map voor het bestand")
    export.add_argument("--organisation", default="Onbekende aanbieder", help="naam van de organisatie die verstuurt")
    export.add_argument("--colleague", default="Begeleider", help="naam van de begeleider die verstuurt")
    export.add_argument(
        "--key", type=Path, metavar="BESTAND", help="sleutel om te ondertekenen; ontbreekt hij, dan maken we er een"
    )
    export.add_argument(
        "--format",
        choices=["pdf", "zip"],
        default="pdf",
        help="pdf (standaard), of zip als de pdf niet opengaat",
    )
    export.set_defaults(run=_export)


def _add_read(commands: Commands[argparse.ArgumentParser]) -> None:
    read = commands.add_parser("read", help="lees een overdracht en zeg of hij klopt")
    read.add_argument("file", type=Path, metavar="BESTAND")
    read.add_argument("--code", default="", help="de code; anders wordt erom gevraagd, of gelezen van standaardinvoer")
    read.add_argument("--json", action="store_true", help="schrijf de gegevens als JSON op standaarduitvoer")
    read.set_defaults(run=_read)


def _add_partner_kit(commands: Commands[argparse.ArgumentParser]) -> None:
    kit = commands.add_parser("partner-kit", help="maak een pakket voor wie overdrachten gaat inlezen")
    kit.add_argument("--out", type=Path, required=True, metavar="MAP", help="nieuwe of lege map")
    kit.set_defaults(run=_partner_kit)


def _add_content(commands: Commands[argparse.ArgumentParser]) -> None:
    advise = commands.add_parser("advise", help="wat de regels zeggen bij een profiel (YAML)")
    advise.add_argument("profile", type=Path, metavar="PROFIEL")
    advise.set_defaults(run=_advise)
    schema = commands.add_parser("schema", help="toon een schema, of de namen van alle schema's")
    schema.add_argument("name", nargs="?", default="", metavar="NAAM")
    schema.set_defaults(run=_schema)
    forms = commands.add_parser("forms", help="werk met formulieren en regels")
    under = forms.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    check = under.add_parser("check", help="geef alle fouten in formulieren, regels en profielen van ontvangers")
    check.add_argument("paths", type=Path, nargs="*", metavar="PAD", help="niets: de eigen inhoud van deze computer")
    check.set_defaults(run=_check)


def _add_self_test(commands: Commands[argparse.ArgumentParser]) -> None:
    test = commands.add_parser("self-test", help="kijk of alles werkt op deze computer")
    test.add_argument("--json", action="store_true", help="schrijf de tabel als JSON op standaarduitvoer")
    test.add_argument("--window", action="store_true", help="alleen: is het venster te tekenen?")
    test.set_defaults(run=_self_test)


def _add_vault(commands: Commands[argparse.ArgumentParser]) -> None:
    vault = commands.add_parser("vault", help="kijk een kluis na")
    under = vault.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    check = under.add_parser("check", help="kijk of alles van de kluis in orde is; verandert niets zonder te vragen")
    check.add_argument("--folder", type=Path, metavar="MAP", help="de map van de kluis; niets: die van deze computer")
    check.add_argument("--json", action="store_true", help="schrijf de tabel als JSON op standaarduitvoer")
    check.set_defaults(run=_vault_check)


def _demo(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import demo

    return demo.run(asked.out)


def _export(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import transfer
    from intake_desktop.dossier.desk import FileFormat

    made_as = FileFormat(asked.format)
    sender = (asked.organisation, asked.colleague, asked.key)
    sending = transfer.Sending(asked.recipient, asked.out, *sender, made_as, asked.card)
    return transfer.export(asked.dossier, sending)


def _read(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import transfer

    return transfer.read(asked.file, asked.code, as_json=asked.json)


def _partner_kit(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import partner_kit

    return partner_kit.run(asked.out)


def _advise(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import content

    return content.advise(asked.profile)


def _schema(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import content

    return content.schema(asked.name)


def _check(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import content

    return content.check(asked.paths)


def _self_test(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import self_test
    from intake_desktop.wiring import program

    return self_test.run(program.own_vault(), as_json=asked.json)


def _vault_check(asked: argparse.Namespace) -> int:
    from intake_desktop.cli import vault_check

    return vault_check.run(asked.folder, as_json=asked.json)


def _version() -> str:
    try:
        return version("intake-desktop")
    except PackageNotFoundError:
        return "onbekend"
