import type {Element} from 'hast'
import {mapElements} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'

/**
 * Gives the checkboxes of tasks the role of pictures of `☑` or `☐`: a box on paper cannot be checked, but Chromium
 * would tag it as a form field.
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
