import {familyOf} from '../../formulas/faces.ts'
import {baseFace} from '../../formulas/font/slots.ts'
import type {
  FormulaItem,
  FormulaLayout,
  FormulaRule,
  FormulaStroke,
  FormulaText
} from '../../formulas/layout.ts'
import {escapeHtml} from '../markup.ts'

/**
 * A laid-out formula as HTML: inline blocks without width, each at its place, and one that has the size of the formula.
 * A display that can be broken has its pieces in elements of their own, those between two relations together.
 * `attributes` are those of its element.
 */
export function printedFormula(layout: FormulaLayout, attributes = ''): string {
  return `<span class="typeset"${attributes}>${contentOf(layout)}</span>`
}

function contentOf(layout: FormulaLayout): string {
  const {pieces, items} = layout
  if (pieces.length === 0) return partMarkup(layout, items, 0)
  const parts = pieces.map((piece, index) => {
    const end = pieces[index + 1]?.x ?? layout.width
    const start = index === 0 ? 0 : piece.x
    const own = items.filter(
      item => item.x >= start - nearly && (item.x < end - nearly || index === pieces.length - 1)
    )
    const content = partMarkup({...piece, width: end - start}, own, start)
    return {isRelation: piece.isRelation, markup: `<span class="piece">${content}</span>`}
  })
  const runs: string[] = []
  for (const {isRelation, markup} of parts) {
    if (isRelation || runs.length === 0) runs.push(markup)
    else runs[runs.length - 1] += markup
  }
  return runs.map(run => `<span class="run">${run}</span>`).join('')
}

/** A sign may reach a little over the start of its piece. */
const nearly = 0.001

/** Some items from a place on, and what has their size. */
function partMarkup(
  {width, height, depth}: Readonly<{width: number; height: number; depth: number}>,
  items: readonly FormulaItem[],
  start: number
): string {
  const size = `width:${em(width)};height:${em(height + depth)};vertical-align:${em(-depth)}`
  const moved = start === 0 ? items : items.map(item => ({...item, x: item.x - start}))
  return `${moved.map(markupOf).join('')}<i style="${size}"></i>`
}

function markupOf(item: FormulaItem): string {
  if (item.kind === 'text') return textMarkup(item)
  return item.kind === 'rule' ? ruleMarkup(item) : strokeMarkup(item)
}

function textMarkup({text, face, x, y, size, color}: FormulaText): string {
  const styles = [
    size !== 1 && `font-size:${em(size)}`,
    face !== baseFace && `font-family:${familyOf(face)}`,
    x !== 0 && `margin:0 ${em(-x / size)} 0 ${em(x / size)}`,
    y !== 0 && `vertical-align:${em(y / size)}`,
    color !== undefined && `color:${color}`
  ]
  const style = joined(styles)
  return `<b${style === '' ? '' : ` style="${escapeHtml(style)}"`}>${escapeHtml(text)}</b>`
}

function ruleMarkup({x, y, width, height, color}: FormulaRule, turn?: string): string {
  const styles = [
    `margin:0 ${em(-x - width)} 0 ${em(x)}`,
    `width:${em(width)}`,
    `height:${em(height)}`,
    `vertical-align:${em(y)}`,
    turn !== undefined && `transform:rotate(${turn})`,
    color !== undefined && `color:${color}`
  ]
  return `<u style="${escapeHtml(joined(styles))}"></u>`
}

/** An oblique line: a rule that is turned about its start. */
function strokeMarkup({x, y, dx, dy, thickness, color}: FormulaStroke): string {
  const angle = (-Math.atan2(dy, dx) * 180) / Math.PI
  const width = Math.hypot(dx, dy)
  const rule = {
    kind: 'rule' as const,
    x,
    y: y - thickness / 2,
    width,
    height: thickness,
    ...(color && {color})
  }
  return ruleMarkup(rule, `${angle.toFixed(2)}deg`)
}

/** The style sheet of laid-out formulas. */
export const formulaRules = `.typeset{display:inline-block;white-space:pre;line-height:0;font-family:${familyOf(baseFace)};font-weight:400;font-style:normal;font-variant:normal;font-feature-settings:normal;text-indent:0;line-height:0;text-transform:none;letter-spacing:0;word-spacing:0;direction:ltr;unicode-bidi:isolate;hyphens:none}
.typeset :is(b,i,u){display:inline-block;font-weight:400;font-style:normal;text-decoration:none}
.typeset b{width:0}
.typeset u{background:currentcolor;transform-origin:0 100%}
:where(.equation)>.typeset{display:block;text-align:center}
.equation:has(>.typeset){align-items:baseline}
.typeset .piece{display:inline-block;white-space:pre}
.typeset.broken{white-space:normal;text-align:start;padding-inline-start:2em;text-indent:-2em}
.typeset.broken .piece{text-indent:0;margin-bottom:.4em}
.typeset.broken .run{white-space:nowrap}
.typeset.broken.finer .run{white-space:normal}
.equation:has(>.broken){align-items:last baseline}
.row-numbers{display:inline-grid;align-items:baseline;justify-items:end}
.row-numbers>.equation-number{grid-area:1/1;position:relative}
`

function joined(styles: ReadonlyArray<string | false>): string {
  return styles.filter(Boolean).join(';')
}

function em(value: number): string {
  const rounded = Number(value.toFixed(4)) || 0
  return rounded === 0 ? '0' : `${rounded}em`
}
