import type {Element} from 'hast'
import {mapElements} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'
import {attributeOf, withoutAttribute} from '../../page/template.ts'

/** Removes roles for which Chromium writes elements without a type, so that links keep their tags. */
export function withoutDocumentRoles(page: Page): Page {
  const {parts} = mapSlots(page, ({content}) => mapElements(content, withoutRole))
  return {
    ...page,
    parts: parts.map(part =>
      part.kind === 'tag' && isDocumentRole(attributeOf(part.tag, 'role'))
        ? withoutAttribute(part, 'role')
        : part
    )
  }
}

function withoutRole(element: Element): Element {
  const {role, ...properties} = element.properties
  return isDocumentRole(role) ? {...element, properties} : element
}

function isDocumentRole(role: unknown): boolean {
  return typeof role === 'string' && role.startsWith('doc-')
}
