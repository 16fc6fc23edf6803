"""Whatever call to the operating system fails, the vault holds the old or the new, and a person gets a sentence."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest

from intake_desktop.dossier import opening
from intake_desktop.dossier.model import CardQuery
from intake_desktop.dossier.ports import Vault
from intake_desktop.errors import WrongPassword
from intake_desktop.storage import looking, migrations
from intake_desktop.wiring.program import LocalDesk
from tests import one_call
from tests.child_one_call import FORM, KEY, NEW_PASSWORD, PASSWORD, desk_in, founding, ticking
from tests.figures import Figures
from tests.one_call import Fault, Ran, Workshop

DATA = Path(__file__).parents[1] / "data"
NEWEST_OLD = len(migrations.STEPS) - 1
Rounds = Callable[[int, int], int]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with one_call.workshop(tmp_path_factory.mktemp("werkplaats")) as made:
        yield made


@dataclass(frozen=True, slots=True)
class Place:
    """A closed vault of one dossier, in which one question was answered with "oud"."""

    folder: Path
    desk: LocalDesk
    slot: str
    key: str
    dossier: str

    def task(self, thing: str, **more: str) -> dict[str, str]:
        return {"thing": thing, "folder": str(self.folder), "slot": self.slot, "dossier": self.dossier, **more}

    def answer(self, password: str = PASSWORD) -> object:
        """What the vault holds, when it is opened anew; the journal is whole."""
        vault = self.desk.unlock(self.slot, password)
        try:
            return said(vault, self.dossier)
        finally:
            vault.close()


def said(vault: Vault, dossier: str) -> object:
    vault.run(lambda store: store.journal.verify(vault.actor)).result()
    opened = vault.run(lambda store: store.dossiers.open(vault.actor, dossier)).result()
    return next(answers[KEY].value for answers in opened.answers.values() if KEY in answers)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("oorsprong") / "kluis"
    desk = desk_in(folder)
    key = desk.new_recovery_key()
    vault = desk.found(founding(desk, key))
    session = desk.open_session(vault, opening.make(vault, "maatwerk", ticking()).id)
    session.answer(FORM, KEY, "oud")
    vault.run(lambda _store: None).result()
    vault.close()
    return Place(folder, desk, looking.look(folder).colleagues[0].slot_id, key, session.dossier.id)


def laid_down(original: Place, folder: Path) -> Place:
    """The same vault in a folder of its own."""
    shutil.copytree(original.folder, folder / "kluis")
    return Place(folder / "kluis", desk_in(folder / "kluis"), original.slot, original.key, original.dossier)


@dataclass
class Count:
    """What is printed in the end; everything below the line may never be more than nothing."""

    thing: str
    runs: int = 0
    came: int = 0
    told: int = 0
    # ----
    no_sentence: int = 0
    neither: int = 0
    lost: int = 0
    stuck: int = 0
    left: int = 0
    why: list[str] = field(default_factory=list)

    def take(self, ran: Ran, fault: Fault | None) -> None:
        """What the program said, both times."""
        self.runs += 1
        self.came += ran.hit
        self.told += not ran.first.done
        for told in filter(None, (ran.first, ran.second)):
            self.no_sentence += not told.typed
        self.stuck += ran.second is not None and not ran.second.done
        if not (ran.first.typed and (ran.second is None or ran.second.done)):
            self.why.append(f"{fault}: {ran.first} then {ran.second}")

    def may_not(self, name: str, happened: bool, fault: Fault | None) -> None:
        """Count what may never happen."""
        if happened:
            setattr(self, name, getattr(self, name) + 1)
            self.why.append(f"{fault}: {name}")

    def tell(self, figures: Figures) -> None:
        """Print, and fail when anything happened that may not."""
        figures(
            "one call to the operating system fails",
            {
                "thing": self.thing,
                "runs": self.runs,
                "faults that came": self.came,
                "told in a sentence": self.told,
                "no sentence": self.no_sentence,
                "neither old nor new": self.neither,
                "called done and lost": self.lost,
                "second try failed": self.stuck,
                "left behind": self.left,
            },
        )
        assert not self.why, "\n".join(self.why[:20])
        assert self.came > self.runs // 2


Once = Callable[[Fault | None, bool], Ran]


def walk(once: Once, rounds: Rounds, few: int, count: Count) -> None:
    """Every fault with --torture, else a few by lot; after most the thing is tried again, else the process is killed.

    The first time nothing fails: that shows which calls there are. The last time a call fails that is never made.
    """
    calls = once(None, True).calls
    every = one_call.of(calls)
    assert len(every) > few, calls
    chance = random.Random(26)
    for fault in every if rounds(0, 1) else chance.sample(every, few):
        once(fault, chance.random() < 0.7)
    ran = once(Fault("openat", "EIO", 10 * calls["openat"] + 100), True)
    assert ran.first.done, "without a fault it succeeds"
    assert not ran.hit
    count.runs -= 2


def test_an_answer_is_old_or_new_and_its_text_stays(
    original: Place, workshop: Workshop, tmp_path: Path, rounds: Rounds, figures: Figures
) -> None:
    place, count, texts = laid_down(original, tmp_path), Count("an answer saved"), ["oud"]

    def once(fault: Fault | None, again: bool) -> Ran:
        new = f"nieuw {len(texts)}"
        ran = workshop.run(place.task("save", text=new), fault, again=again)
        count.take(ran, fault)
        kept = place.answer()
        count.may_not("neither", kept not in (texts[-1], new), fault)
        count.may_not("lost", (ran.first.done or again) and kept != new, fault)
        texts.append(str(kept))
        return ran

    walk(once, rounds, 10, count)
    count.tell(figures)


def test_of_a_new_password_one_opens_and_one_does_not(
    original: Place, workshop: Workshop, tmp_path: Path, rounds: Rounds, figures: Figures
) -> None:
    count = Count("the key on paper used: key files written anew")

    def once(fault: Fault | None, again: bool) -> Ran:
        place = laid_down(original, tmp_path / str(count.runs))
        ran = workshop.run(place.task("key file", key=place.key), fault, again=again)
        count.take(ran, fault)
        opened = [password for password in (PASSWORD, NEW_PASSWORD) if opens(place, password)]
        count.may_not("neither", len(opened) != 1, fault)
        count.may_not("lost", (ran.first.done or again) and opened != [NEW_PASSWORD], fault)
        count.may_not("left", bool(list(place.folder.glob(".springplank-*"))), fault)
        return ran

    walk(once, rounds, 8, count)
    count.tell(figures)


def opens(place: Place, password: str) -> bool:
    try:
        return place.answer(password) == "oud"
    except WrongPassword:
        return False


def test_a_file_that_leaves_is_whole_or_absent(
    original: Place, workshop: Workshop, tmp_path: Path, rounds: Rounds, figures: Figures
) -> None:
    place, count = laid_down(original, tmp_path), Count("an export made")

    def once(fault: Fault | None, again: bool) -> Ran:
        target = tmp_path / f"uit {count.runs}"
        target.mkdir()
        ran = workshop.run(place.task("export", target=str(target)), fault, again=again)
        count.take(ran, fault)
        whole, left = exported(place, target)
        count.may_not("lost", whole < ran.first.done + again, fault)
        count.may_not("left", left > 0, fault)
        return ran

    walk(once, rounds, 5, count)
    count.tell(figures)


def exported(place: Place, target: Path) -> tuple[int, int]:
    """How many files in this folder open with the code that the vault kept and hold what it wrote down; and others."""
    vault = place.desk.unlock(place.slot, PASSWORD)
    kept = vault.run(lambda store: store.exports.of_dossier(vault.actor, place.dossier)).result()
    exports = {export.file_name: export for export in kept}
    codes = {
        path: vault.run(lambda store, name=path.name: store.exports.show_code(vault.actor, exports[name].id)).result()
        for path in target.iterdir()
        if path.name in exports
    }
    vault.close()
    whole = 0
    for path, code in codes.items():
        with pikepdf.open(path, password=code) as pdf:
            data = pdf.attachments["overdracht.json"].get_file().read_bytes()
        whole += hashlib.sha256(data).hexdigest() == exports[path.name].payload_sha256
    return whole, len(list(target.iterdir())) - whole


def test_a_backup_copy_is_whole_or_absent(
    original: Place, workshop: Workshop, tmp_path: Path, rounds: Rounds, figures: Figures
) -> None:
    place, count = laid_down(original, tmp_path), Count("a backup copy made")

    def once(fault: Fault | None, again: bool) -> Ran:
        target = tmp_path / f"usb {count.runs}"
        target.mkdir()
        ran = workshop.run(place.task("backup", target=str(target)), fault, again=again)
        count.take(ran, fault)
        copies = list(target.glob("springplank-*"))
        count.may_not("neither", not all(whole(copy, place, tmp_path) for copy in copies), fault)
        count.may_not("lost", not copies and (ran.first.done or again), fault)
        count.may_not("left", again and set(target.iterdir()) != set(copies), fault)
        count.may_not("neither", place.answer() != "oud", fault)
        count.may_not("left", again and bool(list(tmp_path.glob(".kluis-kopie-*"))), fault)
        return ran

    walk(once, rounds, 6, count)
    count.tell(figures)


def whole(copy: Path, place: Place, folder: Path) -> bool:
    """Every file of a copy is as its list says, and in the place of the vault it opens as that vault."""
    listed = json.loads((copy / "reservekopie.json").read_bytes())["files"]
    same = all(hashlib.sha256((copy / name).read_bytes()).hexdigest() == of["sha256"] for name, of in listed.items())
    elsewhere = folder / f"terug {copy.parent.name} {copy.name}" / "kluis"
    shutil.copytree(copy, elsewhere)
    back = Place(elsewhere, desk_in(elsewhere), place.slot, place.key, place.dossier)
    return same and back.answer() == "oud"


def test_an_older_vault_is_old_or_new(workshop: Workshop, tmp_path: Path, rounds: Rounds, figures: Figures) -> None:
    """Of every version by turns: each has at least the calls of the newest one, which has the fewest steps to go."""
    count, found = Count("an older vault brought up to date"), {}

    def once(fault: Fault | None, again: bool) -> Ran:
        version = NEWEST_OLD - count.runs % NEWEST_OLD
        folder = tmp_path / str(count.runs) / "kluis"
        shutil.copytree(DATA / f"kluis-v{version}", folder)
        slot = looking.look(folder).colleagues[0].slot_id
        ran = workshop.run({"thing": "update", "folder": str(folder), "slot": slot}, fault, again=again)
        count.take(ran, fault)
        kept = names(desk_in(folder), slot)
        count.may_not("neither", not kept or found.setdefault(version, kept) != kept, fault)
        count.may_not("left", again and bool(list(folder.glob(".*"))), fault)
        return ran

    walk(once, rounds, 6, count)
    count.tell(figures)


def names(desk: LocalDesk, slot: str) -> tuple[str, ...]:
    """Who stands in the list of this vault; its journal is whole."""
    vault = desk.unlock(slot, PASSWORD)
    vault.run(lambda store: store.journal.verify(vault.actor)).result()
    page = vault.run(lambda store: store.dossiers.find(vault.actor, CardQuery())).result()
    vault.close()
    return tuple(row.card.display_name for row in page.rows)


def test_a_vault_that_is_founded_is_whole_or_absent(
    original: Place, workshop: Workshop, tmp_path: Path, rounds: Rounds, figures: Figures
) -> None:
    count = Count("a vault founded")

    def once(fault: Fault | None, again: bool) -> Ran:
        folder = tmp_path / str(count.runs) / "kluis"
        ran = workshop.run({"thing": "found", "folder": str(folder), "key": original.key}, fault, again=again)
        count.take(ran, fault)
        desk = desk_in(folder)
        there = desk.face().exists
        if there:
            names(desk, desk.face().colleagues[0].slot_id)
        count.may_not("lost", not there and (ran.first.done or again), fault)
        count.may_not("left", bool(list(folder.parent.glob(".kluis-*"))) if folder.parent.exists() else False, fault)
        return ran

    walk(once, rounds, 5, count)
    count.tell(figures)
