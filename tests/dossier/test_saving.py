"""Saving never makes anybody wait, never loses an answer, and is only called done by the commit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import DiskFull
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.catalog import Catalog
from tests.dossier.fake_vault import NOON, FakeVault
from tests.dossier.forms import new_session, reopened, small_catalog

NAME, FAMILY, HOURS = AnswerKey("roep"), AnswerKey("achter"), AnswerKey("uren")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return small_catalog(tmp_path_factory.mktemp("forms"))


@pytest.fixture
def session(forms: Catalog, vault: FakeVault) -> DossierSession:
    return new_session(forms, vault)


def kept(forms: Catalog, vault: FakeVault, session: DossierSession) -> dict[str, object]:
    """What the vault holds: values of all answers by question."""
    again = reopened(forms, vault, session.dossier.id)
    found = [again.sheet(form_id).answers for form_id in forms.forms]
    return {key.question_id: answer.value for answers in found for key, answer in answers.items()}


def test_saved_is_said_by_the_commit_and_not_before(vault: FakeVault, session: DossierSession) -> None:
    vault.hold = True
    session.answer("gesprek", NAME, "Jamila")
    assert session.save_state.saved_at is None
    assert session.save_state.busy
    vault.release()
    assert session.save_state.saved_at == NOON
    assert not session.save_state.busy


def test_answers_given_while_the_vault_is_busy_are_saved_in_one_go(vault: FakeVault, session: DossierSession) -> None:
    vault.hold = True
    for length in range(1, 7):
        session.answer("gesprek", NAME, "Jamila"[:length])
    vault.release()
    assert [call for call, _ in vault.store.dossiers.calls].count("save") == 1
    assert not session.save_state.busy


def test_a_failed_save_is_kept_told_and_tried_again(forms: Catalog, vault: FakeVault, session: DossierSession) -> None:
    vault.store.dossiers.fail = 3
    session.answer("gesprek", NAME, "Jamila")
    vault.later(minutes=1)
    session.retry()
    session.retry()
    state = session.save_state
    assert (state.saved_at, state.failed_since) == (None, NOON)
    assert isinstance(state.error, DiskFull)
    vault.later(minutes=1)
    session.retry()
    assert session.save_state.failed_since is None
    assert session.save_state.error is None
    assert session.save_state.saved_at == vault.now()
    assert kept(forms, vault, session) == {"roep": "Jamila"}


def test_the_next_answer_takes_the_failed_one_along_and_the_newest_wins(
    forms: Catalog, vault: FakeVault, session: DossierSession
) -> None:
    vault.store.dossiers.fail = 1
    session.answer("gesprek", NAME, "Jamila")
    session.answer("gesprek", NAME, "Noor")
    session.answer("gesprek", FAMILY, "Voorbeeld")
    assert kept(forms, vault, session) == {"roep": "Noor", "achter": "Voorbeeld"}


def test_when_one_form_fails_the_other_is_saved_and_nothing_is_lost(
    forms: Catalog, vault: FakeVault, session: DossierSession
) -> None:
    vault.hold = True
    vault.store.dossiers.fail = 1
    session.answer("gesprek", NAME, "Jamila")
    session.answer("uren", HOURS, Decimal(12))
    vault.release(turns=1)
    assert kept(forms, vault, session) == {"uren": Decimal(12)}
    assert session.save_state.failed_since == NOON
    vault.release()
    assert session.save_state.failed_since is None
    assert kept(forms, vault, session) == {"uren": Decimal(12), "roep": "Jamila"}


def test_a_record_that_was_started_is_not_started_again_after_a_failure(
    vault: FakeVault, session: DossierSession
) -> None:
    vault.store.dossiers.fail = 2
    session.answer("gesprek", NAME, "Jamila")
    session.retry()
    session.retry()
    assert len(session.dossier.records) == 1
    assert [call for call, _ in vault.store.dossiers.calls].count("start_record") == 1


def test_retry_with_nothing_to_save_asks_nothing_of_the_vault(vault: FakeVault, session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila")
    calls = len(vault.store.dossiers.calls)
    session.retry()
    assert len(vault.store.dossiers.calls) == calls


def test_a_fault_nobody_foresaw_is_shown_as_not_saved_and_loses_nothing(
    forms: Catalog, vault: FakeVault, session: DossierSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(vault.store.dossiers, "save", broken)
        session.answer("gesprek", NAME, "Jamila")
    assert session.save_state.error is not None
    assert session.save_state.failed_since is not None
    session.retry()
    assert kept(forms, vault, session) == {"roep": "Jamila"}


def test_the_card_in_the_list_follows_the_answers(vault: FakeVault, session: DossierSession) -> None:
    session.answer("gesprek", NAME, "Jamila")
    session.answer("gesprek", FAMILY, "Voorbeeld")
    card = vault.store.dossiers.cards[session.dossier.id]
    assert (card.display_name, card.sort_name) == ("Jamila Voorbeeld", "Voorbeeld, Jamila")


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["answer", "clear", "undo", "fail", "retry", "hold", "release"]), st.integers(0, 5)),
    max_size=30,
)


@given(ACTIONS)
def test_whatever_happens_the_vault_ends_with_what_the_screen_shows(
    forms: Catalog, actions: list[tuple[str, int]]
) -> None:
    vault = FakeVault()
    session = new_session(forms, vault)
    for action, number in actions:
        if action == "answer":
            session.answer("gesprek", NAME if number % 2 else FAMILY, f"Test {number}")
        elif action == "clear":
            session.clear("gesprek", NAME)
        elif action == "undo":
            session.undo("gesprek")
        elif action == "fail":
            vault.store.dossiers.fail = number
        elif action == "retry":
            session.retry()
        else:
            vault.hold = action == "hold"
    vault.store.dossiers.fail = 0
    vault.hold = False
    vault.release()
    session.retry()
    assert kept(forms, vault, session) == {
        key.question_id: answer.value for key, answer in session.sheet("gesprek").answers.items()
    }
