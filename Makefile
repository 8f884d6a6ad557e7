# OK OCE Desktop. Every target builds the environment first; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-$(shell cat requirements/dev.txt pyproject.toml installer/bootstrap.sh 2>/dev/null | cksum | cut -d' ' -f1)

.DEFAULT_GOAL := help
.PHONY: help install demo run test check bench lock translations fresh-clone

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

install: $(STAMP) ## build the environment in .venv (system libraries through apt when it may)

$(STAMP):
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh installer/bootstrap.sh
	@rm -f $(VENV)/.installed-* && touch $@

demo: install ## a filled-in post with its own head office; without a display it plays a day and saves screenshots
	@$(BIN)/okeoce --demo

run: install ## open the app on this computer's own store
	@$(BIN)/okeoce

test: install ## all tests
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n auto --dist loadfile $(ARGS)

check: install ## lint, types, import contracts, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	$(BIN)/python installer/translations.py --check

bench: install ## the benchmark tables, each figure beside its bare baseline
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks $(ARGS)

translations: install ## refresh the English catalogue and compile both
	$(BIN)/python installer/translations.py

lock: install ## renew requirements/*.txt from the .in files
	@for f in app server dev; do $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements/$$f.txt requirements/$$f.in; done
