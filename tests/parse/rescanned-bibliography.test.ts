import {expect, test} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {scanBibtex} from '../../src/parse/bibtex/index.ts'
import {type KnownScans, rescanBibtex} from '../../src/parse/bibtex/rescan.ts'
import {createKnownEntries} from '../../src/parse/known-entries.ts'
import fc from '../properties.ts'

/** A bibliography that is being written is read as if it were new, though only the edited lines are read. */

const path = 'references.bib'
const start = [
  '@string{ap = {Some Press}}',
  '',
  ...['a', 'b', 'c', 'd'].map(
    key =>
      `@article{${key},\n  title = {On {T}ext ${key}},\n  author = {Doe, Jane and Roe, R.}, publisher = ap,\n  pages = {1--9}\n}`
  ),
  '@comment{ jabref-meta: x }',
  '@inbook{e, crossref = {f}, title = {Part}}',
  '@book{f, title = {Whole}, year = 2001} @misc{g, title = "Quoted"}',
  '@book(h, title = {Round}, author = {xdata=i-author})',
  '@xdata{i, author = {Poe, Edgar}}',
  '% @book{j, title={Hidden}}',
  'Other words',
  ''
].join('\n')

/** Pieces that begin, end, hide or break entries. */
const pieces = [
  ...[
    '',
    'x',
    'y',
    'words',
    ' and ',
    '\n',
    '\n',
    '\r\n',
    '{',
    '}',
    '(',
    ')',
    '"',
    '@',
    ',',
    '%',
    '#',
    '{}',
    '=',
    ', note = {n}'
  ],
  ...[
    '\n@misc{new, title={T}}\n',
    '\n@string{ap = "Other"}\n',
    '\n@comment{',
    '@comment x',
    '\n@article{',
    '}}\n'
  ],
  ...[
    '\nbook{lost, title={L}}\n',
    '\n  @book{k,\ntitle = {K}\n}',
    '\\"o',
    '$a$',
    'xdata=i-author',
    '\n@book(m, year=1'
  ]
]

const edit = fc.record({
  at: fc.nat(1000),
  length: fc.constantFrom(0, 0, 0, 0, 1, 2, 120),
  piece: fc.constantFrom(...pieces),
  /** Whether the edit is undone before the next one. */
  isUndone: fc.constantFrom(true, true, false)
})

function isSpliced(text: string, known: KnownScans): boolean {
  return rescanBibtex({path, text}, new Map(), known).origins !== undefined
}

test('entries, faults and definitions are those of a fresh scan, after each of random edits', () => {
  let spliced = 0
  fc.assert(
    fc.property(fc.array(edit, {minLength: 1, maxLength: 12}), edits => {
      const [scans, known]: [KnownScans, ReturnType<typeof createKnownEntries>] = [
        new Map(),
        createKnownEntries()
      ]
      const check = (text: string): void => {
        if (isSpliced(text, scans)) spliced++
        const [strings, again] = [new Map<string, string>(), new Map<string, string>()]
        const {placesIn, ...fresh} = scanBibtex({path, text}, strings)
        const {placesIn: placesAgain, origins, ...rescanned} = rescanBibtex({path, text}, again, scans)
        expect(rescanned).toEqual(fresh)
        expect(again).toEqual(strings)
        for (const field of fresh.entries.flatMap(entry => [...entry.fields.values()]))
          expect(placesAgain(field)(0, 1)).toEqual(placesIn(field)(0, 1))
        expect(parseBibliography([{path, text}], known)).toEqual(parseBibliography([{path, text}]))
      }
      let text = start
      check(text)
      for (const {at, length, piece, isUndone} of edits) {
        const offset = Math.round((at * text.length) / 1000)
        const before = text
        text = text.slice(0, offset) + piece + text.slice(offset + length)
        check(text)
        if (isUndone) {
          text = before
          check(text)
        }
      }
    }),
    {numRuns: 200}
  )
  expect(spliced).toBeGreaterThan(50)
})

test('after a letter, the other entries are only moved', () => {
  const edited = start.replace('On {T}ext b', 'On {T}exts b')
  const [scans, known]: [KnownScans, ReturnType<typeof createKnownEntries>] = [
    new Map(),
    createKnownEntries()
  ]
  const before = rescanBibtex({path, text: start}, new Map(), scans)
  const {entries, origins} = rescanBibtex({path, text: edited}, new Map(), scans)
  expect(entries[0]).toBe(before.entries[0])
  expect(entries.map(entry => origins?.get(entry)?.key)).toEqual(
    entries.map(({key}) => (['a', 'b'].includes(key) ? undefined : key))
  )
  const [first, second] = [start, edited].map(text => parseBibliography([{path, text}], known).references)
  const changed = second!.filter((reference, index) => reference.csl !== first![index]!.csl)
  expect(changed.map(({key}) => key)).toEqual(['b'])
})
