import {afterAll, describe, expect, test, vi} from 'vitest'
import {recordFigure} from '../figures.ts'
import {part, tier} from '../tier.ts'
import {hashesInOneProcess, hashesUnder, papers, type Variation, variations} from '../variations.ts'

vi.setConfig({testTimeout: 300_000})

const [base, ...others] = variations
const possible = others.filter(({unavailable}) => unavailable?.() === undefined)

/**
 * `make test` builds one paper under the variations that affect the most, CI one paper under a third of them, both
 * chosen by the commit, and `make long` every paper under each.
 */
const most = ['a checkout with CRLF', 'Turkish, at the other end of the day', 'another user']
const chosenPapers =
  tier === 'quick' ? ['zoo'] : part(Object.keys(papers), Object.keys(papers).length, name => name)
let same = 0
afterAll(() =>
  recordFigure('variations', `${same} builds of a paper under another variation: the same bytes`)
)
const chosen =
  tier === 'quick' ? possible.filter(({name}) => most.includes(name)) : part(possible, 3, ({name}) => name)

describe.each(chosenPapers)('%s', paper => {
  let expected: Promise<Readonly<Record<string, string>>> | undefined
  const inBase = () => (expected ??= hashesUnder(base!, papers[paper]!()))

  test.each(chosen.map(variation => [variation.name, variation] as [string, Variation]))(
    'the same bytes: %s',
    async (_, variation) => {
      const hashes = await inBase()
      expect(
        Object.keys(hashes)
          .map(name => name.replace(/^.*\./, ''))
          .sort()
      ).toEqual(['html', 'json', 'pdf'])
      expect(await hashesUnder(variation, papers[paper]!())).toEqual(hashes)
      same++
    }
  )

  test('the same bytes: twice in one process', async () => {
    const [first, second] = await hashesInOneProcess(papers[paper]!())
    expect(second).toEqual(first)
    // In this process, the page's script is not the one that `make` compiles, so only the PDF equals the program's.
    const pdf = (hashes: Readonly<Record<string, string>>) =>
      Object.entries(hashes).filter(([name]) => name.endsWith('.pdf'))
    expect(pdf(first!)).toEqual(pdf(await inBase()))
    expect(Object.keys(first!)).toHaveLength(2)
  })
})
