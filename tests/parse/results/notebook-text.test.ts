import {expect, test} from 'vitest'
import {type JoinedTexts, ownEdit, ownPlace} from '../../../src/core/joined-text.ts'
import {locator} from '../../../src/core/position.ts'
import {readNotebook} from '../../../src/parse/results/notebook.ts'
import fc from '../../properties.ts'

/** The text of a notebook, and the place of each part of it in the file. */

type Cell = Readonly<{cell_type: string; source: string | readonly string[]}>

const notebookOf = (cells: readonly Cell[]) => ({
  nbformat: 4,
  metadata: {source: 'none', language_info: {name: 'python'}},
  cells: cells.map(cell => ({
    ...cell,
    metadata: {n: [1, null, {a: ']'}]},
    execution_count: null,
    outputs: []
  }))
})

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const words = fc
  .array(fc.constantFrom('sea', '"', '\\', '\n', 'é', '\u2028', '𝒳', '\t', '}', ',', '$a_1$', ' '), {
    maxLength: 12
  })
  .map(parts => parts.join(''))
const cell = fc.record({
  cell_type: fc.constantFrom('markdown', 'code'),
  source: fc.oneof(words, words.map(linesOf))
})
/** The spellings of the same JSON: on one line, on many, and with escapes for letters beyond ASCII. */
const spelling = fc.constantFrom<(value: unknown) => string>(
  value => JSON.stringify(value),
  value => JSON.stringify(value, undefined, 1),
  value =>
    JSON.stringify(value, undefined, 2).replace(
      /[^ -~\n]/g,
      letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
    )
)

test('an edit in the text of a cell is the same edit in the cell of the file', () => {
  fc.assert(
    fc.property(
      fc.array(cell, {minLength: 1, maxLength: 4}),
      spelling,
      fc.nat(),
      fc.nat(6),
      words,
      (cells, write, from, length, put) => {
        const json = write(notebookOf(cells))
        const {chapter} = readNotebook('lab.ipynb', json, false)!
        const joined: JoinedTexts = new Map([['lab.ipynb', chapter]])
        const start = from % (chapter.text.length + 1)
        const end = Math.min(chapter.text.length, start + length)
        const old = chapter.text.slice(start, end)
        const own = ownEdit(joined, {file: 'lab.ipynb', start, end, old, text: put})
        // Only an edit that reaches beyond a cell has no place in the file.
        const isInCell = chapter.pieces.some(
          piece => piece.length > 0 && piece.start <= start && piece.end >= start
        )
        if (own === undefined) {
          expect(isInCell && !/[\n`{]/.test(old)).toBe(false)
          return
        }
        expect(json.slice(own.start, own.end)).toBe(own.old)
        const edited = json.slice(0, own.start) + own.text + json.slice(own.end)
        const wanted = chapter.text.slice(0, start) + put + chapter.text.slice(end)
        expect(readNotebook('lab.ipynb', edited, false)?.chapter.text).toBe(wanted)
      }
    ),
    {numRuns: 800}
  )
})

test.each([
  ['a word', 'The sea.', 'sea', 'ocean'],
  ['a quotation mark', 'The "sea".', 'sea', 'a "b"'],
  ['words with an escape', 'A "sea" here.', '"sea"', 'sea'],
  ['a formula', 'So $\\alpha$ here.', '\\alpha', '\\beta'],
  ['two lines', 'One\ntwo.', 'One\ntwo', 'Both'],
  ['words that become two lines', 'One two.', ' two', '\ntwo']
])('edits %s of a cell', (_, source, old, put) => {
  for (const written of [source, linesOf(source)]) {
    const json = JSON.stringify(notebookOf([{cell_type: 'markdown', source: written}]), undefined, 1)
    const {chapter} = readNotebook('lab.ipynb', json, false)!
    const start = chapter.text.indexOf(old)
    const edit = {file: 'lab.ipynb', start, end: start + old.length, old, text: put}
    const own = ownEdit(new Map([['lab.ipynb', chapter]]), edit)!
    const edited = JSON.parse(json.slice(0, own.start) + own.text + json.slice(own.end))
    expect([edited.cells[0].source].flat().join('')).toBe(source.replace(old, put))
  }
})

test('an edit over two cells has no place', () => {
  const json = JSON.stringify(
    notebookOf([
      {cell_type: 'markdown', source: 'One.'},
      {cell_type: 'markdown', source: 'Two.'}
    ])
  )
  const {chapter} = readNotebook('lab.ipynb', json, false)!
  const edit = {file: 'lab.ipynb', start: 2, end: chapter.text.length - 1, old: '', text: ''}
  expect(ownEdit(new Map([['lab.ipynb', chapter]]), edit)).toBeUndefined()
})

test('a place in the text is that of the same words in the file', () => {
  const json = JSON.stringify(
    notebookOf([{cell_type: 'markdown', source: ['A "sea"\n', 'of words.']}]),
    undefined,
    1
  )
  const {chapter} = readNotebook('lab.ipynb', json, false)!
  const start = chapter.text.indexOf('words')
  const {place} = ownPlace(
    new Map([['lab.ipynb', chapter]]),
    'lab.ipynb',
    locator(chapter.text).place(start, start + 5)
  )
  expect(json.slice(place.start.offset, place.end.offset)).toBe('words')
  expect(json.split('\n')[place.start.line - 1]).toContain('of words.')
})

test('words after the metadata of a cell are in the text, under its title', () => {
  const json = JSON.stringify(
    notebookOf([{cell_type: 'markdown', source: '---\ntitle: "A lab"\n---\nWords.'}])
  )
  expect(readNotebook('lab.ipynb', json, false)?.chapter.text).toBe('# A lab\n\nWords.')
})
