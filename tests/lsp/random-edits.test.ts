import {afterAll, beforeAll, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {diagnosticsOf} from '../../src/lsp/diagnostics.ts'
import {today} from '../../src/node/today.ts'
import fc from '../properties.ts'
import {textWorld} from '../world.ts'
import {type Editor, editorOf, inWords} from './editor.ts'

/** After any edits, the server has the same texts and findings as a check of these texts. */

const start = {
  'manuscript.yaml': 'title: On 🦉 Texts\nlicense: CC-BY-4.0\nlang: en\nchapters: [01.md, 02.md]\n',
  '01.md':
    '# One {#one}\n\nSee [@a, p. 3] 🦉 and @b in @two.[^n]\r\n\r\n[^n]: A note on [@a].\n\nاردو کا متن، [@b] 2001.\n',
  '02.md': '# Two {#two}\n\nAfter @one, Figure 1 and $a^2$.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'references.bib': [
    '@book{a, title={A Book of 🦉.}, author={Doe, Jane}, year=1999}',
    '@book{b, title={Other  one}, author={ROESEN, R.},\n  pages={9-3}, year=2001}',
    // Findings in entries that only move.
    ...['c', 'd', 'e', 'f', 'g'].map(key => `@article{${key}, title={On ${key}}, pages={9-3}}`),
    ''
  ].join('\n')
}
type Name = keyof typeof start
const names = Object.keys(start) as readonly Name[]

let editor: Editor
beforeAll(async () => {
  editor = await editorOf(start)
  for (const name of names) await editor.open(name)
})
afterAll(() => editor.end())

/** A position, possibly past the end of its line or of the text, or within a surrogate pair. */
const position = fc.record({line: fc.nat({max: 14}), character: fc.nat({max: 60})})
const words = [
  '',
  '',
  'x',
  ' [@a]',
  '@',
  '[@none]',
  '🦉',
  'متن',
  '\n',
  '\r\n',
  '\n\n',
  '*',
  '{',
  '}',
  '- ',
  'the the'
]
const change = fc.record({
  name: fc.constantFrom(...names),
  one: position,
  other: position,
  text: fc.constantFrom(...words, '\n\n## Three\n\n', '@article{new, title={T}}\n', '"', ': ')
})

/** The offset of a position, counted independently: lines end with LF, CRLF or CR. */
function offsetIn(text: string, {line, character}: Readonly<{line: number; character: number}>): number {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({index, 0: end}) => index + end.length)]
  const from = starts[line]
  if (from === undefined) return text.length
  const end = text.slice(from).search(/[\r\n]/)
  return Math.min(from + character, end < 0 ? text.length : from + end)
}

async function checked(
  texts: Readonly<Record<string, string>>
): Promise<Readonly<Record<string, readonly string[]>>> {
  const built = await build(textWorld(texts), createMemo(), {
    entry: '',
    outputs: [],
    draft: true,
    today: today()
  })
  const found = diagnosticsOf({build: built, pageOf: () => ''})
  return Object.fromEntries(
    names.map(name => [
      name,
      (found.get(name) ?? []).map(({range, code, message}) => `${inWords(range)} ${code} ${message}`)
    ])
  )
}

test('the findings of the server are those of a check', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, {minLength: 20, maxLength: 20}), async changes => {
      const texts: Record<Name, string> = {...start}
      for (const name of names) await editor.edit(name, {text: start[name]})
      for (const [index, {name, one, other, text}] of changes.entries()) {
        const before = texts[name]
        const isForward = offsetIn(before, one) <= offsetIn(before, other)
        const [from, to] = isForward ? [one, other] : [other, one]
        texts[name] = before.slice(0, offsetIn(before, from)) + text + before.slice(offsetIn(before, to))
        await editor.edit(name, {range: {start: from, end: to}, text})
        expect(editor.text(name)).toBe(texts[name])
        // The author does not wait for findings after each edit.
        if (index % 5 !== 4) continue
        const shown: Record<string, readonly string[]> = {}
        for (const each of names) shown[each] = await editor.findings(each)
        expect(shown).toEqual(await checked(texts))
      }
    }),
    {numRuns: 25}
  )
})
