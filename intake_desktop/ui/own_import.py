"""PySide's wrapper around `import` is taken away when this module is loaded (docs/decisions/0098).

PySide wraps `import` for its switch `__feature__`, which we do not use. After each import the wrapper reads the source
of what was loaded, and takes itself away while it does: for all threads. What another thread loads just then is looked
through at a moment when it cannot bear it, and that import fails.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  # it puts the wrapper there

_PYTHONS_OWN = "__orig_import__"
"""Where PySide keeps what it wrapped."""

if _PYTHONS_OWN in vars(builtins):
    # What is put back is Python's own, in which PySide only loads its own types when they are asked for.
    vars(builtins)["__import__"] = vars(builtins)[_PYTHONS_OWN]
