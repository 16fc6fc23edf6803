#!/bin/sh
# Make the packages of the last commit in dist/, hold them to the lock file, their limits and a second build, and try them.
#   release.sh [--target linux|windows|all] [--out DIR] [options of try-deb.sh]
set -eu
cd "$(dirname "$0")/.."
target=all out=dist try=""
while [ $# -gt 0 ]; do
    case "$1" in
        --target) target="$2"; shift 2 ;;
        --out) out="$2"; shift 2 ;;
        *) try="$try $1"; shift ;;
    esac
done
[ -z "$(git status --porcelain)" ] || { echo "There are changes that are not committed; packages are made of the last commit." >&2; exit 64; }
sh scripts/setup.sh test
# What an earlier version left would be tried instead of what is made now.
rm -f "$out"/springplank_*.deb "$out"/springplank-*
.venv/bin/python build_installer.py --target "$target" --out "$out" --check-reproducible
case "$target" in
    linux | all)
        # Splitting is meant: options for try-deb.sh.
        # shellcheck disable=SC2086
        sh scripts/try-deb.sh $try "$out"/springplank_*_amd64.deb
        ;;
esac
case "$target" in
    windows | all) .venv/bin/python scripts/try_windows.py "$out"/springplank-*-windows-x64.exe ;;
esac
