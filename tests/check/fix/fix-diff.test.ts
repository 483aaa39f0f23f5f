import {describe, expect, test} from 'vitest'
import {unifiedDiff} from '../../../src/check/fix/index.ts'
import fc from '../../properties.ts'

test('the diff of a repair', () => {
  const lines = (text: string): string => text.replace(/ /g, '\n')
  expect(
    unifiedDiff(
      'a.md',
      lines('one two three four five six seven eight'),
      lines('one two three 4 five six seven eight')
    )
  ).toBe(
    `--- a/a.md
+++ b/a.md
@@ -1,7 +1,7 @@
 one
 two
 three
-four
+4
 five
 six
 seven
`
  )
})

describe('marks a last line without a line end', () => {
  test.each([
    ['one\ntwo', 'one\n2', ' one\n-two\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n'],
    ['one', 'one\n', '-one\n\\ No newline at end of file\n+one\n'],
    ['', 'one\n', '+one\n'],
    ['one\n', '', '-one\n']
  ])('%j → %j', (before, after, expected) => {
    expect(unifiedDiff('a', before, after).split('@@\n')[1]).toBe(expected)
  })
})

test('equal texts have no diff', () => {
  expect(unifiedDiff('a', 'one\n', 'one\n')).toBe('')
})

test('the diff of any change turns the old text into the new one', () => {
  const line = fc.constantFrom('a\n', 'b\n', '}\n', '\n', 'c\r\n', 'a')
  const text = fc.array(line, {maxLength: 40}).map(lines => lines.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(patched(before, unifiedDiff('a', before, after))).toBe(after)
    }),
    {numRuns: 500}
  )
})

test('a diff of large files has every change', () => {
  const before = Array.from({length: 100_000}, (_, index) => `line ${index}\n`)
  const after = before.map((line, index) => (index % 50 === 0 ? line.toUpperCase() : line))
  const diff = unifiedDiff('a', before.join(''), after.join(''))
  expect(diff.match(/^\+LINE/gm)).toHaveLength(2000)
})

/** Applies a diff as `patch` does, by its line numbers, and checks its context. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const result: string[] = []
  let at = 0
  const body = diff.split(/(?<=\n)/).slice(2)
  for (const [index, line] of body.entries()) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+/.exec(line)
    if (head !== null) {
      const start = head[2] === '0' ? Number(head[1]) : Number(head[1]) - 1
      result.push(...old.slice(at, start))
      at = start
      continue
    }
    if (line.startsWith('\\')) continue
    const content = body[index + 1]?.startsWith('\\') ? line.slice(1, -1) : line.slice(1)
    if (!line.startsWith('+')) expect(old[at++]).toBe(content)
    if (!line.startsWith('-')) result.push(content)
  }
  return [...result, ...old.slice(at)].join('')
}
