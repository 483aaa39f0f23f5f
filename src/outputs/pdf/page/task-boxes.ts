import type {Element} from 'hast'
import {mapElements} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'

/**
 * Turns the boxes of tasks into signs: on paper they cannot be filled in, although Chromium would tag them as fields.
 */
export function withTaskSigns(page: Page): Page {
  return mapSlots(page, ({content}) => mapElements(content, signed))
}

function signed(element: Element): Element {
  const {tagName, properties} = element
  if (tagName !== 'input') return element
  const isTicked = (properties.checked ?? false) !== false
  return {...element, properties: {...properties, role: 'img', ariaLabel: isTicked ? '☑' : '☐'}}
}
