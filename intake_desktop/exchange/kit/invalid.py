"""Files in which one thing is wrong, each with what a reader must say of it: for partners who build a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, Pdf

from intake_desktop.dossier.received import CHANGED, MISSING
from intake_desktop.exchange import envelope
from intake_desktop.exchange.envelope import DATA_NAME, MANIFEST_NAME
from intake_desktop.exchange.errors import FileDamaged, FileTooNew, NoTransferFile
from intake_desktop.exchange.export import SealedFile
from intake_desktop.sealing import canonical

_Change = Callable[[Pdf], None]
_Edit = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Invalid:
    """One file that may not be taken over."""

    name: str
    data: bytes
    said: str
    """The verdict, or the code of the error, that `intake-desktop read` gives."""
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """A good file that the wrong ones are made from, with the key that signed it."""

    sealed: SealedFile
    signing_key: bytes
    random_bytes: Callable[[int], bytes]

    def attached(self, name: str) -> bytes:
        """The bytes of an attachment."""
        with self._opened() as pdf:
            return bytes(pdf.attachments[name].get_file().read_bytes())

    def changed(self, change: _Change, *, locked: bool = True) -> bytes:
        """The file after a change, locked again with the same code."""
        with self._opened() as pdf:
            change(pdf)
            if locked:
                return envelope.lock(pdf, self.sealed.code, self.random_bytes)
            out = BytesIO()
            pdf.save(out, encryption=False)
            return out.getvalue()

    def with_data(self, data: bytes) -> bytes:
        """The file with other data, signed anew: only the data themselves are wrong."""
        return self.changed(_both(data, self.signed(payload_sha256=envelope.digest(data))))

    def edited(self, edit: _Edit) -> bytes:
        """The data after an edit, in canonical form."""
        content = canonical.loads(self.attached(DATA_NAME))
        if isinstance(content, dict):
            edit(content)
        return canonical.dumps(content)

    def signed(self, **facts: object) -> bytes:
        """The manifest with other facts, signed anew."""
        return envelope.manifest({**self._manifest()["signed"], **facts}, self.signing_key)

    def forged(self, edit: _Edit) -> bytes:
        """The manifest after an edit by somebody without the key."""
        content = self._manifest()
        edit(content)
        return canonical.dumps(content)

    def _manifest(self) -> dict[str, Any]:
        content = canonical.loads(self.attached(MANIFEST_NAME))
        return content if isinstance(content, dict) else {}

    def _opened(self) -> Pdf:
        return pikepdf.open(BytesIO(self.sealed.data), password=self.sealed.code)


def examples(source: Source) -> Iterator[Invalid]:
    """Every invalid example, in the order in which a reader looks."""
    yield from _of_the_file(source)
    yield from _of_the_manifest(source)
    yield from _of_the_data(source)


def _of_the_file(source: Source) -> Iterator[Invalid]:
    half = source.sealed.data[: len(source.sealed.data) // 2]
    yield Invalid("afgekapt", half, FileDamaged.code, "De tweede helft van het bestand ontbreekt.")
    bare = source.changed(_nothing, locked=False)
    yield Invalid("niet-versleuteld", bare, NoTransferFile.code, "Het bestand is niet versleuteld.")
    more = source.changed(_extra)
    yield Invalid("extra-bijlage", more, NoTransferFile.code, "Er zit een derde bijlage in.")
    fewer = source.changed(_last_page_gone)
    yield Invalid("bladzijden-gewijzigd", fewer, CHANGED, "De laatste bladzijde is weggehaald na het ondertekenen.")


def _of_the_manifest(source: Source) -> Iterator[Invalid]:
    gone = source.changed(lambda pdf: pdf.attachments.__delitem__(MANIFEST_NAME))
    yield Invalid("zonder-handtekening", gone, MISSING, "De handtekening ontbreekt. Lezen mag, overnemen niet.")
    newer = source.signed(schema=envelope.MANIFEST_SCHEMA.removesuffix("1") + "2")
    told = "De versie van de handtekening is onbekend."
    yield Invalid("handtekening-andere-versie", source.changed(_put(MANIFEST_NAME, newer)), FileTooNew.code, told)
    bent = source.changed(_put(MANIFEST_NAME, source.forged(_other_bit)))
    yield Invalid("handtekening-klopt-niet", bent, CHANGED, "In de handtekening is één bit anders.")
    other = source.changed(_put(MANIFEST_NAME, source.forged(_other_sender)))
    yield Invalid("andere-afzender", other, CHANGED, "De naam van de afzender is veranderd na het ondertekenen.")


def _of_the_data(source: Source) -> Iterator[Invalid]:
    data = source.attached(DATA_NAME)
    other = source.changed(_put(DATA_NAME, source.edited(_other_answer)))
    yield Invalid("gegevens-gewijzigd", other, CHANGED, "Eén antwoord is veranderd na het ondertekenen.")
    newer = source.with_data(source.edited(lambda content: content.update(schema_version="2.0.0")))
    yield Invalid("andere-versie", newer, FileTooNew.code, "De versie van de gegevens is onbekend.")
    more = source.with_data(source.edited(lambda content: content.update(extra="")))
    yield Invalid("onbekend-veld", more, FileDamaged.code, "Er staat een veld in dat niet in het schema staat.")
    both = source.with_data(source.edited(_two_answers))
    yield Invalid(
        "twee-soorten-antwoord", both, FileDamaged.code, "Een antwoord heeft een waarde én een reden voor geen."
    )
    twice = source.with_data(data.replace(b"{", b'{"$schema":"",', 1))
    yield Invalid("dubbele-naam", twice, FileDamaged.code, "Dezelfde naam staat twee keer in één JSON-object.")
    loose = source.with_data(data.replace(b'":', b'": ', 1))
    yield Invalid("niet-canoniek", loose, FileDamaged.code, "De JSON bevat een spatie die er niet hoort.")


def _nothing(_pdf: Pdf) -> None:
    pass


def _extra(pdf: Pdf) -> None:
    name = "bijlage.txt"
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"Verzonnen", filename=name, mime_type="text/plain")


def _last_page_gone(pdf: Pdf) -> None:
    del pdf.pages[-1]


def _put(name: str, data: bytes) -> _Change:
    def change(pdf: Pdf) -> None:
        stream = pdf.attachments[name].obj.EF.F
        stream.write(data)
        if Name.Params in stream:
            del stream.Params

    return change


def _both(data: bytes, manifest: bytes) -> _Change:
    def change(pdf: Pdf) -> None:
        _put(DATA_NAME, data)(pdf)
        _put(MANIFEST_NAME, manifest)(pdf)

    return change


def _other_bit(manifest: dict[str, Any]) -> None:
    signature = bytearray.fromhex(manifest["signature"])
    signature[0] ^= 1
    manifest["signature"] = signature.hex()


def _other_sender(manifest: dict[str, Any]) -> None:
    manifest["signed"]["sender"] = "Stichting Iemand Anders (fictief)"


def _other_answer(content: dict[str, Any]) -> None:
    content["groups"][0]["answers"][0]["shown"] = "Iemand anders"


def _two_answers(content: dict[str, Any]) -> None:
    content["groups"][0]["answers"][0]["no_answer"] = {"code": "onbekend", "label": "Onbekend"}
