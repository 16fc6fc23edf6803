"""Draws all parts with their states on one page, as PNG in light, dark and at 200 %, to hold beside the reference."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.focus import RingFrame
from intake_desktop.ui.parts import (
    banner,
    buttons,
    card,
    check,
    chips,
    fields,
    labels,
    level_card,
    marks,
    progress,
    rows,
    tags,
)

_PEOPLE = ("gewoon", "muis", "gekozen", "focus")


class People(QAbstractTableModel):
    """Four rows of fictitious people."""

    def rowCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return len(_PEOPLE)

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 2

    def data(self, index: QModelIndex, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return "12-03-1992" if index.column() else f"Kees Test, {_PEOPLE[index.row()]}"


def _place(length: int) -> int:
    """Places on the page grow as much as the text, so that everything keeps its room."""
    return round(length * theme.current().scale)


class Page(QWidget):
    """The page of reference 16: everything stands at the place it has there."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(_place(1366), _place(768))
        self._rings: list[tuple[QWidget, RingFrame]] = []
        self._put(labels.Sign("logo", "accent", 32), 24, 20)
        self._word("Bouwstenen", "heading", 68, 24)
        self._word("donker" if theme.current().dark else "licht", "muted", 192, 25)
        for part in (self._buttons, self._fields, self._cards, self._choosing, self._signs, self._right):
            part()

    def rings(self) -> None:
        """Put a focus ring around every part that shows the state focus."""
        for widget, ring in self._rings:
            place = widget.focus_rect() if hasattr(widget, "focus_rect") else widget.rect()
            corner = getattr(widget, "corner", theme.px(8))
            ring.put_around(place.translated(widget.mapTo(self, QPoint(0, 0))), corner)

    def _put(self, widget: QWidget, x: int, y: int, width: int = 0, height: int = 0) -> QWidget:
        widget.setParent(self)
        widget.ensurePolished()
        hint = widget.sizeHint()
        wide = _place(width) if width else hint.width()
        high = theme.px(height) if height else max(hint.height(), widget.minimumSizeHint().height())
        widget.setGeometry(QRect(_place(x), _place(y), wide, high))
        return widget

    def _word(self, text: str, role: str, x: int, y: int) -> None:
        made = QLabel(text)
        made.setProperty("role", role)
        self._put(made, x, y)

    def _ring(self, widget: QWidget) -> None:
        self._rings.append((widget, RingFrame(self)))

    def _buttons(self) -> None:
        self._word("Knoppen, 40 px (klein 32)", "tableHead", 24, 66)
        states = {"gewoon": 24, "muis": 124, "ingedrukt": 224, "focus": 324, "uit": 424}
        for state, x in states.items():
            button = buttons.primary("Verder")
            self._put(button, x, 92, 84)
            self._word(state, "hint", x, 138)
            button.setDown(state == "ingedrukt")
            button.setEnabled(state != "uit")
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "muis")
            if state == "focus":
                self._ring(button)
        more = buttons.IconButton("more", "Meer", "outlined")
        more.small = False
        more.setProperty("small", False)
        row: list[tuple[str, QWidget, int]] = [
            ("gewoon", buttons.outlined("Vorige"), 24),
            ("muis", buttons.outlined("Vorige"), 122),
            ("tekstknop", buttons.text_button("Tekst"), 221),
            ("ingrijpend", buttons.destructive("Wissen", "trash"), 303),
            ("klein", buttons.small(buttons.outlined("Klein")), 433),
            ("icoon", more, 508),
        ]
        for name, button, x in row:
            self._put(button, x, 168)
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, name == "muis")
            self._word(name, "hint", x, 206 if name == "klein" else 214)

    def _fields(self) -> None:
        self._word("Velden, 40 px", "tableHead", 24, 251)
        for text, empty, name, x in (("Voorbeeld", "", "gewoon", 24), ("Voorb", "", "focus", 208)):
            field = fields.TextField(name, empty)
            field.setText(text)
            self._put(field, x, 277, 128)
            self._word(name, "hint", x, 323)
            if name == "focus":
                self._ring(field)
        self._put(fields.TextField("leeg", "12-3-1980"), 392, 277, 128)
        self._word("leeg", "hint", 392, 323)
        wrong = fields.TextField("fout")
        wrong.setText("31-2-1980")
        fields.set_state(wrong, "error")
        self._put(wrong, 24, 353, 128)
        self._put(labels.Sign("error", "error", 16), 24, 400)
        self._word("geen datum", "error", 44, 399)
        number = fields.NumberField("Omvang", "dagdelen")
        number.setText("18")
        fields.set_state(number, "warning")
        self._put(number, 208, 353, 128)
        self._put(labels.Sign("warning", "warn", 16), 208, 400)
        self._word("waarom?", "warn", 228, 399)
        fixed = fields.TextField("uit")
        fixed.setText("Vast")
        fixed.setEnabled(False)
        self._put(fixed, 392, 353, 128)
        self._word("uit", "hint", 392, 399)

    def _cards(self) -> None:
        self._word("Kaarten", "tableHead", 24, 435)
        for place, (level, name) in enumerate(((5, "gewoon"), (4, "muis"), (3, "gekozen"), (2, "focus"))):
            made = level_card.CompactLevelCard(level, name)
            self._put(made, 24, 461 + 58 * place, 540)
            made.setChecked(name == "gekozen")
            made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, name == "muis")
            if name == "focus":
                self._ring(made)

    def _choosing(self) -> None:
        self._word("Kiezen", "tableHead", 600, 66)
        on, off, partly = check.CheckBox("Aan"), check.CheckBox("Uit"), check.CheckBox("Deels")
        on.setChecked(True)
        partly.setTristate(True)
        partly.setCheckState(Qt.CheckState.PartiallyChecked)
        yes = check.RadioButton("Ja, formeel")
        yes.setAutoExclusive(False)
        yes.setChecked(True)
        no, unknown = check.RadioButton("Nee"), check.RadioButton("Onbekend")
        for place, (left, right) in enumerate(((on, yes), (off, no), (partly, unknown))):
            self._put(left, 600, 92 + 32 * place, 160)
            self._put(right, 772, 92 + 32 * place, 160)
        self._ring(off)
        self._ring(no)
        self._word("Chips, 32 px, en etiketten, 24 px", "tableHead", 600, 206)
        mine = chips.Chip("Mijn deelnemers", 8)
        mine.setChecked(True)
        self._put(chips.Chip("Te laat", 1), 600, 232)
        self._put(mine, 689, 232)
        intake = chips.Chip("Intake")
        self._put(intake, 871, 232)
        self._ring(intake)
        for kind, text, icon, x, y in (
            ("neutral", "Concept", "pencil", 600, 276),
            ("ok", "Vastgesteld", "", 696, 276),
            ("warn", "vandaag", "", 813, 276),
            ("error", "te laat", "", 600, 308),
            ("info", "deelmeting", "", 684, 308),
        ):
            self._put(tags.Tag(kind, text, icon), x, y)

    def _signs(self) -> None:
        self._word("ZRM-niveaus", "tableHead", 600, 350)
        for place, level in enumerate((1, 2, 3, 4, 5, marks.UNKNOWN, marks.OPEN, marks.OFF)):
            self._put(marks.LevelPill(level, 32), 600 + 40 * place, 377)
        self._word("1 tot 5, niet beoordeeld, open, uit", "hint", 600, 415)
        self._word("Tekens in schema’s", "tableHead", 600, 451)
        for kind, x in (("now", 599), ("previous", 658), ("own", 738), ("goal", 802)):
            self._put(marks.Mark(kind), x, 476)
            self._word(marks.MARKS[kind], "small", x + 27, 477)
        for status, x, y in (("fits", 600, 507), ("almost", 688, 507), ("not_now", 760, 507), ("unknown", 600, 533)):
            self._put(marks.StatusSign(status), x, y)
            self._word(marks.STATUSES[status], "small", x + 26, y)
        self._word("Ringen", "tableHead", 600, 570)
        for done, total, words, x in ((0, 4, "0/4", 600), (1, 4, "1/4", 664), (3, 4, "3/4", 727), (4, 4, "af", 791)):
            self._put(marks.Ring(done, total), x, 596)
            self._word(words, "small", x + 28, 597)
        self._put(marks.Ring(0, 0), 847, 596)
        self._word("n.v.t.", "small", 875, 597)
        self._word("Bezig", "tableHead", 600, 634)
        busy = progress.Progress("Pdf maken, blad 2 van 4")
        busy.show_step("Pdf maken, blad 2 van 4", 2, 4)
        busy.allow_stop()
        self._put(busy, 600, 660, 356)

    def _right(self) -> None:
        self._word("Meldingen", "tableHead", 992, 66)
        for place, (kind, first, sentence) in enumerate(
            (
                ("ok", "Opgeslagen.", "Alles staat veilig."),
                ("info", "Ter info.", "Dit is een deelmeting."),
                ("warn", "Let op.", "18 van 24 dagdelen is 75%."),
                ("error", "De schijf is vol.", "Maak ruimte vrij."),
            )
        ):
            self._put(banner.Banner(kind, first, sentence), 992, 92 + 56 * place, 350, 48)
        self._word("Rijen in een tabel", "tableHead", 992, 326)
        table = QTableView()
        table.setModel(People())
        rows.dress(table, 36)
        table.horizontalHeader().hide()
        table.setColumnWidth(0, _place(240))
        table.selectRow(2)
        here = table.model().index(3, 0)
        table.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        table.setFocus()
        self._put(table, 992, 358, 350, 148)
        self._word("Dialoog die iets wist", "tableHead", 992, 536)
        self._put(card.Card("control"), 992, 563, 350, 180)
        self._word("Dossier van Kees Test vernietigen?", "heading", 1009, 580)
        self._word("Dit kan niet terug. Typ het nummer van het dossier.", "small", 1009, 608)
        self._put(fields.TextField("Nummer", "2026-0042"), 1009, 634, 316)
        cancel, destroy = buttons.outlined("Annuleren"), buttons.destructive("Vernietigen")
        destroy.setEnabled(False)
        self._put(cancel, 1083, 686, 112)
        self._put(destroy, 1203, 686, 122)
        self._ring(cancel)


def draw(folder: Path, after: Callable[[QWidget], None] = lambda _page: None) -> list[Path]:
    """Write the three pictures into this folder; gives their paths."""
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("something else than a QApplication runs")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, look in (
        ("licht", theme.Theme()),
        ("donker", theme.Theme("dark")),
        ("200-procent", theme.Theme("light", 2.0)),
    ):
        theme.apply(application, look)
        page = Page()
        page.show()
        application.processEvents()
        page.rings()
        after(page)
        written.append(folder / f"bouwstenen-{name}.png")
        page.grab().save(str(written[-1]))
        page.close()
    return written


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    draw(asked.parse_args().folder)
