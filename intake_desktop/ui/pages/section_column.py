"""The sections of a form at the left, each with its ring and how much of it is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.ui import theme
from intake_desktop.ui.parts.card import Panel
from intake_desktop.ui.parts.combo import Combo
from intake_desktop.ui.parts.labels import WrapLabel
from intake_desktop.ui.parts.scroll import ScrollArea
from intake_desktop.ui.parts.section_list import SectionItem, SectionList


class SectionColumn(Panel):
    """Is made anew only when other sections are asked; else the rings change in place."""

    chosen = Signal(str)
    """Section id."""

    def __init__(self) -> None:
        super().__init__("window")
        self._ids: list[str] = []
        self._list = SectionList("Onderdelen")
        self._scroll = ScrollArea(self._list)
        head = WrapLabel("Onderdelen", "label")
        head.setContentsMargins(theme.px(18), theme.px(14), theme.px(8), theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._scroll, 1)

    def show_progress(self, progress: Sequence[SectionProgress], here: str) -> None:
        """Show these sections, with the one that is open."""
        ids = [each.section_id for each in progress]
        if ids != self._ids:
            self._ids = ids
            self._list = SectionList("Onderdelen", [SectionItem(each.title) for each in progress])
            self._list.chosen.connect(lambda place: self.chosen.emit(self._ids[place]))
            self._scroll.setWidget(self._list)
        for item, each in zip(self._list.items, progress, strict=True):
            assert isinstance(item, SectionItem)
            item.show_progress(each.answered, each.asked)
        if here in ids:
            self._list.choose(ids.index(here))


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
