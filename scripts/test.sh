#!/bin/sh
# Everything that must hold before a change is shared: lint, then the tests on two or more cores without a display.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh test
sh scripts/lint.sh
# Tests start this program some hundred times: what Python compiled is kept, also where the environment says not to.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX="$PWD/.venv/compiled"
# Whole files stay together: a worker starts Qt and a vault once per file, not once per test.
# In their own order: xdist would keep files with few tests for last, and those are the long ones.
# A process that falls over ends the run at once and names its test: xdist waits for ever for the rest of its file.
exec .venv/bin/python -m pytest --numprocesses=auto --maxprocesses=4 --max-worker-restart=0 \
    --dist=loadfile --no-loadscope-reorder "$@"
