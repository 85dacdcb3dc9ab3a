.PHONY: setup demo test check bench lock clean
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

setup: $(VENV)/planbot.stamp

$(VENV)/planbot.stamp: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/tools.stamp: $(VENV)/planbot.stamp tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	touch $@

demo: setup
	$(BIN)/planbot demo

test: $(VENV)/tools.stamp
	$(BIN)/python -m pytest

check: $(VENV)/tools.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q

bench: $(VENV)/tools.stamp
	$(BIN)/python -m tests.bench

# Pins every package, with its hashes, for every platform: needs uv on the path.
lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --quiet -o requirements.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --quiet -c requirements.txt -o tests/requirements.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
