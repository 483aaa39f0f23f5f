# galley. `make` installs what is missing and builds this repository's own paper.
.PHONY: all paper gallery papers package pages screens bless test attack fuzz corpus mutants long editors oracles check watch proof verify bench types lint docs new browser clean help
.DEFAULT_GOAL := all

SOURCES := $(shell find src tools package.json styles -type f)

all: paper ## install what is missing and build this paper's HTML and PDF

node_modules/.installed: package.json package-lock.json
	PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# If there is a browser, V8's code cache includes the code for printing.
dist/galley.js: node_modules/.installed $(SOURCES)
	node tools/compile.mjs

browser: node_modules/.installed ## install a browser if there is none
	@node tools/browser.mjs

paper: browser dist/galley.js
	node dist/galley.js build

check: dist/galley.js ## check this paper's citations and everything else
	node dist/galley.js check

watch: dist/galley.js ## show this paper in the browser while you write
	node dist/galley.js watch

proof: browser dist/galley.js ## a proof of this paper with numbered lines
	node dist/galley.js proof

verify: browser dist/galley.js ## rebuild and compare with build/manifest.json
	node dist/galley.js verify

# Tests with other programs (docs/judges.md) on pages in many styles and languages.
validated := bench-pages bibliography-pandoc datacite docx docx-kinds docx-readers docx-revisions docx-scripts epub firefox home-scripts import-libreoffice import-manuscript jats4r judges languages lualatex markdown marks neovim package paper pdf-second-edition pdf-tools report scene shells snakemake styles word word-papers words workbench
# Tests that take long.
slow := attack/hostile bench-compare bench-statistics deep-nesting growth growth/commands guide-from-word judge kept-print-thread load/pictures/pictures load/pictures/pictures-browser mutants node/answers-command node/blind-command node/cache node/check-command node/cite-command node/command-line node/escape-disk node/escape-doors node/escape-git node/escape-kills node/escape-paths node/escape-signals node/font-subset node/import-command node/import-manuscript node/import-version node/machine-faults node/machine-fonts node/marks-command node/named-style node/papers/archive node/papers/faults node/papers/issue node/papers/issue-pages node/papers/several node/pdf-picture node/pdf-print node/picture-root node/preview-day node/preview-islands node/preview-page node/preview-pages node/progress node/proof-command node/proof-word node/redline-command node/several-papers node/strange-returned node/strange-word-files node/style-command node/variations node/watch-command outputs/changes-properties outputs/docx/reference-document outputs/escape-page outputs/every-kind-printed outputs/fragment-browser outputs/jats-works outputs/kinds-written outputs/pdf/paginator/formula-breaks outputs/pdf/paginator/page-cut outputs/pdf/paginator/page-floats outputs/pdf/paginator/page-gaps outputs/pdf/paginator/page-heads outputs/pdf/paginator/page-ligatures outputs/pdf/paginator/page-listing outputs/pdf/paginator/page-looks outputs/pdf/paginator/page-loss outputs/pdf/paginator/page-margins outputs/pdf/paginator/page-phrases outputs/pdf/paginator/page-references outputs/pdf/paginator/page-table-notes outputs/pdf/paginator/page-turned-notes outputs/pdf/paginator/pages outputs/pdf/paginator/pages-words outputs/pdf/paginator/wide-tables outputs/pdf/pdf-attachments outputs/pdf/pdf-continued outputs/pdf/pdf-fonts outputs/pdf/pdf-line-numbers outputs/pdf/pdf-pictures outputs/pdf/pdf-print-page outputs/pdf/pdf-rehearsal outputs/pdf/pdf-second-edition outputs/pdf/pdf-standards outputs/reader/reading-browser outputs/reader/screen-browser outputs/reader/side-notes-browser parse/text-limits preview/set-in-part references/import/import-printed reproduce/reproducible reproduce/tamperings reproduce/verify review/marks/marks review/answers/every-notation review/answers/pdf/every-mark review/proofs/answering-browser review/proofs/map review/proofs/pdf-query-notes review/proofs/proof-lines review/proofs/stepping-browser review/word/unchanged tools/check-since tools/pre-commit versions/blind/spellings versions/redline/properties versions/redline/revised-essay versions/redline/small-revisions

# Lint and types are checked while Vitest compiles the program (tests/compile-first.ts) and runs; what they say comes last, so that nobody misses it.
test: browser ## lint, types and tests
	@said=$$(mktemp -d); trap 'rm -rf "$$said"' EXIT; status=0; \
	npx biome check . >"$$said/lint" 2>&1 & lint=$$!; \
	npx tsc --noEmit >"$$said/types" 2>&1 & types=$$!; \
	npx vitest run --exclude 'tests/corpus/**' $(validated:%=--exclude tests/tools/%.test.ts) \
	  $(slow:%=--exclude tests/%.test.ts) || status=1; \
	wait $$lint || { cat "$$said/lint"; echo 'Failed: npx biome check .'; status=1; }; \
	wait $$types || { cat "$$said/types"; echo 'Failed: npx tsc --noEmit'; status=1; }; \
	exit $$status

