# Every target is one line: the thinking stands in scripts/.
.DEFAULT_GOAL := help
.PHONY: help setup run test lint format bench tables examples screenshots handleiding sabotage torture other-readers other-python bare-root release

help: ## Show what can be asked
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

setup: ## Prepare everything for working on the program (.venv, packages, system libraries)
	@sh scripts/setup.sh test

run: ## Start Springplank; without a display: run the demo and write to out/demo
	@sh scripts/run.sh

test: ## Lint and all tests, without a display
	@sh scripts/test.sh

lint: ## ruff and mypy only
	@sh scripts/setup.sh test
	@sh scripts/lint.sh

format: ## Let ruff lay out the code and mend what it can
	@sh scripts/setup.sh test
	@sh scripts/format.sh

bench: ## Measure against the named references and show the limits
	@sh scripts/setup.sh test
	@.venv/bin/python -m bench

tables: ## Write the tables in docs that follow from the content
	@sh scripts/setup.sh test
	@.venv/bin/python scripts/tables.py

examples: ## Write the pages of every example for every recipient into docs/voorbeelden
	@sh scripts/setup.sh test
	@.venv/bin/python scripts/example_pages.py

screenshots: ## Draw every screen into docs/screenshots
	@sh scripts/setup.sh test
	@.venv/bin/python scripts/screenshots.py

handleiding: ## Write the help of the program as a PDF, with the latest pictures, into docs/handleiding
	@sh scripts/setup.sh test
	@.venv/bin/python scripts/handleiding.py

sabotage: ## Break one line at a time and demand that the named test turns red
	@sh scripts/setup.sh test
	@.venv/bin/python scripts/sabotage.py

torture: ## The same tests with the full numbers of docs/security.md
	@sh scripts/setup.sh test
	@.venv/bin/python scripts/torture.py

other-readers: ## Open what leaves with programs of others (needs Node 20 and npm for pdf.js)
	@sh scripts/setup.sh test
	@.venv/bin/python scripts/other_readers.py

other-python: ## The pure rooms and storage on another Python: make other-python PYTHON=python3.13
	@env -u PYTHON sh scripts/other-python.sh "$(PYTHON)"

bare-root: ## Prove make run and make test in a bare Debian 12 (needs root and debootstrap)
	@sh scripts/bare-root.sh $(BARE_ROOT)

release: ## Build the Linux and Windows packages twice, compare, and try the installed programs (needs root; some 30 minutes)
	@sh scripts/release.sh $(RELEASE)
