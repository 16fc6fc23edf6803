"""What the launchers for Windows hand to Python: this program is its own command, and starts in intake_desktop."""

import sys

MAKE_READY = ["--make-ready"]


def make_ready() -> int:
    """Translate the modules for this Python once, so that every start is quick; the installer asks for it."""
    import compileall
    import py_compile
    from pathlib import Path

    modules = Path(__file__).parent / "Lib" / "site-packages"
    never_again = py_compile.PycInvalidationMode.UNCHECKED_HASH
    return 0 if compileall.compile_dir(modules, quiet=2, workers=1, invalidation_mode=never_again) else 1


if __name__ == "__main__":
    # Relaunch and the process that reads received files start sys.executable, the launcher, as in any frozen program.
    sys.frozen = "springplank"  # type: ignore[attr-defined]  # Python leaves this name to whoever packs a program
    sys.argv[0] = sys.executable
    if sys.argv[1:] == MAKE_READY:
        sys.exit(make_ready())
    from intake_desktop.__main__ import main

    sys.exit(main())
