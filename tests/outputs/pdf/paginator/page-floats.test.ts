import {describe, expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {epubOutput} from '../../../../src/outputs/epub/index.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {figure} from '../../../long-article.ts'
import {openEpub} from '../../../publication.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

type Block = Readonly<{words: string; top: number; bottom: number}>

/** Runs in the page: returns the content of each column from top to bottom. */
function blocksOfColumns(): readonly (readonly Block[])[] {
  return [...document.querySelectorAll('.page-column')].map(column => {
    const {top, bottom} = column.getBoundingClientRect()
    return [...column.querySelectorAll('.title-block, .text > *, figure, .footnotes, .page-column > p')]
      .map(block => ({
        words: (block.textContent ?? '').trim().slice(0, 9),
        top: block.getBoundingClientRect().top - top,
        bottom: bottom - block.getBoundingClientRect().bottom
      }))
      .sort((one, other) => one.top - other.top)
  })
}

async function columnsOf(
  text: string,
  style = 'plain',
  files: Readonly<Record<string, string>> = {}
): Promise<readonly (readonly Block[])[]> {
  let columns: readonly (readonly Block[])[] = []
  const world = {
    ...textWorld({
      'paper.md': `---\ntitle: Pictures\nstyle: ${style}\n---\n\n${text}`,
      'figure.svg': figure,
      ...files
    }),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const printed = await typesetter.typeset({...job, scripts: [...job.scripts, `(${blocksOfColumns})()`]})
      columns = printed.results.at(-1) as typeof columns
      return printed
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  expect((await build(world, createMemo(), options)).problems).toEqual([])
  return columns
}

const words = (count: number) => 'Words of a text. '.repeat(count)
const paragraphs = (count: number) => Array.from({length: count}, () => words(20)).join('\n\n')
const begins = (column: readonly Block[] | undefined) => (column ?? []).map(block => block.words)

/**
 * The column and position of each block without words: pictures without a caption, and paragraphs with a sign and a
 * picture.
 */
const picturesIn = (columns: readonly (readonly Block[])[]) =>
  columns.flatMap((column, index) =>
    begins(column).flatMap((begin, place) => (/^-?$/.test(begin) ? [[index, place]] : []))
  )

describe('positions of figures on a page', () => {
  test('a figure requested at the bottom is there, above the notes', async () => {
    const text = `A call.^[Note.]\n\n![Seen.](figure.svg){.bottom}\n\n${paragraphs(16)}`
    const column = (await columnsOf(text)).find(blocks => begins(blocks).includes('Figure 1.'))
    expect(begins(column).slice(-2)).toEqual(['Figure 1.', '1 Note.'])
    const [note, seen, last] = column!.toReversed()
    expect(note!.bottom).toBeCloseTo(0, 0)
    expect(seen!.bottom).toBeGreaterThan(note!.bottom + 20)
    expect(last!.bottom).toBeGreaterThan(seen!.bottom + 180)
  })

  test('a figure requested at the top is above the text that mentions it', async () => {
    const text = `\\newpage\n\nFirst.\n\n${paragraphs(4)}\n\n![Seen.](figure.svg){.top}\n\n${paragraphs(16)}`
    const column = (await columnsOf(text)).find(blocks => begins(blocks).includes('Figure 1.'))
    expect(begins(column).slice(0, 2)).toEqual(['Figure 1.', 'First.'])
  })

  test('a listing gets its position from the class of its code', async () => {
    const text = `First.\n\n\`\`\`{#lst:a .python .bottom caption="Seen."}\npass\n\`\`\`\n\n${paragraphs(16)}`
    const column = (await columnsOf(text)).find(blocks => begins(blocks).includes('Listing 1'))
    expect(begins(column).at(-1)).toBe('Listing 1')
  })

  test('in two columns, all are at the top or bottom', async () => {
    const parts = Array.from({length: 6}, (_, index) => `${paragraphs(5)}\n\n![Seen ${index}.](figure.svg)`)
    const columns = await columnsOf(`${parts.join('\n\n')}\n\n${paragraphs(9)}`, 'twocolumn')
    const order = columns.map(column =>
      begins(column)
        .map(begin => (begin.startsWith('Figure') ? 'F' : 't'))
        .join('')
    )
    expect(order.join('').split('F')).toHaveLength(7)
    for (const column of order) expect(column).toMatch(/^F*t*F*$/)
    expect(order.some(column => column.startsWith('Ft'))).toBe(true)
    expect(order.some(column => column.endsWith('tF'))).toBe(true)
  })

  describe.each(['plain', 'insights', 'joss', 'notes', 'twocolumn'])('in %s', style => {
    const seen = '![Seen.](figure.svg)'
    const heat = `\\newpage\n\n# Heat\n\n`
    const isFigure = (begin: string) => begin.startsWith('Figure')
    const isHeat = (begin: string) => begin.endsWith('Heat')

    test.each(['', '{.top}'])('a figure that begins the text is below the title: %s', async at => {
      const columns = await columnsOf(`${seen}${at}\n\n${paragraphs(9)}`, style)
      expect(begins(columns[0])[0]).toBe('Pictures')
      expect(columns.flatMap(begins).filter(isFigure)).toHaveLength(1)
    })

    test.each([
      ['its own', `${words(9)}\n\n${heat}${seen}\n\n${words(99)}`],
      ['a later', `${words(999)}\n\n${seen.replace(')', '){height=400px .top}')}\n\n${heat}${words(99)}`]
    ])('a figure is not above the heading that begins %s page', async (_, text) => {
      const columns = (await columnsOf(text, style)).map(begins)
      const column = columns.find(found => found.some(isHeat))!
      expect(column.findIndex(isHeat)).toBe(0)
      expect(columns.flat().filter(isFigure)).toHaveLength(1)
    })
  })

  test.each(['', '# References\n'])(
    'a figure does not interrupt the list of references: %s',
    async heading => {
      const keys = Array.from({length: 24}, (_, index) => `work${index}`)
      const works = keys.map(
        key => `@book{${key}, author={Doe, Ann}, title={Title of ${key}}, publisher={P}, year={2001}}`
      )
      const cited = keys.map(key => `[@${key}]`).join(' ')
      const text = `${cited}\n\n${paragraphs(7)}\n\n![Seen.](figure.svg){.top}\n\n${heading}`
      const columns = await columnsOf(text, 'plain', {'references.bib': works.join('\n')})
      const found = columns.map(begins)
      const column = found.findIndex(own => own.includes('Reference'))
      expect(column).toBe(found.findIndex(own => own.includes('Figure 1.')))
      expect(column).toBe(1)
      expect(found[column]!.slice(0, 2)).toEqual(['Figure 1.', 'Reference'])
    }
  )

  const picture = '![](figure.svg)'

  test.each(['', '-'])(
    'a picture without a caption moves until it fits, and the text continues: %s',
    async sign => {
      const columns = await columnsOf(`${paragraphs(7)}\n\n${sign}${picture}\n\nAfter.`)
      const before = columns.findIndex(column => begins(column).includes('After.'))
      expect(picturesIn(columns)).toEqual([[before + 1, 0]])
    }
  )

  test('text does not continue before a picture announced by a colon', async () => {
    const columns = await columnsOf(`${paragraphs(7)}\n\nSeen:\n\n${picture}\n\nAfter.`)
    expect(begins(columns[0]).at(-1)).toBe('Seen:')
    expect(begins(columns[1])).toEqual(['', 'After.'])
  })

  test('a badge stays in place, even if figures go to the ends of columns', async () => {
    const columns = await columnsOf(
      `First.\n\n${picture.replace(')', '){height=20px}')}\n\n${paragraphs(3)}`,
      'twocolumn'
    )
    const column = columns.find(blocks => begins(blocks).includes('First.'))
    expect(begins(column).slice(0, 2)).toEqual(['First.', ''])
  })
})

test('an EPUB lists the last page also if it holds figures only', async () => {
  let pages = 0
  let floats: readonly boolean[] = []
  const isFloatsOnly = () =>
    [...document.querySelectorAll('.page-column')].map(
      column => ![...column.querySelectorAll('p, h2')].some(block => block.closest('figure') === null)
    )
  const pictures = Array.from({length: 4}, () => '![Seen.](figure.svg){width=95% .bottom}').join('\n\n')
  const text = `---\ntitle: Figures\n---\n\n${words(9)}\n\n${pictures}\n\nThe end.`
  const world = {
    ...textWorld({'paper.md': text, 'figure.svg': figure.replace('height="180"', 'height="300"')}),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const printed = await typesetter.typeset({...job, scripts: [...job.scripts, `(${isFloatsOnly})()`]})
      floats = printed.results.at(-1) as typeof floats
      pages = (printed.results[0] as {pages: number}).pages
      return printed
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput, epubOutput], draft: true}
  const {artifacts} = await build(world, createMemo(), options)
  expect(floats.at(-1)).toBe(true)
  const nav = openEpub(artifacts.at(-1)!.bytes).files.get('EPUB/nav.xhtml')!
  expect(nav.split('#page-').length - 1).toBe(pages)
})
