"""For `make screenshots`: Voortgang of somebody who was measured three times, of all parts and in every look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSize

from intake_desktop.dossier import opening
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind
from intake_desktop.ui.window import MainWindow

ZRM, SKILLS, HOURS = "zrm_2017", "werkvaardigheden", "uren"
DAYS = (date(2025, 11, 10), date(2026, 5, 7), date(2026, 11, 12))
LEVELS = ("223253?5?422", "223453353?422", "3244534?53322")
"""Of every domain in order; "?" is not assessed."""
ZRM_LEVELS = ("22325?3?5422", "22345335?5422", "32445344?5332")
SKILL_LEVELS = ("2223?2122232322?2221223", "323322232233232322322233", "333323232343332323322333")
NUMBERS = (
    {"hours_per_day": "3", "days_per_week": "2", "hours_per_week": "6", "minutes_in_a_row": "20"},
    {"hours_per_day": "3", "days_per_week": "3", "hours_per_week": "9", "minutes_in_a_row": "30"},
    {"hours_per_day": "4", "days_per_week": "3", "hours_per_week": "12", "minutes_in_a_row": "45"},
)
NOTE = "De post blijft liggen sinds de hulp thuis stopte in augustus. Boodschappen doet Jamila zelf."
SMALL = QSize(1024, 620)

Settle = Callable[[], None]
Keep = Callable[[MainWindow, str], None]
