"""The sections of a form at the left, each with its ring and how much of it is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.form_engine.definition import Form
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.chips import Chip
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.section_list import SectionItem, SectionList

MANY = 12
"""From so many sections on one can ask for the open ones alone."""


class SectionColumn(Panel):
    """Is made anew only when other sections are asked; else the rings change in place."""

    chosen = Signal(str)
    """Section id."""

    def __init__(self, form: Form) -> None:
        super().__init__("window")
        self._heads = heads(form)
        self._shown: tuple[str, ...] = ()
        self._progress: Sequence[SectionProgress] = ()
        self._here = ""
        self._list = SectionList("Onderdelen")
        self._scroll = ScrollArea(self._list)
        self._only_open = Chip("Alleen open")
        self._only_open.setObjectName("only-open")
        self._only_open.toggled.connect(lambda _on: self.show_progress(self._progress, self._here))
        if len(form.sections) < MANY:
            self._only_open.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(18), theme.px(10), theme.px(12), theme.px(4))
        line.addWidget(WrapLabel("Onderdelen", "label"), 1)
        line.addWidget(self._only_open, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def show_progress(self, progress: Sequence[SectionProgress], here: str) -> None:
        """Show these sections, with the one that is open; or only those with something open, and that one."""
        self._progress, self._here = progress, here
        shown = [each for each in progress if self._wanted(each)]
        ids = tuple(each.section_id for each in shown)
        if ids != self._shown:
            self._shown = ids
            self._build(shown)
        for item, each in zip(self._list.items, shown, strict=True):
            assert isinstance(item, SectionItem)
            item.show_progress(each.answered, each.asked, bool(each.elsewhere))
        self.fit()
        if here in ids:
            self._list.choose(ids.index(here))
            self._scroll.ensureWidgetVisible(self._list.items[ids.index(here)], 0, theme.px(40))

    def fit(self) -> None:
        """As wide as in the design, or as the longest word with its count and the scroll bar beside it: a list never
        scrolls sideways."""
        needed = self._list.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(max(theme.px(metrics.SECTION_LIST), needed))

    def _wanted(self, section: SectionProgress) -> bool:
        unfinished = section.answered < section.asked
        return unfinished or section.section_id == self._here or not self._only_open.isChecked()

    def _build(self, shown: Sequence[SectionProgress]) -> None:
        self._list = SectionList("Onderdelen")
        told = ""
        for each in shown:
            head = self._heads.get(each.section_id, "")
            if head and head != told:
                self._list.head(head)
                told = head
            self._list.add(SectionItem(each.title))
        self._list.chosen.connect(lambda place: self.chosen.emit(self._shown[place]))
        self._scroll.setWidget(self._list)


def heads(form: Form) -> Mapping[str, str]:
    """Per section the part of the talk it belongs to, with how long that takes; empty for a form without parts."""
    titles = {part.id: part.title for part in form.parts}
    minutes = {part: sum(each.talk_minutes for each in form.sections if each.part == part) for part in titles}
    return {
        section.id: f"{titles[section.part]} · {minutes[section.part]} minuten"
        for section in form.sections
        if section.part
    }


class SectionChoice(Panel):
    """The same sections as a drop-down above the questions, for large text."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface")
        self._combo = Combo("Onderdeel")
        line = QVBoxLayout(self)
        line.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(4))
        line.addWidget(self._combo)
        self._combo.activated.connect(lambda place: self.chosen.emit(str(self._combo.itemData(place))))
        self.hide()

    def show_progress(self, progress: Sequence[SectionProgress], here: str) -> None:
        """Show these sections, with the one that is open."""
        if [self._combo.itemData(place) for place in range(self._combo.count())] != [p.section_id for p in progress]:
            self._combo.clear()
            for each in progress:
                self._combo.addItem("", each.section_id)
        for place, each in enumerate(progress):
            self._combo.setItemText(place, f"{each.title}, {each.answered} van {each.asked}")
            if each.section_id == here:
                self._combo.setCurrentIndex(place)
