"""Reading a rule table: every mistake at once, each with its line, and the examples beside it tried out."""

from __future__ import annotations

from intake_desktop.assessment.table import RuleTable

__all__ = ["RuleTable"]
