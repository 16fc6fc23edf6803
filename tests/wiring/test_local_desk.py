"""The program as one thing: a vault is made and opened, a dossier travels through it, and a file leaves in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.dossier import consent, examples, opening
from intake_desktop.dossier.desk import ExportWish
from intake_desktop.dossier.founding import Founding
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.roles import Role
from intake_desktop.dossier.senders import NotYourWork
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import PasswordTooShort, WrongPassword
from intake_desktop.exchange import export, reader
from intake_desktop.exchange.errors import FileExists, NotLookedAt, NotWritten
from intake_desktop.sealing.costs import KdfCost, KdfPolicy
from intake_desktop.storage.means import Means
from intake_desktop.wiring.program import LocalDesk, local_desk
from tests.fakes import Clock, known_bytes, numbered_ids

pytestmark = pytest.mark.usefixtures("read_once")

CHEAP = KdfPolicy(KdfCost(64, 1, 1), KdfCost(8, 1, 1), KdfCost(1024, 1, 1))
PASSWORD = "een lange fictieve zin"


@pytest.fixture
def desk(tmp_path: Path) -> LocalDesk:
    return local_desk(tmp_path / "kluis", CHEAP, Means(Clock(), numbered_ids(), known_bytes()))


@pytest.fixture
def vault(desk: LocalDesk) -> Iterator[Vault]:
    key = desk.new_recovery_key()
    opened = desk.found(Founding("De Werkbank (fictief)", "Amsterdam", "Joke Bedacht", "Joke B.", PASSWORD, key))
    yield opened
    opened.close()


@pytest.fixture
def session(desk: LocalDesk, vault: Vault) -> DossierSession:
    file = jamila()
    dossier = opening.make(vault, file.dossier_type, Clock())
    session = desk.open_session(vault, dossier.id)
    examples.tell(file, session)
    vault.run(lambda store: None).result()
    return session


def jamila() -> examples.DossierFile:
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    return examples.read(paths.resources() / "examples" / "jamila-voorbeeld.json", schema)


def wish(profile_id: str = "buurtteam") -> ExportWish:
    return jamila().wishes[profile_id]


def test_a_phrase_of_the_program_is_a_good_password(desk: LocalDesk) -> None:
    phrases = {desk.password_phrase() for _ in range(20)}
    assert len(phrases) == 20
    for phrase in phrases:
        desk.check_password(phrase)
    with pytest.raises(PasswordTooShort):
        desk.check_password("kort")


def test_a_vault_is_seen_founded_closed_and_opened_again(desk: LocalDesk, session: DossierSession) -> None:
    session.vault.close()
    (known,) = desk.face().colleagues
    assert known.label == "Joke B."
    with pytest.raises(WrongPassword):
        desk.unlock(known.slot_id, "een andere fictieve zin")
    again = desk.unlock(known.slot_id, PASSWORD)
    found = desk.open_session(again, session.dossier.id)
    assert all(found.sheet(form).answers == session.sheet(form).answers for form in desk.catalog.forms)
    again.close()


@pytest.mark.parametrize("profile_id", ["buurtteam", "werk_en_re_integratie", "deelnemer"])
def test_a_file_is_kept_in_the_vault_and_can_be_read(
    desk: LocalDesk, session: DossierSession, tmp_path: Path, profile_id: str
) -> None:
    done = desk.export(session, wish(profile_id), tmp_path)
    found = reader.read(done.path, done.code, {})
    assert found.payload is not None
    assert found.payload["participant"]["name"] == "Jamila Voorbeeld"
    (kept,) = session.vault.run(lambda store: store.exports.of_dossier(session.actor, session.dossier.id)).result()
    assert (kept.id, kept.profile_id, kept.file_name) == (done.mark, profile_id, done.path.name)


def test_a_file_that_could_not_be_written_was_journaled_first(
    desk: LocalDesk, session: DossierSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise NotWritten

    monkeypatch.setattr(export, "write", full)
    with pytest.raises(NotWritten):
        desk.export(session, wish(), tmp_path)
    kept = session.vault.run(lambda store: store.exports.of_dossier(session.actor, session.dossier.id)).result()
    rows = session.vault.run(lambda store: store.journal.of_dossier(session.actor, session.dossier.id)).result()
    assert len(kept) == 1
    assert "export.made" in [row.event for row in rows]
    assert not list(tmp_path.glob("overdracht-*"))


def test_without_consent_nothing_is_journaled_or_written(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    asked = wish("werk_en_re_integratie")
    refused = replace(asked, permission=replace(asked.permission, consent_until=date(2026, 11, 22)))
    with pytest.raises(consent.ConsentExpired):
        desk.export(session, refused, tmp_path)
    assert session.vault.run(lambda store: store.exports.of_dossier(session.actor, session.dossier.id)).result() == ()
    assert not list(tmp_path.glob("overdracht-*"))


def test_a_preview_shows_the_pages_and_leaves_no_trace_of_a_file(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    first, *_ = desk.preview(session, wish(), 400)
    assert abs(first.width - 400) <= 1
    assert len(first.pixels) == first.width * first.height * 4
    assert "Jamila Voorbeeld" in first.text
    assert not list(tmp_path.glob("overdracht-*"))


def test_parts_say_what_goes_what_can_and_what_never(desk: LocalDesk, session: DossierSession) -> None:
    states = {part.state for part in desk.parts(session, "werk_en_re_integratie")}
    assert states == {"in", "optional", "locked"}
    found = [(one.profile_id, one.sealed) for one in desk.recipients()]
    coded = [("buurtteam", False), ("werk_en_re_integratie", False)]
    assert found == [*coded, ("collega", True), ("deelnemer", False)]


def test_a_copy_on_paper_is_journaled_kept_without_a_code_and_leaves_no_file(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = desk.on_paper(session, wish("deelnemer"), 400)
    assert "Jamila Voorbeeld" in next(done.pages).text
    (kept,) = session.vault.run(lambda store: store.exports.of_dossier(session.actor, session.dossier.id)).result()
    assert (kept.id, kept.on_paper) == (done.mark, True)
    assert session.vault.run(lambda store: store.exports.show_code(session.actor, kept.id)).result() == ""
    rows = session.vault.run(lambda store: store.journal.of_dossier(session.actor, session.dossier.id)).result()
    assert "export.made" in [row.event for row in rows]
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_of_a_dossier_with_passages_about_another_leaves_before_somebody_read_them(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    asked = replace(wish("deelnemer"), looked_at=False)
    assert len(desk.passages(session, "deelnemer")) > 3
    assert desk.passages(session, "buurtteam") == ()
    for make in (lambda: desk.export(session, asked, tmp_path), lambda: desk.on_paper(session, asked, 400)):
        with pytest.raises(NotLookedAt):
            make()
    assert session.vault.run(lambda store: store.exports.of_dossier(session.actor, session.dossier.id)).result() == ()


def test_a_colleague_whose_role_was_taken_away_reads_and_saves_nothing(
    desk: LocalDesk, vault: Vault, tmp_path: Path
) -> None:
    me = replace(vault.colleague, roles=frozenset({Role.BEHEERDER}))
    vault.run(lambda store: store.colleagues.update(vault.actor, me)).result()
    for work in (
        lambda: desk.receive(vault, tmp_path / "niets.pdf", ""),
        lambda: desk.our_card(vault),
        lambda: desk.save_card(vault, tmp_path),
    ):
        with pytest.raises(NotYourWork):
            work()
    assert not list(tmp_path.glob("*.json"))


def test_a_card_is_not_written_over_another_file_or_into_nothing(desk: LocalDesk, vault: Vault, tmp_path: Path) -> None:
    assert desk.read_card(desk.save_card(vault, tmp_path)) == desk.our_card(vault)
    with pytest.raises(FileExists):
        desk.save_card(vault, tmp_path)
    with pytest.raises(NotWritten):
        desk.save_card(vault, tmp_path / "nergens")
