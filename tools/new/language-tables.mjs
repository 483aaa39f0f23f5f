/** The tables that every language has a row in, besides those that `make new` fills: their files, and their rows. */
const tables = [
  ['src/core/terms/theorem-names.ts', 'theorem, lemma, proof …', keyed],
  ['src/outputs/formulas/spoken/languages/index.ts', 'formulas in words, in a file beside it', keyed],
  ['src/outputs/pdf/page/hyphenation-patterns.ts', 'hyphenation', keyed],
  ['src/outputs/docx/language.ts', 'its region in Word', keyed],
  ['src/parse/plugins/typography/quotation-marks.ts', 'quotation marks', tag => `[' ]${tag}[' ]`],
  ['src/parse/bibtex/languages.ts', 'names of `langid`', tag => `: '${tag}(?:-[A-Z]{2})?'`],
  ['src/cite/sigla.ts', '“hereafter cited as”', keyed],
  ['src/check/rules/term-doubled.ts', 'words that are never written twice in a row', keyed],
  [
    'src/import/document/structure/front-labels.ts',
    '“Abstract” and “Keywords” in manuscripts from Word',
    tag => `^ {2}\\['${tag}', `
  ]
]

/** The tables that some languages need a row in, and when. */
export const occasionalTables = [
  ['src/outputs/page/dates.ts', '`longDate` and `standing`, unless dates are like “24 November 2026”'],
  ['src/parse/plugins/typography/spaces.ts', 'abbreviations before which or within which no line breaks'],
  [
    'src/cite/locale.ts',
    'the region of its CSL locale, unless it is the tag in capitals, and “Table”, “Art.” if the locale has them in English'
  ],
  [
    'src/import/document/languages.ts',
    'its short words, by which the language of a manuscript from Word is recognized, if it is written in Latin script'
  ],
  ['src/csl/sort/alphabets.ts', 'its alphabet, if accented letters have places of their own'],
  [
    'src/parse/plugins/citation/locator-words.ts',
    '“p.”, “chap.” in citations, if those of its CSL locale do not suffice'
  ]
]

function keyed(tag) {
  return `^ {2}'?${tag}'?: `
}

/** The tables that have no row for a language, each with its content. `read` returns the text of a file. */
export function lackingTables(tag, read) {
  return tables.flatMap(([file, content, row]) =>
    new RegExp(row(tag), 'm').test(read(file)) ? [] : [{file, content}]
  )
}
