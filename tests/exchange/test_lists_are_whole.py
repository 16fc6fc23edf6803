"""What a form lets go stands on the recipient's list, or is named here as kept: nothing is forgotten by accident."""

from __future__ import annotations

import pytest

from intake_desktop.form_engine.definition import NOT_ASKED, Sharing
from tests.exchange.people import BUURTTEAM, OWN, WERK, profile
from tests.form_engine.forms import shipped

KEPT = {
    BUURTTEAM: frozenset[str](),
    OWN: frozenset[str](),
    WERK: frozenset(
        {
            *("zrm_doel", "zrm_datum", "zrm_beoordelaar"),
            *("werk_opleiding", "tijdsbesteding", "maatschappelijke_participatie"),
        }
    ),
}
"""The form would allow three domains of the ZRM for Werk & Re-integratie; the list says: no ZRM at all."""


@pytest.mark.parametrize("recipient", [BUURTTEAM, WERK, OWN])
def test_what_may_go_is_on_the_list_or_kept_on_purpose(recipient: str) -> None:
    listed = profile(recipient).listed
    may_go = {
        question.id
        for question in shipped().questions.values()
        if question.kind not in NOT_ASKED and question.recipients[recipient] in {Sharing.DEFAULT, Sharing.OPTIONAL}
    }
    assert may_go - set(listed) == KEPT[recipient]


@pytest.mark.parametrize("recipient", [BUURTTEAM, WERK, OWN])
def test_a_column_goes_in_the_group_of_its_table(recipient: str) -> None:
    groups = {name: group.id for name, group in profile(recipient).listed.items()}
    for question in shipped().questions.values():
        inside = {groups.get(column.id) for column in question.columns} - {None}
        assert inside <= {groups.get(question.id)}, question.id
