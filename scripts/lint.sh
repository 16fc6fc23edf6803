#!/bin/sh
# Style, likely faults and types; the import contracts are tests (tests/test_contracts.py).
set -eu
cd "$(dirname "$0")/.."
.venv/bin/ruff check --quiet .
.venv/bin/ruff format --check --quiet . || { echo "Run 'make format' and commit the outcome." >&2; exit 1; }
.venv/bin/mypy
