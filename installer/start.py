"""Where the frozen program begins: the same as the command intake-desktop."""

from __future__ import annotations

import sys

from intake_desktop.__main__ import main

sys.exit(main())
