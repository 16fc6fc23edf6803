#!/bin/sh
# Controleert de handtekening van een overdracht zonder Springplank: sh controleer.sh BESTAND CODE
# Nodig: qpdf, OpenSSL 3, sed en de gewone opdrachten van Linux (coreutils). Gegevens van de deelnemer komen niet op schijf.
# Of de bladzijden bij de gegevens passen, kijkt dit niet na: dat doet "intake-desktop read".
set -eu
file="${1:?gebruik: sh controleer.sh BESTAND CODE}"
code="${2:?gebruik: sh controleer.sh BESTAND CODE}"
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT

attachment() { printf '%s' "$code" | qpdf --password-file=- --show-attachment="$1" "$file"; }
stop() { echo "Niet goed: $1" >&2; exit 1; }
bytes() { tr a-f A-F | basenc --base16 --decode; }

manifest="$(attachment overdracht.sig.json)" || stop "er is geen handtekening, of de code klopt niet."
shape='^\{"algorithm":"Ed25519","public_key":"([0-9a-f]{64})","signature":"([0-9a-f]{128})","signed":(\{.*\})\}$'
part() { printf '%s' "$manifest" | sed -nE "s/$shape/\\$1/p"; }

# Wat ondertekend is: een vast begin, met daarachter de canonieke bytes van "signed".
printf 'springplank-overdracht-v1:%s' "$(part 3)" >"$place/signed"
printf '%s' "$(part 2)" | bytes >"$place/signature"
printf '302a300506032b6570032100%s' "$(part 1)" | bytes >"$place/key.der"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$place/key.der" -rawin \
    -in "$place/signed" -sigfile "$place/signature" || stop "de handtekening klopt niet."

# De ondertekende som van overdracht.json.
promised="$(part 3 | sed -nE 's/.*"payload_sha256":"([0-9a-f]{64})".*/\1/p')"
found="$(attachment overdracht.json | sha256sum | cut -d' ' -f1)"
[ "$promised" = "$found" ] || stop "de gegevens zijn gewijzigd."
echo "De gegevens zijn niet gewijzigd."

# Het kenmerk van de afzender, over de tweede sleutel ook als die erin staat: vergelijk het aan de telefoon.
sealing="$(attachment overdracht.json | sed -nE 's/.*"sealing_key":"([0-9a-f]{64})".*/\1/p')"
printf 'Kenmerk van de afzender: '
{ printf 'springplank-vingerafdruk%s:' "${sealing:+-v2}"; tail -c 32 "$place/key.der"; printf '%s' "$sealing" | bytes; } | openssl dgst -sha256 -binary | head -c 20 |
    basenc --base32hex | tr 0-9A-V 0-9A-HJKMNP-TV-Z | sed 's/..../&-/g; s/-$//'
