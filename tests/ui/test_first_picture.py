"""The unlock screen is there at once: what only an open vault needs is not read before it stands."""

from __future__ import annotations

import subprocess
import sys

NOT_YET = (
    "intake_desktop.dossier.ports",
    "intake_desktop.dossier.saving",
    "intake_desktop.ui.trouble",
    "intake_desktop.ui.frame",
    "sqlalchemy",
    "reportlab",
    "pikepdf",
)
ASKED = "import sys, intake_desktop.ui.window, intake_desktop.ui.pages.unlock, intake_desktop.wiring.program; "


def test_what_an_open_vault_needs_is_not_read_for_the_unlock_screen() -> None:
    told = f"print(*[name for name in {NOT_YET!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ASKED + told], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []
