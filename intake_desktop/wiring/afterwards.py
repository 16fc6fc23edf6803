"""What follows after a file left: telling a recipient that consent ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.after_words import AfterTold
    from intake_desktop.dossier.model import Export
    from intake_desktop.dossier.session import DossierSession


class Afterwards(Basis):
    """The part of the desk that looks back at what was sent."""

    def tell_recipient(self, session: DossierSession, export: Export, folder: Path | None) -> AfterTold:
        """What to say and send when consent ended, with a notice in this folder. Raises FileExists or NotWritten."""
        from intake_desktop.exchange import notice

        return notice.tell(session, export, folder)
