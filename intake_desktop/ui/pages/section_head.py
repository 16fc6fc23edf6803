"""Above the questions of a section: its title, how far it is, what was taken over, and the way to another screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.form_engine.definition import Section
from intake_desktop.ui import theme
from intake_desktop.ui.pages.rooms import LABELS, room_of
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.parts.card import Card
from intake_desktop.ui.parts.labels import WrapLabel

ONE_OVER = "Eén antwoord is overgenomen."
OVER = "{count} antwoorden zijn overgenomen."
READ_TOGETHER = "Lees ze samen na. Klopt iets niet meer? Verander het."


class OneLine(WrapLabel):
    """Words that would like to stand on one line, and wrap when there is no room."""

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


class SectionHead(QWidget):
    """Says where somebody is; what is done here, the page does."""

    confirmed = Signal()
    """Everything that was taken over in this section still holds."""
    room_asked = Signal(str)
    """The room of the form that has a screen of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._title = OneLine("", "heading")
        self._count = WrapLabel("", "hint")
        self._intro = WrapLabel("", "muted")
        self._over: Banner | None = None
        self._elsewhere: Card | None = None
        self._room = self._minutes = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(self._title)
        line.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(line)
        self._column.addWidget(self._intro)

    def show_section(self, section: Section) -> None:
        """Another section."""
        self._title.setText(section.title)
        self._intro.setText(section.intro)
        self._intro.setVisible(bool(section.intro))
        self._minutes = f"ongeveer {section.talk_minutes} minuten" if section.talk_minutes > 1 else ""
        self._show_elsewhere(section.reference)

    def show_progress(self, progress: SectionProgress | None, answered: int, asked: int) -> None:
        """How far the section is; `answered` of `asked` on the other screen, when it has one."""
        here = progress is not None and not progress.elsewhere
        count = f"{progress.answered} van {progress.asked} beantwoord" if progress and here else ""
        self._count.setText(" · ".join(part for part in (count, self._minutes if here else "") if part))
        self._show_over(progress.unchecked if progress else 0)
        if self._elsewhere is not None:
            self._told.setText(
                f"{LABELS[self._room]} heeft een eigen scherm. Daar is {answered} van {asked} beantwoord."
            )

    def _show_over(self, count: int) -> None:
        if self._over is None:
            if not count:
                return
            still = outlined("Alles hier klopt nog", "check")
            still.setObjectName("confirm-section")
            still.clicked.connect(self.confirmed)
            self._over = Banner("info", "", buttons=(still,))
            self._column.addWidget(self._over)
        self._over.setVisible(bool(count))
        words = ONE_OVER if count == 1 else OVER.format(count=count)
        if count and self._over.accessibleName() != f"{words} {READ_TOGETHER}":
            self._over.tell("info", words, READ_TOGETHER)

    def _show_elsewhere(self, form_id: str) -> None:
        if self._elsewhere is not None:
            self._column.removeWidget(self._elsewhere)
            self._elsewhere.deleteLater()
            self._elsewhere = None
        if not form_id:
            return
        self._room = room_of(form_id)
        self._elsewhere = Card()
        self._told = WrapLabel("", "body")
        go = outlined(f"Naar {LABELS[self._room]}", "chevron-right")
        go.trailing = True
        go.setObjectName(f"go-{self._room}")
        go.clicked.connect(lambda: self.room_asked.emit(self._room))
        self._elsewhere.column.addWidget(self._told)
        self._elsewhere.column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._elsewhere)

    def way_on(self) -> QWidget | None:
        """The button to the other screen, for a section that has nothing else to reach."""
        return None if self._elsewhere is None else self._elsewhere.findChild(QWidget, f"go-{self._room}")
