"""A page that this colleague may not see says so, calmly, with a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from intake_desktop.errors import SpringplankError
from intake_desktop.ui.parts.banner import Banner
from intake_desktop.ui.parts.buttons import outlined
from intake_desktop.ui.workplace import Workplace


def show_refusal(column: QVBoxLayout, place: int, error: SpringplankError, workplace: Workplace) -> None:
    """Put the sentences of the error in this column; the keyboard goes to the way back."""
    first, *rest = error.sentences()
    back = outlined("Naar Deelnemers", "users")
    back.clicked.connect(lambda: workplace.visit("list"))
    banner = Banner("info", f"{first}.", " ".join(rest))
    banner.setObjectName("refused")
    for part in (back, banner):
        column.insertWidget(place, part, 0, *([Qt.AlignmentFlag.AlignLeft] if part is back else []))
        part.show()
    back.setFocus(Qt.FocusReason.TabFocusReason)
