"""A program in memory for pages of a dossier: the shipped forms and rules, an example, and a desk that answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_desktop import paths
from intake_desktop.assessment.rules import RuleTable
from intake_desktop.dossier import examples
from intake_desktop.dossier.contacts import Contact
from intake_desktop.dossier.desk import ExportDone, ExportWish, Ground, PageImage, PaperDone, Part, Passage, Recipient
from intake_desktop.dossier.model import Card, Export
from intake_desktop.dossier.roles import Actor
from intake_desktop.dossier.session import DossierSession
from intake_desktop.errors import SpringplankError
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.ui.pages.page import Page
from intake_desktop.ui.painting_first import waits
from intake_desktop.ui.workplace import Workplace
from intake_desktop.wiring import program
from tests.dossier.fake_vault import FakeVault
from tests.fakes import numbered_ids
from tests.ui.drivers import Keyboard

CODE = "K7QF-2MWD-9TQF-VX4C-P6NA"
CONSENT = Ground("toestemming", "Toestemming van de deelnemer", needs_consent=True)
LAW = Ground("wmo-5.1.1", "Wmo 2015, artikel 5.1.1", needs_consent=False)
TEAM = Recipient("buurtteam", 1, "Buurtteam", "wensen en uren", "medicijnen", ("Een stap regelen",), (LAW, CONSENT))
WORK = Recipient("werk_en_re_integratie", 1, "Werk & Re-integratie", "uren", "het bsn", ("Een leerplek",), (CONSENT,))
READ = Ground("avg-15", "AVG, artikel 15", needs_consent=False)
OWN = Recipient(
    "deelnemer", 1, "De deelnemer zelf", "alles", "het logboek", ("Eigen exemplaar",), (READ,), own_copy=True
)
PARTS = (
    Part("wens", "Wat iemand wil", "De wens komt eerst.", "in", 2),
    Part("werkwens", "Wat wil {naam}?", "Gaat mee.", "in", 1),
    Part("noodcontact", "Wie we bellen bij nood", "Blijft hier.", "optional", 0),
    Part("nooit_1", "Het bsn", "Mag nooit naar deze ontvanger.", "locked", 0),
)


@cache
def forms() -> Catalog:
    """The shipped forms."""
    return program.catalog()


@cache
def rules() -> RuleTable:
    """The shipped rules."""
    return program.rule_table()


@dataclass
class DeskInMemory:
    """Makes a page of white paper and a file that is nowhere; `refuse` makes the next export fail with this."""

    refuse: SpringplankError | None = None
    made: list[tuple[ExportWish, Path]] = field(default_factory=list)
    previewed: list[ExportWish] = field(default_factory=list)
    printed: list[ExportWish] = field(default_factory=list)
    about_others: tuple[Passage, ...] = (
        Passage(AnswerKey("noodcontact_naam"), "Wie bellen we?", "Oma Bedacht"),
        Passage(AnswerKey("verwijzer_naam"), "Wie verwees?", "Noor Bedenksel"),
    )

    @property
    def catalog(self) -> Catalog:
        return forms()

    def recipients(self) -> tuple[Recipient, ...]:
        return (TEAM, WORK, OWN)

    def parts(self, _session: DossierSession, _profile_id: str) -> tuple[Part, ...]:
        return PARTS

    def passages(self, _session: DossierSession, profile_id: str) -> tuple[Passage, ...]:
        return self.about_others if profile_id == OWN.profile_id else ()

    def on_paper(self, _session: DossierSession, wish: ExportWish, width: int) -> PaperDone:
        if self.refuse is not None:
            raise self.refuse
        self.printed.append(wish)
        return PaperDone(
            tuple(PageImage(width, 4, bytes(width * 16), f"Bladzijde {one}") for one in (1, 2, 3)), "k4t7ab"
        )

    def preview(self, _session: DossierSession, wish: ExportWish, _width: int) -> tuple[PageImage, ...]:
        self.previewed.append(wish)
        return tuple(PageImage(2, 3, bytes([255] * 24), f"Bladzijde {number} voor de ander") for number in (1, 2))

    def export(self, _session: DossierSession, wish: ExportWish, folder: Path) -> ExportDone:
        if self.refuse is not None:
            raise self.refuse
        self.made.append((wish, folder))
        return ExportDone(folder / f"overdracht-20261120-k4t7ab.{wish.file_format}", CODE, "k4t7ab", 4, 312_000)


@dataclass
class ExportsInMemory:
    """What left; every look at a code is noted."""

    kept: list[Export] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)

    def of_dossier(self, _actor: Actor, _dossier_id: str) -> tuple[Export, ...]:
        return tuple(replace(export, code="") for export in self.kept)

    def show_code(self, _actor: Actor, export_id: str) -> str:
        self.looked.append(export_id)
        return next(export.code for export in self.kept if export.id == export_id)


@dataclass
class BookInMemory:
    """The address book."""

    kept: tuple[Contact, ...] = ()

    def all(self, _actor: Actor) -> tuple[Contact, ...]:
        return self.kept


@dataclass
class NotesInMemory:
    """What was journaled."""

    events: list[str] = field(default_factory=list)

    def note(self, _actor: Actor, event: str, **_facts: str | int) -> None:
        self.events.append(event)


@dataclass
class Room:
    """A page in a window with the keyboard, and everything behind it."""

    page: Page
    session: DossierSession
    desk: DeskInMemory
    exports: ExportsInMemory
    keyboard: Keyboard
    visited: list[object]

    def resize(self, width: int, height: int) -> None:
        """Give window and page this size, px."""
        self.keyboard.window.resize(width, height)
        self.page.resize(width, height)
        QApplication.processEvents()


def example(vault: FakeVault, name: str) -> DossierSession:
    """A shipped example as an open dossier; "" for an empty one."""
    dossier = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0117", Card())
    opened = vault.store.dossiers.open(vault.actor, dossier.id)
    session = DossierSession(opened, forms(), rules(), vault, vault.now, numbered_ids("rij"))
    if name:
        schema = paths.resources() / "schema" / "dossier.v1.schema.json"
        examples.tell(examples.read(paths.resources() / "examples" / f"{name}.json", schema), session)
    return session


def open_room(qtbot: QtBot, make: Callable[[Workplace, DossierSession], Page], name: str = "") -> Room:
    """Show a page on an example dossier."""
    vault = FakeVault()
    exports = ExportsInMemory()
    vault.store.journal = NotesInMemory()  # type: ignore[assignment]  # the same
    vault.store.contacts = BookInMemory()  # type: ignore[attr-defined]  # a session asks nothing of it
    vault.store.exports = exports  # type: ignore[assignment]  # the page asks more of it than a session does
    session, desk = example(vault, name), DeskInMemory()
    workplace = Workplace(desk, vault, vault.now)  # type: ignore[arg-type]  # only what pages of a dossier ask
    page = make(workplace, session)
    visited: list[object] = []
    workplace.go.connect(visited.append)
    session.on_change.append(page.refresh)  # type: ignore[attr-defined]  # every page of a dossier has it
    window = QWidget()
    page.setParent(window)
    qtbot.addWidget(window)
    room = Room(page, session, desk, exports, Keyboard(window), visited)
    room.resize(1366, 700)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not waits(window))
    return room
