import {all, create} from './elements.ts'

/** Elements that a preview can show. */
const shown = '.csl-entry, .note, figure, .equation, .listing'

/**
 * The targets of a link; for a range such as `[1–4]`, in which only the ends are links, the targets of the whole range.
 */
export function targetsOf(link: HTMLAnchorElement): Element[] {
  const target = targetOf(link)
  if (target === undefined) return []
  const isRange = (node: Node | null): boolean => /^[-‐–—]$/.test(node?.textContent?.trim() ?? '')
  const first = isRange(link.previousSibling) ? link.previousElementSibling : link
  const last = isRange(link.nextSibling) ? link.nextElementSibling : link
  const start = first instanceof HTMLAnchorElement ? targetOf(first) : undefined
  const end = last instanceof HTMLAnchorElement ? targetOf(last) : undefined
  const range: Element[] = []
  for (
    let entry = start;
    entry !== undefined && entry !== null;
    entry = entry.nextElementSibling ?? undefined
  ) {
    range.push(entry)
    if (entry === end) return range
  }
  return [target]
}

function targetOf(link: HTMLAnchorElement): Element | undefined {
  const id = link.hash.slice(1)
  const target = document.getElementById(id) ?? document.getElementById(decodeURIComponent(id))
  return target?.matches(shown) ? target : undefined
}

/** A copy without anything that must be unique in a page or would be useless: ids, back links, and tab stops. */
export function copyOf(target: Element): Element {
  const copy = create('div', target.closest('.notes, .references')?.className)
  copy.lang = target.closest<HTMLElement>('[lang]')?.lang ?? ''
  copy.dir = getComputedStyle(target).direction
  const whole = target.matches('li') ? create('div') : (target.cloneNode() as Element)
  whole.append(...[...target.childNodes].map(node => node.cloneNode(true)))
  copy.append(whole)
  for (const gone of all('.back-links, .note-back, .mentions, .sign', copy)) gone.remove()
  for (const element of all('[id], [tabindex], [role]', copy)) {
    for (const name of ['id', 'tabindex', 'role']) element.removeAttribute(name)
  }
  return copy
}
