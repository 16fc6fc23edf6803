"""What a screen reader hears: the accessibility bus of a display of the test's own, read as Orca reads it."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PATIENCE = 20
"""Seconds for one answer: whoever gives none within these ends the test."""
ROOT_PATH = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
STATES = {"checked": 4, "enabled": 8, "focusable": 11, "focused": 12, "showing": 25}
"""Numbers of AtspiStateType (at-spi2-core, atspi-constants.h)."""
Place = tuple[str, str]
"""Where something can be asked: the address of its program and its path there."""
REGISTRY: Place = ("org.a11y.atspi.Registry", ROOT_PATH)
SESSION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing on the screen, as it is told."""

    name: str
    role: str
    description: str
    states: frozenset[str]


class Ears:
    """A session bus with an accessibility bus beside it, both of the test alone."""

    def __init__(self, folder: Path, display: str) -> None:
        assert LAUNCHER.exists(), "install at-spi2-core (scripts/setup.sh test): this test never skips"
        assert shutil.which("dbus-daemon"), "install dbus (scripts/setup.sh test)"
        config = folder / "session.conf"
        config.write_text(SESSION.format(folder=folder), "utf-8")
        asked = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
        self._daemon = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._session = self._first_line()
        self.env = {**os.environ, "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": self._session, "HOME": str(folder)}
        self.env |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_RUNTIME_DIR": str(folder)}
        quiet = subprocess.DEVNULL
        self._launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"], env=self.env, stdout=quiet, stderr=quiet)
        self._bus: DBusConnection | None = None

    def _first_line(self) -> str:
        """Where the session bus can be found; it says so when it is there."""
        assert self._daemon.stdout is not None
        ready, _, _ = select.select([self._daemon.stdout], [], [], PATIENCE)
        assert ready, "dbus-daemon says nothing"
        return self._daemon.stdout.readline().strip()

    def listen(self) -> bool:
        """Come onto the accessibility bus; False while it is not there yet."""
        with open_dbus_connection(self._session) as session:
            asked = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(asked, "GetAddress"), timeout=PATIENCE)
        if reply.header.message_type is MessageType.method_return:
            self._bus = open_dbus_connection(reply.body[0])
        return self._bus is not None

    def everything(self) -> Iterator[Heard]:
        """Whatever can be heard now, in the order in which a screen reader walks it."""
        for program in self._children(REGISTRY):
            heard = (self._heard(at) for at, _states in self._shown(program))
            yield from (each for each in heard if each is not None)

    def focused(self) -> Heard | None:
        """Where the keyboard is: the innermost thing that says so."""
        places = (found for program in self._children(REGISTRY) for found in self._shown(program))
        here = [at for at, states in places if "focused" in states]
        return self._heard(here[-1]) if here else None

    def _shown(self, at: Place) -> Iterator[tuple[Place, frozenset[str]]]:
        """This and whatever is below it, as far as it is on the screen."""
        states = self._states(at)
        if "showing" not in states:
            return
        yield at, states
        for child in self._children(at):
            yield from self._shown(child)

    def _states(self, at: Place) -> frozenset[str]:
        numbers = self._ask(at, "GetState") or ()  # nothing when it went away while it was asked
        bits = sum(number << 32 * place for place, number in enumerate(numbers))
        return frozenset(name for name, place in STATES.items() if bits >> place & 1)

    def _heard(self, at: Place) -> Heard | None:
        states, role = self._states(at), self._ask(at, "GetRoleName")
        return role and Heard(self._text(at, "Name"), role, self._text(at, "Description"), states)

    def _children(self, at: Place) -> list[Place]:
        return list(self._ask(at, "GetChildren") or [])

    def _text(self, at: Place, name: str) -> str:
        found = self._call(Properties(_address(at)).get(name))
        return "" if found is None else str(found[1])

    def _ask(self, at: Place, method: str) -> Any:
        return self._call(new_method_call(_address(at), method))

    def _call(self, asked: Any) -> Any:
        assert self._bus is not None
        reply = self._bus.send_and_get_reply(asked, timeout=PATIENCE)
        assert HeaderFields.reply_serial in reply.header.fields
        return reply.body[0] if reply.header.message_type is MessageType.method_return else None

    def stop(self) -> None:
        """Leave the bus and end both daemons."""
        if self._bus is not None:
            self._bus.close()
        for process in (self._launcher, self._daemon):
            ended(process)
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()


def ended(process: subprocess.Popen[Any]) -> None:
    """End this process; one that does not listen is killed."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _address(at: Place) -> DBusAddress:
    return DBusAddress(at[1], at[0], ACCESSIBLE)
