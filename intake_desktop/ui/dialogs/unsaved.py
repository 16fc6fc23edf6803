"""Leaving while something is not saved: nothing is thrown away unless a person says so."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desktop.dossier import unsaved
from intake_desktop.errors import SpringplankError
from intake_desktop.ui.parts.buttons import outlined, primary


def leave_anyway(parent: QWidget, error: SpringplankError) -> bool:
    """Ask whether to leave without the last answers; staying is the safe choice and has the focus.

    Who stays goes on typing where they were.
    """
    from PySide6.QtWidgets import QApplication, QMessageBox  # hopefully never needed

    before = QApplication.focusWidget()

    title, _, remedy = unsaved.sentences(error)
    box = QMessageBox(parent)
    box.setWindowTitle("Springplank")
    box.setText(f"Nog niet vergrendeld. {title}.")
    box.setInformativeText(f"Wat nog niet is opgeslagen, staat alleen op het scherm.\n\n{remedy}")
    stay, leave = primary("Hier blijven"), outlined("Weggaan zonder op te slaan")
    box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.addButton(leave, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    leaves = box.clickedButton() is leave
    if not leaves and before is not None and shiboken6.isValid(before):
        parent.activateWindow()
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    return leaves
