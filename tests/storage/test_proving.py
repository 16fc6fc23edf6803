"""The password asked once more at an open vault: only the right one will do, and guessing is as slow as at the door."""

from __future__ import annotations
