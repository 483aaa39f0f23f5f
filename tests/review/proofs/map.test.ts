import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {alignPrinted} from '../../../src/review/proofs/map/align.ts'
import {foldPrinted, foldSource} from '../../../src/review/proofs/map/folded.ts'
import {decodeMap, type ProofMap} from '../../../src/review/proofs/map/format.ts'
import {proofMarks} from '../../../src/review/proofs/marks.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

const bibliography = `@article{roe,
  author = {Roe, Richard},
  title = {Bread and circuses},
  journal = {Annals of Rome},
  year = {1999}
}
`

async function mapOf(paper: string): Promise<Readonly<{map: ProofMap; bytes: Uint8Array}> | undefined> {
  const files: Readonly<Record<string, string>> = {'paper.md': paper, 'references.bib': bibliography}
  const world = {...textWorld(files), asset: readAsset, typeset: typesetter.typeset}
  const identity = {round: 2, date: undefined, revision: undefined}
  const built = await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [pdfOutput],
    draft: true,
    proof: content => proofMarks(content, identity, 'abc', {})
  })
  const bytes = built.proofMap
  const map = bytes && decodeMap(new TextDecoder().decode(bytes), file => files[file])
  return bytes && map && {map, bytes}
}

/** The printed words of a paper with their sources. */
async function words(paper: string): Promise<readonly string[]> {
  const {map} = (await mapOf(paper))!
  return map.pages.flatMap(({lines, boxes}) => [
    ...lines.flatMap(({words: own}) =>
      own.map(({letters, source, target}) => {
        if (source !== undefined) return `${letters} < ${paper.slice(source.start, source.end)}`
        const found = map.targets[target!]!
        if ('name' in found) return `${letters} < (${found.name})`
        if ('key' in found)
          return `${letters} < ${found.key} ${found.field} ${map.files[found.file]}:${found.line}`
        return `${letters} < ${found.kind} ${paper.slice(found.start, found.end)}`
      })
    ),
    ...boxes.map(({target}) => {
      const found = map.targets[target]!
      return 'start' in found ? `${found.kind} ${paper.slice(found.start, found.end)}` : found.kind
    })
  ])
}

/** Many papers in one: each text is a section, so that the browser typesets a single proof. */
const texts: ReadonlyArray<readonly [text: string, expected: readonly string[]]> = [
  ['Some *fine* words', ['Some < Some', 'fine < fine', 'words < words']],
  ['he said "the the" --- so', ['“ < "', '— < ---']],
  ['1\\. \\*stars\\* &amp; R&D', ['. < \\.', '* < \\*', '& < &amp;', '& < &']],
  ['## A head {#sec:h}', ['head < head']],
  ['- one\n- two\n  - three', ['one < one', 'two < two', 'three < three']],
  [
    '| cell | cell |\n|---|---|\n| 1 | 1 |\n\n: A caption {#tbl:t}',
    ['caption < caption', '1 < 1', 'Table < (label of a caption)']
  ],
  [
    'As [@roe] stated.',
    [
      'stated < stated',
      '1 < citation [@roe]',
      'Bread < roe title references.bib:3',
      '1999 < roe year references.bib:5'
    ]
  ],
  ['Call.^[A remark here.]', ['remark < remark', '1 < note-call ^[A remark here.]']],
  ['Let $x$ be, and\n\n$$y = z$$', ['formula $x$', 'formula $$y = z$$']],
  ['> Quoted\n> twice\n\n::: note\nCalled out\n:::', ['twice < twice', 'Called < Called']],
  ['`code --x` and [a link](https://x.example "title")', ['code < code', 'link < link']]
]

const front = "---\ntitle: Green's paper\nauthor: Ann Doe\nabstract: |\n  It *is*\n  short.\n---\n"