attack: browser dist/galley.js ## hostile papers, killed processes, machine faults, altered outputs and variations, with counts; about fifteen minutes
	GALLEY_TIER=long npx vitest run tests/attack $$(find tests -name "escape-*.test.ts") tests/node/inputs.test.ts tests/node/write.test.ts \
	  tests/reproduce/verify.test.ts tests/reproduce/tamperings.test.ts tests/node/variations.test.ts \
	  tests/node/machine-faults.test.ts tests/node/marks-command.test.ts tests/node/strange-returned.test.ts tests/node/strange-word-files.test.ts

ROUNDS ?= 10
fuzz: browser dist/galley.js ## the property tests with other inputs, ROUNDS times
	for round in $$(seq $(ROUNDS)); do \
	  GALLEY_TIER=ci PROPERTY_SEED=$$(node -p 'crypto.randomInt(1e9)') npx vitest run $$(grep -rl --include='*.test.ts' "properties.ts'" tests) || exit 1; \
	done

oracles: node_modules/.installed ## install the programs that check our outputs, or those of GROUP=
	@node tools/oracles.mjs $(GROUP)

# veraPDF validates every PDF that the tests built, including those of `make test` if GALLEY_PDFS names a folder.
corpus: browser dist/galley.js ## long tests, tests with other programs, and on real papers if ../shared/corpus exists
	@pdfs=$${GALLEY_PDFS:-$$(mktemp -d)}; trap 'rm -rf "$$pdfs"' EXIT; status=0; \
	GALLEY_PDFS=$$pdfs npx vitest run tests/corpus $(validated:%=tests/tools/%.test.ts) $(slow:%=tests/%.test.ts) || status=1; \
	node tools/validate-pdfs.mjs "$$pdfs" || status=1; \
	exit $$status

# SEED selects another sample; SAMPLE is its size, ROOMS are folders of src/, as cite,outputs/docx, or others; ONLY is a part of module paths; RUNS is a file with which an interrupted run continues.
mutants: browser dist/galley.js ## change the code in 400 places, one at a time, and count the changes that a test detects
	node tools/mutants.mjs $(if $(SEED),--seed '$(SEED)') $(if $(SAMPLE),--sample '$(SAMPLE)') $(if $(ROOMS),--rooms '$(ROOMS)') $(if $(ONLY),--only '$(ONLY)') $(if $(RUNS),--runs '$(RUNS)')

long: browser dist/galley.js ## all checks in full, which takes hours, or those of ONLY=papers,citations; writes docs/measured.md
	@ONLY=$(ONLY) node tools/long.mjs

# Pictures of each step go to the folder GALLEY_SCREENS, if there is one.
editors: browser dist/galley.js ## the session of an author in Neovim and VS Code, which this installs
	CI=true node tools/oracles.mjs neovim
	CI=true node tools/oracles.mjs vscode
	GALLEY_TIER=long npx vitest run tests/tools/neovim.test.ts tests/tools/workbench.test.ts

# COMPARE is a commit; ONLY, SIZES and PAIRS are options of bench/run.mjs.
bench: browser dist/galley.js ## compare with other installed tools, or with COMPARE=COMMIT
	node bench/run.mjs $(if $(COMPARE),--compare '$(COMPARE)') $(if $(ONLY),--only '$(ONLY)') $(if $(RUNS),--runs '$(RUNS)') \
	  $(if $(SIZES),--sizes '$(SIZES)') $(if $(PAIRS),--pairs '$(PAIRS)')

package: dist/galley.js ## size and time of an installation from the tarball, also with the Node executables in GALLEY_NODES
	node tools/installed.mjs

# A rule needs SUBJECT, the hundred of its code; a language needs TAG.
new: node_modules/.installed ## begin a rule, notation, language, style or output: make new KIND=rule NAME=title-long SUBJECT=3
	@node tools/new.mjs '$(KIND)' '$(NAME)' '$(SUBJECT)' '$(TAG)'

docs: node_modules/.installed ## generate docs/rules, docs/settings.md and docs/exports.md
	node tools/docs.mjs

gallery: browser dist/galley.js ## the sample article in every journal style, in build/gallery/
	node tools/gallery.mjs

papers: browser dist/galley.js ## the first pages of real papers for docs/papers.md, if ../shared/corpus exists
	node tools/papers.mjs

# COMPARE is a commit, the last one by default; PAPERS are folders or files.
pages: browser dist/galley.js ## the pages that differ since a commit, side by side, in build/pages/
	node tools/pages.mjs '$(or $(COMPARE),HEAD)' $(PAPERS)

screens: browser dist/galley.js ## each kind of block in every style, by day and night, in build/screens/
	GALLEY_SCREENS=build/screens npx vitest run tests/corpus/screens.test.ts

bless: browser docs ## update recorded outputs; review the diff before you commit it
	node tools/face-table.mjs && npx biome check --write src/core/faces/table.ts
	node tools/locator-table.mjs && npx biome check --write src/parse/plugins/citation/locale-words.ts
	GALLEY_BLESS=1 npx vitest run --update=all $$(grep -rlE --include='*.test.ts' 'GALLEY_BLESS|(Inline|File)Snapshot' tests)
	node dist/galley.js build

clean: ## remove build results except the committed manifest
	rm -rf dist build/gallery build/*.html build/*.pdf

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
