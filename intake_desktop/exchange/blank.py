"""A form without answers as a PDF. Nobody is named in it, so it has no code and the vault keeps nothing of it."""

from __future__ import annotations

import os
from pathlib import Path

from intake_desktop.errors import SpringplankError
from intake_desktop.exchange import document
from intake_desktop.exchange.errors import FileExists, NotWritten
from intake_desktop.exchange.pages import blank_form
from intake_desktop.form_engine.definition import Form
from intake_desktop.sealing import files


def draw(form: Form, dossier_type: str) -> document.Drawn:
    """The pages of this form for this kind of dossier. Raises TextDiffers."""
    return document.draw_story(blank_form.story(form, dossier_type), blank_form.KIND)


def write(drawn: document.Drawn, form_id: str, folder: Path) -> Path:
    """Put it in a folder and give its path. Raises FileExists (the old file stays) or NotWritten."""
    path = folder / f"leeg-formulier-{form_id.replace('_', '-')}.pdf"
    if os.path.lexists(path):
        raise FileExists
    try:
        files.write_atomically(path, drawn.data)
    except SpringplankError as fault:
        raise NotWritten from fault
    return path