describe('each printed word of a proof comes from a place', () => {
  const found = words(`${front}${texts.map(([text]) => text).join('\n\n')}`)

  test.each(texts)('%s', async (_, expected) => {
    for (const each of expected) expect(await found).toContain(each)
  })

  test('in the metadata too', async () => {
    for (const each of ['paper < paper', 'Doe < (authors)', 'short < short'])
      expect(await found).toContain(each)
  })

  test('also where it is broken, and on the next page', async () => {
    const text = 'Incomprehensibilities notwithstanding, internationalization characteristically '.repeat(60)
    const {map} = (await mapOf(text))!
    const letters = map.pages.flatMap(({lines}) => lines.flatMap(line => line.words))
    const ranges = letters.flatMap(({source}) => (source ? [text.slice(source.start, source.end)] : []))
    expect(map.pages.length).toBeGreaterThan(2)
    expect(ranges.join('')).toBe(text.replaceAll(' ', ''))
    expect(letters.map(word => word.letters).join('')).toContain('characteristically')
  })
})

test('the map names its round, counts lines as the proof does, and is the same twice', async () => {
  const paper = `# Head\n\n${'Many words fill this line up to its end and then some. '.repeat(12)}`
  const [one, two] = [(await mapOf(paper))!, (await mapOf(paper))!]
  expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
  expect(one.map).toMatchObject({
    round: 2,
    content: 'abc',
    firstPage: 1,
    files: expect.arrayContaining(['paper.md'])
  })
  const numbers = one.map.pages[1]!.lines.map(({number}) => number).filter(number => number > 0)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(new Set(numbers).size).toBeGreaterThan(8)
})

test('a letter costs at most 1.5 bytes', async () => {
  const paper = `# Head\n\n${Array.from({length: 900}, (_, index) => `word${(index * 7919) % 977} of`).join(' ')}`
  const {map, bytes} = (await mapOf(paper))!
  const letters = map.pages
    .flatMap(({lines}) => lines.flatMap(line => line.words.map(word => word.letters)))
    .join('')
  expect(gzipSync(bytes, {level: 9}).length / letters.length).toBeLessThan(1.5)
})

test.each(['', '{}', '[]', '{"galley":"map","version":9}', '{"galley":"map","version":1,"pages":3}'])(
  'no map: %s',
  text => expect(decodeMap(text, () => undefined)).toBeUndefined()
)

describe('texts are compared without what printing changes', () => {
  test.each([
    ['“Geo\u00adphysics” – it’s…', `"Geophysics" -- it's...`],
    ['R&D', 'R&amp;D'],
    ['ﬁne', 'fine'],
    ['a b', 'a\n   b']
  ])('%s', (printed, source) => {
    expect(foldPrinted(printed).letters).toBe(foldSource(source, [[0, source.length]]).letters)
  })
})

describe('a printed text is aligned with its source', () => {
  test.each([
    ['abc', 'xxabcxx', [2, 3, 4]],
    ['the', 'thethe', [0, 1, 2]],
    ['abXcd', 'abcd', [0, 1, -1, 2, 3]],
    ['', 'abc', []]
  ])('%s in %s', (printed, source, expected) => {
    expect([...alignPrinted(printed, source)]).toEqual(expected)
  })

  test('a long one by what both have once', () => {
    const parts = Array.from({length: 900}, (_, index) => `sentence${index}`)
    const source = parts.map(part => `${part}*`).join('')
    const found = alignPrinted(parts.join(''), source)
    expect([...found].every((at, index) => source[at] === parts.join('')[index])).toBe(true)
  })

  test('a long one not by what its source says twice', () => {
    const parts = Array.from({length: 900}, (_, index) => `sentence${index}`)
    const refrain = 'asanotherauthorsaidofbricksandtilesandlimeandofnothingelse'
    // A comment repeats the words, and the two texts end differently, so that the alignment cannot begin at their ends.
    const source = `${parts.map(part => `${part}*`).join('')}${refrain}.(${refrain})`
    const found = alignPrinted(`${parts.join('')}${refrain}.`, source)
    expect(found.at(-2)).toBe(source.indexOf(refrain) + refrain.length - 1)
  })
})
