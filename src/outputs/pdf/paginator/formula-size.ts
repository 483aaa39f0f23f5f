import {largestOf} from '../../../core/extremes.ts'
import type {SmallFormula} from '../../../core/finished-facts.ts'
import {allowBreaks, anywhere, atRelations} from './formula-breaks.ts'
import {unroll} from './formula-lines.ts'

/**
 * Fits formulas that are wider than their column. A display formula is broken at its wide spaces, then before
 * relations, then also before operators; in an aligned formula, only lines that are too wide are broken. In ragged
 * text, the browser may break a formula: only after relations if that is enough, and in a table only if the formula is
 * too wide. A formula that is still too wide is set in smaller type, down to 60 %; if it is much smaller, its attribute
 * `data-size` contains its size in per cent.
 */
export function narrowFormulas(article: HTMLElement): void {
  const ragged = [...article.querySelectorAll<HTMLElement>('.breakable')].filter(isRagged)
  allowBreaks(
    ragged.filter(formula => formula.closest('td, th') === null),
    atRelations
  )
  for (const [step, part] of steps) {
    const wide = displayed(article).filter(({width, needed}) => needed > width + 1)
    for (const {element} of wide)
      element.querySelector(`:scope > .typeset:not(.rows):has(${part})`)?.classList.add(step)
  }
  for (const {element, width, needed} of displayed(article)) {
    const part = needed > width + 1 ? unroll(element) : 1
    if (part < legible) element.dataset.size = String(Math.round(part * 100))
  }
  for (const {element, size, width, needed} of [...displayed(article), ...inText(article)]) {
    const part = Math.max(0.6, (width / needed) * 0.99)
    if (needed <= width + 1) continue
    element.style.fontSize = `${(size * part).toFixed(2)}px`
    if (part < legible) element.dataset.size = String(Math.round(part * 100))
  }
}

/**
 * The classes that allow breaking a display formula, from coarse to fine, each with a selector of parts; a class is
 * used only if the formula has several such parts.
 */
const steps = [
  ['parted', '.clause'],
  ['broken', '.piece'],
  ['finer', '.piece']
] as const

/** The factor down to which smaller type is still easy to read. */
const legible = 0.85

/** The formulas of finished pages that are set much smaller. */
export function smallFormulas(built: readonly HTMLElement[]): readonly SmallFormula[] {
  return built.flatMap((page, index) =>
    [...page.querySelectorAll<HTMLElement>('[data-size]')].map(({dataset}) => ({
      tex: dataset.tex ?? '',
      percent: Number(dataset.size),
      page: index
    }))
  )
}

/** A formula, its type size, the width that is available, and the width that it needs. */
type Formula = Readonly<{element: HTMLElement; size: number; width: number; needed: number}>

function displayed(article: HTMLElement): readonly Formula[] {
  return [...article.querySelectorAll<HTMLElement>('.equation')].map(element => ({
    element,
    size: sizeOf(element),
    width: element.clientWidth,
    needed: largestOf([element.scrollWidth, ...[...element.children].map(child => child.scrollWidth)])
  }))
}

/** Whether a formula is in ragged text, whose lines the browser breaks; galley breaks the lines of justified text. */
function isRagged(formula: HTMLElement): boolean {
  return getComputedStyle(formula).textAlign !== 'justify'
}

/** Long inline formulas; each may take up the full width of a line in its block. */
function inText(article: HTMLElement): readonly Formula[] {
  const long = [...article.querySelectorAll<HTMLElement>('.formula')]
  const wide = long.map(measured).filter(({width, needed}) => needed > width + 1)
  allowBreaks(
    wide.flatMap(({element}) => [...element.querySelectorAll<HTMLElement>('.breakable')].filter(isRagged)),
    anywhere
  )
  return long.map(measured)

  function measured(element: HTMLElement): Formula {
    const block = element.closest<HTMLElement>('p, li, dt, dd, td, th, figcaption, h2, h3, h4, div')
    const {paddingLeft, paddingRight} = getComputedStyle(block ?? article)
    const padding = (Number.parseFloat(paddingLeft) || 0) + (Number.parseFloat(paddingRight) || 0)
    return {
      element,
      size: sizeOf(element),
      width: (block ?? article).clientWidth - padding,
      needed: largestOf([0, ...wholes(element).map(part => part.getBoundingClientRect().width)])
    }
  }
}

/** The unbreakable parts of a formula in text: galley breaks between all pieces, the browser only between runs. */
function wholes(formula: HTMLElement): readonly Element[] {
  const [typeset] = formula.children
  if (!typeset?.matches('.breakable')) return typeset === undefined ? [] : [typeset]
  return [...formula.querySelectorAll(isRagged(formula) ? '.run' : '.piece')]
}

function sizeOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).fontSize)
}
