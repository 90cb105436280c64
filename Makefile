# Every target sets up .venv first; setting up does nothing when it is current.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.current

.PHONY: setup run test check bench soak

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

run: setup
	@exec $(BIN)/baocao run

# A process for each core; a file's tests stay together, for they share a database server or a browser.  In the order
# of the folders: sorted by how many tests they have, files of one long test would come last.
test: setup
	@exec $(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@exec $(BIN)/baocao check

bench: setup
	@exec $(BIN)/python -m tests.bench

# They mostly wait: more processes than cores.
soak: setup
	@exec $(BIN)/python -m pytest -q -n 4 --dist load tests/soak
