"""A date that is asked with "Vandaag" beside it: most of what is written down happened today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_desktop.ui import theme
from intake_desktop.ui.pages.exchange_asked import Asked
from intake_desktop.ui.parts.buttons import small, text_button


def with_today(asked: Asked, today: date) -> QWidget:
    """The field with the button that fills in today."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    now = small(text_button("Vandaag"))
    now.setAccessibleName(f"Vandaag: {asked.label}")
    now.clicked.connect(lambda: asked.fill(today.isoformat()))
    row.addWidget(asked)
    row.addWidget(now, 0, Qt.AlignmentFlag.AlignBottom)
    row.addStretch(1)
    return holder
