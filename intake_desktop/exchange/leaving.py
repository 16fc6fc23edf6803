"""Lets a file leave: the permission checked, the file made, journaled and kept in the vault, and only then written."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from intake_desktop.dossier import consent
from intake_desktop.dossier.desk import ExportDone, ExportWish, FileFormat, PaperDone, Passage
from intake_desktop.dossier.messages import SentBy
from intake_desktop.dossier.model import ON_PAPER, SUMMARY_ON_PAPER, Export, Record
from intake_desktop.dossier.ports import Store
from intake_desktop.dossier.session import DossierSession
from intake_desktop.exchange import export, keeping, own_story, partner, payload, pictures
from intake_desktop.exchange.errors import FileExists, NotWritten
from intake_desktop.exchange.material import Anchor, Material, RecordRef, Sender
from intake_desktop.exchange.profiles import Profile
from intake_desktop.form_engine.answers import Answers
from intake_desktop.sealing import codes, keys

NO_MARK = "000000"
"""Stands where the mark of the file will stand, in a preview that is no file yet."""
_LOG = logging.getLogger("springplank")
_OUR_KEYS = ("signing_key", "sealing_key")
_ABOUT_US = ("organisation", "location", "phone", "bsn_ground")


@dataclass(frozen=True, slots=True)
class Office:
    """What is known of the sender: who, the key that signs, how far the journal is, and the ground for a bsn."""

    sender: Sender
    signing_key: bytes
    anchor: Anchor
    bsn_ground: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """What goes: the wish, the profile of its recipient, and who sends it."""

    wish: ExportWish
    profile: Profile
    office: Office
    sealed_to: bytes = b""
    """For a sealed file: the public key of the organisation that alone can open it."""


def ask_office(session: DossierSession) -> Office:
    """What the vault knows of the sender. Blocks; the colleague needs the right to export."""
    actor, colleague = session.actor, session.vault.colleague

    def ask(store: Store) -> Office:
        told = {name: str(store.settings.get(actor, name) or "") for name in _ABOUT_US}
        signing_key, sealing_key = (bytes.fromhex(str(store.settings.get(actor, name))) for name in _OUR_KEYS)
        sealed_to_us = keys.public_key(sealing_key).hex()
        sender = Sender(told["organisation"], told["location"], colleague, told["phone"], sealed_to_us)
        return Office(sender, signing_key, Anchor(*store.journal.head(actor)), told["bsn_ground"])

    return session.vault.run(ask).result()


def material_of(session: DossierSession, going: Going, mark: str = NO_MARK) -> Material:
    """What one file is made from; allowed.py decides what of it may leave. `mark`: six neutral symbols."""
    dossier, forms = session.dossier, session.catalog.forms
    latest = [record for form_id in forms if (record := dossier.latest(form_id)) is not None]
    return Material(
        dossier_number=dossier.number,
        dossier_type=dossier.dossier_type,
        catalog=session.catalog,
        answers=session.view.evidence(session.today).answers,
        records=tuple(map(_ref, latest)),
        rules=session.rules,
        profile=going.profile,
        organisation=going.wish.organisation,
        permission=going.wish.permission,
        sender=going.office.sender,
        export_id=mark,
        created=session.now(),
        anchor=going.office.anchor,
        chosen=going.wish.chosen,
        unasked=_unasked(session) if going.profile.with_unasked else {},
        looked_at=going.wish.looked_at,
        let_go=going.wish.let_go,
        sealed_to=going.sealed_to,
        replaces=going.wish.replaces,
        bsn_ground=going.office.bsn_ground,
    )


def _unasked(session: DossierSession) -> Answers:
    """What is kept of the latest records though the forms do not ask it now."""
    view = session.view
    return {
        key: answer
        for form_id in session.catalog.forms
        for key, answer in view.of(form_id).items()
        if key not in view.counting(form_id)
    }


def passages(session: DossierSession, profile: Profile) -> tuple[Passage, ...]:
    """What a person goes over before the participant's own copy is made."""
    everything = {**session.view.evidence(session.today).answers, **_unasked(session)}
    return own_story.passages(profile, session.catalog, everything, session.header.call_name)


def _ref(record: Record) -> RecordRef:
    form, finished = record.form, record.finished
    return RecordRef(
        form.form_id, form.version, form.digest, record.started.date(), finished.at.date() if finished else None
    )


