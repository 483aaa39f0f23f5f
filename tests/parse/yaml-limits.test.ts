import {expect, test} from 'vitest'
import {readConfiguration} from '../../src/parse/settings/configuration.ts'

/** The findings about a `manuscript.yaml` that is not YAML, or too large. */
function faults(text: string): string[] {
  const {findings} = readConfiguration({path: 'manuscript.yaml', text})
  return findings
    .filter(({rule}) => rule === 'front-matter-syntax')
    .map(({place, message}) => `${place?.start.line}:${place?.start.column} ${message}`)
}

const each = (size: number, line: (at: number) => string): string =>
  Array.from({length: size}, (_, at) => line(at)).join('\n')
const nested = (size: number): string => each(size, at => `${' '.repeat(at)}a:`)

test.each([
  ['aliases', `title: &a x\nkeywords: [${'*a, '.repeat(100)}]`, []],
  [
    'more aliases',
    `title: &a x\nkeywords: [${'*a, '.repeat(101)}]`,
    ['1:1 The YAML has more than 100 aliases']
  ],
  [
    'aliases that double every time',
    `a0: &a0 [x, x]\n${each(30, at => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)}`,
    ['1:13 The YAML has more than 50000 values']
  ],
  ['levels', nested(40), []],
  ['more levels', nested(42), ['42:42 The YAML has more than 40 levels']],
  ['an alias of what is around it', 'title: &a [x, *a]', ['1:11 The YAML has more than 40 levels']],
  [
    'a key that stands twice',
    'title: a\nlang: en\ntitle: b',
    ['3:1 The settings cannot be parsed: a key occurs twice']
  ]
])('%s', (_, text, expected) => {
  expect(faults(text)).toEqual(expected)
})

test('an alias refers to the nearest anchor before it', () => {
  const text = 'title: &a One\nkeywords: [*a]\nabstract: &a Two\nslug: *a'
  const {metadata} = readConfiguration({path: 'manuscript.yaml', text})
  expect(JSON.stringify(metadata)).toMatch(/"words":\["One"\]/)
  expect(faults(text)).toEqual([])
})
