"""From material to a locked file, all in memory; writing it to a folder never replaces what stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intake_desktop.dossier import practice
from intake_desktop.dossier.desk import FileFormat
from intake_desktop.exchange import document, envelope, payload, placing, schema, sealed_file
from intake_desktop.exchange.errors import PayloadUnfit
from intake_desktop.exchange.inspection import MOST_PAGES
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.pages import story
from intake_desktop.sealing import canonical, codes, keys

_MOST_NAMED = 12
"""Characters named in a warning; a text in another script has dozens."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that is ready to leave, and the code that opens it; "" for a sealed one."""

    data: bytes
    code: str
    file_name: str
    payload_sha256: str
    pages: int
    pages_text_sha256: str
    warnings: tuple[str, ...] = ()
    """Sentences for the sender, such as characters that the pages cannot show."""
    tag_faults: tuple[str, ...] = ()
    """For the log; empty unless tagging broke (decisions.md 9)."""


def seal(
    material: Material,
    signing_key: bytes,
    random_bytes: Callable[[int], bytes],
    file_format: FileFormat = FileFormat.PDF,
) -> SealedFile:
    """Make one file. Raises what payload.build raises, PayloadUnfit and TextDiffers; nothing is written to disk.

    signing_key: the organisation's private Ed25519 key, 32 bytes.
    """
    content = payload.build(material)
    data = _data(content)
    drawn = document.draw(content)
    if drawn.pages > MOST_PAGES:
        raise PayloadUnfit
    facts = _facts(material, envelope.digest(data), drawn.text_sha256)
    if file_format is FileFormat.SEALED:
        facts |= {"schema": sealed_file.MANIFEST_SCHEMA, "sealed_to": keys.key_id(material.sealed_to).hex()}
        manifest, code = envelope.manifest(facts, signing_key, sealed_file.PREFIX), ""
        closed = sealed_file.close(envelope.Contents(drawn.data, data, manifest), material.sealed_to, signing_key)
    else:
        manifest, code = envelope.manifest(facts, signing_key), codes.export_code(random_bytes)
        contents = envelope.Contents(drawn.data, data, manifest)
        closed = _CLOSING[file_format](contents, material, code, random_bytes)
    return SealedFile(
        data=closed,
        code=code,
        file_name=file_name(material, file_format),
        payload_sha256=envelope.digest(data),
        pages=drawn.pages,
        pages_text_sha256=drawn.text_sha256,
        warnings=warnings(content),
        tag_faults=drawn.tag_faults,
    )


def digest(content: payload.Payload) -> str:
    """SHA-256 of the data as a file would hold them, for the journal. Raises PayloadUnfit."""
    return envelope.digest(_data(content))


def _data(content: payload.Payload) -> bytes:
    """The data as bytes that every reader takes."""
    try:
        data = canonical.dumps(content)
    except canonical.JsonRefused as fault:
        raise PayloadUnfit from fault
    schema.check(data)
    return data


def _pdf(contents: envelope.Contents, _material: Material, code: str, random_bytes: Callable[[int], bytes]) -> bytes:
    return envelope.close(contents, code, random_bytes)


def _zip(contents: envelope.Contents, material: Material, code: str, random_bytes: Callable[[int], bytes]) -> bytes:
    from intake_desktop.exchange import packing  # its library is only needed for a zip

    return packing.close(contents, packing.explanation(material.sender), code, random_bytes)


_CLOSING = {FileFormat.PDF: _pdf, FileFormat.ZIP: _zip}


def file_name(material: Material, file_format: FileFormat = FileFormat.PDF) -> str:
    """ "overdracht-20261122-7f3k9q.pdf": nothing about anybody."""
    name = f"overdracht-{material.created:%Y%m%d}-{material.export_id}.{file_format}"
    return practice.file_name(name, material.sender.organisation)


def warnings(content: payload.Payload) -> tuple[str, ...]:
    """What the sender should know before sending."""
    letters = story.unprintable(content)
    if not letters:
        return ()
    named = ", ".join(f"U+{ord(letter):04X}" for letter in letters[:_MOST_NAMED])
    more = f" en nog {len(letters) - _MOST_NAMED}" if len(letters) > _MOST_NAMED else ""
    return (f"De bladzijden kunnen deze tekens niet tonen: {named}{more}. In de gegevens staan ze wel.",)


def write(sealed: SealedFile, folder: Path) -> Path:
    """Put the file in a folder and give its path. Raises FileExists (the old file stays) or NotWritten."""
    return placing.place(sealed.data, folder, sealed.file_name)


def _facts(material: Material, payload_sha256: str, pages_text_sha256: str) -> dict[str, object]:
    return {
        "schema": envelope.MANIFEST_SCHEMA,
        "payload_schema": payload.SCHEMA,
        "payload_version": payload.SCHEMA_VERSION,
        "sender": material.sender.organisation,
        "recipient": {"profile": material.profile.id, "organisation": material.organisation},
        "export_id": material.export_id,
        "created": material.created.isoformat(),
        "payload_sha256": payload_sha256,
        "pages_text_sha256": pages_text_sha256,
        "journal": {"seq": material.anchor.seq, "mac": material.anchor.mac},
    }
