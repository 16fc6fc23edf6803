"""A file leaves only when it was discussed, on a ground of its recipient, and with consent that holds today."""

from dataclasses import replace
from datetime import date

import pytest

from intake_desktop.dossier import consent
from intake_desktop.dossier.desk import Ground
from intake_desktop.dossier.model import Permission

LAW, CONSENT = Ground("wmo-5.1.1", "Wmo", needs_consent=False), Ground("toestemming", "Toestemming", needs_consent=True)
TODAY = date(2026, 11, 20)
GIVEN = Permission("stap", "toestemming", TODAY, date(2026, 11, 12), date(2027, 11, 12), "schriftelijk")
BY_LAW = Permission("stap", "wmo-5.1.1", TODAY)


def test_consent_that_holds_today_lets_a_file_leave() -> None:
    consent.check(GIVEN, [CONSENT], TODAY)
    consent.check(replace(GIVEN, consent_until=TODAY), [CONSENT], TODAY)
    consent.check(replace(GIVEN, consent_until=None), [CONSENT], TODAY)


def test_a_legal_ground_needs_no_consent_but_only_where_the_recipient_has_it() -> None:
    consent.check(BY_LAW, [LAW, CONSENT], TODAY)
    with pytest.raises(consent.GroundMissing):
        consent.check(BY_LAW, [CONSENT], TODAY)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"consent_on": None}, consent.ConsentMissing),
        ({"how_given": " "}, consent.ConsentMissing),
        ({"consent_until": date(2026, 11, 19)}, consent.ConsentExpired),
        ({"consent_until": date(2026, 11, 11)}, consent.DateRefused),
        ({"consent_on": date(2026, 11, 21)}, consent.DateRefused),
        ({"discussed_on": date(2026, 11, 21)}, consent.DateRefused),
        ({"purpose": " "}, consent.GroundMissing),
        ({"ground": "gewoon"}, consent.GroundMissing),
    ],
)
def test_anything_less_is_refused(change: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        consent.check(replace(GIVEN, **change), [LAW, CONSENT], TODAY)  # type: ignore[arg-type]  # made by the table
