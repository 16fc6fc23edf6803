"""Rows that belong together (work done, people who help): read as text, filled in one row at a time, with undo."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_desktop.form_engine.answers import NOTHING, AnswerValue
from intake_desktop.form_engine.definition import Question
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.tab_order import chain_tabs, focus_stops
from intake_desktop.ui.fields.table_editor import MakeField, RowEditor
from intake_desktop.ui.fields.table_head import TableHead
from intake_desktop.ui.fields.table_row import Cells, RowView, no_cells
from intake_desktop.ui.fields.table_strips import AddStrip, UndoStrip


class TableField(Field):
    """Up and Down walk over rows, Enter fills one in, Delete removes it (undo is offered), Insert adds one.

    The rows themselves live elsewhere: this field asks for a row, and shows it when it is given back.
    """

    row_asked = Signal()
    """A person wants a new row; answer with open_row(row_id)."""
    row_removed = Signal(str)
    undo_asked = Signal()
    """A person wants the row back that was removed last."""
    cell_changed = Signal(object, object, object)
    """AnswerKey of the cell, AnswerValue, words."""
    cell_cleared = Signal(object)
    """AnswerKey of the cell."""

    def __init__(self, question: Question, make_field: MakeField, parent: QWidget | None = None) -> None:
        super().__init__(question, "", parent)
        self._make_field = make_field
        self._rows: tuple[str, ...] = ()
        self._cells: Cells = no_cells
        self._views: dict[str, RowView] = {}
        self._editor: RowEditor | None = None
        self._awaited = ""
        self._head = TableHead(question.columns)
        self._undo = UndoStrip(self)
        self._add = AddStrip(question.label, self)
        self._add.clicked.connect(self.ask_row)
        self._undo.asked.connect(self.undo_asked)
        frame = self._frame()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_value(self, value: AnswerValue | None, words: Mapping[str, str] = NOTHING) -> None:
        self.show_rows(tuple(value) if isinstance(value, tuple) else (), self._cells)

    def show_rows(self, row_ids: tuple[str, ...], cells: Cells) -> None:
        """Show these rows with the answers of their cells; a row that is being filled in stays open."""
        self._cells = cells
        if row_ids != self._rows:
            if set(row_ids) - set(self._rows):
                self._undo.hide()
            self._rows = row_ids
            self._rebuild()
        for view in self._views.values():
            view.show_cells(cells)
        if self._editor is not None:
            self._editor.show_cells(cells)
        if self._awaited in self._views:
            self.open_row(self._awaited)

    def open_row(self, row_id: str) -> None:
        """Fill in this row: its fields open in place and the first one takes the keyboard.

        A row that is not shown yet opens as soon as show_rows brings it.
        """
        if not self._may_close():
            return
        self.close_row()
        view = self._views.get(row_id)
        if view is None:
            self._awaited = row_id
            return
        self._awaited = ""
        self._editor = RowEditor(self.question, row_id, self._make_field, self)
        self._editor.show_cells(self._cells)
        self.fields_made.emit(self._editor.fields)
        self._editor.changed.connect(self.cell_changed)
        self._editor.cleared.connect(self.cell_cleared)
        self._editor.closed.connect(self._on_closed)
        self._body.insertWidget(self._body.indexOf(view) + 1, self._editor)
        self._editor.show()  # a hidden field cannot take the keyboard
        self._order_tabs()
        self._editor.first_widget().setFocus(Qt.FocusReason.TabFocusReason)
        view.hide()

    def _may_close(self) -> bool:
        """What cannot be an answer would be gone with its row: the keyboard goes there instead."""
        if self._editor is None:
            return True
        self._editor.flush()
        wrong = self._editor.refused()
        if wrong is not None:
            self._awaited = ""
            wrong.focus_widget().setFocus(Qt.FocusReason.TabFocusReason)
        return wrong is None

    def close_row(self) -> None:
        """Hand over what is being typed and read the row as text again."""
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        editor.flush()
        self._body.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        view = self._views.get(editor.row_id)
        if view is not None:
            view.show_cells(self._cells)
            view.show()

    def ask_row(self) -> None:
        """Ask for a new row, as the button under the rows does."""
        most = self.question.most_rows
        if (not most or len(self._rows) < most) and self._may_close():
            self.close_row()
            self.row_asked.emit()

    def flush(self) -> None:
        if self._editor is not None:
            self._editor.flush()

    def focus_widget(self) -> QWidget:
        return next(iter(self._views.values()), self._add)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Insert or (control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal)):
            self.ask_row()
        elif control and event.key() == Qt.Key.Key_Z and self._undo.isVisible():
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_closed(self, row_id: str) -> None:
        if not self._may_close():
            return
        self.close_row()
        if row_id in self._views:
            self._views[row_id].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_removed(self, row_id: str) -> None:
        if not self._may_close():
            return
        place = self._rows.index(row_id)
        self.close_row()
        self._rows = tuple(row for row in self._rows if row != row_id)
        self._rebuild()
        self._undo.show()
        self.row_removed.emit(row_id)
        left = self._rows[min(place, len(self._rows) - 1)] if self._rows else ""
        (self._views[left] if left in self._views else self._undo.button()).setFocus(Qt.FocusReason.TabFocusReason)

    def _walk(self, row_id: str, step: int) -> None:
        place = self._rows.index(row_id) + step
        if 0 <= place < len(self._rows):
            self._views[self._rows[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _rebuild(self) -> None:
        if self._editor is not None and self._editor.row_id not in self._rows:
            self.close_row()
        for row_id in [row for row in self._views if row not in self._rows]:
            gone = self._views.pop(row_id)
            self._body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row_id in enumerate(self._rows):
            self._body.insertWidget(place, self._views.get(row_id) or self._new_view(row_id))
            self._views[row_id].setHidden(self._editor is not None and self._editor.row_id == row_id)
        if self._editor is not None:
            self._body.insertWidget(self._rows.index(self._editor.row_id) + 1, self._editor)
        for place, row_id in enumerate(self._rows, start=1):
            self._views[row_id].set_place(place, len(self._rows))
        self._head.setVisible(bool(self._rows))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes through the rows as they are read, then to undo and to adding a row."""
        stops: list[QWidget] = []
        for row_id in self._rows:
            stops.append(self._views[row_id])
            if self._editor is not None and self._editor.row_id == row_id:
                stops.extend(focus_stops(self._editor))
        chain_tabs([*stops, self._undo.button()], self._add)

    def _new_view(self, row_id: str) -> RowView:
        view = RowView(self.question, row_id, self)
        view.opened.connect(self.open_row)
        view.removed.connect(self._on_removed)
        view.walked.connect(self._walk)
        self._views[row_id] = view
        view.show_cells(self._cells)
        return view

    def _frame(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "table")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        inside.addWidget(self._head)
        inside.addLayout(self._body)
        inside.addWidget(self._undo)
        inside.addWidget(self._add)
        self._head.hide()
        self._undo.hide()
        return frame
