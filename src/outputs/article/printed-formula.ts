import type {
  FormulaBreakPlace,
  FormulaItem,
  FormulaLayout,
  FormulaLine,
  FormulaPiece,
  FormulaRule,
  FormulaStroke,
  FormulaText
} from '../../core/formula-layout.ts'
import {escapeHtml} from '../../core/write-html.ts'
import {familyOf} from '../formulas/faces.ts'
import {baseFace} from '../formulas/font/slots.ts'

/**
 * A laid-out formula as HTML: inline blocks of zero width, each at its position, and one with the size of the
 * formula. The pieces of a breakable formula are in separate elements. In a displayed formula, the pieces between two
 * relations form a group, and the groups between two wide spaces form a larger group; in running text, all pieces are
 * separate. `attributes` are set on the outer element.
 */
export function printedFormula(layout: FormulaLayout, display: boolean, attributes = ''): string {
  const {pieces, items, lines} = layout
  if (lines !== undefined)
    return `<span class="typeset rows"${attributes}>${linesMarkup(layout, lines)}${strut(layout)}</span>`
  if (pieces.length === 0) return `<span class="typeset"${attributes}>${partMarkup(layout, items, 0)}</span>`
  if (display) return `<span class="typeset"${attributes}>${displayMarkup(layout)}</span>`
  return `<span class="typeset breakable"${attributes}><span class="run">${textMarkup(layout)}</span></span>`
}

/**
 * The lines of an aligned formula, in elements without size. If a line is too wide, the paginator turns these elements
 * into blocks, so that only that line is broken.
 */
function linesMarkup({items}: FormulaLayout, lines: readonly FormulaLine[]): string {
  return lines
    .map(({end, baseline, height, depth, indent, pieces, align}, index) => {
      const own = items
        .slice(index === 0 ? 0 : lines[index - 1]!.end, end)
        .map(item => ({...item, y: item.y - baseline}))
      const last = pieces.at(-1)
      const width = last === undefined ? 0 : last.x + last.width
      const runs: string[] = []
      pieces.forEach((piece, at) => {
        const next = pieces[at + 1]?.x ?? width
        const content = partMarkup(
          {...piece, width: next - piece.x},
          itemsOf({pieces, items: own}, at),
          piece.x
        )
        const markup = `<span class="piece" style="margin:0 ${em(-piece.x)} 0 ${em(piece.x)}">${content}</span>`
        if (piece.at === 'operator' && runs.length > 0) runs[runs.length - 1] += markup
        else runs.push(markup)
      })
      const styles = [
        baseline !== 0 && `vertical-align:${em(baseline)}`,
        `--start:${(align ? 0 : (pieces[0]?.x ?? 0)).toFixed(4)}em`,
        `--indent:${em(indent)}`
      ]
      const content = runs.map(run => `<span class="run">${run}</span>`).join('')
      return `<span class="formula-line"${align ? ` data-align="${align}"` : ''} style="${joined(styles)}">${content}${strut({width, height, depth})}</span>`
    })
    .join('')
}

function displayMarkup(layout: FormulaLayout): string {
  const {pieces} = layout
  const clauses: string[][] = []
  pieces.forEach((piece, index) => {
    const end = pieces[index + 1]?.x ?? layout.width
    const start = index === 0 ? 0 : piece.x
    const content = partMarkup({...piece, width: end - start}, itemsOf(layout, index), start)
    const markup = `<span class="piece">${content}</span>`
    if (piece.at === 'space' || clauses.length === 0) clauses.push([])
    const runs = clauses.at(-1)!
    if (piece.at === 'relation' || runs.length === 0) runs.push(markup)
    else runs[runs.length - 1] += markup
  })
  const written = clauses.map(runs => runs.map(run => `<span class="run">${run}</span>`).join(''))
  if (written.length === 1) return written.join('')
  return written.map(clause => `<span class="clause">${clause}</span>`).join('')
}

/** The pieces of a formula in text. The space after a piece is its margin, which disappears at a line end. */
function textMarkup(layout: FormulaLayout): string {
  const {pieces} = layout
  return pieces
    .map((piece, index) => {
      const start = index === 0 ? 0 : piece.x
      const end = index === pieces.length - 1 ? layout.width : piece.x + piece.width
      const gap = index === pieces.length - 1 ? 0 : pieces[index + 1]!.x - end
      const content = partMarkup({...piece, width: end - start}, itemsOf(layout, index), start)
      const penalty = piece.at === 'start' ? '' : ` data-penalty="${penalties[piece.at]}"`
      const margin = Math.abs(gap) < nearly ? '' : ` style="margin-right:${em(gap)}"`
      return `<span class="piece"${penalty}${margin}>${content}</span>`
    })
    .join('')
}

