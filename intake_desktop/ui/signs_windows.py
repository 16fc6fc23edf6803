"""Sleep and screen lock on Windows: power broadcasts and session notifications, read from the messages of the window.

https://learn.microsoft.com/windows/win32/power/wm-powerbroadcast and
https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change. Windows waits about two seconds for a window
that handles PBT_APMSUSPEND, so the handling ends only when all is locked or that time is nearly over.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from intake_desktop.ui.signs import Hears, Signs

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, WTS_SESSION_LOCK = 0x0004, 0x0007
NOTIFY_FOR_THIS_SESSION = 0
SLEEP, LOCK = "sleep", "lock"
PATIENCE_MS = 1_700


def meaning(message: int, parameter: int) -> str:
    """What a message of Windows with this wParam says: SLEEP, LOCK, or "" for anything else."""
    if message == WM_POWERBROADCAST and parameter == PBT_APMSUSPEND:
        return SLEEP
    if message == WM_WTSSESSION_CHANGE and parameter == WTS_SESSION_LOCK:
        return LOCK
    return ""


class _Filter(QAbstractNativeEventFilter):
    """Sees every message that Windows sends to a window of ours; never stops one."""

    def __init__(self, signs: WindowsSigns) -> None:
        super().__init__()
        self._signs = signs

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Qt hands the address of a MSG."""
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]  # QByteArray gives its bytes
            found = wintypes.MSG.from_address(int(message))
            self._signs.on_message(found.message, found.wParam)
        return False, 0


class WindowsSigns(Signs):
    """Asks for session notifications for the one window; power broadcasts come to every window by themselves."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._filter: _Filter | None = None
        self._waiting: QEventLoop | None = None

    def start(self) -> None:
        """Begin to read messages."""
        self._filter = _Filter(self)
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self._filter)
        self.tell(Hears.WAITS, Hears.TELLS if self._notified("WTSRegisterSessionNotification") else Hears.NO)

    def stop(self) -> None:
        """Read messages no longer."""
        application = QCoreApplication.instance()
        if self._filter is not None and application is not None:
            application.removeNativeEventFilter(self._filter)
            self._notified("WTSUnRegisterSessionNotification")
        self._filter = None
        self.let_go()

    def on_message(self, message: int, parameter: int) -> None:
        """Act on one message; for sleep this returns when all is locked, or after PATIENCE_MS."""
        said = meaning(message, parameter)
        if not said:
            return
        if said == SLEEP and self._waiting is None:
            self._wait()
        else:
            (self.going if said == SLEEP else self.screen_shut).emit()

    def _wait(self) -> None:
        self._waiting = QEventLoop()
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self._waiting.quit)
        patience.start(PATIENCE_MS)
        QTimer.singleShot(0, self, self.going.emit)
        self._waiting.exec()
        patience.stop()
        patience.deleteLater()
        self._waiting = None

    def let_go(self) -> None:
        """All is locked: Windows may go on."""
        if self._waiting is not None:
            self._waiting.quit()

    def _notified(self, call: str) -> bool:
        """Ask Windows to tell this window about its session, or to stop; False when it would not."""
        if sys.platform != "win32":
            return False
        library = ctypes.WinDLL("wtsapi32")
        window = wintypes.HWND(int(self._window.winId()))
        if call == "WTSRegisterSessionNotification":
            return bool(library.WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION))
        return bool(library.WTSUnRegisterSessionNotification(window))
