import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../src/core/typesetting.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {numberedOnly} from '../../numbered-proof.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

/** The words next to the numbers in a proof. */
function numberedLines(text: string): Promise<readonly string[]> {
  const words = `[...document.querySelectorAll(':is(.text, figure) .line-number')].map(number =>
    (number.previousSibling ?? number.parentElement).textContent.trim())`
  return asked(text, words)
}

async function asked(
  text: string,
  question: string,
  files: Readonly<Record<string, string>> = {}
): Promise<readonly string[]> {
  let lines: unknown
  const world = {
    ...textWorld({'paper.md': text, ...files}),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const printed = await typesetter.typeset({...job, scripts: [...job.scripts, question]})
      lines = printed.results.at(-1)
      return printed
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true, proof: numberedOnly}
  expect((await build(world, createMemo(), options)).problems).toEqual([])
  return lines as readonly string[]
}

test.each([
  ['Term\n:   Meaning\n:   Another', ['Term', 'Meaning', 'Another']],
  ['| Roses\n|   are\n| red', ['Roses', 'are', 'red']],
  ['> Words\n>\n> — Goethe', ['Words', '—']],
  ['- [ ] task\n- [x] done', ['task', 'done']],
  ['## Method\n\n1. One\n\n   ```\n   code\n   ```', ['1', 'One', 'code']],
  ['| Head |\n|---|\n| Cell |\n\n: Caption', ['Table', 'Head', 'Cell']]
])('each line of a proof has a number: %s', async (text, lines) => {
  expect(await numberedLines(text)).toEqual(lines)
})

test.each([
  ['en', 'left'],
  ['fa', 'right']
])('the numbers are in the margin where lines begin: %s', async (lang, side) => {
  const margins = `[...document.querySelectorAll('.text .line-number')].map(number => {
    const {left, right} = number.closest('.page-column').getBoundingClientRect()
    const page = number.closest('.page').getBoundingClientRect()
    const box = number.getBoundingClientRect()
    return box.right <= left && box.left >= page.left ? 'left' : box.left >= right && box.right <= page.right ? 'right' : 'text'
  })`
  const text = `---\ntitle: A\nlang: ${lang}\nstyle: insights\n---\n\n${'Words of a text. '.repeat(20)}`
  const sides = await asked(text, margins)
  expect(new Set(sides)).toEqual(new Set([side]))
})

/** The numbers on each page of a proof of 90 one-line paragraphs, in a style with these settings. */
function numbersByPage(habits: string): Promise<readonly string[]> {
  const text = `---\ntitle: A\nstyle: ours\n---\n\n${'Words.\n\n'.repeat(90)}`
  const question = `[...document.querySelectorAll('.page')].slice(1).map(page =>
    [...page.querySelectorAll('.text .line-number')].map(number => number.textContent).join(' '))`
  return asked(text, question, {'styles/ours/style.yaml': `extends: plain\nproof: {${habits}}\n`})
}

test('the numbers restart on each page if the style says so', async () => {
  const [, second = '', third = ''] = await numbersByPage('numbering: page')
  expect([second, third].map(numbers => numbers.split(' ').slice(0, 3).join())).toEqual(['1,2,3', '1,2,3'])
  const [, later = ''] = await numbersByPage('numbering: continuous')
  expect(Number(later.split(' ')[0])).toBeGreaterThan(10)
})

test('only every fifth number is shown if the style says so', async () => {
  const numbers = (await numbersByPage('lines: fifth')).flatMap(page => page.split(' '))
  expect(numbers.length).toBeGreaterThan(10)
  expect(numbers.every(number => Number(number) % 5 === 0)).toBe(true)
})
