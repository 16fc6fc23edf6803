"""What can go wrong while packages are made, as one sentence for the person who builds."""

from __future__ import annotations


class BuildFailed(Exception):
    """A package cannot be made; the text says what is the case and what to do. Nothing half stays behind."""
