"""The command `intake-desktop`: a window, or one of the commands of the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from intake_desktop.dossier.practice import FLAG as PRACTISE

FILES = (".pdf", ".zip", ".springplank")
NO_SCREEN = (
    "Hier is geen scherm, dus Springplank kan geen venster laten zien. Er is niets veranderd. "
    "Start het programma op een computer met een scherm. Wat zonder venster kan, staat in: intake-desktop --help"
)
NO_LIBRARY = (
    "Er ontbreekt een bibliotheek van het systeem: {wat}. Zonder kan Springplank geen venster laten zien. "
    "Er is niets veranderd. Geef deze regel door aan je beheerder."
)


def main() -> int:
    """Do what the arguments ask; gives the exit code.

    In a frozen build the process that takes a file from outside apart starts here again and gets its work handed.
    """
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # costs some milliseconds that no other start needs

        freeze_support()
    if len(sys.argv) < 2:
        return _window()
    if len(sys.argv) == 2 and _is_a_file(sys.argv[1]):
        return _window(Path(sys.argv[1]).absolute())
    if sys.argv[1:] == [PRACTISE]:
        return _window(practice=True)
    from intake_desktop.cli.command_line import main as command_line  # the window waits for nothing it does not use

    return command_line(_window, try_window=_try_window)


def _is_a_file(argument: str) -> bool:
    """Whether a file manager hands this over: no command, no option. A missing file is told in the window."""
    return not argument.startswith("-") and (os.sep in argument or argument.lower().endswith(FILES))


def _window(handed: Path | None = None, *, practice: bool = False) -> int:
    lacks = _lacks()
    if not lacks:
        try:
            from intake_desktop import app  # Qt is loaded for the window only

            app.try_display()
        except (ImportError, OSError) as fault:
            if isinstance(fault, ImportError) and fault.name and not fault.name.startswith("PySide6"):
                raise
            reason = fault.__cause__ or fault  # a frozen build puts words of its own around it
            lacks = NO_LIBRARY.format(wat=str(reason).split(":")[0])
    if lacks:
        print(lacks, file=sys.stderr)
        return 3
    return app.main(handed, practice=practice)


def _lacks() -> str:
    """What stands in the way of a window on this computer, as a sentence; Qt itself would end with a crash."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return NO_SCREEN if sys.platform == "linux" and not any(os.environ.get(name) for name in screens) else ""


def _try_window() -> int:
    from intake_desktop.app import try_window

    return try_window()


if __name__ == "__main__":
    sys.exit(main())
