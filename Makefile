.PHONY: setup demo test quick check read bench soak contract lock clean
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

setup: $(VENV)/planbot.stamp

# Many processes import the same modules: compiled once, they are read by all.
unexport PYTHONDONTWRITEBYTECODE

# A virtual environment knows itself by its folder: in a clone that was moved it is made anew.
MOVED := $(shell test ! -e $(VENV)/folder || test "$$(cat $(VENV)/folder)" = "$$(pwd -P)" || echo moved)
.PHONY: moved

$(VENV)/planbot.stamp: requirements.txt pyproject.toml $(MOVED)
	@$(if $(MOVED),rm -rf $(VENV),:)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 \
	  || $(PYTHON) -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "planbot needs Python 3.11 or newer with venv: on Debian 'apt-get install python3-venv', or name another Python as in 'make demo PYTHON=python3.12'." >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@pwd -P > $(VENV)/folder
	@echo "Setting up in $(VENV): about a minute, once."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip check --disable-pip-version-check >/dev/null
	touch $@

$(VENV)/tools.stamp: $(VENV)/planbot.stamp tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r tests/requirements.txt
	$(BIN)/python -m pip check --disable-pip-version-check >/dev/null
	touch $@

demo: setup
	$(BIN)/planbot demo

test: $(VENV)/tools.stamp
	$(BIN)/python -m pytest -n auto --dist worksteal

# What tells most in a minute: the rules, the words, and every command as Slack sends it; of what
# runs on both databases, SQLite.
quick: $(VENV)/tools.stamp
	$(BIN)/python -m pytest -n auto --dist worksteal -q -k "not postgres" tests/unit tests/integration/dispatch

check: read test

# What can be said without running anything: format, lint, types, layers.
read: $(VENV)/tools.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/tools.stamp
	$(BIN)/python -m tests.bench

# Kills, a crowd of processes and a bad Slack: `make soak MINUTES=60 ROUNDS=40`.
soak: $(VENV)/tools.stamp
	$(BIN)/python -m tests.soak $(or $(MINUTES),10) $(or $(ROUNDS),40)

# Holds the playground's verdicts on blocks, messages and views against Slack's own `blocks.validate`:
# it asks Slack, which takes no token for that, and only as `make contract SLACK=1`.
contract: $(VENV)/tools.stamp
	@test -n "$(SLACK)" || { echo "This asks slack.com: say 'make contract SLACK=1'." >&2; exit 1; }
	$(BIN)/python -m pytest -p no:xdist tests/contract/slacks_verdicts.py

# Pins every package, with its hashes, for every platform: needs uv on the path.
lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --no-strip-extras --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --quiet -o requirements.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --no-strip-extras --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --quiet -c requirements.txt -o tests/requirements.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
