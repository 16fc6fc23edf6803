#!/bin/sh
# Prepare this checkout for one job: system libraries, .venv and the locked packages. Does nothing when all is there.
#   setup.sh demo     the command line, no window
#   setup.sh window   the window on a display
#   setup.sh test     the window, the tests and their tools
set -eu
cd "$(dirname "$0")/.."

job="${1:?usage: setup.sh demo|window|test}"
python="${PYTHON:-python3}"
uv_version=0.13.9
stamp=.venv/.springplank-setup

say() { printf '%s\n' "$*" >&2; }

check_python() {
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        say "Springplank heeft Python 3.11 of nieuwer nodig. Gevonden: $("$python" --version 2>&1 || echo geen)."
        exit 2
    fi
}

ask_for_packages() {
    say "Deze systeempakketten ontbreken: $1"
    say "Vraag iemand met beheerrechten om deze regel uit te voeren, en start daarna opnieuw:"
    say ""
    say "  apt-get install -y --no-install-recommends $1"
    say ""
    exit 2
}

install_packages() {
    command -v apt-get >/dev/null 2>&1 || ask_for_packages "$1"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        ask_for_packages "$1"
    fi
    say "Systeempakketten installeren: $1"
    # Splitting is meant: $as_root may be empty and $1 is a list of package names.
    # shellcheck disable=SC2086
    { $as_root apt-get update -qq </dev/null >/dev/null &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $1 </dev/null >/dev/null
    } >&2 || ask_for_packages "$1"
}

system_packages() {
    lacking="$("$python" scripts/system_packages.py "$job")"
    [ -n "$lacking" ] || return 0
    install_packages "$lacking"
    lacking="$("$python" scripts/system_packages.py "$job")"
    [ -z "$lacking" ] || ask_for_packages "$lacking"
}

# What the environment was made from: another lock file, Python or place on disk makes it anew.
recipe() {
    "$python" - "$1" <<'PY'
import hashlib, pathlib, sys
parts = [sys.argv[1], sys.version, sys.executable, str(pathlib.Path.cwd())]
parts += [pathlib.Path(name).read_text(encoding="utf-8") for name in ("uv.lock", "pyproject.toml", "scripts/setup.sh")]
print(sys.argv[1], hashlib.sha256("\0".join(parts).encode()).hexdigest())
PY
}

ready() {
    [ -f "$stamp" ] && .venv/bin/python -c '' 2>/dev/null || return 1
    # An environment for the tests also serves the demo and the window.
    [ "$(cat "$stamp")" = "$(recipe "$packages")" ] || [ "$(cat "$stamp")" = "$(recipe all)" ]
}

make_environment() {
    rm -f "$stamp"
    if ! here="$(.venv/bin/python -c 'import sys; print(sys.prefix)' 2>/dev/null)" || [ "$here" != "$PWD/.venv" ]; then
        say "Omgeving maken in .venv"
        "$python" -m venv --clear .venv >&2
    fi
    [ "$(.venv/bin/uv --version 2>/dev/null | cut -d' ' -f2)" = "$uv_version" ] ||
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$uv_version" >&2
    say "Pakketten installeren uit uv.lock"
    # Uses the system's certificates, so that a workplace with a certificate of its own works too.
    UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" UV_NATIVE_TLS="${UV_NATIVE_TLS:-1}" UV_PYTHON_DOWNLOADS=never \
        UV_PROJECT_ENVIRONMENT=.venv \
        .venv/bin/uv sync --quiet --frozen --python .venv/bin/python $([ "$packages" = all ] || echo --no-dev) >&2
    recipe "$packages" >"$stamp"
}

packages=$([ "$job" = test ] && echo all || echo run)
check_python
system_packages
ready || make_environment
