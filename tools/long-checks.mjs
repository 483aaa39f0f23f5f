/**
 * The commands of `make long`, in this order; those with `isJudged` run external programs (docs/judges.md). A failing
 * command fails its check. Tests record figures with `recordFigure` (tests/figures.ts); other programs append figures
 * to the file named by GALLEY_FIGURES.
 */
const vitest = 'npx vitest run'

export const checks = [
  {
    name: 'tests',
    isJudged: true,
    says: 'every test, with four times the inputs',
    commands: [`${vitest} --exclude 'tests/corpus/**'`]
  },
  {
    name: 'papers',
    isJudged: true,
    says: 'every corpus paper in every journal style: HTML, PDF, and each PDF validated for its claims',
    commands: [
      `${vitest} tests/corpus/papers.test.ts tests/corpus/joss.test.ts`,
      'node tools/validate-pdfs.mjs "$GALLEY_PDFS"'
    ]
  },
  {
    name: 'citations',
    isJudged: true,
    says: 'citations and lists beside the CSL test suite, citeproc-js and Pandoc',
    commands: [
      `${vitest} ${['cite', 'citation-syntax', 'csl-oracle', 'csl-styles', 'csl-test-suite', 'pandoc-differences'].map(name => `tests/corpus/${name}.test.ts`).join(' ')}`,
      // The commit determines which styles are drawn.
      `GALLEY_PART=$(git rev-parse HEAD) ${vitest} tests/corpus/csl-oracle-styles.test.ts`
    ]
  },
  {
    name: 'corpus',
    isJudged: true,
    says: 'the other checks on real files',
    commands: [
      `${vitest} tests/corpus --exclude 'tests/corpus/{papers,joss,cite,citation-syntax,csl-oracle,csl-oracle-styles,csl-styles,csl-test-suite,pandoc-differences}.test.ts'`
    ]
  },
  {
    name: 'seeds',
    says: 'property tests with ten seeds that nobody has seen',
    commands: ['make fuzz ROUNDS=10']
  },
  {
    name: 'mutants',
    says: '400 faults put into four rooms of the code and 100 into the others, of which the tests find most',
    commands: [
      'GALLEY_TIER=quick node tools/mutants.mjs',
      // The commit determines which mutants are drawn. The lower bound of 70 of 100 is 60 %.
      'GALLEY_TIER=quick node tools/mutants.mjs --rooms others --sample 100 --seed $((0x$(git rev-parse --short=6 HEAD))) --least 0.6'
    ]
  },
  {
    name: 'repeat',
    says: 'make test ten times: at rest, with both cores busy, and with other fonts on the machine',
    commands: ['node tools/repeat-tests.mjs']
  },
  {
    name: 'bench',
    says: 'check, HTML and PDF beside commit 74ada18, in 30 interleaved pairs',
    commands: ['node bench/run.mjs --compare 74ada18 --without-peers']
  }
]
