import {expect, test} from 'vitest'
import type {Annotation} from '../../../../src/review/answers/pdf/annotations.ts'
import type {MapTarget} from '../../../../src/review/proofs/map/format.ts'
import {annotationOf, itemsOf, printedPage, quadsOver} from './printed-page.ts'

const text = `The quick brown fox jumps over the lazy dog.
See [@roe, p. 3] and *half*open words where $a+bc$ is known.
Their last line has many letters.
`
const targets: readonly MapTarget[] = [
  {kind: 'citation', file: 0, start: text.indexOf('[@'), end: text.indexOf(']') + 1},
  {kind: 'formula', file: 0, start: text.indexOf('$'), end: text.indexOf('$ ') + 1},
  {kind: 'metadata', name: 'the number of a section'},
  {kind: 'reference', key: 'roe', field: 'title', file: 0, line: 5}
]
const page = printedPage(text, [
  [{printed: '1.2', target: 2}, ' The quick brown fox jumps over'],
  ['the lazy dog.'],
  [
    'See ',
    {printed: '(Roe 1999, p. 3)', target: 0},
    ' and ',
    {printed: 'halfopen', source: 'half*open'},
    ' words'
  ],
  ['where ', {formula: 1}, ' is known.'],
  ['Their last line has many letters.'],
  [{printed: 'Of clay', target: 3}]
])

const subtypes = [
  ...[
    'StrikeOut',
    'Highlight',
    'Underline',
    'Squiggly',
    'Caret',
    'Text',
    'FreeText',
    'Ink',
    'Square',
    'Circle'
  ],
  ...['Polygon', 'PolyLine', 'Line', 'Stamp', 'Redact', 'FileAttachment', 'Sound']
]
const quads: ReadonlySet<string> = new Set(['StrikeOut', 'Highlight', 'Underline', 'Squiggly', 'Redact'])
const marked = [
  'quick',
  'brown fox',
  '1.2 The',
  'over\nthe',
  'dog.',
  'Roe 1999',
  'halfopen',
  'a+bc',
  'is known',
  'letters',
  'Of clay'
]
/** How far a mark is from the words, across and up, and how much larger it is than they are. */
const offsets: ReadonlyArray<readonly [across: number, up: number, more: number]> = [
  [0, 0, 0],
  [3, 0, 0],
  [-4, 0, -1],
  [0, 6, 0],
  [0, -8, 1],
  [13.5, 2, 0],
  [15, -2, 0],
  [40, 30, -3],
  [400, 0, 0],
  [0, 0, 40]
]

/** A mark of a kind at words. */
function markAt(
  subtype: string,
  words: string,
  [across, up, more]: (typeof offsets)[number],
  said: string
): Annotation {
  const boxes = quadsOver(page, words).map(
    ([left, bottom, right, top]) =>
      [left + across - more, bottom + up - more, right + across + more, top + up + more] as const
  )
  const [left, bottom, right, top] = boxes[0]!
  const isPoint = subtype === 'Caret' || subtype === 'Text'
  return annotationOf({
    subtype,
    text: said,
    rect: isPoint ? [right - 3, bottom - 2, right + 3 + more, bottom + 8] : [left, bottom, right, top],
    quads: quads.has(subtype) ? boxes.map(box => [...box]) : [],
    ...(subtype === 'Ink' && {ink: [left, bottom, right, bottom + 4]})
  } as Partial<Annotation>)
}

/** The items that a mark makes at each place, as text. */
function toldOf(subtype: string): string {
  const told = marked.flatMap(words => [
    `## ${words.replace('\n', ' / ')}`,
    ...offsets.flatMap((offset, index) => {
      const said = ['Why?', 'replace by: “red”', '', ' s'][index % 4]!
      return itemsOf(page, [markAt(subtype, words, offset, said)], {targets}).map(
        ({kind, words: own, verdict, place, about, reason, line, text: says}) =>
          [
            `${offset}: ${kind} “${own}”`,
            line,
            verdict,
            place && text.slice(place.start, place.end).replace('\n', ' / '),
            place?.start,
            about,
            reason,
            says
          ]
            .filter(part => part !== undefined && part !== '')
            .join(', ')
      )
    })
  ])
  return told.join('\n')
}

test('marks of every kind, at, beside and above words of every kind', async () => {
  const alike = new Map<string, readonly string[]>()
  for (const subtype of subtypes) {
    const told = toldOf(subtype)
    alike.set(told, [...(alike.get(told) ?? []), subtype])
  }
  const all = [...alike].map(([told, kinds]) => `# ${kinds.join(', ')}\n\n${told}\n`)
  const file = new URL('../../../data/every-mark.txt', import.meta.url)
  await expect(all.join('\n')).toMatchFileSnapshot(file.pathname)
})
