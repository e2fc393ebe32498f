#!/bin/sh
# Rewrite requirements/*.txt from pyproject.toml: every package pinned, every file of it hashed.
# Run by `make lock` with the oldest Python that sayso supports, so that the pins serve all newer ones too.
# Personal pip settings are set aside: the pins must not depend on who made them.
set -eu
bin=${1:-.venv/bin}
"$bin/python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
    echo "make lock needs Python 3.11, the oldest supported: pins made with a newer one may not install there." >&2
    exit 1
}
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock"
# pip-compile does not read dependency groups, so they reach it through standard input.
groups() {
    "$bin/python" - "$@" <<'PYTHON'
import sys, tomllib
groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]
print(*(line for name in sys.argv[1:] for line in groups[name]), sep="\n")
PYTHON
}
compile() {
    "$bin/python" -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe --upgrade \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
        --annotation-style=line "$@" pyproject.toml -
}
groups build | compile --output-file requirements/runtime.txt
groups build dev | compile --constraint requirements/runtime.txt --output-file requirements/dev.txt
