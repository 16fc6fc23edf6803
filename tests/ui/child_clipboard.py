"""On a real display: copy and select, then leave; tells what this program still offers to other programs."""

from __future__ import annotations

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "xcb"

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from intake_desktop.ui import clipboard


def owned() -> str:
    """Which of the two places holds something of ours."""
    board = QApplication.clipboard()
    return f"{board.ownsClipboard()} {board.ownsSelection()} {board.text(QClipboard.Mode.Selection)!r}"


def main() -> int:
    """Words of a fictitious person, copied and selected by keys."""
    application = QApplication(sys.argv)
    line = QLineEdit("woorden van Anna Voorbeeld")
    line.show()
    QTest.qWaitForWindowExposed(line)
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    application.processEvents()
    print(owned())  # noqa: T201 - a child process speaks to its parent
    clipboard.clear_ours()
    application.processEvents()
    print(owned())  # noqa: T201 - a child process speaks to its parent
    return 0


if __name__ == "__main__":
    sys.exit(main())
