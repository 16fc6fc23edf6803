#!/bin/sh
# Start Springplank in a window; without a display run the demo, which needs no window libraries.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    sh scripts/setup.sh window
    exec .venv/bin/intake-desktop
fi
echo "Hier is geen scherm. Springplank draait daarom de demo: een verzonnen deelnemer, van intake tot bestand."
sh scripts/setup.sh demo
# The demo makes a vault and never writes over one, so what an earlier demo left goes first.
rm -rf out/demo
exec .venv/bin/intake-desktop demo --out out/demo
