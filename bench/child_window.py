"""A process that opens one window and says when its first picture stands: an empty one, or the unlock screen."""

from __future__ import annotations

import sys
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPicture:
    """Prints the clock after the first paint of a window, and ends the program.

    It listens to the paint of that one kind of window. A filter on the whole application would cost more than what
    is measured: Python would have to look at every event of every part of the window.
    """

    def __init__(self, kind: type[QMainWindow]) -> None:
        self.waiting = True

        def paint(window: QMainWindow, event: QPaintEvent) -> None:
            QMainWindow.paintEvent(window, event)
            if self.waiting:
                self.waiting = False
                QTimer.singleShot(0, self.tell)

        kind.paintEvent = paint  # type: ignore[assignment,method-assign]  # the window itself need not know that it is measured

    def tell(self) -> None:
        """The paint event has been handled, with those of all parts of the window, and whatever waited behind it."""
        print(monotonic(), flush=True)
        QTimer.singleShot(0, QApplication.quit)


class Empty(QMainWindow):
    """The reference: nothing in it."""


def main() -> int:
    """`child_window empty` or `child_window springplank`, the latter with a home that holds a vault."""
    if sys.argv[1] == "springplank":
        from intake_desktop.__main__ import main as springplank
        from intake_desktop.ui.window import MainWindow

        FirstPicture(MainWindow)
        sys.argv = ["intake-desktop"]
        return springplank()
    application = QApplication(sys.argv[:1])
    FirstPicture(Empty)
    window = Empty()
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
