# `make run` shows what Runut does; `make test` checks it. Either makes its own environment first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/installed

.PHONY: run serve test lint docs pictures lock clean
.DEFAULT_GOAL := run

run: $(STAMP)  ## a casebook from examples/, and its brief
	rm -rf build/examples.casebook*
	mkdir -p build
	$(BIN)/runut add build/examples.casebook --manifest examples/manifest.jsonl
	$(BIN)/runut brief build/examples.casebook --language en
	@echo
	@echo "The same in a browser: make serve, then http://127.0.0.1:8710/"

serve: $(STAMP)  ## the board of the casebook that `make run` builds
	@test -e build/examples.casebook || $(BIN)/runut add build/examples.casebook --manifest examples/manifest.jsonl
	$(BIN)/runut serve build/examples.casebook

test: lint  ## all checks
	$(BIN)/pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: $(STAMP)  ## pin anew what pyproject.toml asks for
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra dev --strip-extras --no-header --no-annotate --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host --allow-unsafe --output-file requirements.lock pyproject.toml

docs: $(STAMP)  ## docs/cli.md and the sample in README.md, from the program
	$(BIN)/python docs/make.py

pictures: $(STAMP)  ## what README.md shows of the board; needs Chromium
	$(BIN)/python docs/pictures.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Runut needs Python 3.11 or newer"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
