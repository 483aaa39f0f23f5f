import {ownSheets} from '../outputs/pdf/paginator/own-sheets.ts'

/** A page rule with its margin rules, which TypeScript's library does not yet declare. */
type PageRule = Readonly<{
  selectorText: string
  cssRules: Iterable<Readonly<{name: string; style: CSSStyleDeclaration}>>
}>

/** Makes an element with the margin boxes of a page and their running texts, given the name of the page (`page`). */
type BoxesOf = (name: string, index: number) => HTMLElement

/** Runs in the page: reads the margin boxes of its `@page` rules, which browsers show in print only. */
export function marginBoxes(): BoxesOf {
  const rules = ownSheets()
    .flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule instanceof CSSPageRule) as unknown as readonly PageRule[]
  const sorted = rules
    .map(rule => ({rule, ...parsed(rule.selectorText)}))
    .toSorted((a, b) => a.weight - b.weight)
  const isLeftFirst = getComputedStyle(document.documentElement).direction === 'rtl'
  return (name, index) => {
    const side = (index % 2 === 0) === isLeftFirst ? 'left' : 'right'
    const looks = new Map<string, string[]>()
    for (const {rule, name: own, pseudos} of sorted) {
      const isOf = own === '' || own === name
      const isAt = pseudos.every(each => each === side || (each === 'first' && index === 0))
      if (!isOf || !isAt) continue
      for (const {name: box, style} of rule.cssRules)
        looks.set(box, [...(looks.get(box) ?? []), style.cssText])
    }
    const element = document.createElement('div')
    element.className = 'sheet-margins'
    element.ariaHidden = 'true'
    for (const [box, texts] of looks) element.append(...boxOf(box, texts.join(';')))
    return element
  }
}

/** The name and the pseudo-classes of a page selector, and its specificity: a name weighs most, then `:first`. */
function parsed(selector: string): Readonly<{name: string; pseudos: readonly string[]; weight: number}> {
  const [name = '', ...pseudos] = selector.split(':')
  return {
    name,
    pseudos,
    weight: (name === '' ? 0 : 100) + (pseudos.includes('first') ? 10 : 0) + pseudos.length
  }
}

/** A margin box as an element; empty if the box has no content. */
function boxOf(name: string, look: string): readonly HTMLElement[] {
  const box = document.createElement('div')
  box.style.cssText = look
  const content = box.style.getPropertyValue('content')
  if (content === '' || content === 'none' || content === 'normal') return []
  const align = box.style.getPropertyValue('vertical-align')
  box.className = `margin-box ${name}`
  box.style.removeProperty('content')
  box.style.setProperty('--content', content)
  box.style.alignItems = align === 'bottom' ? 'end' : align === 'top' ? 'start' : 'center'
  const [, side = 'center'] = name.split('-')
  const text = box.style.textAlign || side
  box.style.justifyContent = text === 'left' ? 'start' : text === 'right' ? 'end' : 'center'
  return [box]
}
