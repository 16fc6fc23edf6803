"""Founding, unlocking and recovering a vault, and every way in which that can go wrong."""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intake_desktop.errors import (
    FolderShared,
    KeyFilesDamaged,
    PasswordTooCommon,
    PasswordTooShort,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
    VaultRolledBack,
    VaultTooNew,
    WaitBeforeRetry,
    WrongPassword,
    WrongRecoveryKey,
)
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import folder as places
from intake_desktop.storage import looking, passwords, vault
from tests.storage.vaults import CARD, CHEAP, NEW_PASSWORD, PASSWORD, VALUES, Bench, change, record_with

FILES = {"kluis.db", "sleutels-a.json", "sleutels-b.json", "kluis.slot", "anker.json"}


def filled(bench: Bench) -> tuple[str, str]:
    """A closed vault with one dossier of some answers."""
    opened = bench.create()
    dossier_id, record_id = record_with(opened)
    changes = [change(name, value) for name, value in VALUES.items()]
    opened.run(lambda store: store.dossiers.save(opened.actor, record_id, changes, CARD)).result()
    opened.close()
    return dossier_id, record_id


def answers(opened: vault.OpenVault, dossier_id: str) -> dict[str, object]:
    found = opened.run(lambda store: store.dossiers.open(opened.actor, dossier_id)).result()
    (record,) = found.answers.values()
    return {key.question_id: answer.value for key, answer in record.items()}


def verified(opened: vault.OpenVault) -> int:
    return opened.run(lambda store: store.journal.verify(opened.actor)).result()


