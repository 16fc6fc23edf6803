"""A D-Bus of the test's own, with services on it that say what logind and a screen saver say."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor, QDBusVirtualObject

from intake_desktop.ui.signs_linux import LOGIN, MANAGER, MANAGER_PATH, SESSION, Buses

SESSION_PATH = f"{MANAGER_PATH}/session/_31"
SAVER, SAVER_PATH = "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>custom</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


class Bus:
    """A daemon that ends with the test."""

    def __init__(self, folder: Path) -> None:
        assert shutil.which("dbus-daemon"), "install dbus (scripts/setup.sh test): this test never skips"
        config = folder / "bus.conf"
        config.write_text(CONFIG.format(folder=folder), "utf-8")
        asked = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
        self._daemon = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._names: list[str] = []

    @property
    def both(self) -> Buses:
        """This one daemon in the place of both buses."""
        return Buses(self.address, self.address)

    def connection(self, name: str) -> QDBusConnection:
        """A connection for a service of the test."""
        self._names.append(name)
        made = QDBusConnection.connectToBus(self.address, name)
        assert made.isConnected()
        return made

    def stop(self) -> None:
        for name in self._names:
            QDBusConnection.disconnectFromBus(name)
        self._daemon.terminate()
        self._daemon.wait(timeout=10)
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()


class Logind(QDBusVirtualObject):
    """Answers as logind does: one session, and delay locks that are the other end of a pipe."""

    def __init__(self, bus: Bus, *, refuses: bool = False) -> None:
        super().__init__()
        self._refuses = refuses
        self.asked: list[list[object]] = []
        self._ends: list[int] = []
        self._bus = bus.connection("test-logind")
        assert self._bus.registerVirtualObject(MANAGER_PATH, self)
        assert self._bus.registerService(LOGIN)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() == "GetSession":
            reply = message.createReply()
            reply.setArguments([QDBusObjectPath(SESSION_PATH)])
        elif self._refuses:
            reply = message.createErrorReply("org.freedesktop.DBus.Error.AccessDenied", "no")
        else:
            self.asked.append(message.arguments())
            reply = message.createReply()
            reply.setArguments([self._delay_lock()])
        connection.send(reply)
        return True

    def _delay_lock(self) -> QDBusUnixFileDescriptor:
        ours, theirs = os.pipe()
        self._ends.append(ours)
        lock = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        return lock

    def held(self) -> int:
        """How many delay locks are not closed yet."""
        return sum(not select.select([end], [], [], 0)[0] for end in self._ends)

    def say(self, member: str, *arguments: object, path: str = MANAGER_PATH) -> None:
        """Send this signal."""
        send(self._bus, (path, SESSION if path == SESSION_PATH else MANAGER, member), *arguments)

    def stop(self) -> None:
        for end in self._ends:
            os.close(end)


def send(bus: QDBusConnection, signal: tuple[str, str, str], *arguments: object) -> None:
    """Send a signal: path, interface and member."""
    said = QDBusMessage.createSignal(*signal)
    said.setArguments(list(arguments))
    assert bus.send(said)


def screen_saver(bus: Bus) -> Callable[[bool], None]:
    """A screen saver on the bus; call it to say whether it is on."""
    connection = bus.connection("test-saver")
    assert connection.registerService(SAVER)
    return lambda on: send(connection, (SAVER_PATH, SAVER, "ActiveChanged"), on)
