import {expect, test} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {scanBibtex} from '../../src/parse/bibtex/index.ts'
import {type KnownScans, rescanBibtex} from '../../src/parse/bibtex/rescan.ts'
import {createKnownEntries} from '../../src/parse/known-entries.ts'
import fc from '../properties.ts'

/**
 * While a bibliography is being written, only the edited lines are read again, with the same result as reading it all.
 */

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

/** The same bibliography with faults between and within its entries. */
const faulty = start
  .replace('@article{b', '@article{u,\n  title = {Unclosed\n@article{b')
  .replace('@article{c', '@misc{w title={No comma}}\n{ loose\n@article{c')
  .replace('@article{d', '@book{v,\n title = "open,\n@article{d')
  .replace('@inbook{e', '@book{twice, title={a}, title={b}}\n@inbook{e')
  .replace('@xdata{i', 'book{lost, title={L}}\n}\n@xdata{i')

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
  let splicedWithFaults = 0
  fc.assert(
    fc.property(
      fc.constantFrom(start, faulty),
      fc.array(edit, {minLength: 1, maxLength: 12}),
      (first, edits) => {
        const [scans, known]: [KnownScans, ReturnType<typeof createKnownEntries>] = [
          new Map(),
          createKnownEntries()
        ]
        const check = (text: string): void => {
          const isInPart = isSpliced(text, scans)
          const [strings, again] = [new Map<string, string>(), new Map<string, string>()]
          const {placesIn, ...fresh} = scanBibtex({path, text}, strings)
          if (isInPart) spliced++
          if (isInPart && fresh.findings.length > 0) splicedWithFaults++
          const {placesIn: placesAgain, origins, ...rescanned} = rescanBibtex({path, text}, again, scans)
          expect(rescanned).toEqual(fresh)
          expect(again).toEqual(strings)
          for (const field of fresh.entries.flatMap(entry => [...entry.fields.values()]))
            expect(placesAgain(field)(0, 1)).toEqual(placesIn(field)(0, 1))
          expect(parseBibliography([{path, text}], known)).toEqual(parseBibliography([{path, text}]))
        }
        let text = first
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
      }
    ),
    {numRuns: 100}
  )
  expect(spliced).toBeGreaterThan(60)
  expect(splicedWithFaults).toBeGreaterThan(25)
})

test.each<readonly [what: string, text: string, from: string, to: string]>([
  [
    'braces that close an entry far above',
    '@article{u,\n  title = {Un\n@article{a,\n  title = {A}\n}\n@article{b,\n  title = {B}\n}\n',
    '@article{b',
    '@ar}}\ncle{b'
  ],
  [
    'a brace that one far below closes',
    '@article{a,\n  title = {{A}}\n}\n@misc{w title={x}}\n@article{b,\n  title = {B}\n}\n}}\n',
    '{{A}}',
    '{{A{}'
  ]
])('after %s, entries and faults are those of a fresh scan', (_, text, from, to) => {
  const scans: KnownScans = new Map()
  rescanBibtex({path, text}, new Map(), scans)
  const edited = text.replace(from, to)
  const {placesIn, origins, ...rescanned} = rescanBibtex({path, text: edited}, new Map(), scans)
  const {placesIn: _placesIn, ...fresh} = scanBibtex({path, text: edited})
  expect(rescanned).toEqual(fresh)
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
