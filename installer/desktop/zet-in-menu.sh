#!/bin/sh
# Zet Springplank in het menu van deze gebruiker, met "Openen met" voor PDF en verzegelde bestanden. Met --weg gaat het eruit.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
share="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$share/applications/springplank.desktop"
type="$share/mime/packages/springplank.xml"
icon="$share/icons/hicolor/scalable/apps/springplank.svg"

renew() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications"; fi
}

if [ "${1:-}" = "--weg" ]; then
    rm -f "$entry" "$type" "$icon"
    renew
    echo "Springplank staat niet meer in het menu. De kluis blijft staan."
    exit 0
fi
mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
# In een menuregel staat de opdracht tussen aanhalingstekens; een % wordt er twee.
command="$(printf '%s' "$here/intake-desktop" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')"
awk -v command="$command" '/^Exec=/ { print "Exec=\"" command "\" %f"; next } { print }' \
    "$here/springplank.desktop" >"$entry"
cp "$here/springplank-mime.xml" "$type"
cp "$here/springplank.svg" "$icon"
renew
echo "Springplank staat in het menu. Verplaats je deze map? Voer dit dan nog een keer uit."
