import {inflateSync} from 'node:zlib'
import {afterAll, expect} from 'vitest'
import {type Build, build} from '../../src/build.ts'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import type {TypesettingJob} from '../../src/core/typesetting.ts'
import {plainText, walk} from '../../src/core/walk.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {openDisk} from '../../src/node/world.ts'
import {epubOutput} from '../../src/outputs/epub/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import type {Artifact} from '../../src/outputs/index.ts'
import {hearPdf} from '../../src/outputs/pdf/aloud/index.ts'
import {pdfOutput} from '../../src/outputs/pdf/index.ts'
import type {Pagination} from '../../src/outputs/pdf/paginator/paginate.ts'
import {keepPdf} from '../built-pdfs.ts'
import {recordFigure} from '../figures.ts'
import {type PlacedSign, placedSigns, tagFaults} from '../formula-places.ts'
import {htmlFaults} from '../html-validate.ts'
import {type Gap, wideGaps} from '../page-gaps.ts'
import {heardFaults} from '../pdf-heard.ts'
import {readTextAloud} from '../pdf-structure.ts'
import {uaFaults} from '../pdf-ua.ts'
import {openEpub} from '../publication.ts'
import {saidWords} from '../said-words.ts'
import {typesetter} from '../shared-typesetter.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {type Paper, papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * Real papers as HTML and PDF, each in each style and built once. html-validate finds no fault in the page. In the PDF,
 * everything is where it was composed, no line has large gaps, the tags conform to PDF/UA and contain no false text,
 * and every text of the author is present. CI tests each paper in one style, chosen by the commit.
 */

type TypesetDocument = Build &
  Readonly<{
    gaps: readonly Gap[]
    signs: readonly PlacedSign[]
    margins: Pagination['margins'] | undefined
    pages: number
  }>

async function printIn(style: string, paper: Paper, memo: Memo): Promise<TypesetDocument> {
  let gaps: readonly Gap[] = []
  let signs: readonly PlacedSign[] = []
  let margins: Pagination['margins'] | undefined
  let pages = 0
  const typeset = async (job: TypesettingJob) => {
    const scripts = [...job.scripts, `(${placedSigns})()`, `(${wideGaps})(2)`]
    const printed = await typesetter.typeset({...job, scripts})
    gaps = printed.results.at(-1) as readonly Gap[]
    signs = printed.results.at(-2) as readonly PlacedSign[]
    const pagination = printed.results[0] as Pagination
    margins = pagination.margins
    pages = pagination.pages
    return printed
  }
  const world = styledWorld(openDisk(paper.folder, typeset).world, paper, style)
  const built = await build(world, memo, {
    entry: printedPaper,
    outputs: [htmlOutput, pdfOutput, epubOutput],
    draft: true
  })
  return {...built, gaps, signs, margins, pages}
}

const built: string[] = []
afterAll(() => {
  if (built.length > 0)
    recordFigure(
      'papers in styles',
      `${built.length} pairs of ${new Set(built).size} papers built: no word lost, no loose line, html-validate and our PDF/UA checks silent`
    )
})

corpusTest('there are thirty-five papers', () => expect(papers()).toHaveLength(35))

for (const paper of part(papers(), 5, ({name}) => name)) {
  // Results that do not depend on the style are shared.
  const memo = createMemo()
  for (const style of part(builtInStyles, builtInStyles.length, style => `${paper.name} ${style}`)) {
    corpusTest(`${paper.name} is complete in ${style}`, async () => {
      const {manuscript, diagnostics, problems, artifacts, gaps, signs, margins, pages} = await printIn(
        style,
        paper,
        memo
      )
      expect(manuscript.project.style.name).toBe(style)
      expect(gaps).toEqual([])
      const [page, {bytes: pdf}, epub] = artifacts as readonly [Artifact, Artifact, Artifact]
      const nav = openEpub(epub.bytes).files.get('EPUB/nav.xhtml')!
      expect(nav.split('#page-').length - 1).toBe(pages)
      expect(await htmlFaults(new TextDecoder().decode(page.bytes))).toEqual([])
      keepPdf(`${paper.name}-${style}`, pdf)
      expect(await tagFaults(pdf, signs, margins!)).toEqual([])

      const isUnclaimed = diagnostics.some(({rule}) => rule === 'pdf-standard-unclaimed')
      const faults = [...(await uaFaults(pdf)), ...(await heardFaults(pdf))]
      // Some papers have a character or two that no font of a style has, such as 🦜, and get a finding.
      const told = diagnostics.filter(({rule}) => rule === 'character-missing')
      const others = faults.filter(
        fault =>
          !(isUnclaimed && fault.startsWith('no claim ')) &&
          !(told.length > 0 && /\[31-030\]|\[10-001\]/.test(fault))
      )
      // Links of the EPUB to files that the project lacks are no faults here.
      const unlinked = problems.filter(problem => !problem.startsWith('the EPUB has no link to '))
      expect([...unlinked, ...others]).toEqual([])
      expect(told.length).toBeLessThan(4)

      const printed = await readTextAloud(pdf)
      const isPrinted = within(printed)
      const heard = await hearPdf(pdf, {inflate: inflateSync})
      const isSaid = within(saidWords(heard))
      const lost: string[] = []
      let turnedLetters = 0
      for (const {tree} of manuscript.chapters) {
        walk(tree, node => {
          if (!['text', 'inlineCode', 'code'].includes(node.type)) return
          const text = plainText(node)
          turnedLetters += countTurned(text)
          if (!isPrinted(text)) lost.push(text)
          else if (!isSaid(text)) lost.push(`not said: ${text}`)
        })
      }
      expect(lost).toEqual([])
      expect(heard.faults).toEqual([])
      built.push(paper.name)
      expect(countTurned(printed)).toBeGreaterThanOrEqual(turnedLetters)
    })
  }
}

/** Right-to-left letters: a line with them is painted from its end, and other lines may interrupt it. */
const turned = /[\p{Script=Arabic}\p{Script=Hebrew}]+/gu

/**
 * Returns a function that tells whether the printed text contains another text; of a text with right-to-left letters,
 * only the words in other scripts are compared.
 */
function within(printed: string): (text: string) => boolean {
  const all = letters(printed)
  return text =>
    all.includes(letters(text)) ||
    (text.search(turned) >= 0 &&
      letters(text, ' ')
        .replace(turned, ' ')
        .split(' ')
        .every(word => all.includes(word)))
}

/** The number of right-to-left letters in a text. */
function countTurned(text: string): number {
  return (letters(text).match(turned) ?? []).join('').length
}

function letters(text: string, gap = ''): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, gap)
}
