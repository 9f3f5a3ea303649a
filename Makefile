.DEFAULT_GOAL := help
.PHONY: help demo setup test check bench docs lock wheel clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "%-8s %s\n", $$1, $$2}' Makefile

demo: ## set everything up and build the three example businesses into site/
	sh scripts/demo

setup: ## set up what development needs: libraries, chromium, .venv
	sh scripts/setup dev

test: ## set everything up and pass all tests
	sh scripts/test

check: setup ## the fast part: style, types, layers
	.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/mypy && .venv/bin/lint-imports

bench: setup ## measure speed as ratios; prints a table and writes benchmarks/results.json
	.venv/bin/python -m benchmarks

docs: setup ## write the generated reference pages anew
	.venv/bin/python docs/write_reference.py

lock: ## resolve the lock files anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --extra build --extra dev pyproject.toml -o requirements-dev.lock

wheel: setup ## build the wheel into dist/
	.venv/bin/python -m build --no-isolation --wheel

clean: ## remove what was built
	rm -rf site public dist .twowheels/build .twowheels/serve
