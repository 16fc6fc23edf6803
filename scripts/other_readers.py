"""`make other-readers`: a PDF and a zip for every recipient, opened by programs of others with and without the code.

Poppler, qpdf, pdf.js, PDFium, pypdf, 7-Zip and OpenSSL. pdf.js needs Node 20 and npm, which nothing else here asks for;
it is installed at the version and digest of tools/other-readers/package-lock.json, in a folder that is thrown away.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools" / "other-readers"
EXAMPLE = ROOT / "resources" / "examples" / "jamila-voorbeeld.json"
CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\b")
WRONG = "K7QF-2MWD-9XHT-4VBR-8ZNC"
PREFIX = b"springplank-overdracht-v1:"
DATA, MANIFEST = "overdracht.json", "overdracht.sig.json"
REFUSED = "refused"
HEAD = """| file | reader | right code | wrong code | empty code | no code | data | |
|---|---|---|---|---|---|---|---|"""


class Seen(NamedTuple):
    """What a reader made of a file: how many pages, and the digest of the data; or that it was refused."""

    told: str
    data: str = ""


class Sealed(NamedTuple):
    """A file of the program and its code."""

    recipient: str
    path: Path
    code: str


Reader = Callable[[Path, str | None, Path], Seen]
"""Reads this file with this code, or with none; in this empty folder."""


def run(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Somebody else's program, without a keyboard to ask for a code."""
    return subprocess.run(words, capture_output=True, cwd=folder, stdin=subprocess.DEVNULL, timeout=600, check=False)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def poppler(path: Path, code: str | None, folder: Path) -> Seen:
    """pdfinfo and pdfdetach."""
    words = [] if code is None else ["-upw", code]
    told = run("pdfinfo", *words, str(path))
    run("pdfdetach", *words, "-saveall", "-o", str(folder), str(path))
    return _pages(re.search(rb"Pages: +(\d+)", told.stdout), folder / DATA)


def qpdf(path: Path, code: str | None, folder: Path) -> Seen:
    """qpdf, which takes no code for an empty one."""
    words = [] if code is None else [f"--password={code}"]
    told = run("qpdf", *words, "--show-npages", str(path))
    (folder / DATA).write_bytes(run("qpdf", *words, f"--show-attachment={DATA}", str(path)).stdout)
    return _pages(re.match(rb"(\d+)", told.stdout), folder / DATA)


def _pages(found: re.Match[bytes] | None, data: Path) -> Seen:
    return Seen(f"{int(found[1])} pages", digest(data.read_bytes())) if found else Seen(REFUSED)


def pypdf_reader(path: Path, code: str | None, _folder: Path) -> Seen:
    """pypdf, of which the file must stay locked."""
    reader = pypdf.PdfReader(path)
    if code is None or reader.decrypt(code) == pypdf.PasswordType.NOT_DECRYPTED:
        return Seen(f"{REFUSED} ({_refusal(reader)})")
    return Seen(f"{len(reader.pages)} pages", digest(reader.attachments[DATA][0]))


def _refusal(reader: pypdf.PdfReader) -> str:
    try:
        return f"NOT: {len(reader.pages)} pages"
    except pypdf.errors.PyPdfError as fault:
        return type(fault).__name__


def pdfium(path: Path, code: str | None, _folder: Path) -> Seen:
    """pypdfium2; its attachments are not asked."""
    try:
        pdf = pypdfium2.PdfDocument(path, password=code)
    except pypdfium2.PdfiumError:
        return Seen(REFUSED)
    pages = len(pdf)
    pdf.close()
    return Seen(f"{pages} pages")


def pdf_js(installed: Path) -> Reader:
    """pdf.js, which must say that it is about the password."""

    def read(path: Path, code: str | None, _folder: Path) -> Seen:
        words = [] if code is None else [code]
        told = run("node", str(installed / "read.mjs"), str(path), *words, folder=installed)
        found: dict[str, Any] = json.loads(told.stdout.decode().splitlines()[-1])
        if "refused" in found:
            right = found["refused"] == "PasswordException"
            return Seen(f"{REFUSED} ({found['refused']})" if right else f"NOT REFUSED: {found['refused']}")
        return Seen(f"{found['pages']} pages", found["attached"][DATA])

    return read


