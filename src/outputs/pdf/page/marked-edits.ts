import type {Element, ElementContent} from 'hast'
import {classesOf} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'

/**
 * Marks inserted and deleted words in their language tag, `en-x-ins`, since Chromium writes no tag for `ins` and `del`
 * into a PDF but the language of what has an identifier; `structure/reading.ts` reads it.
 */
export function withMarkedEdits(page: Page): Page {
  let count = 0
  const marked = (node: ElementContent, around: string): ElementContent => {
    if (node.type !== 'element') return node
    const {lang: own, id} = node.properties
    const lang = typeof own === 'string' ? own : around
    const children = node.children.map(child => marked(child, lang))
    if (isEdit(node)) {
      const properties = {
        ...node.properties,
        id: id ?? `in-edit-${++count}`,
        lang: `${lang}-x-${node.tagName}`
      }
      return {...node, properties, children}
    }
    return children.every((child, index) => child === node.children[index]) ? node : {...node, children}
  }
  return mapSlots(page, ({content}) => content.map(node => marked(node, page.lang)))
}

/** Whether an element is words of an edit or of a change; an edit of whole blocks is no part of a line. */
function isEdit(element: Element): boolean {
  if (element.tagName !== 'ins' && element.tagName !== 'del') return false
  const classes = classesOf(element)
  // A redline marks the words of its changes within blocks.
  return classes.includes('change') || (classes.includes('edit') && !classes.includes('edit-block'))
}
