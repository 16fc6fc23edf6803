"""A form without answers as a PDF. Nobody is named in it, so it has no code and the vault keeps nothing of it."""

from __future__ import annotations

from pathlib import Path

from intake_desktop.exchange import document, placing
from intake_desktop.exchange.pages import blank_form
from intake_desktop.form_engine.definition import Form


def draw(form: Form, dossier_type: str) -> document.Drawn:
    """The pages of this form for this kind of dossier. Raises TextDiffers."""
    return document.draw_story(blank_form.story(form, dossier_type), blank_form.KIND)


def write(drawn: document.Drawn, form_id: str, dossier_type: str, folder: Path) -> Path:
    """Put it in a folder and give its path. Raises FileExists (the old file stays) or NotWritten."""
    name = f"leeg-formulier-{form_id}-{dossier_type}.pdf".replace("_", "-")
    return placing.place(drawn.data, folder, name)
