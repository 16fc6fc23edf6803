"""The list of sections beside a form scrolls up and down, never sideways, however much is asked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop.dossier.progress import SectionProgress
from intake_desktop.ui import metrics, theme
from intake_desktop.ui.pages.section_column import SectionColumn
from intake_desktop.ui.parts.scroll import ScrollArea
from tests.form_engine.forms import shipped
from tests.ui.looks import LIGHT, put_on

MANY = 12
"""Two digits at both sides of the stroke: as wide as the count behind a section becomes."""


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_sections_never_scroll_sideways(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    put_on(theme.Theme("light", scale))
    form = shipped().form("brede_intake")
    window = QWidget()
    qtbot.addWidget(window)
    column = SectionColumn(form)
    column.setParent(window)
    column.show_progress([SectionProgress(each.id, each.title, MANY - 2, MANY, ()) for each in form.sections], "")
    column.setGeometry(0, 0, column.maximumWidth(), 500)
    window.resize(600, 500)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    area = column.findChildren(ScrollArea)[0]
    assert area.verticalScrollBar().isVisible(), "all sections fit: this tells nothing"
    assert area.horizontalScrollBar().maximum() == 0
    assert theme.px(metrics.SECTION_LIST) <= column.width() <= theme.px(metrics.SECTION_LIST + 40)
    put_on(LIGHT)
