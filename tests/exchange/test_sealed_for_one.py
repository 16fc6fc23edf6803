"""A sealed file opens for the one organisation it was made for, says who made it, and for nobody else."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake_desktop import paths
from intake_desktop.dossier.desk import FileFormat
from intake_desktop.errors import ExchangeError
from intake_desktop.exchange import document, envelope, export, payload, reader, sealed_file
from intake_desktop.exchange.envelope import Contents
from intake_desktop.exchange.errors import (
    FileDamaged,
    FileTooLarge,
    ForAnother,
    NoTransferFile,
    OnlyInWindow,
    PassedOn,
    PayloadUnfit,
    SealedByAnother,
    SealedTooNew,
)
from intake_desktop.exchange.inspection import Inspected
from intake_desktop.exchange.material import Material
from intake_desktop.sealing import canonical, codes, keys, signing
from tests.exchange import people
from tests.fakes import known_bytes

KEY = b"k" * 32
OURS, THEIRS = b"o" * 32, b"t" * 32
SENDER = "Stichting De Werkbank (fictief)"
PINNED = {signing.public_key(KEY).hex(): SENDER}
SENDERS_OWN = keys.public_key(b"s" * 32)


def material(**more: object) -> Material:
    sender = replace(people.material().sender, sealing_key=SENDERS_OWN.hex())
    return people.material(people.COLLEAGUE, sender=sender, sealed_to=keys.public_key(OURS), **more)


@pytest.fixture(scope="module")
def made() -> export.SealedFile:
    return export.seal(material(), KEY, known_bytes(), FileFormat.SEALED)


@pytest.fixture(scope="module")
def inside(made: export.SealedFile) -> Contents:
    return sealed_file.open_file(made.data, OURS).contents


def read(data: bytes, folder: Path, own_key: bytes = OURS) -> reader.Reading:
    path = folder / "overdracht-20261120-7f3k9q.springplank"
    path.write_bytes(data)
    return reader.read(path, "", PINNED, lambda: own_key)


def judged(data: bytes) -> reader.Reading:
    """Read in this process, the pages believed."""
    opened = sealed_file.open_file(data, OURS)
    found = opened.contents
    signed = canonical.loads(found.manifest)["signed"]  # type: ignore[index,call-overload]  # a test reaches inside
    return reader.judge(Inspected(found.data, found.manifest, signed["pages_text_sha256"]), PINNED, opened)


def test_it_is_read_without_a_code_and_its_sender_is_known(made: export.SealedFile, tmp_path: Path) -> None:
    found = read(made.data, tmp_path)
    assert (found.verdict, made.code) == ("bekend", "")
    assert found.payload == payload.build(material())
    assert found.fingerprint == codes.fingerprint(signing.public_key(KEY), SENDERS_OWN)
    assert found.sealing_key == SENDERS_OWN.hex()


def test_from_outside_it_tells_nothing_but_that_it_is_sealed(made: export.SealedFile) -> None:
    assert made.data.startswith(sealed_file.MAGIC + b"\x01")
    assert len(made.data) % envelope.STEP == 0
    for word in (b"Jamila", b"Werkbank", b"Ver Weg", b"%PDF", signing.public_key(KEY), keys.public_key(OURS)):
        assert word not in made.data
    again = export.seal(material(), KEY, known_bytes(), FileFormat.SEALED)
    assert made.data != again.data, "a key of its own for every file"
    assert made.payload_sha256 == again.payload_sha256


def test_its_pages_and_data_are_those_of_every_transfer(inside: Contents) -> None:
    assert inside.pages == document.render(payload.build(material()))
    assert inside.data == canonical.dumps(payload.build(material()))


def test_another_organisation_cannot_open_it(made: export.SealedFile, tmp_path: Path) -> None:
    with pytest.raises(ForAnother, match="voor een andere organisatie gemaakt"):
        read(made.data, tmp_path, THEIRS)
    start = len(sealed_file.MAGIC) + 1
    renamed = made.data[:start] + keys.key_id(keys.public_key(THEIRS)) + made.data[start + 32 :]
    with pytest.raises(FileDamaged):
        read(renamed, tmp_path, THEIRS)


def test_what_was_sealed_for_us_cannot_be_passed_on_as_if_it_were_for_them(inside: Contents, tmp_path: Path) -> None:
    """Who may open it puts the same signed content in a file for another vault, under the name of the sender."""
    recipient, sender = keys.key_id(keys.public_key(THEIRS)), keys.key_id(signing.public_key(KEY))
    data = resealed(inside, keys.public_key(THEIRS), recipient, sender)
    with pytest.raises(PassedOn):
        read(data, tmp_path, THEIRS)


def test_nor_as_a_pdf_with_a_code(inside: Contents, tmp_path: Path) -> None:
    code = codes.export_code(known_bytes())
    path = tmp_path / "overdracht.pdf"
    path.write_bytes(envelope.close(inside, code, known_bytes()))
    with pytest.raises(FileDamaged):
        reader.read(path, code, PINNED)
    found = reader.judge(Inspected(inside.data, b"", ""), PINNED)
    assert not found.importable


def test_who_seals_under_another_name_than_it_signs_with_is_found_out(tmp_path: Path) -> None:
    ours = keys.public_key(OURS)
    other = export.seal(material(), b"a" * 32, known_bytes(), FileFormat.SEALED)
    content = sealed_file.open_file(other.data, OURS).contents
    data = resealed(content, ours, keys.key_id(ours), keys.key_id(signing.public_key(KEY)))
    with pytest.raises(SealedByAnother):
        read(data, tmp_path)


def resealed(content: Contents, to: bytes, recipient: bytes, sender: bytes) -> bytes:
    """A file that somebody made by hand, with any names in its head."""
    parts = (content.data, content.manifest, content.pages)
    bare = b"".join(len(part).to_bytes(4, "big") for part in parts) + b"".join(parts)
    head = sealed_file.MAGIC + b"\x01" + recipient + sender
    whole = -(-(len(head) + 48 + len(bare)) // envelope.STEP) * envelope.STEP
    names = {"d": "springplank-verzegeld", "v": 1, "from": sender.hex(), "to": recipient.hex()}
    return head + keys.seal(bare.ljust(whole - len(head) - 48, b"\0"), to, canonical.dumps(names))


def by_us(content: Contents) -> bytes:
    ours = keys.public_key(OURS)
    return resealed(content, ours, keys.key_id(ours), keys.key_id(signing.public_key(KEY)))


def test_a_changed_content_is_said_to_be_changed_and_never_shown(inside: Contents, tmp_path: Path) -> None:
    data = inside.data.replace(b"Jamila", b"Jamilla")
    found = read(by_us(replace(inside, data=data)), tmp_path)
    assert (found.verdict, found.payload) == ("gewijzigd", None)
    pages = document.render(payload.build(people.material()))
    assert read(by_us(replace(inside, pages=pages)), tmp_path).verdict == "gewijzigd"


def test_without_a_signature_it_is_damaged(inside: Contents, tmp_path: Path) -> None:
    with pytest.raises(FileDamaged):
        read(by_us(replace(inside, manifest=b"")), tmp_path)


def test_pages_that_are_locked_or_carry_something_are_refused(inside: Contents, tmp_path: Path) -> None:
    locked = envelope.close(inside, codes.export_code(known_bytes()), known_bytes())
    with pytest.raises(NoTransferFile):
        read(by_us(replace(inside, pages=locked)), tmp_path)
    with pytest.raises(FileDamaged):
        read(by_us(replace(inside, pages=b"geen bladzijden")), tmp_path)


def test_what_is_not_whole_or_newer_is_said_so(made: export.SealedFile, tmp_path: Path) -> None:
    data, head = made.data, len(sealed_file.MAGIC)
    odd: dict[str, tuple[bytes, type[ExchangeError]]] = {
        "newer": (data[:head] + b"\x02" + data[head + 1 :], SealedTooNew),
        "newer and short": (data[:head] + b"\x09", SealedTooNew),
        "no version": (data[:head] + b"\x00" + data[head + 1 :], FileDamaged),
        "only the first bytes": (data[:head], FileDamaged),
        "a step too short": (data[: -envelope.STEP], FileDamaged),
        "a byte too short": (data[:-1], FileDamaged),
        "a byte too long": (data + b"\0", FileDamaged),
        "a step too long": (data + bytes(envelope.STEP), FileDamaged),
        "taken for text": (data.replace(b"\r\n", b"\n", 1), FileDamaged),
    }
    for name, (changed, error) in odd.items():
        path = tmp_path / "x.springplank"
        path.write_bytes(changed)
        with pytest.raises(ExchangeError) as found:
            reader.read(path, "K7QF-2MWD-9XHT-4VBR-8ZN5", PINNED, lambda: OURS)
        assert type(found.value) is error, name
        assert "{" not in str(found.value)


def test_nothing_but_zeros_stands_behind_the_parts(inside: Contents) -> None:
    ours = keys.public_key(OURS)
    recipient, sender = keys.key_id(ours), keys.key_id(signing.public_key(KEY))
    context = canonical.dumps({"d": "springplank-verzegeld", "v": 1, "from": sender.hex(), "to": recipient.hex()})
    head = sealed_file.MAGIC + b"\x01" + recipient + sender
    room = envelope.STEP - len(head) - 48
    for filled in (
        bytes(12) + b"meer".ljust(room - 12, b"\0"),
        b"\xff" * room,
        (2**31).to_bytes(4, "big") + bytes(room - 4),
        bytes(room + envelope.STEP),
    ):
        with pytest.raises(FileDamaged):
            sealed_file.open_file(head + keys.seal(filled, ours, context), OURS)


def test_more_than_a_reader_takes_is_never_made_or_read(inside: Contents, tmp_path: Path) -> None:
    huge = replace(inside, pages=bytes(sealed_file.LARGEST))
    with pytest.raises(PayloadUnfit):
        sealed_file.close(huge, keys.public_key(OURS), KEY)
    with pytest.raises(FileTooLarge):
        read(by_us(huge), tmp_path)


def test_no_flipped_bit_is_ever_taken_over(made: export.SealedFile, rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(7)
    for _ in range(rounds(100, 10_000)):
        data = bytearray(made.data)
        place = chance.choice([chance.randrange(len(data)), chance.randrange(150)])
        data[place] ^= 1 << chance.randrange(8)
        with pytest.raises(ExchangeError):
            judged(bytes(data))


def test_a_sender_with_a_key_that_seals_for_everybody_is_a_damaged_file(tmp_path: Path) -> None:
    sender = replace(people.material().sender, sealing_key="00" * 32)
    odd = replace(material(), sender=sender)
    with pytest.raises(FileDamaged):
        read(export.seal(odd, KEY, known_bytes(), FileFormat.SEALED).data, tmp_path)


def test_outside_a_vault_it_says_where_it_opens(made: export.SealedFile, tmp_path: Path) -> None:
    path = tmp_path / made.file_name
    path.write_bytes(made.data)
    with pytest.raises(OnlyInWindow, match="in het venster van de organisatie"):
        reader.read(path, "", {})


def test_who_has_no_program_of_ours_finds_the_same_eight_groups_as_on_the_card(tmp_path: Path) -> None:
    sender = replace(people.material().sender, sealing_key=SENDERS_OWN.hex())
    sealed = export.seal(people.material(sender=sender), KEY, known_bytes())
    path = export.write(sealed, tmp_path)
    script = paths.resources() / "kit" / "controleer.sh"
    done = subprocess.run(["sh", script, path, sealed.code], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    assert codes.fingerprint(signing.public_key(KEY), SENDERS_OWN) in done.stdout
