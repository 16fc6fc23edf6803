"""The command `intake-desktop`: a window, or one of the commands of the command line."""

from __future__ import annotations

import sys

from intake_desktop.dossier.practice import FLAG as PRACTISE


def main() -> int:
    """Do what the arguments ask; gives the exit code.

    In a frozen build the process that takes a file from outside apart starts here again and gets its work handed.
    """
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # costs some milliseconds that no other start needs

        freeze_support()
    if len(sys.argv) < 2:
        return _window()
    if sys.argv[1:] == [PRACTISE]:
        return _window(practice=True)
    from intake_desktop.cli.command_line import main as command_line  # the window waits for nothing it does not use

    return command_line(_window)


def _window(practice: bool = False) -> int:
    from intake_desktop.app import main as window  # Qt is loaded for the window only

    return window(practice)


if __name__ == "__main__":
    sys.exit(main())
