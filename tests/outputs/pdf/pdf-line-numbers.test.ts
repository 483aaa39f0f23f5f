import {readFileSync} from 'node:fs'
import {expect, test, vi} from 'vitest'
import type {LineNumberOptions, NumberedLines} from '../../../src/browser/line-numbers.ts'
import lineNumbers from '../../../src/browser/line-numbers.ts?script'
import {callScript} from '../../../src/core/typesetting.ts'
import {postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {inPage} from '../../in-page.ts'
import {contentPolicy, metadata} from '../../pdf-article.ts'
import {type PaintedText, paintedText} from '../../pdf-text.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {serialized} from '../../serialized.ts'
import {typesetter} from '../../shared-typesetter.ts'

vi.setConfig({testTimeout: 60_000})

/** A font of a package, because the fonts of the machine are unknown. */
const font = readFileSync(
  new URL('../../../node_modules/source-serif/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2', import.meta.url)
).toString('base64')

/** The width of the text on an A4 page with margins of 60 px. */
const width = 794 - 120
const padding = 40

const options: LineNumberOptions = {
  selector: 'p, h2, li, blockquote, pre',
  excluded: 'header, figure',
  width,
  gap: 12,
  side: 'start',
  every: 1,
  restartIn: '',
  firstPage: 1,
  fontSize: 9,
  color: '#666',
  pageStride: 0
}

type Numbered = Readonly<{count: unknown; text: readonly PaintedText[]; pdf: Uint8Array}>

async function numbered(
  body: string,
  changes: Partial<LineNumberOptions> = {},
  style = ''
): Promise<Numbered> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${contentPolicy}<title>Proof</title><style>
    @font-face {font-family: Text; src: url(data:font/woff2;base64,${font}) format("woff2")}
    @page {size: A4; margin: 60px} html, body {margin: 0} body {padding-left: ${padding}px; font: 16px/26px Text}
    p, li, h2, blockquote, pre {white-space: pre-wrap; margin: 0 0 8px} h1, h2 {font-weight: 400} h2 {font-size: 20px}
    ${style}</style></head><body>${body}</body></html>`
  const printed = await typesetter.typeset({
    html: serialized(html),
    scripts: [callScript(lineNumbers, 'numberLines', {...options, ...changes})]
  })
  const {count} = printed.results[0] as NumberedLines
  return {count, text: await paintedText(printed.pdf), pdf: printed.pdf}
}

/** The line numbers on the pages; the pieces of a number that is painted digit by digit are joined. */
function numbersOf({text}: Numbered): PaintedText[] {
  const numbers: PaintedText[] = []
  for (const piece of text) {
    if (!piece.isArtifact && !/^\d+$/.test(piece.text)) continue
    const last = numbers.at(-1)
    const goesOn = last?.page === piece.page && last.y === piece.y && piece.x - last.x < 20
    if (goesOn) numbers[numbers.length - 1] = {...last, text: last.text + piece.text}
    else numbers.push(piece)
  }
  return numbers
}

/** The text lines of the pages: pieces whose baselines are less than half a line apart. */
function textLines({text}: Numbered): PaintedText[][] {
  const isMath = (text: string) => /^[\u{1D400}-\u{1D7FF}ab]$/u.test(text)
  // Letters of formulas are left out, because some are above or below the line.
  const pieces = text.filter(piece => piece.x > (60 + padding - 2) * 0.75 && !isMath(piece.text))
  const lines: PaintedText[][] = []
  for (const piece of [...pieces].sort((left, right) => left.page - right.page || left.y - right.y)) {
    const last = lines.at(-1)?.[0]
    if (last && last.page === piece.page && piece.y - last.y < 9) lines.at(-1)?.push(piece)
    else lines.push([piece])
  }
  return lines
}

const sentence = (words: number) =>
  Array.from(
    {length: words},
    (_, index) => 'estuary sediment of a river that carries'.split(' ')[(index * 5) % 7]
  ).join(' ')

const manuscript = `<header><h1>Not counted</h1><p>Nor this</p></header>
${Array.from(
  {length: 6},
  (_, index) => `<h2>Section <em>${'of a rather long title '.repeat(index)}</em></h2>
<p>${sentence(60 + 7 * index)}<sup>1</sup> ${sentence(20)}, <a href="#s">${sentence(9)}</a> ${sentence(33)}</p>
<blockquote><p>${sentence(30)}</p></blockquote>
<ul><li>${sentence(3)}</li><li><p>${sentence(40)}</p><ol><li>${sentence(25)}</li></ol></li></ul>`
).join('')}
<p>See https://example.org/${'a-very-long-address-that-is-broken-anywhere/'.repeat(6)}end of it.</p>
<pre>three\nlines\n  of code</pre>
<p>${sentence(12)} <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> ${sentence(30)}</p>`

/** Counts lines as `Range.getClientRects` groups them, independently of the script. */
function countLines({selector, excluded}: {selector: string; excluded: string}): number {
  const tops = new Set<number>()
  for (const block of document.querySelectorAll(selector)) {
    if (block.closest(excluded)) continue
    const range = document.createRange()
    range.selectNodeContents(block)
    for (const rect of range.getClientRects()) {
      const isLetters = rect.height > 14 && rect.height < 30 && rect.width > 0
      if (isLetters) tops.add(Math.round((rect.top + rect.bottom) / 2 / 13))
    }
  }
  const sorted = [...tops].sort((left, right) => left - right)
  return sorted.filter((top, index) => top - (sorted[index - 1] ?? -9) > 1).length
}

const style = 'a, p {overflow-wrap: anywhere} sup {line-height: 0; font-size: 11px}'

test('every typeset line is numbered once, across all pages', async () => {
  const proof = await numbered(manuscript, {}, style)
  const numbers = numbersOf(proof).filter(({x}) => x < (60 + padding - 2) * 0.75)
  const lines = textLines(proof).filter(
    line => !/Not counted|Nor this/.test(line.map(({text}) => text).join(''))
  )
  expect(new Set(proof.text.map(({page}) => page)).size).toBeGreaterThanOrEqual(2)
  expect(proof.count).toBe(lines.length)
  const asRead = [...numbers].sort((left, right) => left.page - right.page || left.y - right.y)
  expect(asRead.map(({text}) => text)).toEqual(lines.map((_, index) => String(index + 1)))
  for (const [index, line] of lines.entries()) {
    const number = asRead[index]
    expect(number?.page).toBe(line[0]?.page)
    expect(Math.min(...line.map(({y}) => Math.abs(y - (number?.y ?? 0))))).toBeLessThan(1)
  }
})

test('the numbers agree with the browser’s line boxes, and numbering moves no word', async () => {
  const count = inPage(countLines, {selector: options.selector, excluded: options.excluded})
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title><style>html {width: ${width}px}
    html, body {margin: 0} body {padding-left: 40px; font: 16px/26px serif} p {margin: 0 0 26px} header {display: none}
    </style></head><body>${Array.from({length: 20}, (_, index) => `<p>${sentence(30 + 11 * index)}</p>`).join('')}</body></html>`
  const {results} = await typesetter.typeset({
    html: serialized(html),
    scripts: [count, callScript(lineNumbers, 'numberLines', options), count]
  })
  expect(results[0]).toBeGreaterThan(60)
  expect((results[1] as NumberedLines).count).toBe(results[0])
  expect(results[2]).toBe(results[0])
})

