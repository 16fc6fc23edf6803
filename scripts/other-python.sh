#!/bin/sh
# Run the tests of the pure rooms and of storage on another Python, such as the 3.13 that the Windows installer carries.
#   other-python.sh PYTHON      a command or path
set -eu
cd "$(dirname "$0")/.."
other="${1:?usage: other-python.sh PYTHON}"
sh scripts/setup.sh test
version="$("$other" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
export UV_PROJECT_ENVIRONMENT="out/python-$version" UV_PYTHON_DOWNLOADS=never
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" UV_NATIVE_TLS="${UV_NATIVE_TLS:-1}"
.venv/bin/uv sync --quiet --frozen --python "$("$other" -c 'import sys; print(sys.executable)')"
exec "out/python-$version/bin/python" -m pytest -q -p no:cacheprovider --numprocesses=auto --maxprocesses=4 --dist=loadfile \
    tests/form_engine tests/assessment tests/dossier tests/sealing tests/storage
