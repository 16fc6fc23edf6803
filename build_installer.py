"""Make the packages that people install: `python build_installer.py --target windows|linux|all [--out DIR]`."""

from __future__ import annotations

import sys

from installer.making import main

if __name__ == "__main__":
    sys.exit(main())
