"""Looks a vault over from the command line: from outside, and whole for who types the password."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.cli import telling
from intake_desktop.cli.self_test import as_data, lines
from intake_desktop.dossier.checked import Checked, Mend, Outcome, where_to_look
from intake_desktop.errors import SpringplankError
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import looking, osguard
from intake_desktop.storage.means import Means, of_this_computer
from intake_desktop.wiring import vault_check, vault_mends
from intake_desktop.wiring.vault_check import Looked

if TYPE_CHECKING:
    from intake_desktop.dossier.face import KnownColleague

WHO = "Wie ben je? Typ het nummer, of alleen Enter om zonder wachtwoord te kijken: "
PASSWORD = "Wachtwoord van {wie} (alleen Enter: zonder wachtwoord kijken): "  # noqa: S105 - a question
YES = frozenset({"j", "ja"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a terminal who can be asked something; what is asked stands on the error channel."""

    there: bool

    def ask(self, question: str) -> str:
        """One line; "" when nobody answers."""
        if not self.there:
            return ""
        print(question, end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip()

    def secret(self, question: str) -> str:
        """A line that is not shown while it is typed; "" when nobody answers."""
        if not self.there:
            return ""
        try:
            return getpass.getpass(question, sys.stderr)
        except (EOFError, KeyboardInterrupt):
            return ""


def run(folder: Path | None, as_json: bool, policy: KdfPolicy | None = None, person: Person | None = None) -> int:
    """Look, print every row as it is done, and offer to mend; gives OK, or REFUSED when a part is not in order.

    A password is asked at a terminal only. Raises VaultMissing, NoVaultHere, WrongPassword and what else unlocking
    raises; what is printed then is what could be seen.
    """
    from intake_desktop.wiring import program

    means, policy = of_this_computer(), policy or KdfPolicy()
    person = person or Person(sys.stdin is not None and sys.stdin.isatty())
    looked = Looked((folder or program.own_vault()).absolute(), means, lambda: False)
    found: list[Checked] = []
    for row in _rows(looked, policy, person):
        found.append(row)
        if not as_json:
            print("\n".join(lines(row)), flush=True)
    _tell(found, as_json)
    _mend(found, looked.folder, means, person)
    return telling.REFUSED if any(row.outcome is Outcome.WRONG for row in found) else telling.OK


def _rows(looked: Looked, policy: KdfPolicy, person: Person) -> Iterator[Checked]:
    yield from vault_check.outside(looked)
    slot_id, password = _password(looked.folder, person)
    if not password:
        yield from vault_check.inside(looked, None)
        return
    with vault_check.opened_to_look(looked, slot_id, password, policy) as opening:
        yield from vault_check.inside(looked, lambda work: work(opening, looked.stop))


def _password(folder: Path, person: Person) -> tuple[str, str]:
    """Whose slot, and the password; ("", "") for looking from outside, and when somebody works in the vault."""
    if not person.there or _held(folder):
        return "", ""
    try:
        colleagues = looking.look(folder).colleagues
    except SpringplankError:
        return "", ""  # a row of the table told why
    number = _chosen(colleagues, person)
    if number is None:
        return "", ""
    who = colleagues[number]
    return who.slot_id, person.secret(PASSWORD.format(wie=who.label))


def _held(folder: Path) -> bool:
    try:
        return osguard.look(folder) is not None
    except OSError:
        return True  # nobody can open it: that is a row of the table


def _chosen(colleagues: Sequence[KnownColleague], person: Person) -> int | None:
    if len(colleagues) < 2:
        return 0 if colleagues else None
    for number, each in enumerate(colleagues, 1):
        print(f"  {number}  {each.label}", file=sys.stderr)
    answer = person.ask(WHO)
    return int(answer) - 1 if answer.isdecimal() and 1 <= int(answer) <= len(colleagues) else None


def _tell(found: list[Checked], as_json: bool) -> None:
    words = where_to_look(found)
    if as_json:
        rows = [as_data(row) | {"mend": row.mend.value if row.mend else ""} for row in found]
        wrong = any(row.outcome is Outcome.WRONG for row in found)
        print(json.dumps({"in_order": not wrong, "summary": words, "rows": rows}, indent=2))
    else:
        telling.heading(words)


def _mend(found: list[Checked], folder: Path, means: Means, person: Person) -> None:
    """Offer what can be put right, one thing at a time; only for who is there to say yes."""
    for mend in [row.mend for row in found if row.mend is not None]:
        if mend is Mend.KEY_FILES or not person.there:
            continue  # a key file is proved and written anew by opening the vault, and that is what the row says
        answer = person.ask(f"{mend.value}? Typ j voor ja, of alleen Enter: ")
        if answer.casefold() in YES:
            print(vault_mends.beside(folder, means, mend), file=sys.stderr)
