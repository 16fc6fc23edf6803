"""While the vault gets a new key: a calm page over the whole window, with how far it is, Stop, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from intake_desktop.dossier.rotation import Underway
from intake_desktop.errors import SpringplankError
from intake_desktop.ui import theme
from intake_desktop.ui.parts import alone
from intake_desktop.ui.parts.buttons import primary
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.progress import Progress

BUSY = "De kluis krijgt een nieuwe sleutel"
LINES = ("Niemand kan nu typen. Alles wat er stond, blijft staan.", "Laat de computer aan en doe de laptop niet dicht.")
READY = "De kluis heeft een nieuwe sleutel"
READY_LINES = (
    "Iedereen ontgrendelt met hetzelfde wachtwoord als eerst. Ook de herstelsleutel op papier werkt nog.",
    "Oude reservekopieën gaan nog open met de oude sleutel. Is er een map voor kopieën? Dan komt er nu een nieuwe bij.",
)
STEP, STOPPING = "{procent} procent klaar", "Wordt gestopt en opgeruimd. Even wachten."
_BLOCK = 560
_LOOK_MS = 100


class NewKeyPage(QWidget):
    """Covers the window and takes the keyboard until `finished`."""

    finished = Signal()
    """Somebody has read how it ended."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.underway = Underway()
        self.done = False
        self.setObjectName("new-key-page")
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = WrapLabel(BUSY, "title")
        self._lines = tuple(WrapLabel(words) for words in LINES)
        self._progress = Progress(STEP.format(procent=0))
        self._code = WrapLabel("", "hint")
        self._on = primary("Verder")
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._lay_out()
        self._look.timeout.connect(self._show_progress)
        self._progress.stopped.connect(self.stop)
        self._on.clicked.connect(self.finished)
        self._cover(window)

    def _lay_out(self) -> None:
        block, inner = alone.block(_BLOCK, 12, 16)
        for part in (self._title, *self._lines, self._code):
            inner.addWidget(part)
        inner.addSpacing(theme.px(8))
        inner.addWidget(self._progress)
        inner.addWidget(self._on, 0, Qt.AlignmentFlag.AlignLeft)
        alone.place(self, block)
        self._code.hide()
        self._on.hide()
        self._progress.allow_stop()

    def _cover(self, window: QWidget) -> None:
        """Nothing behind it can be reached, by mouse or by keyboard."""
        self._behind = window.centralWidget() if isinstance(window, QMainWindow) else None
        if self._behind is not None:
            self._behind.setEnabled(False)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._look.start()
        self._show_progress()
        self._progress.take_focus()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """As large as the window, whatever happens to that."""
        if event.type() == QEvent.Type.Resize and isinstance(window, QWidget):
            self.setGeometry(window.rect())
        return super().eventFilter(window, event)

    def stop(self) -> None:
        """End it and tidy up; what is almost there is finished."""
        self.underway.stop()
        self._show_progress()

    def _show_progress(self) -> None:
        percent = self.underway.percent
        words = STOPPING if self.underway.stopped else STEP.format(procent=percent)
        self._progress.show_step(words, percent, 100)

    def tell_done(self) -> None:
        """The vault has its new key."""
        self.done = True
        self._tell(READY, READY_LINES, "")

    def tell(self, error: SpringplankError) -> None:
        """It has not: what that means and what to do."""
        title, meaning, remedy = error.sentences()
        self._tell(title, (meaning, remedy), f"Code {error.code}")

    def _tell(self, title: str, lines: tuple[str, str], code: str) -> None:
        self._look.stop()
        self._progress.hide()
        self._title.setText(title)
        for label, words in zip(self._lines, lines, strict=True):
            label.setText(words)
        self._code.setText(code)
        self._code.setVisible(bool(code))
        self._on.show()
        self._on.setAccessibleDescription(" ".join((title, *lines)))
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Give the window back."""
        self._look.stop()
        self.window().removeEventFilter(self)
        if self._behind is not None:
            self._behind.setEnabled(True)
        self.hide()
        self.deleteLater()
