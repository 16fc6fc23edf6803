"""What an earlier file means for now: how it stands, that consent ended, and what a new file may replace."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from intake_desktop.dossier import after_words, aftermath, consent
from intake_desktop.dossier.aftermath import NotToReplace, Replaced
from intake_desktop.dossier.consent import ConsentWithdrawn, DateRefused
from intake_desktop.dossier.desk import Ground
from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.messages import SentBy
from intake_desktop.dossier.model import ON_PAPER, Export, Permission
from intake_desktop.errors import AnswerRefused

TODAY = date(2026, 11, 20)
GIVEN = Permission("stap", "toestemming", date(2026, 11, 9), date(2026, 11, 9), None, "mondeling")
GROUNDS = (Ground("toestemming", "Toestemming", needs_consent=True), Ground("wmo", "Wmo", needs_consent=False))
MADE = datetime(2026, 11, 9, 15, tzinfo=UTC)
SENT = Export("aaa111", "d1", "buurtteam", 1, "Buurtteam Zuid", GIVEN, MADE, "x.pdf", "0", (), "")
HEARD = Happening(After.RECEIVED, date(2026, 11, 10), "Noor Bedenksel")
STOPPED = Happening(After.WITHDRAWN, date(2026, 11, 12), "mondeling")
ANSWER = Happening(After.ANSWERED, date(2026, 11, 16), "Noor Bedenksel", "Gewist.")
US = SentBy("Stichting Voorbeeld", "020 555 12 34", "Joke Bedacht")


def after(*happened: Happening, export: Export = SENT) -> Export:
    return replace(export, aftermath=happened)


@pytest.mark.parametrize(
    ("export", "state"),
    [
        (SENT, "nog niets gehoord"),
        (after(HEARD), "ontvangst bevestigd op 10-11-2026 door Noor Bedenksel"),
        (after(HEARD, STOPPED), "toestemming ingetrokken op 12-11-2026"),
        (after(STOPPED, ANSWER), "toestemming ingetrokken op 12-11-2026; antwoord op 16-11-2026 van Noor Bedenksel"),
        (after(replace(STOPPED, kind=After.OBJECTED)), "bezwaar vastgelegd op 12-11-2026"),
    ],
)
def test_a_file_tells_how_it_stands(export: Export, state: str) -> None:
    assert aftermath.state(export) == state


@pytest.mark.parametrize(("today", "waits"), [(date(2026, 11, 13), False), (date(2026, 11, 16), True)])
def test_after_five_working_days_somebody_should_call(today: date, waits: bool) -> None:
    assert aftermath.waits_long(SENT, today) is waits
    assert not aftermath.waits_long(after(HEARD), today)
    assert not aftermath.waits_long(replace(SENT, file_name=ON_PAPER), today)


def test_a_weekend_is_no_time_to_answer() -> None:
    friday = replace(SENT, created=datetime(2026, 11, 13, 9, tzinfo=UTC))
    assert not aftermath.waits_long(friday, date(2026, 11, 19))
    assert aftermath.waits_long(friday, TODAY)


def test_consent_for_a_recipient_stays_withdrawn_for_its_later_files_too() -> None:
    earlier = (after(HEARD, export=replace(SENT, id="bbb222")), after(STOPPED))
    found = aftermath.stopped_on(earlier, "buurtteam", "BUURTTEAM  zuid", After.WITHDRAWN)
    assert found == date(2026, 11, 12)
    assert aftermath.stopped_on(earlier, "buurtteam", "Buurtteam Oost", After.WITHDRAWN) is None
    assert aftermath.stopped_on(earlier, "buurtteam", "Buurtteam Zuid", After.OBJECTED) is None


@pytest.mark.parametrize("day", [9, 11, 12])
def test_consent_from_before_or_on_the_day_it_was_withdrawn_lets_nothing_leave(day: int) -> None:
    asked = replace(GIVEN, consent_on=date(2026, 11, day))
    with pytest.raises(ConsentWithdrawn, match="ZK-243") as refused:
        consent.check_withdrawn(asked, GROUNDS, STOPPED.day, "Buurtteam Zuid")
    assert "Op 12-11-2026 is de toestemming voor Buurtteam Zuid ingetrokken." in str(refused.value)


def test_new_consent_or_another_ground_lets_it_leave() -> None:
    for asked in (replace(GIVEN, consent_on=date(2026, 11, 13)), Permission("stap", "wmo", TODAY)):
        consent.check_withdrawn(asked, GROUNDS, STOPPED.day, "Buurtteam Zuid")
    consent.check_withdrawn(GIVEN, GROUNDS, None, "Buurtteam Zuid")


def test_only_a_file_for_the_same_recipient_that_still_counts_is_replaced() -> None:
    others = [replace(SENT, id="ccc333", profile_id="wr"), replace(SENT, id="ddd444", organisation="Ander")]
    earlier = (SENT, *others, after(STOPPED, export=replace(SENT, id="eee555")), replace(SENT, file_name=ON_PAPER))
    assert aftermath.replaceable(earlier, "buurtteam", "Buurtteam Zuid") == (SENT,)
    aftermath.check_replaces(earlier, "buurtteam", "Buurtteam Zuid", None)
    aftermath.check_replaces(earlier, "buurtteam", "Buurtteam Zuid", Replaced("aaa111", MADE.date()))
    for wrong in (Replaced("ccc333", MADE.date()), Replaced("aaa111", TODAY), Replaced("zzz999", MADE.date())):
        with pytest.raises(NotToReplace, match="ZK-244"):
            aftermath.check_replaces(earlier, "buurtteam", "Buurtteam Zuid", wrong)


@pytest.mark.parametrize("day", [date(2026, 11, 8), date(2026, 11, 21)])
def test_nothing_happened_before_the_file_was_made_or_after_today(day: date) -> None:
    with pytest.raises(DateRefused, match="ZK-218"):
        aftermath.tidied(SENT, replace(HEARD, day=day), TODAY)


@pytest.mark.parametrize("wrong", [{"who": " "}, {"who": "x" * 201}, {"words": "x" * 4001}, {"words": "a\u202eb"}])
def test_a_text_that_cannot_be_kept_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(AnswerRefused):
        aftermath.tidied(SENT, replace(HEARD, **wrong), TODAY)  # type: ignore[arg-type]  # only texts are wrong here


def test_what_is_told_when_consent_ended_names_the_mark_and_nobody() -> None:
    told = after_words.told("aaa111", "Buurtteam Zuid", STOPPED, 14, US)
    assert (
        "De toestemming voor overdracht aaa111 is ingetrokken op 12 november 2026. Gebruik dit bestand niet verder. "
        "Laat ons binnen 14 dagen weten wat je ermee hebt gedaan."
    ) in told.mail
    assert told.mail.endswith("Met vriendelijke groet,\nJoke Bedacht, Stichting Voorbeeld")
    first = "Je hebt je toestemming ingetrokken. We sturen niets meer naar Buurtteam Zuid."
    assert told.to_participant.startswith(first)


def test_an_objection_has_its_own_words_and_no_telephone_is_left_out() -> None:
    objected = replace(STOPPED, kind=After.OBJECTED)
    told = after_words.told("aaa111", "Buurtteam Zuid", objected, 7, SentBy("Stichting Voorbeeld", "", "Joke"))
    assert "bezwaar gemaakt tegen overdracht aaa111" in told.mail
    assert "Laat ons binnen 7 dagen weten" in told.mail
    assert "Bel ons" not in told.mail
    assert "Je bezwaar staat vast." in told.to_participant
