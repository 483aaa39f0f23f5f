import type {Element, ElementContent} from 'hast'
import {classesOf} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'
import {type MarkedRole, withMarks} from '../paginator/language-marks.ts'

/**
 * Marks labels, inserted words and deleted words in their language tag: Chromium writes no tags for these into a PDF,
 * but it does write the language of elements that have an identifier.
 */
export function withMarkedElements(page: Page): Page {
  let count = 0
  const marked = (node: ElementContent, around: string): ElementContent => {
    if (node.type !== 'element') return node
    const {lang: own, id} = node.properties
    const lang = typeof own === 'string' ? own : around
    const children = node.children.map(child => marked(child, lang))
    const role = roleOf(node)
    if (role !== undefined) {
      const properties = {
        ...node.properties,
        id: id ?? `in-mark-${++count}`,
        lang: withMarks(lang, {role}),
        ...(own === undefined && {className: [...classesOf(node), 'same-language']})
      }
      return {...node, properties, children}
    }
    return children.every((child, index) => child === node.children[index]) ? node : {...node, children}
  }
  return mapSlots(page, ({content}) => content.map(node => marked(node, page.lang)))
}

function roleOf(element: Element): MarkedRole | undefined {
  const {tagName} = element
  const classes = classesOf(element)
  if (classes.some(name => labels.has(name))) return 'lbl'
  // Only edits within a line are marked, not edits of whole blocks; a redline marks changed words within blocks.
  const isEdit = classes.includes('change') || (classes.includes('edit') && !classes.includes('edit-block'))
  return isEdit && (tagName === 'ins' || tagName === 'del') ? tagName : undefined
}

/** The classes of elements that are labels of the content next to them. */
const labels: ReadonlySet<string> = new Set([
  'section-number',
  'equation-number',
  'caption-label',
  'affiliation-number'
])
