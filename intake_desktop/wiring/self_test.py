"""The self-test: whether everything that the work needs works on this computer, a row for each part."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.dossier.checked import Checked, Mend, Outcome
from intake_desktop.errors import SpringplankError

if TYPE_CHECKING:
    from intake_desktop.sealing.costs import KdfPolicy
    from intake_desktop.wiring.self_test_way import Way

AGAIN = "Installeer Springplank opnieuw. Blijft dit zo? Geef deze regel door aan de makers."
EARLIER = "Een eerder onderdeel ging mis. Dit onderdeel heeft dat nodig."
_FORESEEN = (
    *(SpringplankError, OSError, MemoryError, ImportError, subprocess.SubprocessError),
    *(ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RuntimeError, AssertionError),
    *(zlib.error, struct.error),
)
"""A test of everything must tell whatever goes wrong: libraries that are not there, not whole or not themselves."""
_OF_LIBRARIES = (("sqlcipher3.dbapi2", "Error"), ("sqlalchemy.exc", "SQLAlchemyError"), ("pikepdf", "PdfError"))
"""Their own faults, which are no kind of the ones above; only of what was loaded."""


class NotInOrder(Exception):
    """A check that came out wrong: what was seen, what to do about it, and how the program can help."""

    outcome = Outcome.WRONG

    def __init__(self, words: str, remedy: str = AGAIN, mend: Mend | None = None) -> None:
        super().__init__(words)
        self.words, self.remedy, self.mend = words, remedy, mend


class ToMind(NotInOrder):
    """Nothing is broken, but somebody should know this."""

    outcome = Outcome.MIND


class NotLookedAt(NotInOrder):
    """A check that could not be done now, and why."""

    outcome = Outcome.NOT_DONE


@dataclass(frozen=True, slots=True)
class Check:
    """One part: its name, and what gives the words for when it is in order. Raises NotInOrder, or what went wrong."""

    what: str
    look: Callable[[], str]

    def done(self) -> Checked:
        """The row for the table; never an error."""
        try:
            return Checked(self.what, Outcome.GOOD, self.look())
        except NotInOrder as found:
            return Checked(self.what, found.outcome, found.words, found.remedy, found.mend)
        except SpringplankError as told:
            title, meaning, remedy = told.sentences()
            return Checked(self.what, Outcome.WRONG, f"{title}. {meaning} ({told.code})", remedy)
        except _foreseen() as fault:
            return Checked(self.what, Outcome.WRONG, _name(fault), AGAIN)


def _foreseen() -> tuple[type[Exception], ...]:
    loaded = (getattr(sys.modules[module], name) for module, name in _OF_LIBRARIES if module in sys.modules)
    return (*_FORESEEN, *loaded)


def _name(fault: BaseException) -> str:
    """Which kind of fault; what it says may hold a path, and never more than that."""
    if isinstance(fault, OSError) and fault.strerror:
        return f"Het systeem zegt: {fault.strerror}."
    if isinstance(fault, ImportError):
        return f"Een onderdeel ontbreekt of past niet: {fault.name or 'onbekend'}."
    return f"Er ging iets mis ({type(fault).__name__})."


def rows(vault_folder: Path, policy: KdfPolicy | None = None) -> Iterator[Checked]:
    """Every row, one after another as it is done; close the iterator to stop earlier, and nothing stays behind.

    vault_folder: where the vault of this workstation stands or will stand; only written beside, never in a file of it.
    policy: of the throw-away vault; None is the shipped one.
    """
    from intake_desktop.wiring import self_test_place, self_test_start

    for check in (*self_test_place.checks(vault_folder), *_known_answers()):
        yield check.done()
    yield from _way(policy)
    for check in self_test_start.checks():
        yield check.done()


def _known_answers() -> Iterator[Check]:
    from intake_desktop.wiring import self_test_library

    return iter(self_test_library.checks())


def _way(policy: KdfPolicy | None) -> Iterator[Checked]:
    """The whole way once, in a folder of its own; after the first fault the rest of it cannot be done."""
    from intake_desktop.wiring import throw_away
    from intake_desktop.wiring.self_test_way import Way

    try:
        with throw_away.folder() as place:
            way = Way(place, policy)
            try:
                yield from _until_wrong(way)
            finally:
                way.close()
    except OSError as fault:
        yield Checked("Opruimen", Outcome.WRONG, _name(fault), "Maak ruimte op de schijf en probeer opnieuw.")
        return
    yield Check("Opruimen", lambda: _is_gone(place)).done()


def _until_wrong(way: Way) -> Iterator[Checked]:
    fine = True
    for check in way.checks():
        row = check.done() if fine else Checked(check.what, Outcome.NOT_DONE, EARLIER)
        fine = row.outcome is Outcome.GOOD
        yield row


def _is_gone(place: Path) -> str:
    if place.exists():
        raise NotInOrder(f"De map van de proef staat er nog: {place}.", "Gooi deze map weg.")
    return "Opgeruimd. Er blijft niets van de proef achter."
