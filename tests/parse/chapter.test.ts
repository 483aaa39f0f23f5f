import {describe, expect, test} from 'vitest'
import type {Place} from '../../src/core/types.ts'
import {plainText} from '../../src/core/walk.ts'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'

/** The text of a place in the file as saved, with its line and column. */
function covers(text: string, place: Place | undefined): string {
  if (place === undefined) return 'nowhere'
  return `${place.start.line}:${place.start.column} ${text.slice(place.start.offset, place.end.offset)}`
}

describe('places are those of the file as saved', () => {
  test.each([
    ['plain', 'Seen [see @doe; -@roe].', ['1:11 @doe', '1:17 -@roe']],
    ['with a byte order mark', '\uFEFFSeen [@doe].\n\nAnd @roe.', ['1:8 @doe', '3:5 @roe']],
    ['with CRLF', 'One.\r\n\r\nTwo\r\nlines [@doe].', ['4:8 @doe']],
    ['after letters beyond the first plane', '𝔘 and 😀 [@doe].', ['1:12 @doe']],
    ['after entities and escapes', '&amp; \\* [@doe].', ['1:11 @doe']],
    ['after a tab in a quotation', '> >\tSeen [@doe].', ['1:11 @doe']],
    ['inside another citation', 'As [in @doe, see @roe].', ['1:8 @doe', '1:18 @roe']],
    ['in a caption', '![A map [@doe].](m.png)', ['1:10 @doe']]
  ])('%s', (_, text, expected) => {
    const {citations} = parseChapter({path: '01.md', text}, 'en')
    const items = citations.flatMap(citation => citation.items)
    expect(items.map(item => covers(text, item.place)).sort()).toEqual([...expected].sort())
  })

  test('findings have such places, too, with a byte order mark', () => {
    const text = '\uFEFF::: note\n\n[@doe, @roe]'
    const {findings} = parseChapter({path: '01.md', text}, 'en')
    expect(findings.map(({rule, place}) => `${rule} ${covers(text, place)}`).sort()).toEqual([
      'citation-separator 3:6 ,',
      'div-unclosed 1:2 ::: note\n\n[@doe, @roe]'
    ])
  })
})

test('every line of an environment can have a label', () => {
  const text = '\\begin{align}\na \\label{eq:1} \\\\\nb \\label{eq:2}\n\\end{align}'
  const {targets} = parseChapter({path: '01.md', text}, 'en')
  expect(targets.map(({label, kind}) => `${kind} ${label}`)).toEqual(['equation eq:1', 'equation eq:2'])
})

test.each([
  ['quotations', '> '.repeat(1000)],
  ['lists', '* '.repeat(1000)],
  ['brackets', '['.repeat(3000)],
  ['emphasis', '*a **b '.repeat(800)]
])('a text of only %s is parsed, or shown as written', (_, text) => {
  const {tree} = parseChapter({path: '01.md', text: `${text}x`}, 'en')
  expect(plainText(tree)).toMatch(/x$/)
})
