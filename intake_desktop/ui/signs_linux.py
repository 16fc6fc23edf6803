"""Sleep and screen lock on Linux, by D-Bus: systemd-logind, which waits for us, and the screen savers of desktops.

https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html (PrepareForSleep, Inhibit, Lock) and
https://systemd.io/INHIBITOR_LOCKS. D-Bus is a socket of this computer, no network.
"""

from __future__ import annotations

import itertools
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusConnectionInterface,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusReply,
)

from intake_desktop.errors import SpringplankError
from intake_desktop.ui import background
from intake_desktop.ui.signs import Hears, Signs

_LOG = logging.getLogger("springplank")
LOGIN, MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
WHY = "Springplank vergrendelt de kluis"
_NUMBERS = itertools.count()
"""A name of its own for each connection: the name of one that is going may not be had again."""
_MOST_MS = 3_000
_MET_ON_A_THREAD = (QDBusConnection, QDBusConnectionInterface, QDBusReply)
"""Classes of Qt that connecting meets: they come into being here, on the thread of the window (decision 0100)."""


@dataclass(frozen=True, slots=True)
class Buses:
    """Addresses of the two buses; "" is the one of this computer. Tests hand in their own."""

    system: str = ""
    session: str = ""


class LinuxSigns(Signs):
    """Without D-Bus it hears nothing and says so; idling locks all the same."""

    def __init__(self, parent: QObject, buses: Buses | None = None) -> None:
        super().__init__(parent)
        self._buses = buses or Buses()
        number = next(_NUMBERS)
        self._names = (f"springplank-system-{number}", f"springplank-session-{number}")
        self._system: QDBusConnection | None = None
        self._session: QDBusConnection | None = None
        self._held: int | None = None
        self._wanted = False
        self._calls: dict[QDBusPendingCallWatcher, Callable[[QDBusMessage], None]] = {}

    def start(self) -> None:
        """Connect in the background: a bus that does not answer keeps nobody waiting."""
        buses, names = self._buses, self._names
        background.run(lambda: _connect(buses, names), self._on_connected, self._on_error, self)

    def _on_error(self, _error: SpringplankError) -> None:
        self.tell(Hears.NO, Hears.NO)

    def _on_connected(self, found: tuple[QDBusConnection, QDBusConnection, bool]) -> None:
        system, session, saver = found
        if system.isConnected():
            self._system = system
            system.connect(LOGIN, MANAGER_PATH, MANAGER, "PrepareForSleep", self, _slot("on_prepare(bool)"))
            self._ask("GetSession", ["auto"], self._on_session)
            self.hold()
        else:
            self.tell(sleep=Hears.NO)
        if session.isConnected():
            self._session = session
            for name in SAVERS:
                session.connect(name, "", name, "ActiveChanged", self, _slot("on_saver(bool)"))
        if saver:
            self.tell(screen_lock=Hears.TELLS)
        elif self._system is None:
            self.tell(screen_lock=Hears.NO)
        if self._system is None:
            _LOG.info("no system bus: sleep is not reported on this computer")

    def _ask(self, method: str, arguments: list[object], answer: Callable[[QDBusMessage], None]) -> None:
        """Call logind without waiting; the answer comes when it comes, and never after stop()."""
        assert self._system is not None
        call = QDBusMessage.createMethodCall(LOGIN, MANAGER_PATH, MANAGER, method)
        call.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call, _MOST_MS), self)
        self._calls[watcher] = answer
        watcher.finished.connect(self._on_answer)

    @Slot("QDBusPendingCallWatcher*")
    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = self._calls.pop(watcher, None)
        if answer is not None:
            answer(watcher.reply())
        watcher.deleteLater()

    def _on_session(self, reply: QDBusMessage) -> None:
        path = reply.arguments()[0].path() if _is_answer(reply) else ""
        if path and self._system is not None:
            self._system.connect(LOGIN, path, SESSION, "Lock", self, _slot("on_lock()"))
            self.tell(screen_lock=Hears.TELLS)
        elif self.screen_lock is Hears.ASKING:
            self.tell(screen_lock=Hears.NO)

    def hold(self) -> None:
        """Take a delay lock: the computer waits, a few seconds at most, until it is let go."""
        self._wanted = True
        if self._system is not None and self._held is None:
            self._ask("Inhibit", ["sleep", "Springplank", WHY, "delay"], self._on_inhibited)

    def _on_inhibited(self, reply: QDBusMessage) -> None:
        if not _is_answer(reply):
            known = not reply.errorName().endswith((".ServiceUnknown", ".NameHasNoOwner"))
            self.tell(sleep=Hears.TELLS if known else Hears.NO)
            _LOG.info("no delay of sleep: %s", reply.errorName())
            return
        if self._wanted and self._held is None:
            self._held = os.dup(reply.arguments()[0].fileDescriptor())
        self.tell(sleep=Hears.WAITS)

    def let_go(self) -> None:
        """Close the delay lock; the computer goes on at once."""
        self._wanted = False
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def stop(self) -> None:
        """Let go and leave both buses."""
        self.let_go()
        self._calls.clear()
        if self._system is not None or self._session is not None:
            _disconnect(self._names)
        self._system = self._session = None

    @Slot(bool)
    def on_prepare(self, begins: bool) -> None:
        """The computer goes to sleep (True), or woke up (False): then a new lock is needed for the next time."""
        if begins:
            self.going.emit()
        elif self._wanted:
            self.hold()

    @Slot()
    def on_lock(self) -> None:
        """The session is being locked."""
        self.screen_shut.emit()

    @Slot(bool)
    def on_saver(self, active: bool) -> None:
        """The screen saver came (True) or went."""
        if active:
            self.screen_shut.emit()


def _slot(words: str) -> Any:
    """The stub of connect() asks for bytes; what it takes is the str that SLOT gives."""
    return SLOT(words)


def _is_answer(reply: QDBusMessage) -> bool:
    return reply.type() is reply.MessageType.ReplyMessage and bool(reply.arguments())


def _connect(buses: Buses, names: tuple[str, str]) -> tuple[QDBusConnection, QDBusConnection, bool]:
    """Both connections, perhaps not connected, and whether a screen saver is there. For a thread."""
    system = _bus(buses.system or _system_bus(), names[0])
    session = _bus(buses.session or _session_bus(), names[1])
    bus = session.interface() if session.isConnected() else None
    saver = bus is not None and any(bus.isServiceRegistered(name).value() for name in SAVERS)
    return system, session, saver


def _bus(address: str, name: str) -> QDBusConnection:
    """A connection, not connected when nothing is there: asking then warns while all of Python waits for the answer."""
    path = address.removeprefix("unix:path=").split(",")[0] if address.startswith("unix:path=") else ""
    if path and not Path(path).exists():
        return QDBusConnection(name)
    return QDBusConnection.connectToBus(address, name)


def _system_bus() -> str:
    """Where the bus of the computer is."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or "unix:path=/run/dbus/system_bus_socket"


def _session_bus() -> str:
    """Where the bus of this person is. Asked by its kind alone, D-Bus would start one when there is none."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    return given or f"unix:path=/run/user/{os.getuid()}/bus"


def _disconnect(names: tuple[str, str]) -> None:
    for name in names:
        QDBusConnection.disconnectFromBus(name)
