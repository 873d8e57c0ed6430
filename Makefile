# `make demo` and `make test` start from a fresh clone: they first make .venv with everything in it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup browser demo test check format clean

help:
	@echo "make demo    draw and build the sample corpus, then open the dashboard on it"
	@echo "make test    run all tests, a real browser included"
	@echo "make check   lint, format and types"
	@echo "make setup   make .venv with everything in it"

setup: .venv/ready

.venv/ready: requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

demo: setup
	$(BIN)/python -m batch demo
	@echo
	@echo "Opening the dashboard; stop it with Ctrl+C."
	$(BIN)/streamlit run app.py -- stores/demo

test: setup
	$(BIN)/python -m tests.browser_setup
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv
