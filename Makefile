# Everything a person does here, and CI does the same: see README.md.
SHELL := /bin/sh
.DEFAULT_GOAL := setup
.DELETE_ON_ERROR:
.PHONY: setup demo run test checks bench soak lock clean

BIN := .venv/bin
# The day of the sample visit: the same order and examples on every run. The soak roams.
SEED := --randomly-seed=20180220
INPUTS := pyproject.toml requirements.lock .ci/apt-packages.txt .ci/make-venv .ci/find-python .ci/install-packages
DEV_INPUTS := $(INPUTS) requirements-dev.lock
VALIDATOR := tests/node_modules/.briefbook-ready

setup: .venv/.briefbook-ready

.venv/.briefbook-ready: $(INPUTS)
	@.ci/make-venv .venv newest program
	@touch $@

.venv/.briefbook-tests-ready: $(DEV_INPUTS)
	@.ci/make-venv .venv newest tests
	@touch $@ .venv/.briefbook-ready

# The second Python: 3.11, where there is one and .venv is newer.
.venv-3.11/.briefbook-tests-ready: $(DEV_INPUTS)
	@.ci/make-venv .venv-3.11 oldest tests
	@touch $@

# Not `npm ci`: it refuses a lock that lacks the validator's binaries for systems whose packages cannot be had.
$(VALIDATOR): tests/package.json tests/package-lock.json
	@cd tests && npm install --no-save --silent --no-audit --no-fund
	@touch $@

demo: setup
	@$(BIN)/briefbook demo --output demo

run: setup
	@exec $(BIN)/briefbook gui --sample

checks: .venv/.briefbook-tests-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: checks $(VALIDATOR)
	$(BIN)/python -m pytest $(SEED) --ignore tests/gui
	$(BIN)/python -m pytest $(SEED) tests/gui -n 0
	@if $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 12))' && [ -n "$$(.ci/find-python oldest)" ]; then \
		$(MAKE) --no-print-directory .venv-3.11/.briefbook-tests-ready && \
		echo "Once more, on Python 3.11" && .venv-3.11/bin/python -m pytest $(SEED) --ignore tests/gui && .venv-3.11/bin/python -m pytest $(SEED) tests/gui -n 0; \
	else echo "There is one Python here; the tests ran on it."; fi

bench: .venv/.briefbook-tests-ready
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.growth
	$(BIN)/python -m tests.benchmarks.start
	$(BIN)/python -m tests.benchmarks.window

soak: .venv/.briefbook-tests-ready $(VALIDATOR)
	$(BIN)/python -m pytest --hypothesis-profile=soak --hypothesis-show-statistics -m ''

lock:
	@.ci/lock

clean:
	rm -rf .venv .venv-3.11 .cache build dist demo tests/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
