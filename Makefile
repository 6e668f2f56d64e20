.DEFAULT_GOAL := help
PYTHON ?= python3
PY := .venv/bin/python
PYTEST := .venv/bin/pytest
WORKERS ?= 2
DB ?= sqlite
# Kept bytecode: without it each reader of a file, a process of its own, compiles the house anew.
unexport PYTHONDONTWRITEBYTECODE
APT := sudo apt install git make python3 python3-venv
HAS_PYTHON := command -v $(PYTHON) >/dev/null || { echo "Thiếu $(PYTHON). Cài bằng: $(APT) ($(PYTHON) is missing)"; exit 2; }

.PHONY: help setup dev run test test-fast test-slow test-browser lint fix types arch i18n docs bench fuzz fuzz-http mutate check postgres

help:  ## List what can be made
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

setup:  ## Make .venv with the locked packages, the fonts and the catalogue
	@$(HAS_PYTHON)
	@$(PYTHON) scripts/setup.py

dev:
	@$(HAS_PYTHON)
	@$(PYTHON) scripts/setup.py --dev

run: setup  ## Serve Chuẩn with its demo province at http://localhost:8000
	@.venv/bin/chuan run --demo $(if $(PORT),--port "$(PORT)")

test: dev  ## All unit and integration tests (DB=postgres: those with a database, on its own cluster)
ifeq ($(DB),postgres)
	@$(PY) scripts/with_postgres.py -- $(PYTEST) -q -n $(WORKERS) -m "not slow or both"
else
	@$(PYTEST) -q -n $(WORKERS) -m "not slow"
endif

test-fast: dev  ## The pure core only, in seconds
	@$(PYTEST) -q -m "not slow" tests/unit/domain tests/architecture

test-slow: dev  ## What needs LibreOffice, Tesseract, a node of its own, or every door tried
	@$(PYTEST) -q -n $(WORKERS) --dist loadfile -m slow

test-browser: dev  ## Real browser: accessibility, keyboard, phone, no JavaScript
	@$(PY) scripts/fetch_axe.py && $(PYTEST) -q -o addopts=--strict-markers -p no:randomly tests/browser

lint: dev  ## Style of code and templates
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/djlint --quiet --lint src

fix: dev  ## Put right what a machine can
	@.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

types: dev  ## Strict types
	@.venv/bin/mypy

arch: dev  ## Bands, drawers, purity, no knots
	@.venv/bin/lint-imports --no-cache

i18n: dev  ## Collect the texts to translate (needs gettext)
	@$(PY) scripts/collect_texts.py

docs: dev  ## Write the generated pages anew
	@$(PY) scripts/write_docs.py

bench: dev  ## Ratios against a yardstick in the same run
	@$(PY) -m bench

fuzz: dev  ## Parsers under a fuzzer, SECONDS=60 each, in an environment of its own
	@$(PY) scripts/fuzz/run.py $(or $(SECONDS),60)

fuzz-http: dev  ## The EPCIS service under requests made from its OpenAPI, SECONDS=120
	@$(PY) scripts/fuzz/service.py $(or $(SECONDS),120)

mutate: dev  ## Small faults in OF=src/… that TESTS=tests/… must notice, SAMPLE=40 of them
	@$(PY) scripts/mutate.py $(or $(OF),src/chuan/domain/epcis) $(or $(TESTS),tests/unit/domain/epcis) --sample $(or $(SAMPLE),40)

check: lint types arch test  ## Everything before a commit
