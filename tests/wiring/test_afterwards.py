"""The desk keeps who got a file, refuses what consent does not carry any more, and tells a recipient that it ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from intake_desktop.dossier.aftermath import NotToReplace, Replaced
from intake_desktop.dossier.consent import ConsentWithdrawn
from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.desk import ExportWish
from intake_desktop.dossier.happening import After, Happening
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import DiskFull
from intake_desktop.exchange import reader
from intake_desktop.exchange.errors import FileExists, NotWritten
from intake_desktop.sealing import files
from intake_desktop.wiring.program import LocalDesk
from tests.wiring.test_local_desk import desk, session, vault, wish

pytestmark = pytest.mark.usefixtures("read_once")

__all__ = ["desk", "session", "vault"]
TODAY = date(2026, 11, 23)
STOPPED = Happening(After.WITHDRAWN, TODAY, "mondeling")


def by_consent(day: date = TODAY) -> ExportWish:
    asked = wish()
    permission = replace(asked.permission, ground="toestemming", consent_on=day, how_given="mondeling")
    return replace(asked, permission=replace(permission, discussed_on=TODAY, consent_until=None))


def exports(session: DossierSession) -> tuple[Export, ...]:
    return session.vault.run(lambda store: store.exports.of_dossier(session.actor, session.dossier.id)).result()


def happened(session: DossierSession, mark: str, happening: Happening = STOPPED) -> Export:
    session.vault.run(lambda store: store.exports.add_happening(session.actor, mark, happening)).result()
    return next(each for each in exports(session) if each.id == mark)


def book(session: DossierSession) -> tuple[Contact, ...]:
    return session.vault.run(lambda store: store.contacts.all(session.actor)).result()


def events(session: DossierSession) -> list[str]:
    rows = session.vault.run(lambda store: store.journal.of_dossier(session.actor, session.dossier.id)).result()
    return [row.event for row in rows]


def test_a_new_recipient_is_in_the_book_once_the_file_is_made(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    asked = by_consent()
    new = Contact("buurtteam", asked.organisation, "Noor Bedenksel", "020 123 45 67")
    with pytest.raises(NotWritten):
        desk.export(session, replace(asked, contact=new), tmp_path / "is er niet")
    assert book(session) == ()
    done = desk.export(session, replace(asked, contact=new), tmp_path)
    (kept,) = book(session)
    assert (kept.organisation, kept.phone, kept.last_purpose) == (new.organisation, new.phone, asked.permission.purpose)
    assert exports(session)[0].contact_id == kept.id
    assert (done.sent_by.organisation, done.sent_by.colleague) == ("De Werkbank (fictief)", "Joke Bedacht")


def test_trying_again_after_a_full_disk_keeps_nobody_twice(
    desk: LocalDesk, session: DossierSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = replace(by_consent(), contact=Contact("buurtteam", by_consent().organisation))

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as broken:
        broken.setattr(files, "write_atomically", full)
        with pytest.raises(NotWritten):
            desk.export(session, asked, tmp_path)
    desk.export(session, asked, tmp_path)
    (kept,) = book(session)
    assert {export.contact_id for export in exports(session)} == {kept.id}


def test_after_a_withdrawal_only_newer_consent_lets_a_file_leave(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    done = desk.export(session, by_consent(), tmp_path)
    happened(session, done.mark)
    with pytest.raises(ConsentWithdrawn, match="ZK-243"):
        desk.export(session, by_consent(), tmp_path)
    desk.export(session, replace(by_consent(), organisation="Buurtteam Elders (fictief)"), tmp_path)
    assert [each.organisation for each in exports(session)].count(by_consent().organisation) == 1


def test_a_name_that_is_corrected_in_the_book_does_not_undo_a_withdrawal(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    first = Contact("buurtteam", by_consent().organisation)
    happened(session, desk.export(session, replace(by_consent(), contact=first), tmp_path).mark)
    (kept,) = book(session)
    renamed = replace(kept, organisation="Buurtteam met een andere naam (fictief)")
    session.vault.run(lambda store: store.contacts.change(session.actor, renamed)).result()
    with pytest.raises(ConsentWithdrawn):
        desk.export(session, replace(by_consent(), contact=renamed, organisation=renamed.organisation), tmp_path)


def test_a_correction_names_the_file_it_replaces_and_no_other(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    first = desk.export(session, by_consent(), tmp_path)
    with pytest.raises(NotToReplace, match="ZK-244"):
        desk.export(session, replace(by_consent(), replaces=Replaced("zzz999", TODAY)), tmp_path)
    done = desk.export(session, replace(by_consent(), replaces=Replaced(first.mark, TODAY)), tmp_path)
    found = reader.read(done.path, done.code, {})
    assert found.payload is not None
    said = found.payload["document"]
    assert isinstance(said, dict)
    assert said["replaces"] == {"export_id": first.mark, "created": "2026-11-23"}
    assert next(each.replaces for each in exports(session) if each.id == done.mark) == first.mark


def test_a_notice_is_journaled_written_once_and_never_over_another(
    desk: LocalDesk, session: DossierSession, tmp_path: Path
) -> None:
    done = desk.export(session, by_consent(), tmp_path)
    export = happened(session, done.mark)
    session.vault.run(lambda store: store.settings.put(session.actor, "answer_days", 21)).result()
    assert desk.tell_recipient(session, export, None).notice is None
    told = desk.tell_recipient(session, export, tmp_path)
    assert told.notice is not None
    assert told.notice.name == f"bericht-20261123-{done.mark}.pdf"
    assert "binnen 21 dagen" in told.mail
    with pikepdf.open(told.notice) as pdf:
        assert not pdf.is_encrypted
    before = told.notice.read_bytes()
    with pytest.raises(FileExists, match="ZK-214"):
        desk.tell_recipient(session, export, tmp_path)
    assert told.notice.read_bytes() == before
    assert events(session).count("export.notice_made") == 1
    assert {"export.consent_withdrawn", "export.made"} <= set(events(session))


def test_a_full_disk_leaves_no_half_notice_and_the_withdrawal_stands(
    desk: LocalDesk, session: DossierSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = happened(session, desk.export(session, by_consent(), tmp_path).mark)

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as broken:
        broken.setattr(files, "write_atomically", full)
        with pytest.raises(NotWritten, match="ZK-215"):
            desk.tell_recipient(session, export, tmp_path)
    assert events(session)[-1] != "export.notice_made"
    assert "export.notice_not_written" in events(session)
    assert exports(session)[0].aftermath == (STOPPED,)
    assert desk.tell_recipient(session, export, tmp_path).notice is not None
