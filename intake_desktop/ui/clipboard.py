"""What this program puts on the clipboard goes off it again: the code after a minute, and all of it on leaving."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLIPBOARD_MS = 60_000
_Mode = QClipboard.Mode


_SHOWN: WeakSet[CodeOnClipboard] = WeakSet()


def clear_ours() -> None:
    """Take off whatever was copied here, and on X11 what was selected here; what another program put there stays.

    A code on the screen goes also where the system does not tell whose it is.
    """
    for code in _SHOWN:
        code.clear()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(_Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(_Mode.Selection)


class CodeOnClipboard(QObject):
    """Watches over the code on the screen: copied or selected in any way, it goes after a minute."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        _SHOWN.add(self)
        self._code = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLIPBOARD_MS)
        self._timer.timeout.connect(self.clear)
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._look)
        clipboard.selectionChanged.connect(self._look)

    def show(self, code: str) -> None:
        """The code that is on the screen from now on; the one before goes off the clipboard at once."""
        self.clear()
        self._code = code

    def put(self) -> None:
        """Copy the code; it goes by itself."""
        QGuiApplication.clipboard().setText(self._code)
        self._timer.start()

    def _look(self) -> None:
        if self._code and not self._timer.isActive() and any(self._places()):
            self._timer.start()

    def clear(self) -> None:
        """Take the code off now."""
        if shiboken6.isValid(self):
            self._timer.stop()
        for mode in self._places():
            QGuiApplication.clipboard().clear(mode)

    def _places(self) -> Iterator[QClipboard.Mode]:
        """Where the code stands now."""
        clipboard = QGuiApplication.clipboard()
        modes = (_Mode.Clipboard, _Mode.Selection) if clipboard.supportsSelection() else (_Mode.Clipboard,)
        return (mode for mode in modes if self._code and clipboard.text(mode) == self._code)
