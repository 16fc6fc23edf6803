"""The one message for an error nobody expected: calm words, a code, and the work goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_desktop.errors import SpringplankError


def tell_mishap(error: SpringplankError) -> None:
    """Show the error in a box that waits for nobody; a second one while it is open is not stacked on it."""
    from PySide6.QtWidgets import QMessageBox  # hopefully never needed

    if any(isinstance(widget, QMessageBox) and widget.isVisible() for widget in QApplication.topLevelWidgets()):
        return
    title, meaning, remedy = error.sentences()
    box = QMessageBox(QApplication.activeWindow())
    box.setWindowTitle("Springplank")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(f"{meaning} {remedy}\n\n{error.code}")
    box.addButton("Verder werken", QMessageBox.ButtonRole.AcceptRole)
    box.open()
