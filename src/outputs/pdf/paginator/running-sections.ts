import {ownSheets} from './own-sheets.ts'

/** The section that is open before some pages, and whether these are the first pages of the paper. */
export type SectionBefore = Readonly<{title: string; isFirst: boolean}>

/**
 * Assigns a section to each page, for running heads that contain `var(--running-section, "…")`. Chromium supports
 * neither `string-set` nor custom properties of pages, but it supports named pages: the pages of a section have a name,
 * and the style's rules for the margin boxes of running heads are copied for that name, with the section's title.
 * Returns the section that is open before each page; none if no running head names sections.
 */
export function nameSections(
  pages: readonly HTMLElement[],
  {title: first, isFirst}: SectionBefore
): readonly string[] {
  const main = document.querySelector('main')
  // A page that already has a name, as in a proof, keeps its name.
  if (main === null || getComputedStyle(main).getPropertyValue('page') !== 'auto') return []
  const boxes = sectionBoxes()
  if (boxes.length === 0) return []
  const names = new Map<string, string>()
  let running = first
  return pages.map((page, index) => {
    const before = running
    const headings = [...page.querySelectorAll('.page-column > .text h2')]
    const title = headings[0] ? wordsOf(headings[0]) : running
    // The first page has no running head; its rules would not apply to a named page.
    if (title !== '' && !(isFirst && index === 0)) page.style.setProperty('page', nameOf(title))
    const last = headings.at(-1)
    running = last ? wordsOf(last) : running
    return before
  })

  function nameOf(title: string): string {
    const known = names.get(title)
    if (known !== undefined) return known
    const name = `section-${names.size + 1}`
    names.set(title, name)
    const sheet = ownSheets().at(-1)!
    for (const {box, rules} of boxes) {
      const words = `"${shortened(title, rules, box).replace(/[\\"]/g, '\\$&')}"`
      for (const {selector, content} of rules) {
        if (content === '') continue
        const own = content.replace(reference, () => words)
        sheet.insertRule(`@page ${name}${selector} { @${box} { content: ${own} } }`, sheet.cssRules.length)
      }
    }
    return name
  }
}

const reference = /var\(--running-section,\s*"(?:[^"\\]|\\.)*"\)/g

/** A margin box, such as `top-center`, that shows the section on some pages, with all rules for this box. */
type MarginBox = Readonly<{
  box: string
  rules: readonly Readonly<{selector: string; content: string; look: string}>[]
}>

function sectionBoxes(): readonly MarginBox[] {
  const pageRules = ownSheets()
    .flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule instanceof CSSPageRule && /^(:|$)/.test(rule.selectorText)) as MarginRules[]
  const boxes = new Map<string, MarginBox['rules'][number][]>()
  for (const {selectorText: selector, cssRules} of pageRules) {
    for (const {name, style} of cssRules) {
      const rule = {selector, content: style.getPropertyValue('content'), look: style.cssText}
      boxes.set(name, [...(boxes.get(name) ?? []), rule])
    }
  }
  return [...boxes]
    .filter(([, rules]) => rules.some(({content}) => content.search(reference) >= 0))
    .map(([box, rules]) => ({box, rules}))
}

/** TypeScript's library does not yet declare margin rules in page rules. */
type MarginRules = CSSPageRule &
  Readonly<{cssRules: Iterable<Readonly<{name: string; style: CSSStyleDeclaration}>>}>

/** The text of a heading with its number, without note calls. */
function wordsOf(heading: Element): string {
  const copy = heading.cloneNode(true) as Element
  for (const element of copy.querySelectorAll('.note-call, annotation')) element.remove()
  return (copy.textContent ?? '').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim()
}

/**
 * Shortens a title to as many words as fit in a running head. A title in the middle can fill most of the line, next to
 * the page number; a title at a side, half of the line.
 */
function shortened(title: string, rules: MarginBox['rules'], box: string): string {
  const sample = document.createElement('span')
  sample.style.cssText = rules
    .filter(({selector}) => !selector.includes(':first'))
    .map(({look}) => look)
    .join(';')
  sample.style.cssText += ';position:absolute;margin:0;padding:0;white-space:nowrap'
  document.body.append(sample)
  const room = document.body.clientWidth * (box.endsWith('center') ? 0.75 : 0.5)
  const words = title.split(' ')
  let count = words.length
  const text = () => (count === words.length ? title : `${words.slice(0, count).join(' ')}…`)
  for (sample.textContent = text(); sample.offsetWidth > room && count > 1; sample.textContent = text())
    count--
  sample.remove()
  return text().replace(/[\s,;:.–—-]+…$/, '…')
}