test('line numbers are artifacts, and the proof stays accessible', async () => {
  const {pdf, count} = await numbered('<h1>Title</h1><p>One line</p><p>Another</p>')
  const finished = await postprocess(pdf, metadata)
  expect(count).toBe(2)
  expect(await uaFaults(finished)).toEqual([])
  const painted = await paintedText(finished)
  expect(painted.filter(({isArtifact}) => isArtifact).map(({text}) => text)).toEqual(['1', '2'])
})

test('every fifth number is shown', async () => {
  const proof = await numbered(Array.from({length: 12}, () => '<p>Line</p>').join(''), {every: 5})
  expect(proof.count).toBe(12)
  expect(
    numbersOf(proof)
      .map(({text}) => text)
      .sort()
  ).toEqual(['10', '5'])
})

test('numbers are on the requested side, however the text is positioned', async () => {
  const body =
    '<p>Plain</p><ul><li style="position: relative; margin-left: 99px">Inside</li></ul><p dir="rtl">دریا</p>'
  const left = await numbered(body)
  const edges = numbersOf(left).map(({x}) => Math.round(x))
  expect(new Set(edges).size).toBe(1)
  expect(edges[0]).toBeLessThan((60 + padding - 12) * 0.75)
  const right = await numbered(body, {side: 'end'}, 'body {padding-right: 40px}')
  for (const {x} of numbersOf(right)) expect(x).toBeGreaterThan((60 + width - 40) * 0.75)
})

test('adjacent blocks share the numbers of their lines', async () => {
  const proof = await numbered(
    '<div style="display: flex; gap: 20px"><p>Left<br>again</p><p>Right<br>again<br>once more</p></div>'
  )
  expect(proof.count).toBe(3)
  expect(
    numbersOf(proof)
      .map(({text}) => text)
      .sort()
  ).toEqual(['1', '2', '3'])
})

test('a note is numbered at its place on the page, and pages side by side are numbered in order', async () => {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title><style>
    body {margin: 0; position: relative} .note {position: absolute; left: 0; top: 300px} .next {position: absolute; left: 700px; top: 0}
    </style></head><body><p>First<span class="note">note</span><br>second</p><p class="next">next</p></body></html>`
  const script = callScript(lineNumbers, 'numberLines', {...options, selector: 'p, .note', pageStride: 700})
  const words = `[...document.querySelectorAll('.line-number')].map(number =>
    number.textContent + ' ' + number.previousSibling.textContent)`
  const {results} = await typesetter.typeset({html: serialized(html), scripts: [script, words]})
  expect((results[0] as NumberedLines).count).toBe(4)
  expect([...(results[1] as string[])].sort()).toEqual(['1 First', '2 second', '3 note', '4 next'])
})

test('a policy that forbids all styles does not prevent the numbers', async () => {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><body><p>One</p></body></html>`
  const position = `getComputedStyle(document.querySelector('.line-number')).position`
  expect(
    (
      await typesetter.typeset({
        html: serialized(html),
        scripts: [callScript(lineNumbers, 'numberLines', options), position]
      })
    ).results
  ).toEqual([{count: 1, queries: [], lines: []}, 'absolute'])
})

test('a line that begins with two formulas has its number at the baseline of its words', async () => {
  const looks =
    '.typeset {display: inline-block; width: 30px; height: 30px; vertical-align: -14px} .typeset span {position: absolute; top: -99px}'
  const formulas = '<span class="typeset"></span> <span class="typeset"><span>x</span></span>'
  const proof = await numbered(`<p>Above.</p><p>${formulas} beside them.</p>`, {}, looks)
  expect(numbersOf(proof)[1]!.y).toBeCloseTo(proof.text.find(({text}) => text === 'm')!.y, 0)
})
