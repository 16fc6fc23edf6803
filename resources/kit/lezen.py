"""Leest een overdracht van Springplank: python lezen.py BESTAND CODE. Met pikepdf; OpenSSL 3 voor de handtekening."""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

DATA, MANIFEST = "overdracht.json", "overdracht.sig.json"
OPENSSL = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in signed -sigfile signature".split()


def need(holds, otherwise):
    return holds or sys.exit(f"Geweigerd: {otherwise}.")


def unique(pairs):
    return need(len(dict(pairs)) == len(pairs), "een naam staat twee keer in de JSON") and dict(pairs)


def check(found):
    manifest = json.loads(found.get(MANIFEST, b"null"), object_pairs_hook=unique)
    if manifest is None:
        return "Geen handtekening: alleen lezen."
    need(manifest["signed"]["schema"].endswith("-handtekening.v1"), "onbekende versie van de handtekening")
    need(manifest["signed"]["payload_sha256"] == hashlib.sha256(found[DATA]).hexdigest(), "de gegevens zijn gewijzigd")
    signed = json.dumps(manifest["signed"], sort_keys=True, separators=(",", ":")).encode("ascii")
    files = {"signed": b"springplank-overdracht-v1:" + signed, "signature": bytes.fromhex(manifest["signature"])}
    files["key"] = bytes.fromhex("302a300506032b6570032100" + manifest["public_key"])
    with tempfile.TemporaryDirectory() as folder:
        _ = [Path(folder, name).write_bytes(data) for name, data in files.items()]
        try:
            said = subprocess.run(OPENSSL, cwd=folder, capture_output=True, check=False)
        except OSError:
            return "Handtekening niet nagekeken: OpenSSL ontbreekt."
    need(b"Verification Failure" not in said.stdout + said.stderr, "de handtekening klopt niet")
    good, unknown = "Handtekening klopt; bladzijden niet nagekeken.", "Handtekening niet nagekeken: geen OpenSSL 3."
    return good if said.returncode == 0 else unknown


def show(answer, margin=""):
    print(f"{margin}{answer['label']}: {answer['shown']}")
    for below in [*(cell for row in answer.get("rows", ()) for cell in row), *answer.get("details", ())]:
        show(below, margin + "    ")


try:
    with pikepdf.open(sys.argv[1], password=sys.argv[2], attempt_recovery=False) as pdf:
        need(pdf.is_encrypted and set(pdf.attachments) in ({DATA, MANIFEST}, {DATA}), "dit is geen overdracht")
        found = {name: bytes(spec.get_file().read_bytes()) for name, spec in pdf.attachments.items()}
except pikepdf.PasswordError:
    sys.exit("Geweigerd: de code klopt niet.")
print(check(found))
data = json.loads(found[DATA], object_pairs_hook=unique)
need(data["schema_version"] in ("1.0.0", "1.1.0"), "onbekende versie van de gegevens")
for answer in (answer for group in data["groups"] for answer in group["answers"]):
    show(answer)
