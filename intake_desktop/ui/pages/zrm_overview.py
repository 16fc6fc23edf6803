"""The overview of a ZRM measurement: all domains in one matrix, to see and to score by keyboard or mouse."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Form
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.pages.zrm_matrix import MatrixGrid
from intake_desktop.ui.pages.zrm_matrix_facts import NOT_JUDGED, Matrix
from intake_desktop.ui.pages.zrm_matrix_legend import Legend
from intake_desktop.ui.parts.buttons import outlined, primary, small
from intake_desktop.ui.parts.empty import EmptyState
from intake_desktop.ui.parts.labels import WrapLabel, plainly
from intake_desktop.ui.parts.tags import Tag

TITLE, ONE_DOMAIN = "Overzicht ZRM", "Eén domein"
KEYS = "Pijltjes lopen · 1–5 kiest · 0 reden · Enter opent"
_EMPTY = ("Nog niets beoordeeld", "Zodra één domein een niveau heeft, zie je het hier.")


class Overview(QWidget):
    """Tells what a person chose; the page passes it to the session and calls show_matrix."""

    scored = Signal(int, int)
    """Row and level."""
    unscored = Signal(int, str)
    """Row and code of the reason for having no level."""
    opened = Signal(int)
    """Row of the domain to see by itself."""
    came = Signal(int)
    """Row that the keyboard came to."""
    first_asked = Signal()
    """Somebody wants to begin at the first domain."""

    def __init__(self, form: Form, matrix: Matrix) -> None:
        super().__init__()
        self._form, self._menu = form, QMenu(self)
        self._here = False
        self.grid = MatrixGrid(matrix)
        self._legend = Legend()
        self._tag = Tag("info", "")
        self._one = small(outlined(ONE_DOMAIN))
        self._one.setObjectName("one-domain")
        self._one.setToolTip("Ctrl+O")
        self._filled = QWidget()
        self._first = primary("Naar het eerste domein")
        self._inside = outlined("Hier invullen")
        self._inside.setObjectName("fill-in-here")
        self._empty = EmptyState(*_EMPTY, (self._first, self._inside))
        self._lay_out()
        self._listen()

    def show_matrix(self, matrix: Matrix, count: str) -> None:
        """Show what the session holds now; `count` says how far it is."""
        self._tag.show_tag("info", count.replace("\n", " · "))
        self._legend.show_matrix(matrix)
        self.grid.show_matrix(matrix)
        empty = matrix.empty and not self._here
        if empty is self._filled.isHidden():
            return
        self._filled.setHidden(empty)
        self._empty.setVisible(empty)

    @property
    def filled(self) -> bool:
        """True while the matrix stands there, False while it is empty and says so."""
        return not self._filled.isHidden()

    def take_focus(self, number: int | None = None) -> None:
        """The keyboard goes to this row, or to the button of an empty overview."""
        if self._filled.isHidden():
            self._empty.take_focus()
        else:
            self.grid.take_focus(number)

    def ask_reason(self) -> None:
        """Why does this row have no level? Nothing changes before a reason is chosen, with its digit or by walking."""
        row, number = self.grid.matrix.rows[self.grid.row], self.grid.row
        menu = self._menu = QMenu(self)
        menu.setAccessibleName(f"{row.question.label}, {NOT_JUDGED.lower()}, reden")
        for key, code in enumerate(row.question.no_answer, start=1):
            words = named(self._form.no_answer_labels.get(code, code), self.grid.matrix.call_name)
            action = menu.addAction(f"&{key}  {plainly(words)}")
            action.triggered.connect(lambda _on=False, code=code: self.unscored.emit(number, code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.grid.corner_of(number))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(WrapLabel(TITLE, "heading"))
        head.addWidget(self._tag)
        head.addStretch(1)
        head.addWidget(self._one)
        inner = QVBoxLayout(self._filled)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(4))
        inner.addWidget(self._legend)
        inner.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        column.addWidget(self._filled)
        column.addWidget(self._empty)
        self._empty.hide()

    def _listen(self) -> None:
        self.grid.scored.connect(self.scored)
        self.grid.opened.connect(self.opened)
        self.grid.came.connect(self.came)
        self.grid.numbers_only.connect(self._legend.show_levels)
        self._one.clicked.connect(lambda: self.opened.emit(self.grid.row))
        self._first.clicked.connect(self.first_asked)
        self._inside.clicked.connect(self._fill_in_here)

    def _fill_in_here(self) -> None:
        self._here = True
        self._empty.hide()
        self._filled.show()
        self.take_focus(0)