def seven_zip(path: Path, code: str | None, folder: Path) -> Seen:
    """7-Zip; a zip has no pages, but four files."""
    told = run("7z", "x", *([] if code is None else [f"-p{code}"]), f"-o{folder}", str(path))
    files = [each for each in folder.rglob("*") if each.is_file() and each.stat().st_size]
    if told.returncode or not files:
        return Seen(REFUSED if not files else f"NOT REFUSED: {len(files)} files")
    return Seen(f"{len(files)} files", digest((folder / DATA).read_bytes()))


def openssl(path: Path, code: str | None, folder: Path) -> Seen:
    """The signature over the manifest, taken out by qpdf; without the right code there is nothing to check."""
    words = [] if code is None else [f"--password={code}"]
    attached = run("qpdf", *words, f"--show-attachment={MANIFEST}", str(path)).stdout
    if not attached:
        return Seen(REFUSED)
    manifest = json.loads(attached)
    signed = json.dumps(manifest["signed"], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    (folder / "signed").write_bytes(PREFIX + signed.encode())
    (folder / "signature").write_bytes(bytes.fromhex(manifest["signature"]))
    (folder / "key").write_bytes(bytes.fromhex("302a300506032b6570032100" + manifest["public_key"]))
    key = ["-pubin", "-keyform", "DER", "-inkey", str(folder / "key"), "-rawin"]
    asked = ["openssl", "pkeyutl", "-verify", *key, "-sigfile", str(folder / "signature"), "-in"]
    right = run(*asked, str(folder / "signed")).returncode == 0
    (folder / "signed").write_bytes(PREFIX + signed.encode() + b" ")
    changed = run(*asked, str(folder / "signed")).returncode == 0
    good = right and not changed
    return Seen("signature right" if good else "SIGNATURE WRONG", manifest["signed"]["payload_sha256"])


def sealed(folder: Path) -> Iterator[Sealed]:
    """A PDF and a zip for every recipient that the example may go to."""
    for recipient in json.loads(EXAMPLE.read_text("utf-8"))["permissions"]:
        for kind in ("pdf", "zip"):
            out = folder / recipient / kind
            out.mkdir(parents=True)
            words = ["export", str(EXAMPLE), "--recipient", recipient, "--out", str(out), "--format", kind]
            told = run(sys.executable, "-m", "intake_desktop", *words, folder=ROOT).stdout.decode()
            found, path = CODE.search(told), next(out.iterdir())
            if found is None:
                raise SystemExit(told)
            yield Sealed(recipient, path, found[0])


def line(name: str, reader: Reader, one: Sealed) -> tuple[str, str]:
    """One reader with the right code, a wrong one, an empty one and none; and the digest of the data it found."""
    told, data = [], ""
    for code in (one.code, WRONG, "", None):
        with tempfile.TemporaryDirectory() as folder:
            seen = reader(one.path, code, Path(folder))
        told.append(seen.told)
        data = data or seen.data
    good = REFUSED not in told[0].lower() and "WRONG" not in told[0]
    good = good and all(each.startswith(REFUSED) for each in told[1:])
    kind = one.path.suffix[1:]
    row = (f"{one.recipient}, {kind}", name, *told, data[:12] or "-", "ok" if good else "FAULT")
    return f"| {' | '.join(row)} |", data


def install(folder: Path) -> Path:
    """pdf.js at the pinned version and digest."""
    shutil.copytree(TOOLS, folder / "pdf.js")
    done = run("npm", "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", folder=folder / "pdf.js")
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return folder / "pdf.js"


def main() -> int:
    """0 when every reader opened every file with its code alone, and all found the same data."""
    missing = [name for name in ("node", "npm", "pdfinfo", "qpdf", "7z", "openssl") if not shutil.which(name)]
    if missing:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="springplank-readers-") as place:
        folder = Path(place)
        in_pdf = {"Poppler": poppler, "qpdf": qpdf, "pdf.js": pdf_js(install(folder))}
        in_pdf |= {"PDFium (pypdfium2)": pdfium, "pypdf": pypdf_reader, "OpenSSL": openssl}
        print(f"{datetime.now(UTC):%Y-%m-%d}, make other-readers\n")
        print(HEAD)
        good = True
        for one in sealed(folder):
            readers: dict[str, Reader] = in_pdf if one.path.suffix == ".pdf" else {"7-Zip": seven_zip}
            rows = [line(name, reader, one) for name, reader in readers.items()]
            print("\n".join(row for row, _ in rows), flush=True)
            good = good and len({data for _, data in rows if data}) == 1 and not any("FAULT" in row for row, _ in rows)
    print(f"\n{'Every reader opened every file with its code alone, and found the same data.' if good else 'FAULT'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
