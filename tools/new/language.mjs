import {lackingTables, occasionalTables} from './language-tables.mjs'
import {camelCase, inOrder} from './places.mjs'

const [table, tags, dates] = [
  'src/core/terms/index.ts',
  'src/core/spoken-languages.ts',
  'src/outputs/page/dates.ts'
]

/**
 * The beginning of a language: its terms in English, to be translated, its rows in the tables that must have it, and a
 * first test.
 */
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
        .replace(/\/\*\*[\s\S]*?\*\//, `/** ${name.charAt(0).toUpperCase()}${name.slice(1)}. */`),
      [`tests/core/terms/${name}.test.ts`]: firstTest(tag)
    },
    changes: {
      [table]: inOrder(withRow, `import {${row}} from './${name}.ts'`),
      [tags]: sorted(read(tags), /^ {2}[a-z]{2}: \[/, `  ${tag}: ['${name}'],`),
      [dates]: sorted(read(dates), /^ {2}[a-z]{2}: '/, `  ${tag}: '${months}'.split(' '),`)
    },
    test: `npx tsc --noEmit && npx vitest run tests/core/terms/${name}.test.ts tests/core/language-tables.test.ts tests/outputs/languages.test.ts`,
    next: [
      `write the words that tests/core/terms/${name}.test.ts expects, as a reader of the language would`,
      `translate src/core/terms/${name}.ts and the months in ${dates}`,
      `write the name that the language has for itself in ${tags}`,
      ...lackingTables(tag, read).map(({file, content}) => `add a row to ${file}: ${content}`),
      ...occasionalTables.map(([file, content]) => `see whether it needs a row in ${file}: ${content}`),
      'add the language to the list of docs/guide-languages.md, and a line to CHANGELOG.md'
    ]
  }
}

function firstTest(tag) {
  return `import {expect, test} from 'vitest'
import {terms} from '../../../src/core/terms/index.ts'
import {theoremNames} from '../../../src/core/terms/theorem-names.ts'
import {formatDate} from '../../../src/outputs/page/dates.ts'

test.each([
  ['the list of references', terms('${tag}').references, '…'],
  ['Figure 1', terms('${tag}').names.figure.one, '…'],
  ['Theorem 1', theoremNames('${tag}').theorem.head, '…'],
  ['24 November 2026', formatDate('2026-11-24', '${tag}'), '…'],
  ['November 2026', formatDate('2026-11', '${tag}'), '…']
])('%s', (_, words, expected) => expect(words).toBe(expected))
`
}
