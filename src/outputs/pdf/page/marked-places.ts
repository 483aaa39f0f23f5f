import type {ElementContent} from 'hast'
import {classesOf} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'
import {placeMark} from '../../place-mark.ts'

/**
 * Marks every element with an id in its language tag, so that the structure of the PDF tells where links lead: PDF 2.0
 * asks for elements as destinations, and Chromium writes only places on pages.
 */
export function withMarkedPlaces(page: Page): Page {
  const marked = (node: ElementContent, around: string): ElementContent => {
    if (node.type !== 'element') return node
    const {lang: own, id} = node.properties
    const lang = typeof own === 'string' ? own : around
    const children = node.children.map(child => marked(child, lang.replace(/-x-.*/, '')))
    if (typeof id !== 'string') return {...node, children}
    const properties = {
      ...node.properties,
      lang: `${lang}${lang.includes('-x-') ? '-' : '-x-'}${placeMark(id)}`,
      ...(own === undefined && {className: [...classesOf(node), 'same-language']})
    }
    return {...node, properties, children}
  }
  return mapSlots(page, ({content}) => content.map(node => marked(node, page.lang)))
}
