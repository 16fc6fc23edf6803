"""What makes a password good enough, and how long to wait after wrong ones (safety-study 2.3)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from intake_desktop.errors import PasswordTooCommon, PasswordTooShort, SpringplankError, VaultError, WaitBeforeRetry
from intake_desktop.sealing import canonical
from intake_desktop.sealing.files import read_whole, write_atomically

SHORTEST = 15
LONGEST = 128
FREE_FAILURES = 3
LONG_PAUSE_AFTER = 10
LONGEST_WAIT = 300
LONG_PAUSE = 900
ATTEMPTS = "pogingen.json"
_LARGEST = 64 * 1024
_COMMON = (
    "wachtwoord",
    "password",
    "welkom",
    "welcome",
    "springplank",
    "qwerty",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azerty",
    "admin",
    "beheerder",
    "amsterdam",
    "geheim",
    "letmein",
    "iloveyou",
    "hallo",
    "zomer",
    "winter",
    "lente",
    "herfst",
    "januari",
    "maandag",
    "dagbesteding",
    "regenboog",
    "cordaan",
    "querido",
    "abcdefghijklmnopqrstuvwxyz",
)
_ROWS = ("01234567890", "09876543210")
_RUNS = tuple(row[at : at + length] for length in range(11, 2, -1) for row in _ROWS for at in range(12 - length))


class PasswordTooLong(VaultError):
    """More characters than anybody types; the limit keeps a mistaken paste out."""

    code = "ZK-112b"
    title = "Wachtwoord is te lang"
    meaning = "Een wachtwoord heeft hoogstens 128 tekens."
    remedy = "Maak het korter."


def check(password: str) -> None:
    """Raises PasswordTooShort, PasswordTooLong or PasswordTooCommon; anything else is good enough.

    There are no rules about capitals or signs (NIST SP 800-63B-4): length is what counts.
    """
    text = unicodedata.normalize("NFC", password)
    if len(text) < SHORTEST:
        raise PasswordTooShort
    if len(text) > LONGEST:
        raise PasswordTooLong
    if _is_common(text.casefold()):
        raise PasswordTooCommon


def _is_common(text: str) -> bool:
    """Few different characters, or hardly anything beside well-known words and rows of keys."""
    if len(set(text)) < 5 or len(set(_chunks(text))) == 1:
        return True
    left = "".join(letter for letter in text if letter.isalnum())
    for common in (*sorted(_COMMON, key=len, reverse=True), *_RUNS):
        left = left.replace(common, "")
    return len(left) <= 5


def _chunks(text: str) -> list[str]:
    """The text in equal pieces when it is one piece said over and over, else the text and a mark that differs."""
    for length in range(1, len(text) // 2 + 1):
        if len(text) % length == 0 and text[:length] * (len(text) // length) == text:
            return [text[:length]]
    return [text, ""]


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failures since the last success for one slot, kept in a small file beside the vault.

    The file protects against guessing at this screen only; who copies the vault away is held up by Argon2id alone.
    """

    folder: Path
    slot_id: str

    def failures(self) -> int:
        """How many wrong passwords in a row."""
        return self.known().get(self.slot_id, (0, ""))[0]

    def check(self, now: datetime) -> None:
        """Raises WaitBeforeRetry while the pause after the last failure lasts; there is never a permanent lock-out."""
        failures, last = self.known().get(self.slot_id, (0, ""))
        if not failures:
            return
        since = now - datetime.fromisoformat(last)
        if since < timedelta(0):  # the clock was set back: count from now, or the pause could last for years
            if not self._keep(failures, now):
                return  # what cannot be written would be as far ahead the next time, and the time after that
            since = timedelta(0)
        left = pause_after(failures) - since.total_seconds()
        if left > 0:
            raise WaitBeforeRetry(seconden=int(left) + 1)

    def failed(self, now: datetime) -> None:
        """Count one more failure."""
        self._keep(self.failures() + 1, now)

    def succeeded(self) -> None:
        """Forget the failures of this slot."""
        known = self.known()
        if known.pop(self.slot_id, None):
            self._write(known)

    def _keep(self, failures: int, now: datetime) -> bool:
        known = self.known()
        known[self.slot_id] = (failures, now.isoformat())
        return self._write(known)

    def _write(self, known: dict[str, tuple[int, str]]) -> bool:
        """Whether it stands there now: a full or read-only disk must not keep anybody out."""
        try:
            write_atomically(self.folder / ATTEMPTS, canonical.dumps(known))
        except SpringplankError:
            return False
        return True

    def known(self) -> dict[str, tuple[int, str]]:
        """What the file says; a damaged file counts as empty, a damaged line as absent."""
        try:
            found = canonical.loads(read_whole(self.folder / ATTEMPTS, _LARGEST))
        except (OSError, ValueError):
            return {}
        lines = found.items() if isinstance(found, dict) else ()
        return {slot: entry for slot, line in lines if (entry := _entry(line)) is not None}


def failures_now(folder: Path) -> int:
    """How many wrong passwords in a row there are now, of everybody together."""
    return sum(count for count, _ in Attempts(folder, "").known().values())


def _entry(found: object) -> tuple[int, str] | None:
    """One line of the file; None for anything else than a count and a time with a zone."""
    try:
        match found:
            case [int(count), str(moment)] if datetime.fromisoformat(moment).tzinfo and 0 < count < 1_000_000:
                return count, moment
    except ValueError:
        return None
    return None


def pause_after(failures: int) -> int:
    """Seconds to wait: none after three failures, then 2^n, at most 5 minutes; 15 minutes from the tenth on."""
    if failures >= LONG_PAUSE_AFTER:
        return LONG_PAUSE
    return min(2**failures, LONGEST_WAIT) if failures > FREE_FAILURES else 0
