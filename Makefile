# Everything a person types here. The folder may have spaces in its name: only relative paths, no file targets.
.DEFAULT_GOAL := help
.PHONY: help setup run test check soak clean

PY := .venv/bin/python

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

setup: ## prepare .venv (every other target does it too; nothing happens when it is ready)
	@bash scripts/setup.sh

run: setup ## review the bundled sample and open the window on it
	@mkdir -p out
	@$(PY) main.py review --sample --project out/sample.zvirka --report out/report.html

test: setup ## the whole test suite, without a display
	@$(PY) -m pytest -n 3 --dist worksteal

check: setup ## style, types, import contracts, documentation: all of them, whichever fails
	@status=0; \
	$(PY) -m ruff check || status=1; \
	$(PY) -m ruff format --check || status=1; \
	$(PY) -m mypy $(wildcard app ui main.py) || status=1; \
	.venv/bin/lint-imports --no-logo || status=1; \
	$(PY) scripts/check_docs.py || status=1; \
	exit $$status

soak: setup ## the long tests that `make test` leaves out
	@$(PY) -m pytest -m soak

clean: ## remove what the tools and the runs have left, not .venv
	rm -rf out build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
