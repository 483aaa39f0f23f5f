import {numberFor, tier} from './tier.ts'

/**
 * The table of long test files, the longest first. CI runs one of every five neighbours, chosen by the commit; files
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
  'tests/outputs/pdf/pdf-standards.test.ts',
  'tests/node/proof-command.test.ts',
  'tests/node/cache.test.ts',
  'tests/node/pdf-print.test.ts',
  'tests/outputs/pdf/paginator/pages.test.ts',
  'tests/preview/set-in-part.test.ts',
  'tests/node/marks-command.test.ts',
  'tests/reproduce/reproducible.test.ts',
  'tests/outputs/every-kind-printed.test.ts',
  'tests/node/watch-command.test.ts',
  'tests/node/cite-command.test.ts',
  'tests/outputs/pdf/paginator/page-floats.test.ts',
  'tests/node/import-version.test.ts',
  'tests/kept-print-thread.test.ts',
  'tests/guide-from-word.test.ts',
  'tests/node/blind-command.test.ts',
  'tests/review/proofs/answering-browser.test.ts',
  'tests/outputs/pdf/paginator/pages-words.test.ts',
  'tests/outputs/pdf/paginator/formula-breaks.test.ts',
  'tests/judge.test.ts',
  'tests/outputs/changes-properties.test.ts',
  'tests/review/proofs/stepping-browser.test.ts',
  'tests/node/preview-page.test.ts',
  'tests/node/import-command.test.ts',
  'tests/node/command-line.test.ts',
  'tests/node/answers-command.test.ts',
  'tests/load/pictures/pictures.test.ts',
  'tests/versions/blind/spellings.test.ts',
  'tests/review/proofs/proof-lines.test.ts',
  'tests/review/proofs/map.test.ts',
  'tests/versions/redline/properties.test.ts',
  'tests/reproduce/verify.test.ts',
  'tests/outputs/pdf/pdf-print-page.test.ts'
]

/** The files of the table that do not run for this commit. */
export function filesOfOtherRuns(asked = process.env.GALLEY_FILES, of = tier): readonly string[] {
  if (asked === undefined || asked === '' || of === 'long') return []
  if (asked !== 'fifth') throw new Error(`Unexpected GALLEY_FILES \`${asked}\`, expected \`fifth\``)
  return sampledFiles.filter((_, index) => {
    const first = index - (index % 5)
    // The last group may have fewer than five files.
    const size = Math.min(5, sampledFiles.length - first)
    return numberFor(String(first), size) !== index % 5
  })
}
