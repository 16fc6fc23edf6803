"""The notice that consent ended: one tagged page for who got the file; nothing of the participant, so no code."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from intake_desktop.dossier import after_words, practice
from intake_desktop.dossier.after_words import AfterTold
from intake_desktop.dossier.aftermath import ended
from intake_desktop.dossier.happening import Happening
from intake_desktop.dossier.messages import ANSWER_DAYS, SentBy, answer_days
from intake_desktop.dossier.model import Export
from intake_desktop.dossier.ports import Store
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.exchange import document
from intake_desktop.exchange.errors import FileExists, NotWritten
from intake_desktop.exchange.material import Sender
from intake_desktop.exchange.pages import blocks as b
from intake_desktop.exchange.pages.blocks import Block, Run
from intake_desktop.exchange.pages.numbers import day, glued, one_line
from intake_desktop.exchange.pages.story import Story
from intake_desktop.form_engine.on_paper import printable
from intake_desktop.sealing import files

TITLE = "Bericht over een overdracht"
_NAME = "bericht-{made:%Y%m%d}-{mark}.pdf"
_ABOUT_US = ("organisation", "location", "phone", ANSWER_DAYS)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the page says: about which file, for whom, by whom, and how long there is to answer."""

    export: Export
    ended: Happening
    sender: Sender
    days: int
    made: datetime

    @property
    def file_name(self) -> str:
        """ "bericht-20261122-7f3k9q.pdf": the mark of the file it is about, and nothing about anybody."""
        name = _NAME.format(made=self.made, mark=self.export.id)
        return practice.file_name(name, self.sender.organisation)


def tell(session: DossierSession, export: Export, folder: Path | None) -> AfterTold:
    """What to say and send about a file whose consent ended, with the notice in this folder when there is one.

    Blocks. Raises FileExists (the old file stays), NotWritten, and ValueError for a file that nothing ended.
    """
    end = ended(export)
    if end is None:
        raise ValueError("nothing ended this export")
    made = _asked(session, export, end)
    sender = made.sender
    by = SentBy(sender.organisation, sender.phone, sender.colleague.name)
    told = after_words.told(export.id, export.organisation, end, made.days, by)
    return told if folder is None else replace(told, notice=_write(session, made, folder))


def _asked(session: DossierSession, export: Export, end: Happening) -> Notice:
    actor, colleague = session.actor, session.vault.colleague

    def ask(store: Store) -> Notice:
        kept = {name: store.settings.get(actor, name) for name in _ABOUT_US}
        organisation, location, phone = (str(kept[name] or "") for name in _ABOUT_US[:3])
        sender = Sender(organisation, location, colleague, phone)
        return Notice(export, end, sender, answer_days(kept[ANSWER_DAYS]), session.now())

    return session.vault.run(ask).result()


def _write(session: DossierSession, notice: Notice, folder: Path) -> Path:
    """Journaled first, then written whole or not at all; what could not be written is journaled too."""
    path, data = folder / notice.file_name, draw(notice)
    if not folder.is_dir():
        raise NotWritten
    if os.path.lexists(path):
        raise FileExists
    _note(session, notice, "export.notice_made")
    try:
        files.write_atomically(path, data)
    except SpringplankError as fault:
        _note(session, notice, "export.notice_not_written")
        raise NotWritten from fault
    return path


def _note(session: DossierSession, notice: Notice, event: str) -> None:
    actor, dossier_id, mark = session.actor, session.dossier.id, notice.export.id
    session.vault.run(lambda store: store.journal.note(actor, event, dossier_id=dossier_id, export=mark)).result()


def draw(notice: Notice) -> bytes:
    """The page as a PDF without a code. Raises TextDiffers."""
    return document.draw_story(story(notice), TITLE).data


def story(notice: Notice) -> Story:
    """What stands on the page."""
    return Story(
        blocks=tuple(_blocks(notice)),
        header=(TITLE, _shown(f"Alleen voor {notice.export.organisation}")),
        footer=_shown(f"Bericht over {notice.export.id} · {day(notice.made.date())} · {notice.sender.organisation}"),
    )


def _blocks(notice: Notice) -> Iterator[Block]:
    sender, export = notice.sender, notice.export
    first, *rest = after_words.notice(export.id, notice.ended, notice.days)
    yield b.Paragraph((Run(_shown(f"Voor {export.organisation}")),), "kicker")
    yield b.Heading(after_words.TITLES[notice.ended.kind], 1, "title")
    yield b.Paragraph((Run(_shown(first), bold=True),), "lead")
    for sentence in rest:
        yield b.Paragraph((Run(_shown(sentence)),))
    colleague = sender.colleague
    facts = (
        ("Overdracht", f"{export.id}, gemaakt op {day(export.created.date())}"),
        ("Contact", ", ".join(filter(None, (colleague.name, colleague.phone, colleague.reachable)))),
        ("E-mail", colleague.email),
        ("Organisatie", ", ".join(filter(None, (sender.organisation, sender.location, sender.phone)))),
    )
    yield b.Heading("Over dit bericht")
    yield b.Pairs(tuple((name, _shown(text)) for name, text in facts if text))
    yield b.Paragraph((Run("In dit bericht staat niets over een deelnemer. Er is geen code nodig."),), "note")


def _shown(text: str) -> str:
    return glued(printable(one_line(text)))
