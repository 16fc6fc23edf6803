"""`intake-desktop vault check`: from outside in a pipe, whole for who types the password at a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from intake_desktop.cli import telling, vault_check
from intake_desktop.dossier.checked import Mend
from intake_desktop.errors import VaultMissing, WrongPassword
from intake_desktop.sealing.costs import KdfPolicy
from intake_desktop.storage import osguard, vault
from tests.storage.test_before_update import content
from tests.storage.vaults import CHEAP, PASSWORD, Bench, bench_in

COMMAND = Path(sys.executable).parent / "intake-desktop"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    yield from bench_in(tmp_path)


@dataclass(frozen=True)
class Somebody(vault_check.Person):
    """At the terminal, with these answers ready."""

    there: bool = True
    password: str = ""
    answers: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str) -> str:
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else ""

    def secret(self, question: str) -> str:
        self.asked.append(question)
        return self.password


def test_in_a_pipe_it_looks_from_outside_and_never_asks(bench: Bench) -> None:
    bench.create().close()
    before = content(bench.folder)
    command = [COMMAND, "vault", "check", "--folder", bench.folder, "--json"]
    ran = subprocess.run(command, input="een wachtwoord\n", capture_output=True, text=True, check=False, cwd="/")
    told = json.loads(ran.stdout)
    assert (ran.returncode, ran.stderr) == (telling.OK, "")
    assert told["in_order"] is True
    assert [row["outcome"] for row in told["rows"]].count("niet gedaan") == 8
    assert "Zonder wachtwoord is niet alles bekeken." in told["summary"]
    assert content(bench.folder) == before


def at_a_terminal(command: list[str], typed: str) -> tuple[int, str]:
    """Run it where somebody types this as soon as a password is asked; gives its code and all that was shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir("/")
        os.execv(command[0], command)  # noqa: S606 - ourselves, at a terminal
    shown = b""
    try:
        while part := os.read(terminal, 65_536):
            shown += part
            if typed and b"Wachtwoord van" in shown:
                os.write(terminal, f"{typed}\n".encode())
                typed = ""
    except OSError:
        pass  # Linux says so when the other side of a terminal closed
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_at_a_terminal_the_password_is_not_shown_and_everything_is_looked_at(bench: Bench) -> None:
    least = KdfPolicy(KdfPolicy().least)  # what the shipped policy still opens
    vault.create(bench.folder, bench.founding(), least, bench.means).close()
    command = [str(COMMAND), "vault", "check", "--folder", str(bench.folder)]
    code, shown = at_a_terminal(command, PASSWORD)
    assert PASSWORD not in shown
    assert "Elke bladzijde van de database" in shown
    assert "regels kloppen" in shown
    assert code == telling.OK, shown
    code, shown = at_a_terminal(command, "dit is het zeker niet, nee")
    assert code == telling.WRONG_CODE
    assert "ZK-101" in shown


def test_a_wrong_password_counts_as_one_at_the_door(bench: Bench) -> None:
    bench.create().close()
    with pytest.raises(WrongPassword):
        vault_check.run(bench.folder, False, CHEAP, Somebody(password="verkeerd wachtwoord"))
    assert "pogingen.json" in content(bench.folder)
    assert osguard.look(bench.folder) is None


def test_what_can_be_mended_is_told_and_asked_first(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.create().close()
    left = bench.folder / ".springplank-00.tmp"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    no = Somebody(password=PASSWORD, answers=["nee"])
    assert vault_check.run(bench.folder, False, CHEAP, no) == telling.OK
    assert left.exists()
    assert any(Mend.LEFTOVERS.value in question for question in no.asked)
    assert vault_check.run(bench.folder, False, CHEAP, Somebody(password=PASSWORD, answers=["j"])) == telling.OK
    assert not left.exists()
    told = capsys.readouterr()
    assert "1 rest van werk dat is afgebroken" in " ".join(told.out.split())
    assert "Opgeruimd: 1 rest." in told.err


def test_a_vault_that_is_open_elsewhere_says_so_and_asks_no_password(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.create()
    person = Somebody(password=PASSWORD)
    assert vault_check.run(bench.folder, False, CHEAP, person) == telling.OK
    assert not person.asked
    assert "De kluis is al geopend. Noor V. werkt erin op werkplek" in " ".join(capsys.readouterr().out.split())


def test_damage_gives_code_1_and_a_place_without_a_vault_code_3(bench: Bench, tmp_path: Path) -> None:
    bench.create().close()
    (bench.folder / "kluis.db").write_bytes(b"geen database")
    assert vault_check.run(bench.folder, False, CHEAP, Somebody(there=False)) == telling.REFUSED
    with pytest.raises(VaultMissing):
        vault_check.run(tmp_path / "niets", False, CHEAP, Somebody(there=False))
    ran = subprocess.run([COMMAND, "vault", "check", "--folder", tmp_path], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (telling.PLACE, "")
    assert "ZK-358" in ran.stderr
