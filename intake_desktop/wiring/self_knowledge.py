"""What the program says about itself: versions of its parts, where the vault stands, and the licences."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from intake_desktop import paths
from intake_desktop.wiring.basis import Basis

if TYPE_CHECKING:
    from intake_desktop.dossier.about import About


class SelfKnowledge(Basis):
    """The part of the desk that is about the program and not about people."""

    def about(self) -> About:
        """Versions, the folder of the vault and what stands there of old, licences; reads files, so not at once."""
        from intake_desktop.dossier.about import About
        from intake_desktop.storage import folder
        from intake_desktop.wiring import licences

        return About(
            parts=self.versions(),
            content=self.content_versions(),
            folder=self._folder,
            copies=folder.old_copies(self._folder),
            licences=licences.all_licences(paths.licences()),
        )

    def versions(self) -> tuple[tuple[str, str], ...]:
        """The program, Python with its patch version, and the libraries that keep things safe."""
        from intake_desktop.sealing.library import openssl_version
        from intake_desktop.storage.database import library_versions

        sqlcipher, sqlite = library_versions()
        python = f"{platform.python_version()} ({platform.machine()})"
        return (
            ("Springplank", self._means.app_version),
            ("Python", python),
            ("SQLCipher", sqlcipher),
            ("SQLite", sqlite),
            ("OpenSSL", openssl_version().removeprefix("OpenSSL ")),
        )

    def content_versions(self) -> tuple[tuple[str, str], ...]:
        """The newest forms and rules, as they are used for a new dossier."""
        forms = ((form.title, f"versie {form.version}") for form in self.catalog.forms.values())
        return (*forms, ("Regels van het advies", f"versie {self.rules.version}"))
