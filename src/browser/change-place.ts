import {elementOf} from './marks.ts'
import type {Morphed} from './morph.ts'

/** The first change outside the window, and a description of its place. */
export type ChangePlace = Readonly<{change: Element | Range; words: string}>

/** Lists and notices that change only because the text has changed. */
const following = '.contents, .references, .notes, .draft-notice, .cite-this'
const longestTitle = 50

/**
 * Runs in the page: returns the place of a change that the reader cannot see; undefined if part of a change is in the
 * window.
 */
export function changeOutside(changes: Morphed): ChangePlace | undefined {
  const inArticle = changes.filter(change => elementOf(change).closest('article') !== null)
  const inText = inArticle.filter(change => elementOf(change).closest(following) === null)
  const own = (inText.length > 0 ? inText : inArticle).filter(hasBox)
  if (own.length === 0 || own.some(isInWindow)) return undefined
  const change = own.reduce((first, other) => (isBefore(other, first) ? other : first))
  const arrow = change.getBoundingClientRect().top < 0 ? '↑' : '↓'
  return {change, words: `changed in ${sectionOf(elementOf(change))} ${arrow}`}
}

function hasBox(change: Element | Range): boolean {
  return change.getClientRects().length > 0
}

function isInWindow(change: Element | Range): boolean {
  const {top, bottom} = change.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

function isBefore(one: Element | Range, other: Element | Range): boolean {
  return one.getBoundingClientRect().top < other.getBoundingClientRect().top
}

/** The title of the section that contains an element. */
function sectionOf(element: Element): string {
  const title = headingUpTo(element)?.textContent?.trim().replace(/\s+/g, ' ') ?? 'the beginning'
  return title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title
}

/**
 * The last heading that contains an element or precedes it. The search starts at the element, because going through all
 * headings of a long page takes milliseconds.
 */
function headingUpTo(element: Element): Element | undefined {
  for (let at: Element | null = element; at !== null && at.localName !== 'article'; at = at.parentElement) {
    if (at.matches(headings)) return at
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling) {
      const found = before.matches(headings) ? before : [...before.querySelectorAll(headings)].at(-1)
      if (found !== undefined) return found
    }
  }
  return undefined
}

const headings = 'h1, h2, h3, h4, h5, h6'
