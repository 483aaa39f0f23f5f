import {camelCase, inOrder} from './places.mjs'

const [table, tags, dates] = [
  'src/core/terms/index.ts',
  'src/core/spoken-languages.ts',
  'src/outputs/page/dates.ts'
]

/** The other tables in which a language can have a row. */
const otherTables = [
  ['src/core/terms/theorem-names.ts', 'theorem, lemma, proof …'],
  ['src/outputs/page/dates.ts', '`longDate` and `standing`, if dates are not “24 November 2026”'],
  ['src/outputs/formulas/spoken/languages/', 'what is said of formulas'],
  ['src/outputs/pdf/page/hyphenation-patterns.ts', 'hyphenation'],
  ['src/outputs/docx/language.ts', 'its tag in Word'],
  ['src/parse/plugins/typography/quotation-marks.ts', 'quotation marks'],
  ['src/parse/plugins/typography/spaces.ts', 'spaces before punctuation'],
  ['src/parse/plugins/citation/locale-words.ts', '“p.”, “chap.” in citations'],
  ['src/parse/bibtex/languages.ts', 'names of `langid`'],
  ['src/cite/sigla.ts', 'abbreviations of the list of references'],
  ['src/cite/locale.ts', 'the region of its CSL locale'],
  ['src/csl/sort/alphabets.ts', 'its alphabet'],
  ['src/check/rules/term-doubled.ts', 'words that are written twice in a row']
]

/** A language: its terms as English ones to translate, and its rows in the tables that must have it. */
export function newLanguage({name, tag}, read) {
  if (!/^[a-z]{2,3}$/.test(tag ?? '')) throw new Error('a language needs TAG=, such as TAG=fi')
  const row = camelCase(name)
  const english = read('src/core/terms/english.ts')
  const months = /\n {2}en: '([^']+)'/.exec(read(dates))[1]
  const sorted = (text, pattern, line) => {
    const lines = text.split('\n')
    const rows = lines.flatMap((each, at) => (pattern.test(each) ? [at] : []))
    const at = rows.find(each => lines[each].trim() > line.trim()) ?? rows.at(-1) + 1
    return lines.toSpliced(at, 0, line).join('\n')
  }
  const withRow = sorted(read(table), /^ {2}[a-z]{2}: [a-z]+,?$/, `  ${tag}: ${row},`)
  return {
    files: {
      [`src/core/terms/${name}.ts`]: english
        .replace(/export const english/, `export const ${row}`)
        .replace(/\/\*\*[\s\S]*?\*\//, `/** ${name.charAt(0).toUpperCase()}${name.slice(1)}. */`)
    },
    changes: {
      [table]: inOrder(withRow, `import {${row}} from './${name}.ts'`),
      [tags]: sorted(read(tags), /^ {2}[a-z]{2}: \[/, `  ${tag}: ['${name}'],`),
      [dates]: sorted(read(dates), /^ {2}[a-z]{2}: '/, `  ${tag}: '${months}'.split(' '),`)
    },
    test: 'npx vitest run tests/outputs/languages.test.ts tests/core',
    next: [
      `translate src/core/terms/${name}.ts and the months in ${dates}`,
      `write the name that the language has for itself in ${tags}`,
      ...otherTables.map(([file, what]) => `add a row to ${file} if it lacks one: ${what}`),
      'add a date and a label to tests/outputs/languages.test.ts, and the language to docs/guide-languages.md'
    ]
  }
}
