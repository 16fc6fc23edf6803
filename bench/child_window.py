"""A process that opens one window and says when its first picture stands: an empty one, or the unlock screen."""

from __future__ import annotations

import sys
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPicture(QObject):
    """Prints the clock after the first paint of a window, and ends the program."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt calls this for every event of every object."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        """The paint event has been handled and whatever waited behind it too."""
        print(monotonic(), flush=True)
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    """`child_window empty` or `child_window springplank`, the latter with a home that holds a vault."""
    application = QApplication(sys.argv[:1])
    FirstPicture(application)
    if sys.argv[1] == "springplank":
        from intake_desktop.__main__ import main as springplank

        sys.argv = ["intake-desktop"]
        return springplank()
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
