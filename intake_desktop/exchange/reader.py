"""Reads a received file: limits first, then version, signature, data; gives a verdict in words and never trusts."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from intake_desktop.dossier.received import CHANGED, KNOWN, MISSING, UNKNOWN
from intake_desktop.exchange import envelope, inspection, payload, schema, sealed_file
from intake_desktop.exchange.errors import (
    CodeMistypedError,
    FileAbsent,
    FileDamaged,
    FileTooLarge,
    FileTooNew,
    NoTransferFile,
    OnlyInWindow,
    PassedOn,
    SealedByAnother,
)
from intake_desktop.exchange.inspection import Inspected, inspect
from intake_desktop.exchange.sealed_file import Opened
from intake_desktop.sealing import canonical, codes, files, keys, signing

LARGEST_FILE = 20 * 1024 * 1024
_HEX = re.compile(r"[0-9a-f]*")
_SENTENCES = {
    KNOWN: "Afzender is bekend: {organisatie}. Het bestand is niet veranderd.",
    UNKNOWN: "De handtekening is heel, maar we kennen deze afzender nog niet. Bel eerst.",
    MISSING: "Er staat geen handtekening in. Alleen lezen.",
    CHANGED: "Dit bestand is gewijzigd. Overnemen kan niet.",
}
OTHER_KEY = "Let op: {organisatie} heeft bij ons een ander kenmerk. Bel ze op een nummer dat je al kent."
PAGES_DIFFER = "De bladzijden zeggen iets anders dan toen het bestand werd ondertekend."
_CODED = envelope.MANIFEST_SCHEMA, envelope.PREFIX
_SEALED = sealed_file.MANIFEST_SCHEMA, sealed_file.PREFIX

Content = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came in. `payload` is None when the file was changed: such a file is never taken over."""

    verdict: str
    """bekend, onbekend, ontbreekt or gewijzigd."""
    payload: Content | None
    manifest: Content | None
    sentences: tuple[str, ...]
    fingerprint: str = ""
    """Of the keys of the sender, in 8 groups, to compare by telephone."""
    sealing_key: str = ""
    """By which the sender lets others seal files for it, in hexadecimal; signed with the rest."""
    sealed: bool = False
    """True when it was sealed for who read it, and not passed on."""

    @property
    def importable(self) -> bool:
        """Only what a known sender signed may be taken over."""
        return self.verdict == KNOWN


@dataclass(frozen=True, slots=True)
class _Manifest:
    """A manifest that was read strictly, and whether its signature holds."""

    content: Content
    signed: Content
    key: bytes
    genuine: bool


def read(
    path: Path, code: str, known_senders: Mapping[str, str], own_key: Callable[[], bytes] | None = None
) -> Reading:
    """Read a file. known_senders: public key in hexadecimal to the organisation it was pinned for.

    own_key: gives the private key that opens what was sealed for this organisation; None outside a vault.
    Raises FileAbsent, FileTooLarge, NoTransferFile, CodeMistypedError, WrongCode, FileDamaged, FileTooNew,
    ReadingTooLong, and of a sealed file ForAnother, PassedOn, SealedByAnother, SealedTooNew or OnlyInWindow.
    """
    data = _bytes(path)
    if sealed_file.is_sealed(data):
        if own_key is None:
            raise OnlyInWindow
        return _unsealed(sealed_file.open_file(data, own_key()), known_senders)
    try:
        right = codes.read_export_code(code)
    except codes.CodeMistyped as fault:
        raise CodeMistypedError from fault
    return judge(inspect(data, right), known_senders)


def is_sealed(path: Path) -> bool:
    """Whether this file was sealed for one organisation. Raises FileAbsent, FileTooLarge and kin."""
    return sealed_file.is_sealed(_bytes(path))


def _unsealed(opened: Opened, known_senders: Mapping[str, str]) -> Reading:
    inside = opened.contents
    found = Inspected(inside.data, inside.manifest, inspection.spoken(inside.pages))
    return judge(found, known_senders, opened)


