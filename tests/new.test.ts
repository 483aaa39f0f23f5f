import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {type Beginning, beginning} from '../tools/new/index.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

function begin(asked: Parameters<typeof beginning>[0]): Beginning {
  return beginning(
    asked,
    file => readFileSync(join(root, file), 'utf8'),
    file => existsSync(join(root, file))
  )
}

/** The lines that a change adds to a file. */
function added(changes: Beginning['changes']): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(changes).map(([file, text]) => {
      const before = new Set(readFileSync(join(root, file), 'utf8').split('\n'))
      return [file, text.split('\n').filter(line => !before.has(line))]
    })
  )
}

test('a rule: its file, and its rows at the end of their hundred', () => {
  const {files, changes} = begin({kind: 'rule', name: 'wavy-line', subject: '3'})
  expect(files['src/check/rules/wavy-line.ts']).toMatch(/code: 'G3\d\d',\n {2}name: 'wavy-line'/)
  const rows = added(changes)
  expect(rows['src/check/rules/index.ts']).toEqual(["import {wavyLine} from './wavy-line.ts'", '  wavyLine,'])
  expect(rows['src/core/rule-names.ts']).toEqual(["  'wavy-line',"])
  const names = changes['src/core/rule-names.ts']!
  expect(names.indexOf("'wavy-line'")).toBeLessThan(names.indexOf("'license-missing'"))
})

test('a rule of the last hundred is the last row', () => {
  const {changes} = begin({kind: 'rule', name: 'wavy-line', subject: '7'})
  expect(changes['src/core/rule-names.ts']).toMatch(/,\n {2}'wavy-line'\n\]/)
  expect(changes['src/check/rules/index.ts']).toMatch(/,\n {2}wavyLine\n\]/)
})

test('a notation: its plugin before typography, its export, its test', () => {
  const {files, changes} = begin({kind: 'notation', name: 'wavy-line'})
  expect(Object.keys(files)).toEqual([
    'src/parse/plugins/remark-wavy-line.ts',
    'tests/parse/plugins/notation-wavy-line.test.ts'
  ])
  expect(changes['src/parse/markdown/processor.ts']).toMatch(
    /\.use\(remarkWavyLine\)\n +\.use\(remarkTypography/
  )
  expect(added(changes)['src/parse/plugins/index.ts']).toEqual([
    "export {remarkWavyLine} from './remark-wavy-line.ts'"
  ])
})

test('an output: its room in the tables of outputs, options and imports', () => {
  const {files, changes} = begin({kind: 'output', name: 'spare-sheet'})
  expect(files['tests/outputs/spare-sheet.test.ts']).toContain("'https://example.org/tables'")
  const rows = added(changes)
  expect(rows['src/outputs/index.ts']).toContain('  spareSheetOutput')
  expect(rows['src/node/commands/shared-options.ts']?.join()).toContain("'spare-sheet',")
  expect(rows['tests/architecture.test.ts']?.join()).toContain(
    "'spare-sheet': ['outputs', 'article', 'page']"
  )
  expect(rows['docs/architecture.md']?.join()).toContain('| `outputs/spare-sheet/` |')
})

test('a language: its terms, its tag, its months, a test, and the tables that have no row for it yet', () => {
  const {files, changes, next} = begin({kind: 'language', name: 'hungarian', tag: 'hu'})
  expect(files['src/core/terms/hungarian.ts']).toContain('export const hungarian: Terms')
  const rows = added(changes)
  expect(rows['src/core/terms/index.ts']).toEqual([
    "import {hungarian} from './hungarian.ts'",
    '  hu: hungarian,'
  ])
  expect(rows['src/core/spoken-languages.ts']).toEqual(["  hu: ['hungarian'],"])
  expect(files['tests/core/terms/hungarian.test.ts']).toContain("terms('hu').references")
  expect(next.join('\n')).toContain('add a row to src/cite/sigla.ts')
  expect(next.join('\n')).not.toContain('add a row to src/outputs/docx/language.ts')
})

test('a style: its rows, and the command that writes its folder', () => {
  const {changes, first} = begin({kind: 'style', name: 'quarterly'})
  expect(added(changes)['src/load/styles/index.ts']?.join()).toContain("'quarterly'")
  expect(first).toEqual(['dist/galley.js', 'style', 'new', 'quarterly', '--extends', 'plain'])
})

test.each([
  [{kind: 'rules', name: 'a'}, 'KIND= is one of rule, notation, language, style, output, not rules'],
  [{kind: 'rule', name: 'WavyLine', subject: '3'}, 'NAME= is in lower case with hyphens'],
  [{kind: 'rule', name: 'wavy-line'}, 'a rule needs SUBJECT=, one of 1 (citations)'],
  [
    {kind: 'rule', name: 'heading-skipped', subject: '3'},
    'src/check/rules/heading-skipped.ts exists already'
  ],
  [{kind: 'language', name: 'hungarian'}, 'a language needs TAG=']
])('%j is refused', (asked, reason) => {
  expect(() => begin(asked)).toThrow(reason)
})

test.each([
  [
    {kind: 'rule', name: 'wavy-line', subject: '3'},
    'rm -r src/check/rules/wavy-line.ts docs/rules/wavy-line.md'
  ],
  [{kind: 'notation', name: 'wavy-line'}, 'rm -r src/parse/plugins/remark-wavy-line.ts'],
  [{kind: 'style', name: 'bulletin'}, 'rm -r styles/bulletin && git checkout src/load/styles/index.ts'],
  [{kind: 'output', name: 'spare-sheet'}, 'rm -r src/outputs/spare-sheet/index.ts']
])('%j is undone by one command', (asked, command) => {
  const {undo, changes} = begin(asked)
  expect(undo).toContain(command)
  expect(undo).toContain(`git checkout ${Object.keys(changes).join(' ')} && make docs`)
})
