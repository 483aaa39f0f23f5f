import {expect, test} from 'vitest'
import type {FormulaBreakPlace, FormulaItem} from '../../src/core/formula-layout.ts'
import {printedFormula} from '../../src/outputs/article/printed-formula.ts'

const printed = (...items: readonly FormulaItem[]) =>
  printedFormula({width: 2, height: 0.7, depth: 0.25, items, rows: [], pieces: []}, false, ' role="img"')
    .replace('<span class="typeset" role="img">', '')
    .replace('<i style="width:2em;height:0.95em;vertical-align:-0.25em"></i></span>', '')

test.each<readonly [string, FormulaItem, string]>([
  ['a sign', {kind: 'text', text: 'x', face: 'base', x: 0, y: 0, size: 1, width: 0.5}, '<b>x</b>'],
  [
    'a superscript, in em of its own size',
    {kind: 'text', text: '2', face: 'base', x: 0.7, y: 0.35, size: 0.7, width: 0.3},
    '<b style="font-size:0.7em;margin:0 -1em 0 1em;vertical-align:0.5em">2</b>'
  ],
  [
    'a larger sign, in its own face',
    {kind: 'text', text: '<', face: 'size3', x: 0, y: 0, size: 1, width: 0.5},
    '<b style="font-family:Formula-size3">&#60;</b>'
  ],
  [
    'a rule',
    {kind: 'rule', x: 0.5, y: 0.25, width: 1, height: 0.068},
    '<u style="margin:0 -1.5em 0 0.5em;width:1em;height:0.068em;vertical-align:0.25em"></u>'
  ],
  [
    'an oblique line, which is a rule that is turned',
    {kind: 'stroke', x: 0, y: 0, dx: 1, dy: 1, thickness: 0.1},
    '<u style="margin:0 -1.4142em 0 0;width:1.4142em;height:0.1em;vertical-align:-0.05em;transform:rotate(-45.00deg)"></u>'
  ],
  [
    'a colour of the author',
    {kind: 'text', text: 'x', face: 'base', x: 0, y: 0, size: 1, width: 0.5, color: 'red"'},
    '<b style="color:red&#34;">x</b>'
  ]
])('%s', (_, item, html) => expect(printed(item)).toBe(html))

const text = (sign: string, x: number) =>
  ({kind: 'text', text: sign, face: 'base', x, y: 0, size: 1, width: 0.5}) as const
const piece = (at: FormulaBreakPlace, x: number, width: number) => ({at, x, width, height: 0.5, depth: 0})

test('a display between whose relations and operators lines can be broken', () => {
  const layout = {
    width: 6,
    height: 0.5,
    depth: 0,
    items: [text('a', 0), text('=', 1), text('b', 2), text('+', 3), text('c', 4)],
    rows: [],
    pieces: [piece('start', 0, 0.5), piece('relation', 1, 1.5), piece('operator', 3, 1.5)]
  }
  const html = printedFormula(layout, true)
  const texts = html.replace(/ style="[^"]*"/g, '').replaceAll('<i></i>', '')
  expect(texts).toBe(
    '<span class="typeset"><span class="run"><span class="piece"><b>a</b></span></span>' +
      '<span class="run"><span class="piece"><b>=</b><b>b</b></span><span class="piece"><b>+</b><b>c</b></span></span></span>'
  )
})

test('a formula in text, whose pieces have their cost and the space after them', () => {
  const html = printedFormula(
    {
      width: 4.5,
      height: 0.5,
      depth: 0,
      items: [text('a', 0), text('=', 1), text('b', 2), text('+', 3), text('c', 4)],
      rows: [],
      pieces: [piece('start', 0, 1.5), piece('relation', 2, 1.5), piece('operator', 4, 0.5)]
    },
    false
  )
  expect(html.replace(/<b[^>]*>/g, '<b>').replace(/<i [^>]*><\/i>/g, '')).toBe(
    '<span class="typeset breakable"><span class="run">' +
      '<span class="piece" style="margin-right:0.5em"><b>a</b><b>=</b></span>' +
      '<span class="piece" data-penalty="500" style="margin-right:0.5em"><b>b</b><b>+</b></span>' +
      '<span class="piece" data-penalty="700"><b>c</b></span></span></span>'
  )
})