def send(
    session: DossierSession, wish: ExportWish, profile: Profile, random_bytes: Callable[[int], bytes], folder: Path
) -> ExportDone:
    """Make a file of an open dossier. Nothing is written unless the vault has kept and journaled that it leaves.

    Raises what consent.check and keeping.check_earlier raise, NotForThisRecipient, FileExists, NotWritten, for a
    sealed file PartnerGone and PartnerCannotOpen, and what the vault raises.
    """
    going = _going(session, wish, profile)
    keeping.check_earlier(session, going.wish, profile)
    material, sealed = make(session, going, random_bytes)
    check_free(folder, sealed.file_name)
    keeping.keep(session, _kept(session, material, sealed), wish.contact)
    try:
        return written(sealed, material, folder)
    except (FileExists, NotWritten):
        actor, mark = session.actor, material.export_id
        session.vault.run(lambda store: store.journal.note(actor, "export.not_written", export=mark)).result()
        raise


def _going(session: DossierSession, wish: ExportWish, profile: Profile) -> Going:
    """A sealed file is for the organisation as the vault knows it, under the name it was compared with."""
    office = ask_office(session)
    if wish.file_format is not FileFormat.SEALED:
        return Going(wish, profile, office)
    found = partner.of_wish(session, wish)
    return Going(replace(wish, organisation=found.organisation), profile, office, bytes.fromhex(found.sealing_key))


def on_paper(
    session: DossierSession, wish: ExportWish, profile: Profile, random_bytes: Callable[[int], bytes], width: int
) -> PaperDone:
    """The pages to print, so many pixels wide; the vault keeps and journals that they were given before they are there.

    Raises what consent.check raises, NotForThisRecipient, NotLookedAt, and what the vault raises.
    """
    partner.check(profile, None)
    keeping.check_earlier(session, wish, profile)
    going = Going(wish, profile, ask_office(session))
    consent.check(wish.permission, profile.grounds, session.today)
    material = material_of(session, going, codes.neutral_mark(random_bytes))
    content = payload.build(material)
    draw = pictures.summary if wish.summary else pictures.drawn
    sheets = draw(content, width)  # pages that differ from the data are found before anything leaves
    keeping.keep(session, _row(session, material, (_paper(wish), export.digest(content), "")))
    return PaperDone(iter(sheets), material.export_id)


def _paper(wish: ExportWish) -> str:
    return SUMMARY_ON_PAPER if wish.summary else ON_PAPER


def shown(session: DossierSession, going: Going, width: int) -> pictures.Pages:
    """The pages as they would be, before anything leaves. Raises NotForThisRecipient and TextDiffers."""
    content = payload.build(material_of(session, going))
    return pictures.summary(content, width) if going.wish.summary else pictures.drawn(content, width)


def make(
    session: DossierSession, going: Going, random_bytes: Callable[[int], bytes]
) -> tuple[Material, export.SealedFile]:
    """The file in memory, with a new mark. Raises what consent.check raises, NotForThisRecipient and OnlySealed."""
    partner.check(going.profile, going.wish.file_format)
    consent.check(going.wish.permission, going.profile.grounds, session.today)
    material = material_of(session, going, codes.neutral_mark(random_bytes))
    return material, export.seal(material, going.office.signing_key, random_bytes, going.wish.file_format)


def check_free(folder: Path, file_name: str) -> None:
    """Before anything is journaled: raises FileExists, so that nothing is ever written over, and NotWritten."""
    if not folder.is_dir():
        raise NotWritten
    if os.path.lexists(folder / file_name):
        raise FileExists


def written(sealed: export.SealedFile, material: Material, folder: Path) -> ExportDone:
    """Write the file whole or not at all. Raises FileExists and NotWritten. Tag faults are logged (decisions.md 9)."""
    path = export.write(sealed, folder)
    if sealed.tag_faults:
        _LOG.warning("tag faults in %s: %d", material.export_id, len(sealed.tag_faults))
    sender = material.sender
    by = SentBy(sender.organisation, sender.phone, sender.colleague.name)
    return ExportDone(path, sealed.code, material.export_id, sealed.pages, len(sealed.data), sealed.warnings, by)


def _kept(session: DossierSession, material: Material, sealed: export.SealedFile) -> Export:
    return _row(session, material, (sealed.file_name, sealed.payload_sha256, sealed.code))


def _row(session: DossierSession, material: Material, made: tuple[str, str, str]) -> Export:
    """What the vault keeps of what leaves, never its content. `made`: file name, digest of the data and code."""
    file_name, digest, code = made
    return Export(
        id=material.export_id,
        dossier_id=session.dossier.id,
        profile_id=material.profile.id,
        profile_version=material.profile.version,
        organisation=material.organisation,
        permission=material.permission,
        created=material.created,
        file_name=file_name,
        payload_sha256=digest,
        parts=tuple(f"{name}: {reason}" for name, reason in sorted(material.chosen.items())),
        code=code,
        replaces=material.replaces.mark if material.replaces else "",
    )
