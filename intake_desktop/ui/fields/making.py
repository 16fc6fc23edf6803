"""Which field belongs to which kind of question."""

from __future__ import annotations

from intake_desktop.form_engine.definition import Kind, Question
from intake_desktop.ui.fields.area import AreaField
from intake_desktop.ui.fields.chips import ChipsField
from intake_desktop.ui.fields.choice import LIST_MOST, ChoiceField
from intake_desktop.ui.fields.contract import Field
from intake_desktop.ui.fields.drop_down import DropDownField
from intake_desktop.ui.fields.line import LineField
from intake_desktop.ui.fields.notes import DerivedField, InfoField
from intake_desktop.ui.fields.number import NumberField
from intake_desktop.ui.fields.table import TableField
from intake_desktop.ui.fields.week_grid import WeekGridField

_FIELDS: dict[Kind, type[Field]] = {
    Kind.LONG_TEXT: AreaField,
    Kind.NUMBER: NumberField,
    Kind.PERCENT: NumberField,
    Kind.CHOICE: ChoiceField,
    Kind.YES_NO_UNKNOWN: ChoiceField,
    Kind.SCALE: ChoiceField,
    Kind.MULTI_CHOICE: ChipsField,
    Kind.WEEK_GRID: WeekGridField,
    Kind.INFO: InfoField,
    Kind.DERIVED: DerivedField,
}


def make_field(question: Question, row_id: str = "") -> Field:
    """The field for a question (its {naam} filled in), or for a column of a table in one row."""
    if question.kind is Kind.TABLE:
        return TableField(question, make_field)
    if question.kind is Kind.CHOICE and len(question.options) > LIST_MOST:
        return DropDownField(question, row_id)
    return _FIELDS.get(question.kind, LineField)(question, row_id)
