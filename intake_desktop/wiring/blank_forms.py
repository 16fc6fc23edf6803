"""Forms without answers, for a talk without a computer: printed, or kept as a PDF that everybody may read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.blank_forms import BlankForm
    from intake_desktop.dossier.desk import PageImage
    from intake_desktop.exchange.document import Drawn

ORDER = ("brede_intake", "zrm_2017", "werkvaardigheden", "uren", "advies")
"""The order of the talk (ux.md); a form of which this says nothing comes last."""


class BlankForms(Basis):
    """The part of the desk that gives empty forms. Nothing of a participant comes into them."""

    def blank_forms(self) -> tuple[BlankForm, ...]:
        """Every form, in the order of the talk."""
        from intake_desktop.dossier.blank_forms import BlankForm

        found = sorted(self.catalog.forms.values(), key=lambda form: (*ORDER, form.id).index(form.id))
        return tuple(BlankForm(form.id, form.title) for form in found)

    def blank_pages(self, form_id: str, dossier_type: str, width: int) -> Sequence[PageImage]:
        """The pages of one form, so many pixels wide. Raises TextDiffers."""
        from intake_desktop.exchange import pictures

        made = self._drawn(form_id, dossier_type)
        return pictures.Pages(made.data, made.pages, width)

    def save_blank(self, form_id: str, dossier_type: str, folder: Path) -> Path:
        """Write one form as a PDF. Raises FileExists (the old file stays), NotWritten and TextDiffers."""
        from intake_desktop.exchange import blank

        return blank.write(self._drawn(form_id, dossier_type), form_id, dossier_type, folder)

    def _drawn(self, form_id: str, dossier_type: str) -> Drawn:
        from intake_desktop.exchange import blank

        return blank.draw(self.catalog.forms[form_id], dossier_type)
