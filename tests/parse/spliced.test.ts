import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {rules} from '../../src/check/rules/index.ts'
import type {Chapter} from '../../src/core/types.ts'
import {parseChapter, parseEdited} from '../../src/parse/markdown/chapter.ts'
import {splicedTree} from '../../src/parse/markdown/spliced.ts'
import fc from '../properties.ts'

const reading = {lang: 'en', smart: true}

function parsed(text: string): Chapter {
  return parseChapter({path: '01.md', text}, 'en')
}

/** The tree as plain JSON, without undefined properties. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const text = `# One

See [@doe, p. 3] and a note.[^n]

The second paragraph, with “words” and a [link].

- one
- two

[^n]: A note.

[link]: https://example.org

The last paragraph.
`

test.each([
  ['a word', 'second paragraph', 'second, longer paragraph'],
  ['a citation', 'words', 'words [@doe]'],
  ['a note', 'paragraph, with', 'paragraph,[^n] with'],
  ['a link', 'words', 'words of [link]'],
  ['a new paragraph', 'The second', 'A new paragraph.\n\nThe second'],
  ['an item', '- two', '- two\n- three'],
  ['a heading', '# One', '# One and only'],
  ['a new heading', 'The second', '## Two\n\nThe second'],
  ['two paragraphs joined', '[^n]\n\nThe', '[^n]\nThe'],
  ['the end', 'The last paragraph.\n', 'The last paragraph, and more.\n\nMore.\n']
])('only edited blocks are parsed again: %s', (_, old, edited) => {
  const after = text.replace(old, () => edited)
  const tree = splicedTree(parsed(text), after, reading)
  expect(plain(tree)).toEqual(plain(parsed(after).tree))
})

/** Paragraphs that could become parts of other blocks, if an edit changes more than words. */
const paragraphs = `The first one.

![A map](map.svg) and words

Table: not a caption

of a table, 1, in two
lines.

| a | b |
|---|---|
| c | d |

Words after it.

The last one.

And the end.
`

test.each([
  ['at the end', 'lines.', 'lines and more.'],
  ['a word that leaves a picture alone', ' and words', ''],
  ['a word before a table', 'lines.', 'Table'],
  ['a beginning of a caption', 'of a table', 'Table of a table'],
  ['a word like an item', 'in two\nlines', 'in two\n1. lines'],
  ['a rule', 'in two\nlines.', 'in two\n---'],
  ['the whole paragraph', 'The first one.', ''],
  ['a paragraph that becomes indented', 'Words after', '    Words after'],
  ['spaces at the end of a line', 'in two\n', 'in two  \n'],
  ['a definition of the paragraph before', 'The last one', ': The last one'],
  ['two words at once', 'Words after it', 'Words, a great many, after that']
])('a paragraph in which only words change: %s', (_, old, edited) => {
  const after = paragraphs.replace(old, () => edited)
  const tree = splicedTree(parsed(paragraphs), after, reading)
  if (tree !== undefined) expect(plain(tree)).toEqual(plain(parsed(after).tree))
  else expect(edited).toMatch(/^$|Table|---|1\. |^ {4}|^: /)
})

test.each([
  ['a fence', 'The second', '```\nThe second'],
  ['a definition', '- one', '[x]: https://example.org\n\n- one'],
  ['the name of a heading in brackets', 'words', 'words of [One]'],
  ['a heading that is in brackets', '# One', '# Two {#one}\n\n## Link'],
  ['a tag', 'The second', '<div>\n\nThe second'],
  ['an edit in CriticMarkup', 'second', '{++second++}'],
  ['an abbreviation', 'The last', '*[LP]: last paragraph\n\nThe last']
])('the whole text is parsed again for %s', (_, old, edited) => {
  expect(
    splicedTree(
      parsed(text),
      text.replace(old, () => edited),
      reading
    )
  ).toBeUndefined()
})

/** The examples of the rules and a paper, with edits at a relative position in the text. */
const texts = [
  ...rules.flatMap(rule =>
    rule.examples.flatMap(({files}) => Object.entries(files as Readonly<Record<string, string>>))
  ),
  ...['02-instruments', '05-forms'].map(name => {
    const path = `manuscript/${name}.md`
    return [path, readFileSync(path, 'utf8')] as const
  })
].flatMap(([path, own]) => (path.endsWith('.md') ? [own] : []))
const snippets = [
  ...texts.flatMap(own => own.split('\n').filter(line => line.length < 200)),
  ...[
    '\n',
    '\n\n',
    ' ',
    '*',
    '`',
    '[',
    ']',
    '(',
    '|',
    '    ',
    '> ',
    ': ',
    '$',
    '“',
    '"',
    ' the',
    '- ',
    '1. ',
    '\\',
    '{',
    '}'
  ]
]

test('after any edits a text is what it is if it is parsed from nothing', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts)),
      fc.array(fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.nat(12), fc.constantFrom(...snippets)), {
        minLength: 1,
        maxLength: 12
      }),
      ([one, other], edits) => {
        let now = `${one}\n\nA paragraph between.\n\n${other}`
        let read = parseEdited({path: '01.md', text: now}, {...reading, before: undefined})
        for (const [share, removed, added] of edits) {
          const at = Math.round(share * now.length)
          now = now.slice(0, at) + added + now.slice(at + removed)
          read = parseEdited({path: '01.md', text: now}, {...reading, before: read})
          expect(plain(read.chapter), JSON.stringify(now)).toEqual(plain(parsed(now)))
        }
      }
    ),
    {numRuns: 100}
  )
})
