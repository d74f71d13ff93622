# Everything runs from .venv and node_modules, which the first run sets up. Nothing here needs more
# than make 3.81 (the one on macOS), a shell and Python.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
export PYTHON
export UV_PYTHON_DOWNLOADS := never
# The theme says on every build what pyproject.toml already caps.
export NO_MKDOCS_2_WARNING := 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# Where the system keeps files in memory (Linux), there the served site is written: that is sooner done.
IN_MEMORY := $(or $(wildcard /dev/shm),$(TMPDIR))

# Empty files that say when a step of the set-up was last done.
UV := .venv/.uv
FOR_SITE := .venv/.site
FOR_FIGURES := .venv/.figures
FOR_TESTS := .venv/.tests

.PHONY: help serve site figures test check format schema clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

serve: $(FOR_SITE) ## build the site, show it on http://127.0.0.1:8000/ and follow every edit
	TMPDIR='$(IN_MEMORY)' python -m mkdocs serve --livereload --dev-addr 127.0.0.1:8000

site: $(FOR_SITE) ## build the site into site/
	python -m mkdocs build --strict --site-dir site

figures: $(FOR_FIGURES) ## solve the poses of figures/poses/ that have changed, and draw their pictures
	python -m figures solve
	python -m figures draw

figures-check: $(FOR_TESTS) ## draw every picture anew and compare it with the one that is kept
	EVERY_FIGURE=1 python -m pytest --numprocesses auto tests/browser/test_drawn_pictures.py

test: $(FOR_TESTS) check ## run everything that decides whether a change is sound
	npm test --silent
	python -m pytest --numprocesses auto tests/macros tests/figures
	$(MAKE) --no-print-directory site
	BUILT_SITE=site python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal tests/site tests/browser
	@echo "All of it passes."

check: $(FOR_TESTS) ## lint and check types, no more
	ruff check
	ruff format --check
	mypy
	npm run --silent check

format: $(FOR_TESTS) ## put code into the shape that check asks for
	ruff format
	npm run --silent format

schema: $(FOR_SITE) ## write the JSON Schema that editors check the data with
	python -m macros schema

clean: ## remove all that these commands made
	rm -rf .venv node_modules site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(UV): .ci/setup .ci/uv.txt
	.ci/setup uv
	@touch $@

$(FOR_SITE): $(UV) pyproject.toml uv.lock
	uv sync --quiet --locked --no-dev --inexact
	@touch $@

$(FOR_FIGURES): $(FOR_SITE)
	uv sync --quiet --locked --no-dev --group figures --inexact
	.ci/setup potrace
	@touch $@

$(FOR_TESTS): $(FOR_FIGURES) package.json package-lock.json
	uv sync --quiet --locked
	npm ci --no-audit --no-fund
	.ci/setup chromium
	@touch $@
