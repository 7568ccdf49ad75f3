# Everything a fresh machine needs is Python 3.11 or newer and make. `make help` lists the targets.

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check install --quiet
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make requirements" $(VENV)/bin/uv pip compile pyproject.toml --quiet \
	--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links

# Real extracts for `make bench`, where they lie beside the repository; without any it makes a town.
EXTRACTS := $(wildcard ../shared/data/osm/*.osm.pbf)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench soak translations reference requirements

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1: \2/p' Makefile

setup: $(VENV)/.runtime  ## make .venv with what easeback needs to run

demo: $(VENV)/.runtime  ## a simulated season, imported from real FIT files, and today's answer
	@$(VENV)/bin/easeback demo
	@echo && echo "(From this folder, easeback is $(VENV)/bin/easeback.)"

test: check  ## lint, types and every test; fails when any step fails
	$(PYTHON) -m pytest -n auto

check: $(VENV)/.development  ## lint, format and types only
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy

bench: $(VENV)/.runtime  ## measure the budgets, as ratios to a named peer in the same run
	$(PYTHON) bench/today.py
	$(PYTHON) bench/measures.py
	$(PYTHON) -m bench.ground $(EXTRACTS)
	$(PYTHON) -m bench.rebuild --runs 300
	$(PYTHON) -m bench.import --runs 300
	$(PYTHON) bench/track_files.py
	$(PYTHON) -m bench.fit
	$(PYTHON) -m bench.pages

soak: $(VENV)/.development  ## the long runs: damaged files, killed imports, noisy loops, false alarms (hours)
	$(PYTHON) -m tools.soak_fit --count 200000
	$(PYTHON) -m tools.soak_readers gpx tcx diary --count 200000
	$(PYTHON) -m tools.soak_archives --count 200000
	$(PYTHON) tools/soak_import.py
	$(PYTHON) tools/soak_loops.py
	$(PYTHON) -m tools.measure_alarms --runners 100 --weeks 26

translations: $(VENV)/.development  ## list what is not translated yet, and write the compiled translations anew
	$(PYTHON) tools/translate.py

reference: $(VENV)/.development  ## write docs/reference/rules.md, situations.md and the pictures of docs/reference anew from the knowledge
	$(PYTHON) tools/make_rules_page.py
	$(PYTHON) tools/make_situations_page.py
	$(PYTHON) tools/make_states_picture.py
	$(PYTHON) tools/make_exercise_sheet.py

requirements: $(VENV)/.development  ## choose the newest versions anew and write the hashed requirements
	$(PIP) uv
	$(COMPILE) --group build --output-file requirements.txt --upgrade
	$(COMPILE) --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt --upgrade

$(VENV)/.made: tools/make_venv
	@sh tools/make_venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.made requirements.txt pyproject.toml
	@echo "Setting up easeback in $(VENV) ..."
	@$(PIP) --require-hashes --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.development: $(VENV)/.runtime requirements-dev.txt
	@echo "Setting up the development tools in $(VENV) ..."
	@$(PIP) --require-hashes --no-build-isolation --requirement requirements-dev.txt
	@sh tools/get_chromium
	@touch $@
