# galley. `make` installs what is missing and builds this repository's own paper.
.PHONY: all paper gallery papers package pages bless test attack fuzz corpus mutants long oracles check watch proof verify bench types lint docs browser clean help
.DEFAULT_GOAL := all

SOURCES := $(shell find src tools package.json styles -type f)

all: paper ## install what is missing and build this paper's HTML and PDF

node_modules/.installed: package.json package-lock.json
	PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# With a browser, what V8 compiles to print is kept too.
dist/galley.js: node_modules/.installed $(SOURCES)
	node tools/compile.mjs

browser: node_modules/.installed ## install a browser where there is none
	@node tools/browser.mjs

paper: browser dist/galley.js
	node dist/galley.js build

check: dist/galley.js ## check this paper's citations and everything else
	node dist/galley.js check

watch: dist/galley.js ## show this paper in the browser while you write
	node dist/galley.js watch

proof: browser dist/galley.js ## a proof of this paper with numbered lines
	node dist/galley.js proof

verify: browser dist/galley.js ## build again and compare with build/manifest.json
	node dist/galley.js verify

# These ask programs of others (docs/judges.md) about pages in many styles and languages.
validated := bibliography-pandoc docx judges languages package paper pdf-tools report styles words

test: browser dist/galley.js ## lint, types and tests
	npx biome check .
	npx tsc --noEmit
	npx vitest run --exclude 'tests/corpus/**' $(validated:%=--exclude tests/tools/%.test.ts)

attack: browser dist/galley.js ## hostile papers, kills, faults of the machine and variations, with counts; some ten minutes
	GALLEY_TIER=long npx vitest run tests/attack tests/*/escape-*.test.ts tests/node/inputs.test.ts tests/node/write.test.ts \
	  tests/reproduce/verify.test.ts tests/node/variations.test.ts

ROUNDS ?= 10
fuzz: browser dist/galley.js ## the property tests with other inputs, ROUNDS times
	for round in $$(seq $(ROUNDS)); do \
	  GALLEY_TIER=ci PROPERTY_SEED=$$(node -p 'crypto.randomInt(1e9)') npx vitest run $$(grep -rl --include='*.test.ts' "properties.ts'" tests) || exit 1; \
	done

oracles: node_modules/.installed ## install the programs that judge our outputs, or those of GROUP=
	@node tools/oracles.mjs $(GROUP)

# veraPDF validates every PDF that the tests built, those of `make test` too where GALLEY_PDFS names a folder.
corpus: browser dist/galley.js ## tests with other programs, and on real papers where ../shared/corpus is there
	@pdfs=$${GALLEY_PDFS:-$$(mktemp -d)}; trap 'rm -rf "$$pdfs"' EXIT; status=0; \
	GALLEY_PDFS=$$pdfs npx vitest run tests/corpus $(validated:%=tests/tools/%.test.ts) || status=1; \
	node tools/validate-pdfs.mjs "$$pdfs" || status=1; \
	exit $$status

# SEED draws another sample; SAMPLE is its size, and ONLY a part of the paths of modules.
mutants: browser dist/galley.js ## put 400 faults into the code, one at a time, and count those that a test finds
	node tools/mutants.mjs $(if $(SEED),--seed '$(SEED)') $(if $(SAMPLE),--sample '$(SAMPLE)') $(if $(ONLY),--only '$(ONLY)')

long: browser dist/galley.js ## every check in full, for hours, or those of ONLY=papers,citations; docs/measured.md
	@ONLY=$(ONLY) node tools/long.mjs

# COMPARE is a commit; ONLY, SIZES and PAIRS are options of bench/run.mjs.
bench: browser dist/galley.js ## compare with other tools, where they are installed, or with COMPARE=COMMIT
	node bench/run.mjs $(if $(COMPARE),--compare '$(COMPARE)') $(if $(ONLY),--only '$(ONLY)') \
	  $(if $(SIZES),--sizes '$(SIZES)') $(if $(PAIRS),--pairs '$(PAIRS)')

package: dist/galley.js ## size and time of an installation from the tarball, also with the programs of Node in GALLEY_NODES
	node tools/installed.mjs

docs: dist/galley.js ## make docs/rules and docs/settings.md again
	node tools/docs.mjs

gallery: browser dist/galley.js ## the sample article in every journal style, in build/gallery/
	node tools/gallery.mjs

papers: browser dist/galley.js ## the first pages of real papers for docs/papers.md, where ../shared/corpus is there
	node tools/papers.mjs

# COMPARE is a commit, the last one by default; PAPERS are folders or files.
pages: browser dist/galley.js ## the pages that differ since a commit, side by side, in build/pages/
	node tools/pages.mjs '$(or $(COMPARE),HEAD)' $(PAPERS)

bless: browser docs ## record anew what is recorded of outputs; read the difference before you commit it
	node tools/face-table.mjs && npx biome check --write src/faces/table.ts
	GALLEY_BLESS=1 npx vitest run --update $$(grep -rlE --include='*.test.ts' 'GALLEY_BLESS|InlineSnapshot' tests)
	node dist/galley.js build

clean: ## remove what was made, but not the committed manifest
	rm -rf dist build/gallery build/*.html build/*.pdf

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
