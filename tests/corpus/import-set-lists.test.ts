import {createHash} from 'node:crypto'
import {expect} from 'vitest'
import type {CslItem, CslName} from '../../src/core/types.ts'
import {everyCslStyle} from '../../src/node/program/csl-repository.ts'
import {importPrinted} from '../../src/references/import/printed/index.ts'
import {recordFigure} from '../figures.ts'
import {tier} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {localeFile} from './csl-oracle-judges.ts'
import {createProcessor, createStyle, toText} from './csl-package.ts'
import {allWorks, shuffled} from './works.ts'

/**
 * Real works, printed as lists of references in random styles of the CSL repository and imported again. The importer
 * was trained on works in ten invented formats, and on no style; the expected values are known.
 */
const [STYLES, WORKS, WHOLE] = tier === 'long' ? [10, 50, 0.9] : [4, 30, 0.85]

corpusTest(
  'lists that random styles set are read',
  async () => {
    const works = shuffled(allWorks().filter(isPlain), 7)
    const counts = {references: 0, whole: 0, lost: 0, invented: 0}
    for (const [index, xml] of (await drawn()).entries()) {
      const items = works.slice(index * WORKS, (index + 1) * WORKS)
      const entries = entriesOf(xml, items)
      const {references} = importPrinted({
        path: 'list.txt',
        text: `References\n\n${listOf(entries, index)}\n`
      })
      const left = new Map(references.map(({raw, csl}) => [letters(raw), csl]))
      for (const {text, item} of entries) {
        counts.references++
        const csl = left.get(letters(text))
        left.delete(letters(text))
        if (csl === undefined) counts.lost++
        else if (isWhole(csl, item, text)) counts.whole++
      }
      counts.invented += left.size
    }
    const {references, whole, lost, invented} = counts
    recordFigure(
      'import of printed lists',
      `${((100 * whole) / references).toFixed(1)} % of ${references} whole, ${lost} lost, ${invented} invented`
    )
    expect(lost).toBeLessThanOrEqual(2)
    expect(invented).toBe(0)
    expect(whole / references).toBeGreaterThanOrEqual(WHOLE)
  },
  600_000
)

/** Whether a work has the data that identify a printed reference, and no formula. */
function isPlain({title, issued, author}: CslItem): boolean {
  return typeof title === 'string' && !/[$\\]/u.test(title) && issued !== undefined && author !== undefined
}

/** Independent styles with a list, for English, drawn by a seed. */
async function drawn(): Promise<readonly string[]> {
  const lots: Array<Readonly<{xml: string; lot: string}>> = []
  for await (const {name, xml} of everyCslStyle())
    if (/<bibliography/u.test(xml) && !/rel="independent-parent"|default-locale="(?!en)/u.test(xml))
      lots.push({xml, lot: createHash('sha1').update(`lists ${name}`).digest('hex')})
  return lots
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, STYLES)
    .map(({xml}) => xml)
}

type Entry = Readonly<{text: string; item: CslItem}>

function entriesOf(xml: string, items: readonly CslItem[]): readonly Entry[] {
  const byId = new Map(items.map(item => [item.id, item]))
  const document = createProcessor(createStyle(xml, {locales: [localeFile('en-US')!]}), items)
  const {bibliography = []} = document.update({citations: [], uncited: items.map(({id}) => id)})
  return bibliography
    .map(({id, segments}) => ({
      text: toText(segments).replace(/\s+/gu, ' ').trim(),
      item: byId.get(id)!
    }))
    .filter(({text}) => text.length > 20)
}

/** The entries as a list in one of three forms: one per line, with hanging indents, or separated by blank lines. */
function listOf(entries: readonly Entry[], form: number): string {
  const wrapped = (text: string, indent: string): string =>
    text.replace(/(.{60,76}) /gu, (_, line: string) => `${line}\n${indent}`)
  return entries
    .map(({text}) =>
      form % 3 === 1 ? wrapped(text, '    ') : form % 3 === 2 ? `${wrapped(text, '')}\n` : text
    )
    .join('\n')
}

/** Whether the values of a work that are printed in a reference were imported. */
function isWhole(csl: CslItem, item: CslItem, text: string): boolean {
  const printed = letters(text)
  const isRead = (name: string): boolean => {
    const value = letters(item[name])
    return value === '' || !printed.includes(value) || letters(csl[name]) === value
  }
  const families = (names: unknown): readonly string[] =>
    ((names ?? []) as readonly CslName[]).map(({literal, family}) => letters(literal ?? family))
  const read = families(csl.author)
  const areNamed = families(item.author)
    .filter(name => name !== '' && name !== 'others' && printed.includes(name))
    .every(name => read.some(each => each.includes(name) || (each !== '' && name.includes(each))))
  const [year] = (item.issued as Readonly<{'date-parts'?: number[][]}>)['date-parts']?.[0] ?? []
  const [readYear] =
    (csl.issued as Readonly<{'date-parts'?: number[][]}> | undefined)?.['date-parts']?.[0] ?? []
  const volumes = /\d\s?\([\w-]+\)|vol/iu.test(text) ? ['volume'] : []
  return (
    areNamed &&
    (year === undefined || !printed.includes(String(year)) || readYear === year) &&
    ['title', 'container-title', ...(/^article/u.test(item.type) ? volumes : [])].every(isRead)
  )
}

function letters(value: unknown): string {
  return String(value ?? '')
    .normalize('NFKD')
    .replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
