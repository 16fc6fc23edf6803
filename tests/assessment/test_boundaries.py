"""Nearly met, exactly: the boundary examples of rule R17, each at the edge and just beyond it."""

from __future__ import annotations

import pytest

from intake_desktop.assessment.advice import State, Status
from intake_desktop.assessment.evidence import Evidence
from tests.assessment.cases import BASE, advice_for, case, items, row, statuses

LOW = items(A1=2, A2=2, A4=2, B1=2, B2=2, B3=2)


@pytest.mark.parametrize(
    ("evidence", "code", "condition", "state", "counts"),
    [
        (case(uren_per_week_nu=6), "U3", "u3_uren", State.NEAR, 1),
        (case(uren_per_week_nu=5.5), "U3", "u3_uren", State.MISSED, 0),
        (case(aaneengesloten_minuten=45), "U8", "u8_minuten", State.NEAR, 1),
        (case(aaneengesloten_minuten=44), "U8", "u8_minuten", State.MISSED, 0),
        (case(aaneengesloten_minuten=25), "U3", "u3_minuten", State.NEAR, 1),
        (case(aaneengesloten_minuten=20), "U3", "u3_minuten", State.MISSED, 0),
        (case(gerealiseerde_dagdelen=24), "U5", "u5_aanwezig", State.NEAR, 1),
        (case(afgesproken_dagdelen=1000, gerealiseerde_dagdelen=599), "U5", "u5_aanwezig", State.MISSED, 0),
        (case(afgesproken_dagdelen=1000, gerealiseerde_dagdelen=799), "U5", "u5_aanwezig", State.NEAR, 1),
        (items(LOW, A1=3, A2=3), "U5", "u5_kern_3", State.NEAR, 2),
        (LOW, "U5", "u5_kern_3", State.NEAR, 4),
        (items(A1=1), "U4", "u4_op_tijd", State.MISSED, 0),
        (items(A1=2), "U4", "u4_op_tijd", State.NEAR, 1),
        (case(begeleidingsbehoefte="intensief"), "U4", "u4_begeleiding", State.NEAR, 1),
        (case(begeleidingsbehoefte="permanent"), "U4", "u4_begeleiding", State.MISSED, 0),
        (items(A1=1, A2=1, A4=1), "U3", "u3_kern", State.NEAR, 1),
        (items(A1=1, A2=1, A4=1, B1=None), "U3", "u3_kern", State.UNKNOWN, 1),
        (items(LOW, A1=None, A2=3), "U5", "u5_kern_3", State.UNKNOWN, 2),
        (items(A1=1, A2=1, A4=1, B1=1), "U5", "u5_kern_3", State.MISSED, 0),
        (case(werkwens="zo_houden"), "U3", "u3_wens", State.MISSED, 0),
    ],
)
def test_one_condition(evidence: Evidence, code: str, condition: str, state: State, counts: int) -> None:
    found = row(advice_for(evidence), code, condition)
    assert (found.state, found.shortfall) == (state, counts)


@pytest.mark.parametrize(
    ("evidence", "code", "status"),
    [
        (LOW, "U5", Status.NU_NIET),
        (items(A1=2, A2=2), "U4", Status.BIJNA),
        (items(A1=2, A2=None), "U4", Status.ONVOLDOENDE_BEELD),
        (items(A1=2, A2=2, D1=2), "U4", Status.NU_NIET),
        (case(items(A1=2, A2=2, D1=2), uren_per_week_nu=16, begeleidingsbehoefte=None), "U4", Status.NU_NIET),
        (case(uren_per_dag_nu=3), "U7", Status.ONVOLDOENDE_BEELD),
        (case(uren_per_dag_nu=3), "U8", Status.ONVOLDOENDE_BEELD),
        (case(uren_per_dag_nu=3.9999), "U8", Status.ONVOLDOENDE_BEELD),
        (case(uren_per_dag_nu=2), "U8", Status.ONVOLDOENDE_BEELD),
        (case(uren_per_dag_nu=1.99), "U8", Status.NU_NIET),
        (case(items(C1=1), uren_per_dag_nu=3), "U8", Status.NU_NIET),
        (BASE, "U8", Status.PAST_NU),
    ],
)
def test_the_conditions_together(evidence: Evidence, code: str, status: Status) -> None:
    assert statuses(advice_for(evidence))[code] == status


def test_five_points_without_a_picture_are_too_many_and_four_are_not() -> None:
    four = items(D2=None, D3=None, E2=None, E4="O")
    assert not advice_for(four).has_note("R0")
    assert advice_for(items(four, D4="N")).has_note("R0")


def test_a_law_criterion_is_unknown_as_long_as_one_basic_skill_is() -> None:
    low_and_open = items(A1=1, A2=1, A4=1, B1=None)
    advice = advice_for(case(low_and_open, aanpassing="niet_binnen_grenzen"))
    assert row(advice, "U7", "u7_kern").state is State.UNKNOWN
    assert row(advice, "U7", "u7_kern").shortfall == 0
    assert statuses(advice)["U7"] == Status.ONVOLDOENDE_BEELD
