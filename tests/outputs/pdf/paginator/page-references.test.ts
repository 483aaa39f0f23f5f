import {expect, test} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesetDocument, TypesettingJob} from '../../../../src/core/typesetting.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import type {Pagination} from '../../../../src/outputs/pdf/paginator/paginate.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

/** Runs in the page: returns the text of page references in the text and in notes, and the pages of their targets. */
function readReferences(): ReadReferences {
  const pages = [...document.querySelectorAll('section.page')]
  const said = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({textContent}) => textContent ?? '')
  // The text of an entry without its hidden parts.
  const shown = (entry: Element) =>
    [...entry.querySelectorAll('.index-place:not([hidden]) > a')].reduce(
      (words, {textContent}) => `${words} ${textContent}`,
      entry.firstChild?.textContent ?? ''
    )
  return {
    inText: said('p:not(.footnote p) > a.page-reference'),
    inNotes: said('.footnote a.page-reference'),
    index: [...document.querySelectorAll('.index-entry')].map(shown),
    target: pages.findIndex(page => page.querySelector('h1[id$="end"], h2[id$="end"]'))
  }
}

type ReadReferences = Readonly<{
  inText: readonly string[]
  inNotes: readonly string[]
  index: readonly string[]
  target: number
}>

test.each(['insights', 'joss'])('a page reference contains only the page number, also in %s', async style => {
  const answers: unknown[] = []
  const text = `---\ntitle: A title\nstyle: ${style}\n---\n\nOn page [](#sec:end){.page}, with more words in the line than there is room for. ${'Words of a text. '.repeat(9)}\n\n# The *very* end {#sec:end}\n\nWords.`
  const world = {
    ...textWorld({'paper.md': text}),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const printed = await typesetter.typeset({...job, scripts: [...job.scripts, `(${readReferences})()`]})
      answers.push((printed.results.at(-1) as ReadReferences).inText)
      return printed
    }
  }
  await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  expect(answers).toEqual([['1']])
})

test('page references in the text and in a note are right, although the number is longer than expected', async () => {
  const paragraphs = Array.from({length: 30}, () => `${'Some words of a long text. '.repeat(20)}`)
  const markdown = [
    '---\ntitle: A title\nauthor: A. Writer\nlang: en\njournal: {title: A Journal, first-page: 9}\n---',
    'The end is on page \\pageref{sec:end}, as a note says.[^1]',
    '[^1]: See page \\pageref{sec:end}.',
    ...paragraphs,
    '# End {#sec:end}',
    'The last words.'
  ].join('\n\n')
  let printed: TypesetDocument | undefined
  const world = {
    ...textWorld({'paper.md': markdown}),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      printed = await typesetter.typeset({...job, scripts: [...job.scripts, `(${readReferences})()`]})
      return printed
    }
  }
  await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  const {inText, inNotes, target} = printed!.results.at(-1) as ReadReferences
  expect(target).toBeGreaterThan(1)
  expect((printed!.results[0] as Pagination).unsettled).toEqual([])
  expect(inText).toEqual([String(9 + target)])
  expect(inNotes).toEqual([String(9 + target)])
}, 60_000)
