"""What a vault needs from outside: clock, ids, randomness, disk, and the names that the journal records."""

from __future__ import annotations

import getpass
import platform
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version

from intake_desktop.sealing.files import SYSTEM, Disk


@dataclass(frozen=True, slots=True)
class Means:
    """Everything that tests replace. `now` gives times with a zone; `workstation` is at most 80 characters."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    random_bytes: Callable[[int], bytes]
    workstation: str = ""
    app_version: str = ""
    disk: Disk = SYSTEM


def of_this_computer() -> Means:
    """The real clock, random ids and randomness, and the name of this computer."""
    try:
        app_version = version("intake-desktop")
    except PackageNotFoundError:
        app_version = "onbekend"
    return Means(
        now=lambda: datetime.now().astimezone(),
        new_id=lambda: uuid.uuid4().hex,
        random_bytes=secrets.token_bytes,
        workstation=f"{platform.node()} ({getpass.getuser()})"[:80],
        app_version=app_version,
    )


def on_the_day(means: Means, day: date) -> Means:
    """These means with a clock that runs on the day of a story, so that its measurements are not out of date."""
    now = means.now()
    shift = now - now.replace(year=day.year, month=day.month, day=day.day)
    return Means(lambda: means.now() - shift, means.new_id, means.random_bytes, means.workstation, means.app_version)
