"""What the command line says: calm Dutch lines, errors with what to do, and the exit code that goes with them."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterable, Sequence

from intake_desktop import paths
from intake_desktop.dossier.consent import ConsentExpired, ConsentMissing, DateRefused, GroundMissing
from intake_desktop.errors import AnswerRefused, Mistake, SpringplankError, WrongPassword, WrongRecoveryKey

OK = 0
REFUSED = 1
"""The content is refused: mistakes in a form or dossier, no permission, or a file that was changed."""
WRONG_USE = 2
PLACE = 3
"""Something about a file, a folder or a vault."""
WRONG_CODE = 4

_CONTENT = (AnswerRefused, ConsentExpired, ConsentMissing, DateRefused, GroundMissing)
_SECRET = (WrongPassword, WrongRecoveryKey)
_USE_CODES = frozenset({"ZK-373"})
_SECRET_CODES = frozenset({"ZK-203", "ZK-203b"})
_CONTENT_CODES = frozenset({"ZK-211"})


def say(text: str = "") -> None:
    """One line of the story."""
    print(text)


def heading(text: str) -> None:
    """A line with air above it."""
    print(f"\n{text}")


def listed(lines: Iterable[str], indent: int = 2) -> None:
    """Lines below each other, indented."""
    for line in lines:
        print(" " * indent + line)


def typed(words: Sequence[str], system: str = sys.platform) -> str:
    """A command of ours as somebody can type it on this system; on Windows no search path leads to the program."""
    if system == "win32":
        return subprocess.list2cmdline([*paths.own_command(), *words])
    return shlex.join(["intake-desktop", *words])


def complain(error: SpringplankError) -> int:
    """Say what happened, what it means and what to do, on the error channel. Gives the exit code."""
    title, meaning, remedy = error.sentences()
    print(f"{title}. {meaning}\n{remedy} ({error.code})", file=sys.stderr)
    mistakes = getattr(error, "mistakes", ())
    _show_mistakes(mistakes)
    return REFUSED if mistakes else _exit_code(error)


def _exit_code(error: SpringplankError) -> int:
    if isinstance(error, _SECRET) or error.code in _SECRET_CODES:
        return WRONG_CODE
    if isinstance(error, _CONTENT) or error.code in _CONTENT_CODES:
        return REFUSED
    return WRONG_USE if error.code in _USE_CODES else PLACE


def _show_mistakes(mistakes: Iterable[Mistake]) -> None:
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
