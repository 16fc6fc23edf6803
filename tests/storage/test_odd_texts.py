"""Whatever text reaches the vault is kept and read back as it was, or refused in a sentence and nothing is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from intake_desktop.dossier.model import CardQuery
from intake_desktop.errors import AnswerRefused
from tests.storage.vaults import CARD, Bench, record_with

HALF = "half \ud800"
ENDLESS = "lang " * 20_000
STEPS: dict[str, Callable[[Any, Any, str], object]] = {
    "name of somebody": lambda store, actor, text: store.dossiers.same_person(actor, text, ""),
    "setting": lambda store, actor, text: store.settings.put(actor, "location", text),
    "reason": lambda store, actor, text: store.dossiers.find(replace(actor, reason=text), CardQuery()),
    "new dossier": lambda store, actor, text: store.dossiers.add(
        replace(actor, reason=text), "maatwerk", "2026-0009", replace(CARD, display_name=text)
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_what_no_vault_can_hold_is_refused_and_the_vault_goes_on(bench: Bench, step: str) -> None:
    opened = bench.create()
    record_with(opened)
    before = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery())).result()
    for text in (HALF, ENDLESS):
        fault = opened.run(lambda store, text=text: STEPS[step](store, opened.actor, text)).exception()
        assert fault is None or isinstance(fault, AnswerRefused)
        assert text not in str(fault)
    assert opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery())).result() == before
    assert opened.run(lambda store: store.settings.get(opened.actor, "location")).result() == "Teststraat"
    assert opened.run(lambda store: store.journal.verify(opened.actor)).result() > 0


@pytest.mark.parametrize("text", [HALF, "a " * 3_000, "%", "_", "\\", "' OR 1=1 --", '"', "\x00", "x" * 60_000])
def test_any_search_gives_an_answer_and_never_everybody(bench: Bench, text: str) -> None:
    opened = bench.create()
    record_with(opened)
    found = opened.run(lambda store: store.dossiers.find(opened.actor, CardQuery(text=text))).result()
    assert found.matching == (text == "a " * 3_000)  # there is an "a" in Anna


@pytest.mark.parametrize("place", ["organisation", "location", "name", "label"])
def test_no_vault_is_founded_under_a_name_that_cannot_be_read(bench: Bench, place: str) -> None:
    founding = bench.founding()
    for text in (
        HALF,
        "Stichting \u202eenoV",
        "Noor\x00",
        *([ENDLESS] if place in ("organisation", "location") else []),
    ):
        wrong = replace(founding, **{place: text})
        bench.founding = lambda wrong=wrong: wrong  # type: ignore[method-assign]  # what somebody filled in
        with pytest.raises(AnswerRefused):
            bench.create()
        assert not bench.folder.exists()
        assert not list(bench.folder.parent.glob(".kluis-nieuw-*"))