def judge(found: Inspected, known_senders: Mapping[str, str], opened: Opened | None = None) -> Reading:
    """The verdict about what was in a file. Raises FileDamaged or FileTooNew, of a sealed file also its own errors."""
    manifest = _manifest(found.manifest, opened is not None) if found.manifest else None
    if opened is not None:
        _check_sealed(manifest, opened)
    verdict, notes = _verdict(found, manifest, known_senders)
    content = None if verdict == CHANGED else _payload(found.data)
    organisation = str(manifest.signed["sender"]) if manifest else ""
    sentences = (_SENTENCES[verdict].format(organisatie=organisation), *notes)
    told = manifest.content if manifest else None
    if manifest is None or not manifest.genuine or content is None:
        return Reading(verdict, content, told, sentences)
    sealing_key = _sealing_key(content)
    fingerprint = codes.fingerprint(manifest.key, sealing_key)
    return Reading(verdict, content, told, sentences, fingerprint, sealing_key.hex(), opened is not None)


def _check_sealed(manifest: _Manifest | None, opened: Opened) -> None:
    """A sealed file is signed, by who sealed it, for who opens it: else somebody passed on what was for themselves."""
    if manifest is None:
        raise FileDamaged
    if keys.key_id(manifest.key) != opened.sender:
        raise SealedByAnother
    if manifest.genuine and manifest.signed.get("sealed_to") != opened.recipient.hex():
        raise PassedOn


def _sealing_key(content: Content) -> bytes:
    """The key by which the sender lets others seal files for it; b"" for who has none."""
    key = bytes.fromhex(str(content["document"]["sender"].get("sealing_key", "")))  # type: ignore[index]  # by schema
    if key and not keys.takes(key):
        raise FileDamaged
    return key


def _bytes(path: Path) -> bytes:
    try:
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode):
            raise NoTransferFile
        if facts.st_size > LARGEST_FILE:
            raise FileTooLarge(grootte=f"{facts.st_size // 1024 // 1024} MB")
        return files.read_whole(path, LARGEST_FILE)[: LARGEST_FILE + 1]
    except (FileNotFoundError, NotADirectoryError, ValueError) as fault:
        raise FileAbsent from fault
    except OSError as fault:
        raise FileDamaged from fault


def _verdict(found: Inspected, manifest: _Manifest | None, known: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    if manifest is None:
        return MISSING, ()
    if not manifest.genuine or manifest.signed.get("payload_sha256") != envelope.digest(found.data):
        return CHANGED, ()
    if manifest.signed.get("pages_text_sha256") != found.pages_text_sha256:
        return CHANGED, (PAGES_DIFFER,)
    sender = str(manifest.signed["sender"])
    if known.get(manifest.key.hex()) == sender:
        return KNOWN, ()
    return UNKNOWN, (OTHER_KEY.format(organisatie=sender),) if sender in known.values() else ()


def _manifest(data: bytes, sealed: bool) -> _Manifest:
    ours, prefix = _SEALED if sealed else _CODED
    content = _loaded(data)
    signed = content.get("signed")
    if not isinstance(signed, dict) or set(content) != {"algorithm", "public_key", "signature", "signed"}:
        raise FileDamaged
    if signed.get("schema") != ours:
        raise _unknown_version(signed.get("schema"), ours)
    key, signature = _hex(content["public_key"], 32), _hex(content["signature"], 64)
    genuine = content["algorithm"] == "Ed25519" and signing.verify(key, prefix + canonical.dumps(signed), signature)
    if not isinstance(signed.get("sender"), str):
        raise FileDamaged
    return _Manifest(content, signed, key, genuine)


def _unknown_version(found: object, ours: str) -> FileTooNew | FileDamaged:
    """A schema of the same family with another version is newer; anything else is no file of ours."""
    family = ours.rpartition(".v")[0]
    return FileTooNew() if isinstance(found, str) and found.startswith(family + ".v") else FileDamaged()


def _hex(text: object, length: int) -> bytes:
    if not isinstance(text, str) or len(text) != 2 * length or not _HEX.fullmatch(text):
        raise FileDamaged
    return bytes.fromhex(text)


def _loaded(data: bytes) -> dict[str, object]:
    try:
        content = canonical.loads(data, canonical=True)
    except canonical.JsonRefused as fault:
        raise FileDamaged from fault
    if not isinstance(content, dict):
        raise FileDamaged
    return content


def _payload(data: bytes) -> Content:
    """The data, with its version looked at before anything else in it."""
    content = _loaded(data)
    version = str(content.get("schema_version", ""))
    if version not in payload.READABLE:
        raise FileTooNew if re.fullmatch(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", version) else FileDamaged
    if schema.faults(content):
        raise FileDamaged
    return content
