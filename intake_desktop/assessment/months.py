"""Age in calendar months, as the rules count it."""

from __future__ import annotations

import calendar
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier when negative), or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age_in_months(day: date, today: date) -> int:
    """Calendar months between two days, each month that has begun counted: exactly 6 is 6, a day later is 7."""
    months = max(0, (today.year - day.year) * 12 + today.month - day.month)
    return months if months_later(day, months) >= today else months + 1
