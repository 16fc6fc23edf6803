"""Leaving while something is not saved: nothing is thrown away unless a person says so."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_desktop.errors import SpringplankError


def leave_anyway(parent: QWidget, error: SpringplankError) -> bool:
    """Ask whether to leave without the last answers; staying is the safe choice and has the focus."""
    from PySide6.QtWidgets import QMessageBox  # hopefully never needed

    title, _, remedy = error.sentences()
    box = QMessageBox(parent)
    box.setWindowTitle("Springplank")
    box.setText(f"Nog niet vergrendeld: opslaan lukt niet. {title}.")
    box.setInformativeText(f"{remedy}\n\nJe laatste antwoorden staan alleen op het scherm.")
    stay = box.addButton("Hier blijven", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("Weggaan zonder de laatste antwoorden", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
