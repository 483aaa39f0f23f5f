import {expect, test} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

/** Runs in the page: returns for each note at which side of its column the number is set and the text begins. */
function sidesOfNotes(): readonly string[] {
  return [...document.querySelectorAll('.footnote')].map(note => {
    const box = note.getBoundingClientRect()
    const number = note.querySelector('.footnote-number')!.getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(note.querySelector('p')!)
    range.setStartAfter(note.querySelector('.footnote-number')!)
    const rects = [...range.getClientRects()].filter(({width}) => width > 2)
    const left = Math.min(...rects.map(rect => rect.left)) - box.left
    const right = box.right - Math.max(...rects.map(rect => rect.right))
    const numberSide = number.left - box.left < box.right - number.right ? 'left' : 'right'
    const isCovered = rects.some(
      rect =>
        rect.top < number.bottom &&
        rect.bottom > number.top &&
        rect.left < number.right - 1 &&
        rect.right > number.left + 1
    )
    return `${numberSide} ${left + 6 < right ? 'left' : 'right'}${isCovered ? ', covered' : ''}`
  })
}

const notes = `A[^a] b[^b] c[^c] d[@doe].

[^a]: A short note.

[^b]: ${'یہ ایک حاشیہ ہے، '.repeat(20)}

[^c]:
    ::: {lang=ur}
    یہ ایک حاشیہ ہے۔
    :::
`
const doe = '@book{doe, author = {دو, جین}, title = {کتاب}, year = 1380, langid = {urdu}}'

test.each([
  ['en', 'twocolumn', ['left left', 'left right', 'left right', 'left right']],
  ['en', 'plain', ['left left', 'left right', 'left right', 'left right']],
  ['ur', 'plain', ['right left', 'right right', 'right right', 'right right']]
])('lang: %s, %s: numbers of notes are at the start side of the page', async (lang, style, sides) => {
  let seen: unknown
  const world = {
    ...textWorld({
      'paper.md': `---\ntitle: T\nlang: ${lang}\nstyle: ${style}\ncsl: chicago-notes\n---\n\n${notes}`,
      'references.bib': doe
    }),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const printed = await typesetter.typeset({...job, scripts: [...job.scripts, `(${sidesOfNotes})()`]})
      seen = printed.results.at(-1)
      return printed
    }
  }
  await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  expect(seen).toEqual(sides)
})
