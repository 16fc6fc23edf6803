#!/bin/sh
# Lay out the code and mend what ruff can mend by itself.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/ruff check --fix-only --quiet .
.venv/bin/ruff format --quiet .
