import {numberFor, tier} from './tier.ts'

/**
 * THE TABLE of long test files, the longest first. CI runs one of every three neighbours, chosen by the commit; files
 * about the permissions of an untrusted paper always run. `make corpus` by hand and `make long` run all.
 */
export const sampledFiles: readonly string[] = [
  'tests/tools/package.test.ts',
  'tests/tools/home-scripts.test.ts',
  'tests/corpus/screens.test.ts',
  'tests/node/escape-kills.test.ts',
  'tests/corpus/papers.test.ts',
  'tests/tools/words.test.ts',
  'tests/outputs/pdf/pdf-pictures.test.ts',
  'tests/corpus/crossref.test.ts',
  'tests/corpus/blind.test.ts',
  'tests/corpus/cache.test.ts',
  'tests/growth.test.ts',
  'tests/tools/paper.test.ts',
  'tests/tools/styles.test.ts',
  'tests/outputs/pdf/paginator/page-cut.test.ts',
  'tests/tools/judges.test.ts',
  'tests/corpus/csl-oracle.test.ts',
  'tests/node/escape-signals.test.ts',
  'tests/tools/pdf-second-edition.test.ts',
  'tests/node/preview-day.test.ts',
  'tests/corpus/ojs.test.ts',
  'tests/tools/docx-revisions.test.ts',
  'tests/corpus/rename.test.ts',
  'tests/reproduce/tamperings.test.ts',
  'tests/tools/docx.test.ts',
  'tests/tools/languages.test.ts',
  'tests/corpus/rules-text.test.ts',
  'tests/node/papers/faults.test.ts',
  'tests/tools/epub.test.ts',
  'tests/corpus/joss.test.ts',
  'tests/outputs/fragment-browser.test.ts',
  'tests/corpus/redline.test.ts',
  'tests/tools/bibliography-pandoc.test.ts',
  'tests/review/word/unchanged.test.ts',
  'tests/references/import/import-printed.test.ts',
  'tests/corpus/pandoc-differences.test.ts',
  'tests/tools/docx-scripts.test.ts',
  'tests/node/papers/archive.test.ts',
  'tests/node/redline-command.test.ts',
  'tests/node/papers/issue-pages.test.ts',
  'tests/node/variations.test.ts',
  'tests/tools/report.test.ts',
  'tests/outputs/reader/reading-browser.test.ts',
  'tests/node/pdf-picture.test.ts',
  'tests/deep-nesting.test.ts',
  'tests/outputs/reader/screen-browser.test.ts',
  'tests/node/machine-fonts.test.ts',
  'tests/node/named-style.test.ts',
  'tests/review/marks/marks.test.ts',
  'tests/outputs/pdf/pdf-attachments.test.ts',
  'tests/parse/text-limits.test.ts',
  'tests/outputs/pdf/pdf-standards.test.ts'
]

/** The files of the table that run for other commits. */
export function filesOfOtherRuns(asked = process.env.GALLEY_FILES, of = tier): readonly string[] {
  if (asked === undefined || asked === '' || of === 'long') return []
  if (asked !== 'third') throw new Error(`Unexpected GALLEY_FILES \`${asked}\`, expected \`third\``)
  return sampledFiles.filter((_, index) => numberFor(String(index - (index % 3)), 3) !== index % 3)
}
