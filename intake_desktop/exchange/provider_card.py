"""The card of an organisation: its name and public keys in a small file, signed by itself, with nothing personal."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from intake_desktop.dossier.ports import Store, Vault
from intake_desktop.dossier.senders import NotYourWork, ProviderCard
from intake_desktop.errors import AnswerRefused, NotAllowed, SpringplankError
from intake_desktop.exchange import schema
from intake_desktop.exchange.errors import CardDamaged, CardTooNew, FileAbsent, FileExists, NoCard, NotWritten
from intake_desktop.exchange.kit import sample_key
from intake_desktop.form_engine import texts
from intake_desktop.sealing import canonical, files, keys, signing

FILE_NAME = "kaart-springplank.json"
NEWEST = 2
"""Version 2 added the key that files are sealed to. Version 1 is read and never written by a vault any more."""
SCHEMA = "https://springplank.example/schema/kaart.v{}"
SCHEMA_FILE = "kaart.v{}.schema.json"
PREFIX = "springplank-kaart-v{}:"
"""Stands before the canonical card in what is signed, so that the signature fits nothing else."""
LARGEST = 16 * 1024
_LIMITS = canonical.Limits(LARGEST, depth=4, nodes=100, text=1_000)
_VERSION = re.compile(re.escape(SCHEMA.rpartition(".v")[0]) + r"\.v[0-9]{1,4}")
_ABOUT_US = ("organisation", "location", "phone")
_OUR_KEYS = ("signing_key", "sealing_key")


def ours(vault: Vault) -> ProviderCard:
    """The card of the organisation of this vault. Blocks; raises NotYourWork for who may not export."""
    return _ask(vault)[0]


def save(vault: Vault, folder: Path) -> Path:
    """Write our card in a folder. Raises NotYourWork, FileExists (the old file stays) or NotWritten."""
    card, signing_key = _ask(vault)
    path = folder / FILE_NAME
    if path.exists() or path.is_symlink():
        raise FileExists
    if not folder.is_dir():
        raise NotWritten
    actor = vault.actor
    vault.run(lambda store: store.journal.note(actor, "card.saved")).result()
    try:
        files.write_atomically(path, dumps(card, signing_key))
    except SpringplankError as fault:
        raise NotWritten from fault
    return path


def _ask(vault: Vault) -> tuple[ProviderCard, bytes]:
    actor = vault.actor

    def ask(store: Store) -> tuple[ProviderCard, bytes]:
        signing_key, sealing_key = (bytes.fromhex(str(store.settings.get(actor, name))) for name in _OUR_KEYS)
        told = {name: str(store.settings.get(actor, name) or "") for name in _ABOUT_US}
        public_key, sealed_to = signing.public_key(signing_key).hex(), keys.public_key(sealing_key).hex()
        return ProviderCard(**told, public_key=public_key, sealing_key=sealed_to), signing_key

    try:
        return vault.run(ask).result()
    except NotAllowed as fault:
        raise NotYourWork from fault


def dumps(card: ProviderCard, signing_key: bytes) -> bytes:
    """The card as canonical JSON, signed by the key it names; so that key vouches for the one that is sealed to."""
    number = NEWEST if card.sealing_key else 1
    told = {name: getattr(card, name) for name in _ABOUT_US}
    signed = {"schema": SCHEMA.format(number), **told, "fingerprint": card.fingerprint}
    signed |= {"sealing_key": card.sealing_key} if card.sealing_key else {}
    signature = signing.sign(signing_key, _prefix(number) + canonical.dumps(signed))
    return canonical.dumps(
        {"algorithm": "Ed25519", "public_key": card.public_key, "signature": signature.hex(), "signed": signed}
    )


def _prefix(number: int) -> bytes:
    return PREFIX.format(number).encode("ascii")


def read(path: Path) -> ProviderCard:
    """The card in a file of somebody else. Raises FileAbsent, NoCard, CardTooNew or CardDamaged."""
    return loads(_bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > LARGEST:
            raise NoCard
        return files.read_whole(path, LARGEST)[: LARGEST + 1]
    except (FileNotFoundError, NotADirectoryError, ValueError) as fault:
        raise FileAbsent from fault
    except OSError as fault:
        raise CardDamaged from fault


def loads(data: bytes) -> ProviderCard:
    """The card in these bytes: version first, then the schema, then whether it was signed by the key it names."""
    try:
        content = canonical.loads(data, _LIMITS)
    except canonical.JsonRefused as fault:
        raise NoCard from fault
    signed = content.get("signed") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(signed, dict):
        raise NoCard
    number = next((each for each in range(1, NEWEST + 1) if signed.get("schema") == SCHEMA.format(each)), 0)
    if not number:
        raise CardTooNew if _VERSION.fullmatch(str(signed.get("schema"))) else NoCard
    if schema.faults(content, SCHEMA_FILE.format(number)) or canonical.dumps(content) != data:
        raise CardDamaged
    return _believed(content, signed, _prefix(number))


def _believed(content: Mapping[str, object], signed: Mapping[str, object], prefix: bytes) -> ProviderCard:
    key, signature = (bytes.fromhex(str(content[name])) for name in ("public_key", "signature"))
    told = {name: str(signed[name]) for name in _ABOUT_US}
    card = ProviderCard(**told, public_key=key.hex(), sealing_key=str(signed.get("sealing_key", "")))
    try:
        for name in _ABOUT_US:
            texts.refuse_hidden(getattr(card, name))
    except AnswerRefused as fault:
        raise CardDamaged from fault
    genuine = signing.verify(key, prefix + canonical.dumps(signed), signature)
    if card.sealing_key and not keys.takes(bytes.fromhex(card.sealing_key)):
        raise CardDamaged
    if not genuine or signed["fingerprint"] != card.fingerprint:
        raise CardDamaged
    if card.public_key == sample_key.public_key():
        raise NoCard
    return card
