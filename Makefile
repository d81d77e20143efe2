# Everything a person types. `make run` needs Python >= 3.11 and make, nothing else.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run serve test check lint format types fast thorough browser soak bench build geometry bundle lock clean

HOST ?= 127.0.0.1
PORT ?= 8050
export HOST PORT
# What was compiled once is not compiled again by each process of a run.
export PYTHONDONTWRITEBYTECODE =
# Browsers side by side: one waits for its page while another computes.
PAGES ?= 3

BEGUN := $(shell date +%s)
VENV := .venv
# ESLint and TypeScript for the scripts of assets/.
SCRIPT_TOOLS := tests/assets/node_modules/.stamp
PY   := $(VENV)/bin/python
# --no-deps: the lock names every package; it leaves some declared ones out on purpose (pyproject.toml, tool.uv).
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes
# The first Python that can do it: one we are tested with, else any that is newer.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && exit; done; \
	for p in python3 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done)

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run-stamp serve ## Serve the atlas on http://HOST:PORT (127.0.0.1:8050)

serve:
	@echo "三峡库区对口支援地图  http://$(HOST):$(PORT)/  (Ctrl+C 结束)"
	@$(PY) -m gunicorn --config python:callbacks.serving app:server

test: lint types thorough browser ## Everything: lint, types, all tests, browser tests too
	@echo "make test: $$(( $$(date +%s) - $(BEGUN) )) seconds in all"

check: lint types fast ## Lint, types and the fast tests (under a minute)

lint: $(VENV)/.dev-stamp $(SCRIPT_TOOLS)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports --no-cache
	$(PY) -m tests.assets lint

format: $(VENV)/.dev-stamp $(SCRIPT_TOOLS) ## Let ruff and ESLint put the code in order
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(PY) -m tests.assets fix

types: $(VENV)/.dev-stamp $(SCRIPT_TOOLS)
	$(VENV)/bin/mypy
	$(PY) -m tests.assets types

fast: $(VENV)/.dev-stamp $(SCRIPT_TOOLS) ## The tests that take no time
	$(PY) -m tests.assets test
	$(PY) -m pytest -n 2 --dist worksteal --ignore=tests/browser -m "not thorough and not drawing"

thorough: $(VENV)/.dev-stamp $(SCRIPT_TOOLS) ## All tests that need no browser, in one go
	$(PY) -m tests.assets test
	$(PY) -m pytest -n 2 --dist worksteal --durations=15 --ignore=tests/browser

soak: $(VENV)/.dev-stamp ## Long proofs: searches and sweeps of which `make test` takes a sample
	$(PY) -m pytest -n 2 --dist worksteal --durations=15 --hypothesis-profile=soak -m "soak and not browser"
	$(PY) -m pytest -n $(PAGES) --dist worksteal --durations=15 --hypothesis-profile=soak -m "soak and browser" tests/browser

browser: $(VENV)/.dev-stamp ## The browser journeys (finds or installs Chromium and LibreOffice)
	$(PY) -m tests.browser.browsers
	$(PY) -m tests.office
	$(PY) -m pytest -n $(PAGES) --dist worksteal --durations=15 -m browser tests/browser

bench: $(VENV)/.dev-stamp ## Ratios against the stock design and bare Plotly
	$(PY) -m tests.browser.browsers
	$(PY) -m tests.bench
	$(PY) -m tests.bench.pictures
	$(PY) -m tests.bench.takeaway

build: geometry bundle ## Rebuild what is derived: geometry and our own plotly.js

geometry: $(VENV)/.dev-stamp
	$(PY) -m geodata build

bundle: $(VENV)/.run-stamp ## Our own plotly.js (the app runs without it, on plotly's full file)
	$(PY) dashboard/bundle/build.py

.PHONY: docs
docs: $(VENV)/.dev-stamp ## Write the tables of docs/ from the registries
	$(PY) -m tests.docs

lock: $(VENV)/bin/python ## Lock the requirements again (UPGRADE=--upgrade takes newer versions)
	$(PY) -m pip install --quiet --disable-pip-version-check 'uv==0.13.9'
	$(LOCK) --extra dev -o requirements/dev.txt
	$(LOCK) -c requirements/dev.txt --extra build -o requirements/build.txt
	$(LOCK) -c requirements/dev.txt --extra node -o requirements/node.txt
	$(LOCK) -c requirements/dev.txt -o requirements/run.txt

LOCK = $(PY) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)

clean: ## Remove what was built here, the virtual environment too
	rm -rf $(VENV) var build dashboard/static dashboard/bundle/node_modules tests/assets/node_modules
	rm -rf .pytest_cache .ruff_cache .mypy_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (python3 on the PATH)"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment (on Debian: apt-get install python3-venv)"; exit 2; }

$(VENV)/.run-stamp: requirements/run.txt | $(VENV)/bin/python
	@echo "Installing the locked packages into $(VENV), once ..."
	@$(PIP_INSTALL) -r requirements/run.txt
	@touch $@

$(VENV)/.dev-stamp: requirements/dev.txt | $(VENV)/bin/python
	@echo "Installing the locked packages for tests and builds into $(VENV), once ..."
	@$(PIP_INSTALL) -r requirements/dev.txt
	@touch $@

$(SCRIPT_TOOLS): tests/assets/package-lock.json | $(VENV)/.dev-stamp
	@echo "Installing the locked tools for scripts into tests/assets, once ..."
	@$(PY) -m tests.assets install
	@touch $@