def test_what_was_answered_is_there_after_unlocking(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    assert {path.name for path in bench.folder.iterdir()} == FILES
    assert all(path.stat().st_mode & 0o077 == 0 for path in (bench.folder, *bench.folder.iterdir()))
    opened = bench.unlock()
    assert answers(opened, dossier_id) == VALUES
    assert opened.colleague.name == "Noor Voorbeeld"
    assert opened.colleague.roles == {"beheerder", "medewerker"}


def test_before_unlocking_only_the_label_is_seen(bench: Bench) -> None:
    assert not looking.look(bench.folder).exists
    filled(bench)
    face = looking.look(bench.folder)
    assert [colleague.label for colleague in face.colleagues] == ["Noor V."]
    assert not face.repaired


def test_a_copied_folder_is_a_complete_backup(bench: Bench, tmp_path: Path) -> None:
    dossier_id, _ = filled(bench)
    copy = Bench(tmp_path / "elders" / "kluis", slot_id=bench.slot_id)
    shutil.copytree(bench.folder, copy.folder)
    opened = copy.unlock()
    assert answers(opened, dossier_id) == VALUES
    copy.close()


def test_a_wrong_password_opens_nothing_and_changes_nothing(bench: Bench) -> None:
    filled(bench)
    before = (bench.folder / "kluis.db").read_bytes()
    for wrong in ("", "fout", PASSWORD + " ", PASSWORD.upper()):
        bench.clock.forward(minutes=20)
        with pytest.raises(WrongPassword):
            bench.unlock(wrong)
    assert (bench.folder / "kluis.db").read_bytes() == before


def test_failures_make_one_wait_longer_but_never_for_ever(bench: Bench) -> None:
    filled(bench)
    for pause in (0, 0, 0, 16, 32, 64, 128, 256, 300, 900, 900):
        with pytest.raises(WrongPassword):
            bench.unlock("een verkeerd wachtwoord")
        if pause:
            with pytest.raises(WaitBeforeRetry) as found:
                bench.unlock()
            assert pause - 1 <= int(str(found.value.facts["seconden"])) <= pause + 1
        bench.clock.forward(seconds=pause + 1)
    opened = bench.unlock()
    actor = dataclasses.replace(opened.actor)
    assert opened.run(lambda store: store.journal.verify(actor)).result() > 0
    opened.close()
    bench.unlock().close()


def test_a_clock_that_was_set_back_does_not_lock_anybody_out(bench: Bench) -> None:
    filled(bench)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            bench.unlock("een verkeerd wachtwoord")
        bench.clock.forward(minutes=1)
    bench.clock.forward(days=-365)
    with pytest.raises(WaitBeforeRetry):
        bench.unlock()
    bench.clock.forward(minutes=1)
    bench.unlock()


def test_the_key_on_paper_gives_a_new_password_and_a_new_key(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    old = bench.recovery_key
    opened, new = bench.recover(old.lower())
    assert new != old
    assert answers(opened, dossier_id) == VALUES
    rows = opened.run(lambda store: store.journal.head(opened.actor)).result()
    assert rows[0] > 3
    opened.close()
    with pytest.raises(WrongPassword):
        bench.unlock(PASSWORD)
    with pytest.raises(WrongRecoveryKey):
        bench.recover(old)
    bench.unlock(NEW_PASSWORD).close()
    bench.recover(new, PASSWORD)[0].close()
    bench.unlock(PASSWORD).close()


@pytest.mark.parametrize("damage", [b"", b"{}", b"x" * 300_000, None])
def test_one_damaged_key_file_is_told_and_mended(bench: Bench, damage: bytes | None) -> None:
    filled(bench)
    good = (bench.folder / "sleutels-b.json").read_bytes()
    for name in ("sleutels-a.json", "sleutels-b.json"):
        if damage is None:
            (bench.folder / name).unlink()
        else:
            (bench.folder / name).write_bytes(damage)
        assert looking.look(bench.folder).repaired
        bench.unlock().close()
        assert (bench.folder / name).read_bytes() == good
        assert not looking.look(bench.folder).repaired


def test_two_damaged_key_files_are_told_apart_from_a_wrong_password(bench: Bench) -> None:
    filled(bench)
    for name in ("sleutels-a.json", "sleutels-b.json"):
        (bench.folder / name).write_bytes(b"niets")
    with pytest.raises(KeyFilesDamaged):
        bench.unlock()
    assert looking.look(bench.folder).exists


def test_an_old_key_file_with_an_old_password_is_refused(bench: Bench) -> None:
    filled(bench)
    old = {name: (bench.folder / name).read_bytes() for name in ("sleutels-a.json", "sleutels-b.json")}
    bench.recover(bench.recovery_key)[0].close()
    for name, data in old.items():
        (bench.folder / name).write_bytes(data)
    with pytest.raises(VaultRolledBack):
        bench.unlock(PASSWORD)


def test_an_old_database_is_refused(bench: Bench) -> None:
    filled(bench)
    old = (bench.folder / "kluis.db").read_bytes()
    bench.unlock().close()
    (bench.folder / "kluis.db").write_bytes(old)
    with pytest.raises(VaultRolledBack):
        bench.unlock()


def test_a_plain_database_in_its_place_is_refused_and_left_alone(bench: Bench) -> None:
    filled(bench)
    path = bench.folder / "kluis.db"
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE x (y)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(VaultDamaged):
        bench.unlock()
    assert path.read_bytes() == before
    path.unlink()
    with pytest.raises(VaultDamaged):
        bench.unlock()
    assert not path.exists(), "a missing database is never made anew"


def test_a_key_file_of_a_newer_version_asks_for_a_newer_program(bench: Bench) -> None:
    filled(bench)
    for name in ("sleutels-a.json", "sleutels-b.json"):
        data = (bench.folder / name).read_bytes()
        (bench.folder / name).write_bytes(data.replace(b'"version":1', b'"version":2'))
    with pytest.raises(VaultTooNew):
        looking.look(bench.folder)
    with pytest.raises(VaultTooNew):
        bench.unlock()


def test_bytes_changed_in_the_database_are_found(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    path = bench.folder / "kluis.db"
    good, silent = path.read_bytes(), 0
    for place in range(0, len(good), 4096):
        hit = bytearray(good)
        hit[place + 100] ^= 1
        path.write_bytes(hit)
        (bench.folder / "anker.json").unlink(missing_ok=True)
        try:
            opened = bench.unlock()
        except VaultDamaged:
            continue
        try:
            assert answers(opened, dossier_id) == VALUES
            verified(opened)
            silent += 1
        except VaultDamaged:
            pass
        finally:
            opened.close()
    assert silent < len(good) // 4096, "only pages that nobody read can pass"
    path.write_bytes(good[: len(good) // 2])
    (bench.folder / "anker.json").unlink(missing_ok=True)
    with pytest.raises(VaultDamaged):
        bench.unlock()


def test_a_second_program_gets_a_sentence_at_once_and_may_in_afterwards(bench: Bench) -> None:
    filled(bench)
    opened = bench.unlock()
    start = time.monotonic()
    with pytest.raises(VaultInUse) as found:
        bench.unlock()
    assert time.monotonic() - start < 2
    assert "Noor V." in str(found.value)
    assert "werkplek" in str(found.value)
    opened.close()
    bench.unlock()


def test_a_lock_whose_owner_was_killed_is_taken_over(bench: Bench) -> None:
    filled(bench)
    program = "import fcntl, sys; f = open(sys.argv[1]); fcntl.flock(f, 2); print(1, flush=True); sys.stdin.read()"
    child = subprocess.Popen(
        [sys.executable, "-c", program, bench.folder / "kluis.slot"], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    )
    assert child.stdout
    assert child.stdout.readline() == b"1\n"
    with pytest.raises(VaultInUse):
        bench.unlock()
    child.kill()
    child.communicate()
    bench.unlock()


def test_the_shipped_policy_does_not_open_a_vault_with_cheap_passwords(bench: Bench) -> None:
    filled(bench)
    with pytest.raises(KeyFilesDamaged):
        vault.unlock(bench.folder, bench.slot_id, PASSWORD, KdfPolicy(), bench.means)


def test_a_vault_that_is_gone_says_where_it_was(bench: Bench) -> None:
    with pytest.raises(VaultMissing) as found:
        bench.unlock()
    assert str(bench.folder) in str(found.value)


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("veertien tekens"[:14], PasswordTooShort),
        ("x" * 129, passwords.PasswordTooLong),
        ("aaaaaaaaaaaaaaaa", PasswordTooCommon),
        ("abcabcabcabcabcabc", PasswordTooCommon),
        ("wachtwoord12345678", PasswordTooCommon),
        ("Welkom-Welkom-2026!", PasswordTooCommon),
        ("qwertyuiopasdfghjkl", PasswordTooCommon),
    ],
)
def test_a_poor_password_founds_no_vault(bench: Bench, password: str, told: type[Exception]) -> None:
    founding = dataclasses.replace(bench.founding(), password=password)
    with pytest.raises(told):
        vault.create(bench.folder, founding, CHEAP, bench.means)
    assert not list(bench.folder.parent.iterdir())


def test_a_mistyped_recovery_key_founds_no_vault(bench: Bench) -> None:
    founding = dataclasses.replace(bench.founding(), recovery_key="AAAA-" * 13 + "AAAA")
    with pytest.raises(WrongRecoveryKey):
        vault.create(bench.folder, founding, CHEAP, bench.means)
    assert not list(bench.folder.parent.iterdir())


def test_an_existing_vault_is_never_founded_over(bench: Bench) -> None:
    dossier_id, _ = filled(bench)
    with pytest.raises(VaultInUse):
        vault.create(bench.folder, bench.founding(), CHEAP, bench.means)
    assert answers(bench.unlock(), dossier_id) == VALUES


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - Stichting Voorbeeld", "Dropbox", "Nextcloud", "iCloud Drive", "Google Drive"]
)
def test_a_folder_of_a_sync_program_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderShared):
        places.check_place(tmp_path / name / "kluis")


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_a_network_drive_is_refused(kind: str) -> None:
    mounts = f"/dev/vda / ext4 rw 0 0\nserver:/x /mnt/team\\040map {kind} rw 0 0\n"
    places.check_place(Path("/srv/kluis"), mounts)
    places.check_place(Path("/mnt/team"), mounts)
    with pytest.raises(FolderShared):
        places.check_place(Path("/mnt/team map/kluis"), mounts)
