"""The command `intake-desktop`: a window, or one of the commands of the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Do what the arguments ask; gives the exit code.

    In a frozen build the process that takes a file from outside apart starts here again and gets its work handed.
    """
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # costs some milliseconds that no other start needs

        freeze_support()
    if len(sys.argv) < 2:
        return _window()
    from intake_desktop.cli.command_line import main as command_line  # the window waits for nothing it does not use

    return command_line(_window, try_window=_try_window)


def _window() -> int:
    from intake_desktop.app import main as window  # Qt is loaded for the window only

    return window()


def _try_window() -> int:
    from intake_desktop.app import try_window

    return try_window()


if __name__ == "__main__":
    sys.exit(main())