/** The items of a piece. An item may begin slightly before the piece, in the space that precedes it. */
function itemsOf(
  {pieces, items}: Pick<FormulaLayout, 'pieces' | 'items'>,
  index: number
): readonly FormulaItem[] {
  const startOf = (at: number) => {
    const [before, piece] = [pieces[at - 1], pieces[at]]
    if (piece === undefined) return Infinity
    return before === undefined ? -Infinity : (before.x + before.width + piece.x) / 2 - nearly
  }
  const [start, end] = [startOf(index), startOf(index + 1)]
  return items.filter(({x}) => x >= start && x < end)
}

/** The cost of breaking a formula in text: TeX’s `\\relpenalty` and `\\binoppenalty`. */
const penalties: Readonly<Record<Exclude<FormulaBreakPlace, 'start'>, number>> = {
  space: 500,
  relation: 500,
  operator: 700,
  'in brackets': 900
}

/** The length, in em, below which a difference counts as a rounding error. */
const nearly = 0.001

/** The markup of some items, placed relative to `start`, and an element with their size. */
function partMarkup(
  {width, height, depth}: Pick<FormulaPiece, 'width' | 'height' | 'depth'>,
  items: readonly FormulaItem[],
  start: number
): string {
  const moved = start === 0 ? items : items.map(item => ({...item, x: item.x - start}))
  return `${moved.map(markupOf).join('')}${strut({width, height, depth})}`
}

/** An empty box with a given size. */
function strut({width, height, depth}: Pick<FormulaPiece, 'width' | 'height' | 'depth'>): string {
  return `<i style="width:${em(width)};height:${em(height + depth)};vertical-align:${em(-depth)}"></i>`
}

function markupOf(item: FormulaItem): string {
  if (item.kind === 'text') return signMarkup(item)
  return item.kind === 'rule' ? ruleMarkup(item) : strokeMarkup(item)
}

function signMarkup({text, face, x, y, size, color}: FormulaText, more = ''): string {
  const styles = [
    size !== 1 && `font-size:${em(size)}`,
    face !== baseFace && `font-family:${familyOf(face)}`,
    x !== 0 && `margin:0 ${em(-x / size)} 0 ${em(x / size)}`,
    y !== 0 && `vertical-align:${em(y / size)}`,
    color !== undefined && `color:${color}`,
    more !== '' && more
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

/** An oblique line: a sign or a rule that is rotated around its start. */
function strokeMarkup({x, y, dx, dy, thickness, sign, color}: FormulaStroke): string {
  const angle = (-Math.atan2(dy, dx) * 180) / Math.PI
  const width = Math.hypot(dx, dy)
  if (sign !== undefined) {
    const turned = `transform:rotate(${angle.toFixed(2)}deg);transform-origin:0 ${em(-thickness / 2)}`
    const item = {kind: 'text' as const, ...sign, x, y: y - thickness / 2, size: 1, width}
    return signMarkup({...item, ...(color && {color})}, turned)
  }
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
.breakable{display:inline;white-space:inherit}
.breakable>.run{white-space:nowrap}
.formula:has(>.breakable){display:inline}
.typeset.parted{white-space:normal}
.typeset.broken{white-space:normal;text-align:start;padding-inline-start:2em;text-indent:-2em}
.typeset.broken .piece{text-indent:0;margin-bottom:.4em}
.typeset.parted:not(.broken) .piece{margin-bottom:.4em}
.typeset.parted:not(.broken) .clause,.typeset.broken .run{white-space:nowrap}
.typeset.broken.finer .run{white-space:normal}
.equation:has(>:is(.broken,.parted)){align-items:last baseline}
.typeset .formula-line :is(.run,.piece){display:inline}
.typeset .formula-line i{display:none}
.typeset.unrolled{min-width:0;text-align:start}
.equation:has(>.unrolled):not(:has(>.row-numbers)){align-items:center}
.equation:has(>.unrolled>[data-align=right]){align-items:last baseline}
.typeset.unrolled>.formula-line{display:block}
.typeset.unrolled>i{display:none}
.typeset.unrolled>.formula-line>i{display:inline-block}
.typeset.unrolled>.formula-line.broken{white-space:normal;padding-inline-start:min(var(--indent),40%);text-indent:calc(var(--start) - min(var(--indent),40%))}
.typeset.unrolled>.formula-line.broken>i{display:none}
.typeset.unrolled>.formula-line.broken .run{white-space:nowrap}
.typeset.unrolled>.formula-line.finer .run{white-space:normal}
.typeset.unrolled>.formula-line.broken .piece{display:inline-block;margin:0 0 .4em!important;text-indent:0}
.typeset.unrolled>.formula-line.broken .piece i{display:inline-block}
.equation>.at-foot{position:relative}
.equation:has(>.unrolled)>.at-foot{top:0!important}
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
