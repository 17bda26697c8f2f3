# `make` alone lists what there is. Python >= 3.11 and make are enough; nothing is installed outside $(VENV).
PYTHON ?= python3
VENV ?= .venv
GOLD ?= ../shared/gold
SHARED ?= ../shared
TRAIN := build/events
LEARN := $(TRAIN)/venv/bin/python scripts/events/train.py
BIN := $(VENV)/bin
EXAMPLE := src/dragoman/data/examples/summit.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types contracts codebook format bench gold parses lock train-events train-claims clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run  ## make the environment, read the example report, print its record
	$(BIN)/dragoman read $(EXAMPLE) --published 2024-05-20

test: $(VENV)/.dev  ## run the tests
	$(BIN)/python -m pytest

check: lint types contracts codebook  ## lint, formatting, types, import contracts, the codebook's own examples

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

codebook: $(VENV)/.dev
	$(BIN)/dragoman codebook check

format: $(VENV)/.dev  ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.run  ## measure start, memory and the time each room takes
	$(BIN)/python benchmarks/speed.py

gold: $(VENV)/.run  ## score the records of the gold reports (GOLD=folder) against them, with floors
	@test -d $(GOLD) || { echo "$(GOLD) is not here: say where with make gold GOLD=folder"; exit 2; }
	@mkdir -p build
	$(BIN)/dragoman read $(GOLD)/*.json --format jsonl > build/gold.jsonl
	$(BIN)/dragoman evaluate $(GOLD) build/gold.jsonl --floors benchmarks/floors.toml

parses: $(VENV)/.dev  ## freeze the parses that new rule tests ask for
	DRAGOMAN_FREEZE=1 $(BIN)/python -m pytest -m "not shared"

lock:  ## renew requirements/*.txt from pyproject.toml (needs uv)
	uv pip compile $(LOCK) pyproject.toml requirements/build.in -o requirements/lock.txt
	uv pip compile $(LOCK) pyproject.toml requirements/build.in --group dev --all-extras -c requirements/lock.txt \
		-o requirements/dev.txt
LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate

# Needs ../shared and torch (installed apart, into $(TRAIN)); an hour or so of one core. What ships comes from these steps.
train-events: $(TRAIN)/.ready  ## train the event-type model, from data to card (docs/model.md)
	$(LEARN) prepare --shared $(SHARED)
	$(LEARN) cv
	$(LEARN) final

train-claims: $(VENV)/.run  ## train the model that accepts claims (needs ../shared; five minutes, docs/claims.md)
	$(BIN)/python scripts/claims/train.py $(SHARED)/data/claims/polnear --cache build/claims

clean:  ## remove what building and testing leave (not the environment)
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(TRAIN)/.ready: scripts/events/requirements.txt scripts/events/base.py | $(BIN)/python
	$(PYTHON) -m venv $(TRAIN)/venv
	$(TRAIN)/venv/bin/python -m pip --disable-pip-version-check --quiet install -r $< -e .
	$(TRAIN)/venv/bin/python scripts/events/base.py $(TRAIN)
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which with PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)

# .run: what users need; .dev: the same versions and the tools of developers
$(VENV)/.run: requirements/lock.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/lock.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
